"""A date changed in the file alone: no page claims that the outlet's page gives it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from digest.build import build
from digest.model import Confidence, Dating, Origin, Provenance, RejectedDate
from digest.overruling import find_overruled, overrule, settle_dating
from digest.pages.markdown import write_page
from tests.site_trees import write_site
from tests.values import article, moment, places

if TYPE_CHECKING:
    from pathlib import Path

    from digest.model import Article

PAGE = Dating(moment("2020-02-19"), Origin.PAGE, Confidence.HIGH, "التاريخ المكتوب في الصفحة: «19 فبراير 2020»", (4,))
FRONT = """---
title: عنوان
source: levant
published: {day}
dating:
  origin: page
{told}  confidence: high
  says: "التاريخ المكتوب في الصفحة: «19 فبراير 2020»"
  lines: [4]
raw: {{file: a.txt}}
---

متن.
"""


def _old(dating: Dating, article_id: str = "2020-02-19-a", folder: str = "2020/02") -> Article:
    """Give an article as adding wrote it before it named the day that the dating speaks of."""
    made = article(article_id)
    return replace(made, dating=dating, raw=Provenance("a.txt"), places=places(f"articles/{folder}/{article_id}.md"))


@pytest.mark.parametrize("stated", ["2020-02-20", "2020-02", "2020-02-19T10:00", "2021-02-19", ""])
def test_a_day_that_the_dating_does_not_speak_of_is_the_editors(stated: str) -> None:
    day = moment(stated) if stated else None
    changed = _old(replace(PAGE, moment=day, speaks_of=moment("2020-02-19")))
    found = find_overruled(changed)
    assert found is not None
    assert (found.told, found.sure) == ("2020-02-19", True)
    shown = settle_dating(changed)
    assert (shown.moment, shown.origin, shown.says, shown.lines) == (day, Origin.EDITOR, "", ())
    same = stated.startswith("2020-02-19")
    assert shown.rejected == (() if same else (RejectedDate("2020-02-19", 4, "corrected"),))


@pytest.mark.parametrize(
    "dating",
    [
        replace(PAGE, speaks_of=moment("2020-02-19")),
        replace(PAGE, moment=moment("2020-02-19 10:00"), speaks_of=moment("2020-02-19T10:00")),
        replace(PAGE, moment=moment("2020-03-05"), origin=Origin.EDITOR, speaks_of=moment("2020-02-19")),
        PAGE,
        Dating(),
        Dating(says="لا دليل"),
    ],
)
def test_what_agrees_is_shown_as_it_is_written(dating: Dating) -> None:
    assert settle_dating(_old(dating)) is dating


@pytest.mark.parametrize("folder", ["2020/02", "2020/01"])
def test_an_older_file_that_contradicts_its_names_claims_nothing(folder: str) -> None:
    changed = _old(replace(PAGE, moment=moment("2020-02-21")), folder=folder)
    assert find_overruled(changed) is not None
    assert settle_dating(changed) == Dating(moment("2020-02-21"))


@pytest.mark.parametrize(
    ("article_id", "folder"), [("2020-02-19-a", "2020/03"), ("2020-02-18-a", "2020/02"), ("2020-02-a", "2020/02")]
)
def test_a_day_that_the_page_says_in_so_many_words_is_the_pages(article_id: str, folder: str) -> None:
    assert find_overruled(_old(PAGE, article_id, folder)) is None


@pytest.mark.parametrize(
    "odd",
    [
        _old(replace(PAGE, moment=moment("2020-03-05"), says=""), "undated-levant-4dab92bb", "undated"),
        replace(_old(replace(PAGE, moment=moment("2020-03-05"))), raw=Provenance()),
        replace(_old(replace(PAGE, moment=moment("2020-03-05"))), withdrawn="سبب"),
    ],
    ids=["added undated", "by hand", "withdrawn"],
)
def test_where_nothing_tells_nothing_is_doubted(odd: Article) -> None:
    assert find_overruled(odd) is None


def test_a_deleted_date_is_the_editors_word_too() -> None:
    found = find_overruled(_old(replace(PAGE, moment=None)))
    assert found is not None
    assert found.told == "2020-02-19"
    assert settle_dating(_old(replace(PAGE, moment=None))).origin is Origin.EDITOR


def test_what_is_overruled_stays_to_be_seen_once() -> None:
    held = replace(PAGE, alternatives=(moment("2020-02-20"), moment("2020-02-21")), speaks_of=moment("2020-02-19"))
    first = overrule(_old(held), moment("2020-02-20"), "سبب")
    days = [("2020-02-19", 4), ("2020-02-21", 0)]
    assert [(one.date, one.line) for one in first.rejected] == days
    assert first.alternatives == ()
    again = overrule(replace(_old(held), dating=first), moment("2020-02-22"), "سبب آخر")
    assert [(one.date, one.line) for one in again.rejected] == days
    assert again.says == "سبب آخر"
    back = overrule(replace(_old(held), dating=again), moment("2020-02-19"), "كان صحيحًا")
    assert [other.date for other in back.rejected] == ["2020-02-21"]


@pytest.mark.parametrize(
    ("told", "words"),
    [("  for: 2020-02-19\n", "حدّده المحرّر من خارج النص"), ("", "لم يُسجَّل ما يقوم عليه هذا التاريخ")],
)
def test_the_page_of_a_changed_date_does_not_say_that_the_page_states_it(tmp_path: Path, told: str, words: str) -> None:
    for day, claimed in (("2020-02-19", True), ("2020-02-21", False)):
        text = FRONT.format(day=day, told=told)
        folders = write_site(tmp_path, {"content/articles/2020/02/2020-02-19-a.md": text})
        site = build(folders)
        pages = {page.uri: write_page(page) for page in site.pages}
        shown = pages["articles/2020-02-19-a.md"]
        assert ("مذكور في الصفحة" in shown) == claimed
        assert ("أُخذ التاريخ من الصفحة نفسها" in shown) == claimed
        assert (words in shown) == (not claimed)
        assert any("مذكور في الصفحة" in page for page in pages.values()) == claimed
        notes = [(n.place.line, n.code, n.subject) for n in site.notes if n.code in {"I235", "I236"}]
        assert notes == ([] if claimed else [(4, "I235" if told else "I236", "dating")])
