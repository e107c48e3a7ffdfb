"""What holds for any reports: none is lost, order says nothing, an editor's word stands."""

from __future__ import annotations

import os
import sys
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.grouping import (
    KnownEvent,
    Report,
    StoryEvent,
    find_near_copies,
    group_reports,
    group_storylines,
    propose_changes,
)
from tests.grouping.making import ROOT, read_background
from tests.programs import run_program

BACKGROUND = read_background()
WORDS = (
    "قصف", "إدلب", "عفرين", "الغوطة", "أردوغان", "بوتين", "اتفاق", "قتلى", "الجمعة", "أمس", "وفد", "موسكو", "مباحثات",
)  # fmt: skip

texts = st.lists(st.sampled_from(WORDS), min_size=0, max_size=8).map(" ".join)
known_days = st.integers(0, 9).map(lambda n: date(2020, 2, 10) + timedelta(n))
bodies = st.lists(st.builds(lambda text: text * 3, texts), max_size=2).map(tuple)


@st.composite
def collections(draw: st.DrawFn) -> list[Report]:
    count = draw(st.integers(0, 9))
    return [
        Report(
            id=f"r{number}",
            title=draw(texts),
            lead=draw(texts),
            body=draw(bodies),
            day=draw(st.none() | known_days),
            hour=draw(st.none() | st.integers(0, 23).map(float)),
            source=draw(st.sampled_from(["", "a", "b"])),
            event=draw(st.sampled_from(["", "", "", "e1", "e2"])),
            fixed=draw(st.booleans()),
        )
        for number in range(count)
    ]


relaxed = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@relaxed
@given(collections(), st.randoms(use_true_random=False))
def test_no_report_is_lost_and_order_says_nothing(reports: list[Report], random: object) -> None:
    grouping = group_reports(reports, (), BACKGROUND)
    assert [one.report for one in grouping.placements] == sorted(one.id for one in reports if not one.event)
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert group_reports(shuffled, (), BACKGROUND) == grouping
    assert find_near_copies(shuffled) == find_near_copies(reports)
    known = (KnownEvent("e1", apart=("e2",)), KnownEvent("e2"))
    assert propose_changes(shuffled, known, BACKGROUND) == propose_changes(reports, known, BACKGROUND)


@relaxed
@given(collections())
def test_constraints_are_kept(reports: list[Report]) -> None:
    placements = group_reports(reports, (), BACKGROUND).placements
    copied = {pair.later: pair.earlier for pair in find_near_copies(reports)}
    by_id = {report.id: report for report in reports}
    for one in placements:
        assert one.event in {"e1", "e2"} or one.event.startswith("new:")
        assert one.next is None or one.next.id != one.event
        if by_id[one.report].day is None and one.report not in copied:
            assert one.event == "new:" + one.report
        for score in (one.score, one.next.score if one.next else None):
            assert score is None or 0 <= score <= 1


@relaxed
@given(collections(), st.randoms(use_true_random=False))
def test_every_event_gets_its_storyline_whatever_the_order(reports: list[Report], random: object) -> None:
    events = [
        StoryEvent(report.id, (report,), "s" if report.event else "", report.fixed and not report.event)
        for report in reports
    ]
    placements = group_storylines(events, BACKGROUND)
    assert [one.event for one in placements] == [
        event.id for event in events if not event.storyline and not event.alone
    ]
    random.shuffle(events)  # type: ignore[attr-defined]
    assert group_storylines(events, BACKGROUND) == placements
    sizes = [sum(other.storyline == one.storyline for other in placements) for one in placements]
    assert all(size > 1 for size, one in zip(sizes, placements, strict=True) if one.new)


SCRIPT = """
from tests.grouping.making import EDITOR_DAYS, read_background, read_seeds
from digest.grouping import StoryEvent, find_near_copies, group_reports, group_storylines
reports = read_seeds(EDITOR_DAYS)
print(group_reports(reports, (), read_background()))
print(group_storylines([StoryEvent(one.id, (one,)) for one in reports], read_background()), find_near_copies(reports))
"""


def test_hash_seed_says_nothing() -> None:
    outcomes = {
        run_program(
            [sys.executable, "-c", SCRIPT],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outcomes) == 1
    assert "" not in outcomes
