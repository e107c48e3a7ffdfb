"""What a run knows beside the page: the day it runs on, the editor's word, and what it tells the editor."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from digest.adding.collection import Collection
from digest.adding.dates import recall_day
from digest.adding.options import Options
from digest.adding.remaking import Remaker
from digest.model import FUTURE_DATE, Flag
from digest.store.audit_file import read_audit
from digest.store.loading import load
from digest.store.writing import write_file
from tests.adding.sites import add, start
from tests.adding.test_batch import BODY, HTML
from tests.values import moment

if TYPE_CHECKING:
    from pathlib import Path

    from digest.model import Article
    from digest.store.loading import Folders

RUN = date(2020, 3, 10)
AHEAD = HTML.replace("2020-03-04T22:30:00Z", "2032-02-14T10:00:00+02:00").replace("/2020/03/", "/news/")


def add_page(folder: Path, text: str, options: Options) -> tuple[Folders, Article]:
    folders = start(folder / "site")
    path = folder / "page.html"
    write_file(path, text)
    (article,) = add(folders, path, options=options).articles
    return folders, article


def test_a_day_to_come_is_open_flagged_and_rejected(tmp_path: Path) -> None:
    folders, article = add_page(tmp_path, AHEAD, Options(today=RUN, between="2020-01..2040-12"))
    assert article.dating.moment is None
    assert article.flags == (Flag(FUTURE_DATE),)
    assert [(other.date, other.why) for other in article.dating.rejected] == [("2032-02-14", "ahead")]
    audit = read_audit((folders.content / "audit" / f"{article.id}.yml").read_text(encoding="utf-8"))
    assert dict(audit.facts)["today"] == "2020-03-10"


def test_an_editors_day_to_come_stays_and_is_flagged(tmp_path: Path) -> None:
    _, article = add_page(tmp_path, HTML, Options(today=RUN, published=moment("2020-04")))
    assert article.dating.moment is not None
    assert article.dating.moment.stated == "2020-04"
    assert article.flags == (Flag(FUTURE_DATE),)


@pytest.mark.parametrize("published", ["2020-03", "2020-03-11"])
def test_an_editors_day_that_may_have_begun_is_none(tmp_path: Path, published: str) -> None:
    _, article = add_page(tmp_path, HTML, Options(today=RUN, published=moment(published)))
    assert article.flags == ()


def test_an_editors_word_settles_what_contradicts_itself(tmp_path: Path) -> None:
    page = HTML.replace("/2020/03/", "/2020/03/20/")
    _, doubtful = add_page(tmp_path / "a", page, Options())
    _, settled = add_page(tmp_path / "b", page, Options(published=moment("2020-03-05")))
    assert [flag.code for flag in doubtful.flags] == ["date-conflict"]
    assert settled.flags == ()


def test_making_an_article_again_asks_no_clock_but_the_one_that_was_recorded(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    body = ["قال الوزير اليوم الثلاثاء 18 فبراير 2020 إن المحادثات انتهت من دون اتفاق على وقف القتال.", *BODY[1:]]
    write_file(page, "\n\n".join(["محادثات دمشق تنتهي بلا اتفاق على وقف القتال", *body]))
    folders = start(tmp_path / "site")
    settings = folders.config / "site.yml"
    write_file(
        settings, "\n".join(line for line in settings.read_text(encoding="utf-8").splitlines() if "period" not in line)
    )
    (article,) = add(folders, page, options=Options(today=RUN)).articles
    assert article.dating.moment is not None
    content, _ = load(folders)
    for facts, day in (({"today": "2020-03-10"}, "2020-02-18"), ({}, ""), ({"today": "2026-03-10"}, "")):
        remaker = Remaker(Collection.of(folders, content), lambda _, facts=facts: facts)  # type: ignore[misc]
        ((_, made),) = remaker.remake(content.articles)
        found = made.article.dating.moment  # type: ignore[union-attr]
        assert (found.stated if found else "") == day


@pytest.mark.parametrize("text", ["", "x", "2020-02-30"])
def test_an_audit_without_the_day_of_its_run(text: str) -> None:
    assert recall_day(text) is None
