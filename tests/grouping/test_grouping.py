"""What each part of grouping promises, case by case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from digest.arabic.skeletons import cut_skeleton
from digest.arabic.tokens import find_days_back, list_words
from digest.grouping import (
    KnownEvent,
    Report,
    StoryEvent,
    explain_tie,
    find_central_report,
    find_near_copies,
    group_reports,
    group_storylines,
    parse_background,
    propose_changes,
    sketch_reports,
)
from digest.grouping.linkage import UNIT, link_clusters
from tests.grouping.making import EDITOR_DAYS, MACHINE_DAYS, read_background, read_seeds

CASES = Path(__file__).resolve().parents[1] / "cases" / "grouping"
BACKGROUND = read_background()


def events_of(reports: list[Report], known: tuple[KnownEvent, ...] = ()) -> dict[str, str]:
    return {one.report: one.event for one in group_reports(reports, known, BACKGROUND).placements}


def sets_of(events: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(name for name, event in events.items() if event == one) for one in events.values()}


def load_cases(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("case", load_cases("pairs.yml"), ids=lambda case: str(case["name"]))
def test_pairs(case: dict[str, Any]) -> None:
    reports = [
        Report(
            str(i),
            str(one["title"]),
            str(one["lead"]),
            (),
            one.get("day"),
            one.get("hour"),
            str(one["source"]),
        )
        for i, one in enumerate(case["reports"])
    ]
    assert (len(sets_of(events_of(reports))) == 1) is case["together"], case["why"]


def test_seeds_with_the_editors_dates_are_four_events_and_one_storyline() -> None:
    reports = read_seeds(EDITOR_DAYS)
    events = events_of(reports)
    assert sets_of(events) == {frozenset({"000", "004"}), frozenset({"001"}), frozenset({"002"}), frozenset({"003"})}
    stories = [
        StoryEvent(event, tuple(report for report in reports if events[report.id] == event))
        for event in sorted(set(events.values()))
    ]
    assert {one.storyline for one in group_storylines(stories, BACKGROUND)} == {"new:004"}


@pytest.mark.parametrize("days", [{}, MACHINE_DAYS])
def test_seeds_without_the_editors_dates_get_no_wrong_tie(days: dict[str, date]) -> None:
    groups = [group for group in sets_of(events_of(read_seeds(days))) if len(group) > 1]
    assert groups in ([], [frozenset({"000", "004"})])


def test_spellings_of_one_name_meet_and_two_calls_stay_apart() -> None:
    """Pitfall P37."""
    seeds = {report.id: report for report in read_seeds(EDITOR_DAYS)}
    assert explain_tie(seeds["000"], seeds["004"], BACKGROUND).score > 0.43
    calls = explain_tie(seeds["001"], seeds["003"], BACKGROUND)
    assert calls.score < 0.01
    assert calls.hours == 168
    assert cut_skeleton("قالن") == cut_skeleton("كالين") == "كلن"


def test_a_published_event_grows_and_is_never_merged() -> None:
    first, second = (report for report in read_seeds(EDITOR_DAYS) if report.id in {"000", "004"})
    assert events_of([replace(first, event="talks"), second]) == {"004": "talks"}
    placed = [replace(first, event="talks"), replace(second, event="other")]
    third = replace(second, id="005", source="")
    placement = group_reports([*placed, third], (), BACKGROUND).placements[0]
    assert placement.event == "other"
    assert placement.next is not None
    assert placement.next.id == "talks"


def test_proposals_name_what_an_editor_may_change() -> None:
    reports = {report.id: report for report in read_seeds(EDITOR_DAYS)}
    placed = [replace(reports["000"], event="a"), replace(reports["004"], event="b")]
    known = (KnownEvent("a", ("000",)), KnownEvent("b", ("004",)))
    (merge,) = propose_changes(placed, known, BACKGROUND).merges
    assert merge.events == ("a", "b")
    assert "إدلب" in merge.shared
    apart = (KnownEvent("a", ("000",), apart=("b",)), KnownEvent("b", ("004",)))
    assert propose_changes(placed, apart, BACKGROUND).merges == ()
    mixed = [replace(reports[name], event="a") for name in ("000", "004", "001")]
    (split,) = propose_changes(mixed, (), BACKGROUND).splits
    assert split.parts == (("000", "004"), ("001",))
    assert propose_changes([replace(one, fixed=True) for one in mixed], (), BACKGROUND).splits == ()


def make_copy(of: Report, name: str, day: date | None) -> Report:
    return replace(of, id=name, day=day, source="wire", title="عنوان آخر")


def test_an_undated_report_joins_as_a_near_copy_only() -> None:
    report = read_seeds(EDITOR_DAYS)[3]
    copy = make_copy(report, "copy", None)
    (pair,) = find_near_copies([report, copy])
    assert (pair.later, pair.earlier, pair.share) == ("copy", report.id, 1.0)
    placements = {one.report: one for one in group_reports([report, copy], (), BACKGROUND).placements}
    assert placements["copy"].event == placements[report.id].event
    assert placements["copy"].copy_of == report.id
    other = replace(copy, body=(), lead=copy.lead[:60])
    assert len(sets_of(events_of([report, other]))) == 2


def test_near_copies_lie_in_a_window_and_the_later_names_the_earlier() -> None:
    report = read_seeds(EDITOR_DAYS)[3]
    assert report.day is not None
    soon, late = (make_copy(report, f"copy{days}", report.day + timedelta(days)) for days in (2, 30))
    (pair,) = find_near_copies([soon, report, late])
    assert (pair.later, pair.earlier) == ("copy2", report.id)


def test_storylines_grow_and_keep_out_what_an_editor_keeps_alone() -> None:
    events = [StoryEvent(report.id, (report,)) for report in read_seeds(EDITOR_DAYS)]
    grown = group_storylines([replace(events[0], storyline="idlib"), *events[1:]], BACKGROUND)
    assert {(one.event, one.storyline, one.new) for one in grown} == {
        (name, "idlib", False) for name in ("001", "002", "003", "004")
    }
    alone = group_storylines([events[0], replace(events[1], alone=True)], BACKGROUND)
    assert [(one.event, one.storyline) for one in alone] == [("000", "")]
    known = [replace(event, known=True) for event in events]
    assert group_storylines(known, BACKGROUND) == ()


def test_kept_sketches_change_nothing() -> None:
    reports = read_seeds(EDITOR_DAYS)
    sketches = sketch_reports(reports, BACKGROUND)
    assert group_reports(reports, (), BACKGROUND) == group_reports(reports, (), BACKGROUND, sketches=sketches)


def test_the_central_report_is_like_all_others() -> None:
    seeds = {report.id: report for report in read_seeds(EDITOR_DAYS)}
    assert find_central_report([seeds["000"], seeds["003"], seeds["004"]], BACKGROUND) == "004"
    assert find_central_report([seeds["002"]], BACKGROUND) == "002"


def test_days_named() -> None:
    sunday = 6
    assert find_days_back(list_words("قُتل الجمعة عشرة والسبت عشرون"), sunday) == (1, 2)
    assert find_days_back(list_words("قال أمس"), sunday) == (1,)
    assert find_days_back(list_words("يلتقيان الإثنين"), sunday) == (-1,)
    assert find_days_back(list_words("صحيفة لبنان اليوم قالت الأحد"), sunday) == (0,)


def test_linkage_averages_and_keeps_labels_apart() -> None:
    scores = {(0, 1): 9 * UNIT // 10, (1, 2): 8 * UNIT // 10, (0, 2): UNIT // 10}
    assert link_clusters(["", "", ""], [1, 1, 1], scores, 0.4) == ((0, 1, 2),)
    assert link_clusters(["", "", ""], [1, 1, 1], scores, 0.5) == ((0, 1), (2,))
    assert link_clusters(["a", "b", ""], [1, 1, 1], scores, 0.5) == ((0,), (1, 2))


@pytest.mark.parametrize("text", ["", "a\t1\n", "documents\t3\nx\n"])
def test_a_broken_background_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="background table"):
        parse_background(text)
