"""The strings: every key is used, every place filled, every counted phrase has its six forms."""

from __future__ import annotations

import re

import pytest

from digest.store.strings_file import read_strings
from tests.site_trees import PACKAGE

FILE = PACKAGE / "theme" / "strings.ar.yml"
ENTRIES, PROBLEMS = read_strings(FILE.read_text("utf-8"), FILE.name)
PLURALS = {"zero", "one", "two", "few", "many", "other"}
CODE = "\n".join(
    path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*")) if path.suffix in {".py", ".html", ".js", ".xml"}
)
LITERALS = set(re.findall(r"""["']([a-z_0-9]+\.[A-Za-z_0-9-]+)["']""", CODE))
#: The desk says its own words by their bare names: `say("undated")`, `count("at_desk", n)`.
LITERALS |= {f"desk.{name}" for name in re.findall(r"""\bsay\(\s*["']([a-z_]+)["']""", CODE)}
LITERALS |= {f"count.{name}" for name in re.findall(r"""\bcount\(\s*["']([a-z_]+)["']""", CODE)}
#: Keys put together at run time: a pattern for each place in the code that does so, and why it cannot be a literal.
COMPOSED = {
    r"problem\.[EI]\d+": "by code, in complaints",
    r"cure\.E\d+": "by code, in complaints",
    r"rejected\.[a-z-]+": "by reason, in dating_notes",
    r"dropped\.[a-z-]+": "by reason, in provenance",
    r"decided\.(date|event)_\w+": "by origin, in provenance",
    r"certainty\.\w+": "by origin and precision, in wording and drawing",
    r"nav\.colours_\w+": "by scheme, in settings",
    r"source\.text_\w+": "by policy, in source",
    r"add\.[a-z-]+": "by the reason of a refusal, in adding",
    r"desk_(edit|evidence|hint|label|outlet|reason)\.[a-z-]+": "by code, at the desk",
    r"desk\.(graver|lesser)": "by list, at the desk",
    r"desk\.((below|delete|look|replace)(_many)?|run|by_hand|raw_\w+|confidence_\w+)": "by way and state, at the desk",
    r"empty\.(first|second|third)": "steps, in home",
}


def test_the_file_is_sound() -> None:
    assert PROBLEMS == ()


@pytest.mark.parametrize("key", sorted(ENTRIES))
def test_every_key_is_used(key: str) -> None:
    assert key in LITERALS or any(re.fullmatch(pattern, key) for pattern in COMPOSED), "nobody says it"


def test_every_literal_key_exists() -> None:
    sections = {key.split(".")[0] for key in ENTRIES}
    said = set(
        re.findall(
            r"""(?:say|tell|text|count|certain|pieces)\((?:edition, |phrases, )?["']([a-z_]+\.[\w-]+)["']""", CODE
        )
    )
    assert {key for key in said if key.split(".")[0] in sections} <= set(ENTRIES)


@pytest.mark.parametrize("key", sorted(ENTRIES))
def test_counted_phrases_have_all_six_forms(key: str) -> None:
    forms = set(ENTRIES[key]) & PLURALS
    assert forms in (set(), PLURALS)
    if forms:
        for form in ("few", "many", "other"):
            assert "{n}" in ENTRIES[key][form], "a number above two is always shown"
        assert "{n}" not in ENTRIES[key]["one"] + ENTRIES[key]["two"], "one and two are words"


@pytest.mark.parametrize("key", [key for key in sorted(ENTRIES) if "{" in "".join(ENTRIES[key].values())])
def test_places_are_written_rightly(key: str) -> None:
    for form, words in ENTRIES[key].items():
        if form != "cure":
            assert "{" not in re.sub(r"\{[a-z_]+\}", "", words)


def test_every_fault_has_its_cure_in_arabic() -> None:
    faults = {key.partition(".")[2] for key in ENTRIES if key.startswith("problem.E")}
    assert {key.partition(".")[2] for key in ENTRIES if key.startswith("cure.")} == faults


@pytest.mark.parametrize("key", sorted(ENTRIES))
def test_arabic_is_written_as_arabic(key: str) -> None:
    for form, words in ENTRIES[key].items():
        if form in {"english", "cure", "mark"}:
            continue
        assert words == words.strip() or key.startswith("list.")
        assert not re.search(r"[,;?](\s|$)", words), "Arabic has its own comma, semicolon and question mark"
        assert not re.search(r"[\u064b-\u0650\u0652]\s*[\u064b-\u0650]", words), "two vowels on one letter"
        assert "  " not in words
