"""The page of search, and the words handed to its script."""

import json
import re
from importlib import resources

import pytest

from digest.assembling import assemble
from digest.model import Digits, Months, Settings
from digest.pages.edition import Edition
from digest.pages.markdown import write_page
from digest.pages.search import compose_search, write_script_words
from tests.theme.test_settings import load_phrases
from tests.values import content

ASSETS = resources.files("digest").joinpath("theme", "overrides", "assets", "search")
SCRIPTS = "\n".join(
    ASSETS.joinpath(name).read_text("utf-8")
    for name in ("search.js", "panel.js", "filters.js", "listing.js", "marks.js")
)


def read_words(**settings: object) -> dict[str, object]:
    words = json.loads(write_script_words(load_phrases(), Settings("موجز", **settings)))  # type: ignore[arg-type]
    assert isinstance(words, dict)
    return words


def test_page_leads_to_the_archive_without_script() -> None:
    page = write_page(compose_search(Edition.of(assemble(content()), load_phrases())))
    assert "kind: search" in page
    assert '<div class="find" markdown="1">' in page
    assert "[تصفّح الأرشيف](days/index.md)" in page


def test_words_follow_the_settings_of_the_site() -> None:
    words = read_words(digits=Digits.ARABIC, months=Months.MAGHREBI)
    assert words["digits"] == "٠١٢٣٤٥٦٧٨٩"
    assert words["months"][1] == "فيفري"  # type: ignore[index]
    assert read_words()["months"][1] == "شباط/فبراير"  # type: ignore[index]


@pytest.mark.parametrize("name", ["results", "articles", "places"])
def test_counts_have_six_forms(name: str) -> None:
    forms = read_words()[name]
    assert isinstance(forms, dict)
    assert {"zero", "one", "two", "few", "many", "other"} <= set(forms)
    assert forms["few"].startswith("{n} ")


def test_script_says_what_it_is_given_and_is_given_what_it_says() -> None:
    """`words` itself is the whole table: `words.digits`, `this.words.none`."""
    said = set(re.findall(r"\bwords\.(\w+)", SCRIPTS)) - {"json"}
    assert said == set(read_words())
