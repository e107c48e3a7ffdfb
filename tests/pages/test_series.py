"""Long lists stand in parts: nothing is lost, nothing grows without bound, and an addition changes little."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from digest.assembling import assemble
from digest.build import load_phrases
from digest.pages.composing import plan_pages
from digest.pages.edition import Edition
from digest.pages.markdown import write_page
from digest.pages.series import GLANCE, PART, ROOM, Series
from digest.store.loading import Folders
from tests.values import Item, article, content, event, source, storyline

if TYPE_CHECKING:
    from pathlib import Path

    from digest.pages.blocks import Page

LENGTHS = st.integers(0, 5 * PART)


def series(length: int, *, backwards: bool = False) -> Series[int]:
    return Series("b", "m.md", "t", "count.articles", tuple(range(length)), backwards=backwards)


@given(length=LENGTHS, backwards=st.booleans())
def test_parts_hold_every_item_once_and_in_order(length: int, *, backwards: bool) -> None:
    found = series(length, backwards=backwards)
    if length <= ROOM:
        assert found.parts == ()
        assert sorted(found.glance) == list(range(length))
        return
    parts = [tuple(reversed(part)) if backwards else part for part in found.parts]
    assert [item for part in parts for item in part] == list(range(length))
    assert all(len(part) <= ROOM for part in parts)
    assert len(found.glance) == GLANCE
    assert found.glance[0] == (length - 1 if backwards else 0)


@given(length=LENGTHS, backwards=st.booleans())
def test_an_item_more_changes_the_last_part_alone(length: int, *, backwards: bool) -> None:
    before, after = series(length, backwards=backwards).parts, series(length + 1, backwards=backwards).parts
    if before:
        assert after[: len(before) - 1] == before[:-1]


def compose_crowd(tmp_path: Path) -> list[Page]:
    """One outlet, one storyline, one day with more of everything than a page holds."""
    long = "كلمات كثيرة تملأ عنوانًا طويلًا كما تكتبه الصحف العربية في أخبارها اليومية"
    items: list[Item] = [source("levant"), storyline("war")]
    for i in range(400):
        place = "crowd" if i < 200 else f"e{i}"
        day = "" if i % 7 == 0 else f"2020-02-{19 if i % 2 else 1 + i % 28:02}"
        items.append(article(f"a{i}", day, source="levant" if i % 3 else "", event=place, title=f"{long} {i}"))
        if place != "crowd":
            items.append(event(place, storyline="war", title=f"{long} {i}"))
    items.append(event("crowd", storyline="war", title=long))
    whole = content(*items)
    phrases, _ = load_phrases(Folders.below(tmp_path), whole.settings)
    return [planned.compose() for planned in plan_pages(Edition.of(assemble(whole, drafts=False), phrases))]


def test_a_crowded_digest_keeps_its_pages_small_and_loses_nothing(tmp_path: Path) -> None:
    pages = {page.uri: write_page(page) for page in compose_crowd(tmp_path)}
    heavy = {uri: size for uri, text in pages.items() if (size := len(gzip.compress(text.encode()))) > 12_000}
    assert heavy == {}
    leading = {uri for uri, text in pages.items() if "القائمة كاملة" in text}
    assert leading >= {
        "sources/levant.md",
        "events/crowd.md",
        "storylines/war.md",
        "unconfirmed.md",
        "days/index.md",
        "days/2020/02/index.md",
        "days/2020/02/19.md",
    }


def test_every_article_stands_in_each_of_its_lists(tmp_path: Path) -> None:
    pages = {page.uri: write_page(page) for page in compose_crowd(tmp_path)}
    for folder, wanted in (
        ("sources/levant", [i for i in range(400) if i % 3]),
        ("events/crowd", list(range(200))),
        ("unconfirmed/undated", [i for i in range(400) if i % 7 == 0]),
    ):
        parts = "".join(text for uri, text in pages.items() if uri.startswith(f"{folder}/"))
        assert all(f"/articles/a{i}.md)" in parts for i in wanted), folder
