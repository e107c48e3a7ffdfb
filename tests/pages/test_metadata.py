"""The head of a page, and its linked data, whatever its texts hold."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.arabic.phrases import Phrases
from digest.model import Confidence, Dating, Origin
from digest.pages.blocks import Page, Ref, Thing
from digest.pages.linked_data import LISTED, list_items, state_moment, write_linked_data
from digest.pages.metadata import Masthead, find_address, write_head
from digest.store.strings_file import read_strings
from tests.site.parsed import Parsed
from tests.site_trees import PACKAGE
from tests.values import article, moment

HOSTILE = ("</script>", "<!--", "<script>", "]]>", "&lt;", '"', "\\", "\u2028", "\u2029", "'", "-->", "\n", "أ«ب»")
TEXTS = st.lists(st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=("Cs", "Cc")))).map("".join)


def read_phrases() -> Phrases:
    text = (PACKAGE / "theme" / "strings.ar.yml").read_text("utf-8")
    return Phrases(read_strings(text, "strings.ar.yml")[0], site="موجز")


MASTHEAD = Masthead("موجز", "خلاصة", "https://example.org/repo/")


@given(TEXTS, TEXTS)
def test_linked_data_cannot_be_left(name: str, other: str) -> None:
    thing = Thing("WebPage", (("name", name), ("about", Thing("Place", (("name", other),))), ("url", Ref("a/b.md"))))
    written = write_linked_data(thing, "https://example.org/", "a/b/")
    assert not set("<>&\u2028\u2029") & set(written)
    told = json.loads(written)
    assert told.get("name", "") == name
    assert told["about"].get("name", "") == other


@given(TEXTS.filter(str.strip), TEXTS)
def test_whatever_a_title_holds_the_head_keeps_its_shape(title: str, description: str) -> None:
    page = Page(
        "articles/a.md", title, "article", (), description=description, thing=Thing("WebPage", (("name", title),))
    )
    phrases = read_phrases()
    read = Parsed(write_head(page, MASTHEAD, phrases))
    plain = Parsed(write_head(Page("articles/a.md", "ع", "article", (), thing=page.thing), MASTHEAD, phrases))
    assert [(e.tag, [name for name, _ in e.attributes]) for e in read.elements] == [
        (e.tag, [name for name, _ in e.attributes]) for e in plain.elements
    ]
    assert read.faults == []
    assert read.named("og:title") == title


@pytest.mark.parametrize(
    ("site_url", "address"),
    [
        ("https://user.github.io/repo/", "https://user.github.io/repo/"),
        ("https://example.org", "https://example.org/"),
        ("https://93.184.216.34/", "https://93.184.216.34/"),
        ("", ""),
        ("http://127.0.0.1:8000/", ""),
        ("http://localhost:8000/", ""),
        ("http://192.168.1.7/", ""),
        ("http://[::1]:8000/", ""),
        ("http://desk.local/", ""),
        ("file:///home/x.y/", ""),
    ],
)
def test_only_an_address_that_others_can_reach_is_one(site_url: str, address: str) -> None:
    assert find_address(site_url) == address


def test_a_long_list_names_its_first_items_and_the_number_of_all() -> None:
    told = json.loads(write_linked_data(list_items((f"articles/{n}.md", f"ع{n}") for n in range(50)), "", "./"))
    assert told["numberOfItems"] == 50
    assert [item["position"] for item in told["itemListElement"]] == list(range(1, LISTED + 1))
    assert told["itemListElement"][0]["url"] == "articles/0/"


@pytest.mark.parametrize(
    ("published", "confidence", "stated"),
    [
        ("2020-02-28 14:10+03:00", Confidence.HIGH, "2020-02-28T14:10+03:00"),
        ("2020-02-19", Confidence.MEDIUM, "2020-02-19"),
        ("2020-02", None, "2020-02"),
        ("2020-02-19", Confidence.LOW, ""),
    ],
)
def test_a_doubtful_date_is_not_stated(published: str, confidence: Confidence | None, stated: str) -> None:
    dating = Dating(moment(published), Origin.TEXT, confidence)
    assert state_moment(replace(article("a"), dating=dating)) == stated


def test_a_card_is_named_by_its_whole_address() -> None:
    own = Page("events/x.md", "حدث", "event", (), card="assets/cards/events/x.png")
    head = Parsed(write_head(own, MASTHEAD, read_phrases()))
    assert head.named("og:image") == "https://example.org/repo/assets/cards/events/x.png"
    assert (head.named("og:image:alt"), head.named("twitter:card")) == ("حدث", "summary_large_image")
    other = Parsed(write_head(Page("about.md", "عن", "prose", ()), MASTHEAD, read_phrases()))
    assert other.named("og:image") == "https://example.org/repo/assets/cards/site.png"
    assert (other.named("og:image:alt"), other.named("twitter:card")) == ("موجز", "summary")
