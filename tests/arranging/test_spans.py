"""An event's days: as its reports firmly name them, never beyond, and never an editor's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from digest.arranging.spans import choose_days
from digest.dating import NamedDays
from digest.store.loading import Folders, load
from tests.adding.sites import RAW, add, start
from tests.adding.test_seeds import options_for
from tests.arranging.newsroom import FOLDER, machine, write_newsroom
from tests.site_trees import run_digest, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from digest.model import Event

D17, D18, D19, D21 = (date(2020, 2, day) for day in (17, 18, 19, 21))


def lead(*days: date) -> NamedDays:
    return NamedDays(days)


@pytest.mark.parametrize(
    ("readings", "days"),
    [
        ([], ()),
        ([lead(), lead()], ()),
        ([lead(D18), lead()], (D18,)),
        ([lead(D17), lead(D18)], (D17, D18)),
        ([lead(D17), lead(D19)], (D17,)),  # not one run of days: the commonest, the earlier of equals
        ([lead(D18), lead(D18), lead(D18), lead(D18), lead(D17)], (D18,)),  # one of five is a slip
        ([lead(D17, D18), lead(D18)], (D18,)),
        ([lead(D18), NamedDays((), ((D17, D18),))], (D17, D18)),
        ([lead(D21), NamedDays((), ((D17, D18),))], (D21,)),
        ([NamedDays((), ((D17, D18), (D18,)))], (D17, D18)),
        ([NamedDays((), ((D17, D18),))], ()),
        ([NamedDays((), ((D18,),))], ()),
    ],
)
def test_the_days_of_an_event(readings: list[NamedDays], days: tuple[date, ...]) -> None:
    assert choose_days(readings) == days
    assert choose_days(reversed(readings)) == days


def event_of(root: Path, name: str) -> Event:
    content, _ = load(Folders.below(root))
    return next(event for event in content.events if event.id == name)


def test_the_seeds_talks_have_their_two_days(tmp_path: Path) -> None:
    folders = start(tmp_path)
    for number in ("000", "004", "001", "002", "003"):
        add(folders, *RAW.glob(f"{number}_*"), options=options_for(number))
    assert run_digest(tmp_path, "group").code == 0
    content, _ = load(folders)
    spans = {
        tuple(sorted(a.raw.file[:3] for a in content.articles if a.event == event.id)): (
            event.start and event.start.stated,
            event.end and event.end.stated,
            event.span_origin,
        )
        for event in content.events
    }
    assert spans.pop(("000", "004")) == ("2020-02-17", "2020-02-18", "machine")
    assert set(spans.values()) == {(None, None, None)}
    page = run_digest(tmp_path, "render", "--to", str(tmp_path / "pages"))
    assert page.code == 0
    told = next((tmp_path / "pages/events").glob("*moscow*.md")).read_text("utf-8")
    assert "استنتجه البرنامج من نصّي المقالين" in told


TIES = {"a1": machine("a1"), "b1": machine("b1"), "b2": machine("b1"), "c1": machine("c1")}
EVENTS = {name: f"title: {name}\ntitle_origin: machine" for name in ("b1", "c1")}


def test_a_span_grows_with_its_reports_and_an_editors_is_left(tmp_path: Path) -> None:
    for front, span in (
        ("", ("2020-02-17", None)),
        ("start: 2020-02-16\nend: 2020-02-17\nspan_origin: machine", ("2020-02-17", None)),
        ("start: 2020-02-16\nspan_origin: editor", ("2020-02-16", None)),
        ("start: 2020-02-16\nend: 2020-02-18  # read", ("2020-02-16", "2020-02-18")),
        ("start: 2020-02-16\nspan_origin: text", ("2020-02-16", None)),
    ):
        write_newsroom(tmp_path, TIES, EVENTS | {"a1": f"title: زلزال\ntitle_origin: machine\n{front}".rstrip()})
        later = (tmp_path / FOLDER / "a2.md").read_text("utf-8").replace("2020-02-17", "2020-02-18")
        write_files(tmp_path, {f"{FOLDER}/a2.md": later.replace("فجر الاثنين", "أمس الاثنين")})
        assert run_digest(tmp_path, "group").code == 0
        event = event_of(tmp_path, "a1")
        assert (event.start and event.start.stated, event.end and event.end.stated) == span, front


def test_days_after_the_first_report_are_not_the_events(tmp_path: Path) -> None:
    later = "title: قهوة\nsource: levant\npublished: 2020-02-18\nevent: c1\ngrouping: {origin: editor}"
    write_newsroom(tmp_path, TIES | {"a2": machine("a1")}, EVENTS | {"a1": "title: زلزال"})
    write_files(tmp_path, {f"{FOLDER}/c2.md": f"---\n{later}\n---\n\nردت الوزارة الثلاثاء على الصيادين.\n"})
    assert run_digest(tmp_path, "group", "--afresh").code == 0
    assert event_of(tmp_path, "c1").start is None


def test_where_the_reports_name_no_day_the_machines_span_goes(tmp_path: Path) -> None:
    front = "title: قهوة\ntitle_origin: machine\nstart: 2020-02-11\nend: 2020-02-12\nspan_origin: machine"
    write_newsroom(tmp_path, TIES | {"a2": machine("a1")}, EVENTS | {"a1": "title: زلزال", "c1": front})
    assert run_digest(tmp_path, "group", "--afresh").code == 0
    event = event_of(tmp_path, "c1")
    assert (event.start, event.end, event.span_origin) == (None, None, None)
