"""Reports into events: new ones join a published event, stand together, or stand alone.

What is published stays: a published event may grow, and is never split or joined to another here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.grouping.comparing import lay_out, score_pairs, sum_scores
from digest.grouping.copies import find_near_copies
from digest.grouping.explaining import list_shared
from digest.grouping.linkage import UNIT, link_clusters
from digest.grouping.ties import measure_hours
from digest.grouping.values import Grouping, NearPair, Placement, RunnerUp, Settings
from digest.grouping.vectors import make_weigher

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.grouping.background import Background
    from digest.grouping.comparing import Table
    from digest.grouping.copies import Anchors
    from digest.grouping.values import KnownEvent, Report
    from digest.grouping.vectors import Sketch

#: The key of a cluster that has no file yet begins so; an id of an event never holds a colon.
NEW = "new:"


@dataclass(frozen=True, slots=True)
class _Outcome:
    """One run: the dated reports by position, their scores, and the event of each position."""

    table: Table
    mates: Sequence[Sequence[tuple[int, int]]]
    """for each position, the other positions with which it has a score, in millionths"""
    event_of: Sequence[str]
    sizes: Mapping[str, int]
    background: Background


def group_reports(
    reports: Iterable[Report],
    known_events: Iterable[KnownEvent],
    background: Background,
    settings: Settings | None = None,
    sketches: Mapping[str, Sketch] | None = None,
    anchors: Mapping[str, Anchors] | None = None,
) -> Grouping:
    """Place every report that has no event yet; the order of the input does not matter.

    ``reports`` holds the new reports and the placed ones around them (all of them, or those within
    ``window_hours`` and their events); a placed report names its event, and a known event adds those it lists.
    A report without a known day joins another's event only as its near copy. ``sketches`` holds, by report id, the
    sketches that the caller kept (``sketch_reports``), ``anchors`` theirs (``anchor_reports``); missing ones are made.
    """
    settings = settings or Settings()
    placed = {report: event.id for event in known_events for report in event.reports}
    ordered = sorted(reports, key=lambda report: report.id)
    labels = {report.id: report.event or placed.get(report.id, "") for report in ordered}
    copies = _pick_copies(ordered, labels, settings, anchors)
    outcome = _compare(ordered, labels, background, settings, sketches or {})
    found = {report.id: position for position, report in enumerate(outcome.table.reports)}
    events = {report: outcome.event_of[position] for report, position in found.items()}
    settled = _settle_undated(ordered, labels, events, copies)
    placements = (
        _place(
            report,
            settled[report.id],
            found.get(report.id),
            outcome,
            copies.get(report.id),
        )
        for report in ordered
        if not labels[report.id]
    )
    return Grouping(tuple(placements))


def sketch_reports(reports: Iterable[Report], background: Background) -> dict[str, Sketch]:
    """Make the sketches of reports by id. They depend on title, text and background alone: keep them by their hash."""
    weigher = make_weigher(background)
    return {report.id: weigher.sketch(report) for report in reports}


def _pick_copies(
    reports: Sequence[Report],
    labels: Mapping[str, str],
    settings: Settings,
    anchors: Mapping[str, Anchors] | None,
) -> dict[str, NearPair]:
    """Find the near copies of new undated reports, and only of those: dated copies are alike enough anyway."""
    undated = {report.id for report in reports if report.day is None and not labels[report.id]}
    if not undated:
        return {}
    return {pair.later: pair for pair in find_near_copies(reports, settings, undated, anchors)}


def _compare(
    reports: Sequence[Report],
    labels: Mapping[str, str],
    background: Background,
    settings: Settings,
    sketches: Mapping[str, Sketch],
) -> _Outcome:
    """Score the dated reports around the new ones, and cluster them."""
    near = _keep_near(reports, labels, settings.window_hours + 24)
    table = lay_out(near, make_weigher(background), sketches)
    owners = [labels[report.id] for report in table.reports]
    scores = score_pairs(table, [not label for label in owners], settings)
    sizes: defaultdict[str, int] = defaultdict(int)
    for report in reports:
        sizes[labels[report.id]] += report.day is not None
    event_of = _cluster(owners, sizes, scores, [report.id for report in table.reports], settings)
    grown = Counter({event: size for event, size in sizes.items() if event})
    grown.update(event for event, label in zip(event_of, owners, strict=True) if not label)
    return _Outcome(table, _list_mates(scores, len(owners)), event_of, grown, background)


def _keep_near(reports: Sequence[Report], labels: Mapping[str, str], hours: float) -> list[Report]:
    """Keep new dated reports and the placed ones within the window of one."""
    times = sorted(_day_hours(report) for report in reports if report.day and not labels[report.id])

    def is_near(report: Report) -> bool:
        at = _day_hours(report)
        return bisect_right(times, at + hours) > bisect_left(times, at - hours)

    return [report for report in reports if report.day and is_near(report)]


def _day_hours(report: Report) -> float:
    return report.day.toordinal() * 24.0 if report.day else 0.0


def _cluster(
    labels: Sequence[str],
    sizes: Mapping[str, int],
    scores: dict[tuple[int, int], int],
    ids: Sequence[str],
    settings: Settings,
) -> list[str]:
    """Give each position its event: a known id, or a new key after the earliest report of its cluster."""
    known = sorted({label for label in labels if label})
    place = {label: number for number, label in enumerate(known)}
    free = [position for position, label in enumerate(labels) if not label]
    owner = [place.get(label, 0) for label in labels]
    for number, position in enumerate(free, len(known)):
        owner[position] = number
    groups = link_clusters(
        known + [""] * len(free),
        [sizes[label] for label in known] + [1] * len(free),
        sum_scores(scores, owner),
        settings.event_threshold,
    )
    events = [*known, *("" for _ in free)]
    for group in groups:
        head = known[group[0]] if group[0] < len(known) else NEW + ids[free[group[0] - len(known)]]
        for number in group:
            events[number] = head
    return [events[number] for number in owner]


def _settle_undated(
    reports: Sequence[Report],
    labels: Mapping[str, str],
    events: dict[str, str],
    copies: Mapping[str, NearPair],
) -> dict[str, str]:
    """Put an undated report with the report that it copies, else alone."""
    settled = {report.id: labels[report.id] or events.get(report.id, NEW + report.id) for report in reports}
    # An undated copy may copy another undated one: walk from the originals on.
    for later in sorted(copies, key=lambda later: (len(_walk(later, copies)), later)):
        settled[later] = settled[copies[later].earlier]
    return settled


def _walk(later: str, copies: Mapping[str, NearPair]) -> list[str]:
    """List the chain of originals behind a copy; publication order makes it end."""
    chain = [later]
    while chain[-1] in copies:
        chain.append(copies[chain[-1]].earlier)
    return chain


def _place(
    report: Report,
    event: str,
    position: int | None,
    outcome: _Outcome,
    copy: NearPair | None,
) -> Placement:
    """Say where a report goes and why."""
    new = event.startswith(NEW)
    if position is None:
        return Placement(
            report.id,
            event,
            new,
            copy.share if copy else None,
            copy_of=copy.earlier if copy else "",
        )
    ours, others = _average_by_event(position, event, outcome)
    following = max(others, key=lambda one: (one.score, one.id)) if others else None
    if ours is None:
        return Placement(report.id, event, new, next=following)
    score, nearest = ours
    readings = [outcome.table.reading(number) for number in (position, nearest)]
    shared = list_shared(
        readings,
        [outcome.table.weigher.weigh_matter(one) for one in readings],
        outcome.background,
    )
    hours = measure_hours(*readings)
    return Placement(
        report.id,
        event,
        new,
        score,
        shared,
        hours,
        outcome.table.reports[nearest].id,
        next=following,
    )


def _list_mates(scores: Mapping[tuple[int, int], int], count: int) -> list[list[tuple[int, int]]]:
    mates: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for (one, other), score in scores.items():
        mates[one].append((other, score))
        mates[other].append((one, score))
    return mates


def _average_by_event(position: int, event: str, outcome: _Outcome) -> tuple[tuple[float, int] | None, list[RunnerUp]]:
    """Average a report's scores with its own event (and name its best mate there) and with every other event."""
    sums: defaultdict[str, int] = defaultdict(int)
    for other, score in outcome.mates[position]:
        sums[outcome.event_of[other]] += score
    others = [
        RunnerUp(name, round(total / UNIT / outcome.sizes[name], 3)) for name, total in sums.items() if name != event
    ]
    if event not in sums:
        return None, others
    ours = round(sums[event] / UNIT / (outcome.sizes[event] - 1), 3)
    best = max((score, -other) for other, score in outcome.mates[position] if outcome.event_of[other] == event)
    return (ours, -best[1]), others
