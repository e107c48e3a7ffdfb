"""A site's own words over the package's. What is complained of is in tests/broken_site."""

from pathlib import Path

import pytest

from digest.build import build, load_phrases
from digest.model import Digits, Settings
from digest.store.strings_file import read_strings
from tests.site_trees import write_site

OWN = """site:
  tagline: {text: شعارنا, context: a note}
count:
  articles: {count: {few: "{n} نصوص"}}
certainty:
  inferred_low: {short: ضعيف}
nav:
  about: {text: "عن {site}"}
"""


def test_read_strings() -> None:
    entries, problems = read_strings(
        'a:\n  b: {text: "س {x}", short: ~, context: note}\n  c: {count: {one: و}, context: note}\n', "f"
    )
    assert problems == ()
    assert entries == {"a.b": {"text": "س {x}", "short": "~"}, "a.c": {"one": "و"}}


def test_own_words_win_key_by_key(tmp_path: Path) -> None:
    folders = write_site(tmp_path, {"site_config/strings.ar.yml": OWN})
    phrases, problems = load_phrases(folders, Settings("موجز", digits=Digits.ARABIC))
    assert problems == ()
    assert phrases.text("site.tagline") == "شعارنا"
    assert phrases.count("count.articles", 5) == "٥ نصوص"
    assert phrases.count("count.articles", 11) == "١١ مقالًا", "the other forms stay"
    assert phrases.text("certainty.inferred_low", "short") == "ضعيف"
    assert phrases.text("certainty.inferred_low") != "ضعيف"
    assert phrases.text("nav.about") == "عن موجز"


def test_own_words_reach_the_pages(tmp_path: Path) -> None:
    folders = write_site(tmp_path, {"site_config/strings.ar.yml": "empty:\n  title: {text: لا شيء بعد}\n"})
    assert "لا شيء بعد" in repr(build(folders).pages)


@pytest.mark.parametrize("text", ["", "# nothing\n"])
def test_an_empty_file_changes_nothing(tmp_path: Path, text: str) -> None:
    folders = write_site(tmp_path, {})
    before = load_phrases(folders, Settings("م"))
    write_site(tmp_path, {"site_config/strings.ar.yml": text})
    assert load_phrases(folders, Settings("م")) == before
