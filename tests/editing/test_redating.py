"""`digest date`: an editor's day with its reason, and nothing left that was reckoned from the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.model import Origin
from digest.store.loading import Folders
from tests.adding.sites import articles_of
from tests.editing.desk_sites import ARTICLES, EVENTS, run, start, tree
from tests.site_trees import article, run_digest, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from digest.model import Article

PAGE = """\
published: 2020-02-19   # by the page
dating:
  origin: page
  for: 2020-02-19
  confidence: high
  says: "التاريخ المكتوب في الصفحة: «19 فبراير 2020»"   # its words
  lines: [4]
  or: [2020-02-20]
  rejected:
    - {date: 2024-11-25, line: 2, why: crawl-date}   # the crawl"""
BODY = (
    "قال المتحدث باسم الوزارة إن الوفدين اتفقا على مواصلة المشاورات خلال الأسبوع المقبل في العاصمة، وأضاف أن نقاطًا "
    "كثيرة ما زالت عالقة وأن الجولة المقبلة ستعقد بعد أيام بحضور ممثلين عن الأمم المتحدة والدول الضامنة للاتفاق.\n"
)
MACHINE = "grouping: {origin: machine, score: 0.5, shared: [وفد], hours: %d}"


def _site(root: Path, **files: str) -> Path:
    write_files(start(root), {f"{ARTICLES}/{name}.md": text for name, text in files.items()})
    return root


def _get(root: Path, article_id: str) -> Article:
    return articles_of(Folders.below(root))[article_id]


def _date(root: Path, day: str, article_id: str = "a1", because: str = "من النسخة المطبوعة") -> str:
    return run(root, "date", article_id, day, "--because", because).out


def test_the_day_its_reason_and_what_it_overrules(tmp_path: Path) -> None:
    before = tree(_site(tmp_path, a1=article("source: levant", PAGE)))
    command = ("date", "a1", "2020-02-21", "--because", "من النسخة المطبوعة")
    assert "would change; nothing was written" in run(tmp_path, *command, "--dry-run").out
    assert tree(tmp_path) == before
    run(tmp_path, *command)
    assert (tmp_path / ARTICLES / "a1.md").read_text("utf-8") == article(
        "source: levant",
        "published: 2020-02-21   # by the page",
        "dating:",
        "  origin: editor",
        '  says: "من النسخة المطبوعة"   # its words',
        "  rejected:",
        "    - {date: 2024-11-25, line: 2, why: crawl-date}   # the crawl",
        "    - {date: 2020-02-19, line: 4, why: corrected}",
        "    - {date: 2020-02-20, why: corrected}",
    )
    assert "it is so already" in run(tmp_path, *command).out
    run(tmp_path, "undo")
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("day", "shown"), [("2020-02", "2020-02"), ("2020-02-28T14:10+03:00", "2020-02-28"), ("unknown", "")]
)
def test_what_a_day_may_be(tmp_path: Path, day: str, shown: str) -> None:
    _date(_site(tmp_path, a1=article("source: levant", PAGE)), day)
    dating = _get(tmp_path, "a1").dating
    assert (dating.moment.stated if dating.moment else "")[:10] == shown
    assert (dating.origin, dating.says) == (Origin.EDITOR, "من النسخة المطبوعة")
    assert {other.why for other in dating.rejected} == {"crawl-date", "corrected"}


def test_a_date_changed_by_hand_is_put_right(tmp_path: Path) -> None:
    _site(tmp_path, a1=article("source: levant", PAGE.replace("published: 2020-02-19", "published: 2020-02-22")))
    assert "a1.md:4: I235 dating" in run(tmp_path, "check").out
    _date(tmp_path, "2020-02-22")
    assert "I235" not in run(tmp_path, "check").out
    assert ("2020-02-19", 4, "corrected") in [(r.date, r.line, r.why) for r in _get(tmp_path, "a1").dating.rejected]


REFUSED = {
    "no day": (("2020-02-30", "--because", "سبب"), 2, "«2020-02-30» is no date; write 2020-02-19"),
    "out of the calendar": (("1800-01-01", "--because", "سبب"), 2, "is no date"),
    "no reason": (("2020-02-20",), 2, "--because gives the reason"),
    "an invisible reason": (("2020-02-20", "--because", "\u202e \u2066"), 2, "--because gives the reason"),
    "no reason for unknown": (("unknown", "--because", " "), 2, "--because gives the reason"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_nothing_changed(tmp_path: Path, name: str) -> None:
    words, code, sentence = REFUSED[name]
    before = tree(start(tmp_path))
    assert sentence in run(tmp_path, "date", "a1", *words, code=code).err
    assert "did you mean a1" in run(tmp_path, "date", "a11", *words, code=2).err
    assert tree(tmp_path) == before


def test_a_withdrawn_article_is_not_dated(tmp_path: Path) -> None:
    run(start(tmp_path), "withdraw", "a1", "--because", "سبب")
    assert "a1 is withdrawn (سبب)" in run(tmp_path, "date", "a1", "2020-02-20", "--because", "سبب", code=1).err


def _copies(root: Path, first: str, second: str) -> Path:
    texts = {
        "a1": article("source: levant", f"published: {first}", body=BODY),
        "a2": article(
            "source: levant", f"published: {second}", "near: [{article: a1, share: 1.0}]   # the copy", body=BODY
        ),
    }
    return _site(root, **texts)


def test_the_later_of_two_copies_names_the_earlier(tmp_path: Path) -> None:
    _copies(tmp_path, "2020-02-19", "2020-02-20")
    _date(tmp_path, "2020-02-21")
    assert [near.article for near in _get(tmp_path, "a1").near] == ["a2"]
    assert _get(tmp_path, "a2").near == ()
    _date(tmp_path, "unknown", "a2")
    assert [near.article for near in _get(tmp_path, "a2").near] == ["a1"]
    assert _get(tmp_path, "a1").near == ()


@pytest.mark.parametrize("day", ["2020-02-18", "2020-02-19T08:00", "2020-02"])
def test_copies_that_keep_their_order_keep_their_bytes(tmp_path: Path, day: str) -> None:
    _copies(tmp_path, "2020-02-19", "2020-02-20")
    other = (tmp_path / ARTICLES / "a2.md").read_bytes()
    _date(tmp_path, day)
    assert ((tmp_path / ARTICLES / "a2.md").read_bytes() == other) == (day != "2020-02")


def _event(root: Path, *days: str, span: str = "start: 2020-02-18\nspan_origin: machine\n") -> Path:
    texts = {
        f"r{n}": article(
            "source: levant", f"published: {day}", "event: e", MACHINE % 24, body="وصل الوفد أمس إلى العاصمة.\n"
        )
        for n, day in enumerate(days)
    }
    write_files(_site(root, **texts), {f"{EVENTS}/e.md": f"---\ntitle: حدث\n{span}---\n"})
    return root


def test_the_machines_days_of_an_event_follow(tmp_path: Path) -> None:
    _event(tmp_path, "2020-02-19")
    _date(tmp_path, "2020-02-25", "r0")
    assert "start: 2020-02-24\nspan_origin: machine\n" in (tmp_path / EVENTS / "e.md").read_text("utf-8")
    _date(tmp_path, "unknown", "r0")
    assert "start" not in (tmp_path / EVENTS / "e.md").read_text("utf-8")


def test_an_editors_days_of_an_event_stay(tmp_path: Path) -> None:
    _event(tmp_path, "2020-02-19", span="start: 2020-02-18\n")
    before = (tmp_path / EVENTS / "e.md").read_bytes()
    _date(tmp_path, "2020-02-25", "r0")
    assert (tmp_path / EVENTS / "e.md").read_bytes() == before


def _hours(root: Path) -> list[int | None]:
    found = (_get(root, name).grouping for name in sorted(articles_of(Folders.below(root))) if name[0] == "r")
    return [grouping.hours for grouping in found if grouping]


def test_hours_between_two_reports_are_measured_again(tmp_path: Path) -> None:
    _event(tmp_path, "2020-02-19", "2020-02-20")
    _date(tmp_path, "2020-02-22", "r0")
    assert _hours(tmp_path) == [48, 48]
    _date(tmp_path, "unknown", "r0")
    assert _hours(tmp_path) == [None, None]


def test_hours_that_may_be_from_the_old_date_go(tmp_path: Path) -> None:
    _event(tmp_path, "2020-02-19", "2020-02-20", "2020-02-21")
    _date(tmp_path, "2020-02-23", "r0")
    assert _hours(tmp_path) == [None, None, 24]


def test_an_article_of_no_event_is_dated_alone(tmp_path: Path) -> None:
    before = tree(start(tmp_path))
    assert run_digest(tmp_path, "date", "a4", "2020-03-01", "--because", "سبب").code == 0
    assert [name for name, data in tree(tmp_path).items() if data != before[name]] == [f"{ARTICLES}/a4.md"]
