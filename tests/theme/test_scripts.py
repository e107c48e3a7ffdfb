"""The scripts of the theme: small, and unable to turn words into markup or code."""

import gzip
import json
import re
from importlib import resources
from pathlib import Path

import pytest

from digest.theme.script import write_script
from tests.theme.test_settings import load_phrases

ASSETS = resources.files("digest").joinpath("theme", "overrides", "assets", "search")
SCRIPTS = {path.name: path.read_text("utf-8") for path in ASSETS.iterdir() if path.name.endswith(".js")}
SCRIPTS["mujaz.js"] = write_script(load_phrases())
MATERIAL = Path(str(resources.files("material").joinpath("templates")))
MARKUP = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|srcdoc"
CODE = r"\beval\(|\bnew Function\b|set(?:Timeout|Interval)\(\s*[\"'`]"
STYLE = r"\.style\b|cssText|setAttribute\(\s*[\"'](?:style|on)"


def weigh(*names: str) -> int:
    return sum(len(gzip.compress(SCRIPTS[name].encode(), 9, mtime=0)) for name in names)


@pytest.mark.parametrize("name", sorted(SCRIPTS))
def test_words_never_become_markup_code_or_style(name: str) -> None:
    assert re.findall(f"{MARKUP}|{CODE}|{STYLE}", SCRIPTS[name]) == []


def test_no_script_names_another_host() -> None:
    assert [name for name, text in SCRIPTS.items() if re.search(r"https?://", text)] == []


def test_every_page_carries_little() -> None:
    assert weigh("search.js") <= 2_880
    assert weigh("mujaz.js") <= 2_560


def test_the_words_of_scripts_are_arabic() -> None:
    words, _, code = SCRIPTS["mujaz.js"].removeprefix("const mujazWords = ").partition(";\n")
    told = json.loads(words)
    said = [*told.pop("sheet").values(), *told.pop("schemes"), *told.values()]
    assert len(said) == 16
    assert [word for word in said if re.search(r"[A-Za-z]", word) or not word] == []
    asked = {*re.findall(r"\bwords\.(\w+)", code), "sheet"}
    assert asked == set(json.loads(words))


def test_every_word_of_the_sheet_is_said() -> None:
    sheet = json.loads(SCRIPTS["mujaz.js"].partition("= ")[2].partition(";\n")[0])["sheet"]
    assert set(re.findall(r"\bsheet\.(\w+)", SCRIPTS["search.js"])) == set(sheet)


def test_ours_defines_what_materials_inline_scripts_define() -> None:
    """We leave out Material's scripts of the head; what they define must be there for its bundle."""
    inline = (MATERIAL / "partials/javascripts/base.html").read_text("utf-8")
    (bundle,) = (MATERIAL / "assets/javascripts").glob("bundle.*.min.js")
    defined = set(re.findall(r"\b(__md_\w+)=", inline))
    assert defined == set(re.findall(r"^(?:var|function) (__md_\w+)", SCRIPTS["mujaz.js"], re.MULTILINE))
    assert set(re.findall(r"\b(__md_\w+)\(", bundle.read_text("utf-8"))) <= defined


def test_material_reads_no_more_of_its_configuration_than_ours_holds() -> None:
    """What our ``__config`` leaves out is asked for only by parts of Material that no page of ours has."""
    base = (MATERIAL / "base.html").read_text("utf-8")
    config = base.partition('id="__config"')[2].partition("| tojson")[0]
    assert set(re.findall(r'^ {10}"(\w+)":', config, re.MULTILINE)) == {
        "base", "features", "translations", "search", "annotate", "tags", "version",
    }  # fmt: skip


def test_opening_search_brings_little_more() -> None:
    assert weigh("panel.js", "filters.js", "listing.js") <= 6_144
