"""The scripts of the theme: small, and unable to turn words into markup or code."""

import gzip
import re
from importlib import resources

import pytest

ASSETS = resources.files("digest").joinpath("theme", "overrides", "assets", "search")
SCRIPTS = {path.name: path.read_text("utf-8") for path in ASSETS.iterdir() if path.name.endswith(".js")}
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
    assert weigh("search.js") <= 2_304


def test_opening_search_brings_little_more() -> None:
    assert weigh("panel.js", "filters.js", "listing.js") <= 6_144
