"""What an editor may want to change in published events: proposals with reasons, never done by machine."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from digest.grouping.comparing import lay_out, score_pairs, sum_scores
from digest.grouping.explaining import list_shared
from digest.grouping.linkage import UNIT, link_clusters
from digest.grouping.values import MergeProposal, Proposals, Settings, SplitProposal
from digest.grouping.vectors import average, make_weigher

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.grouping.background import Background
    from digest.grouping.comparing import Table
    from digest.grouping.values import KnownEvent, Report
    from digest.grouping.vectors import Sketch

Scores = dict[tuple[int, int], int]


def propose_changes(
    reports: Iterable[Report],
    known_events: Iterable[KnownEvent],
    background: Background,
    settings: Settings | None = None,
    sketches: Mapping[str, Sketch] | None = None,
) -> Proposals:
    """Name published events that fall apart and pairs that look like one, the surest first.

    Reports that an editor fixed in one event are never proposed apart; ``apart`` events are never proposed together.
    Undated reports say nothing here.
    """
    settings, events = (
        settings or Settings(),
        sorted(known_events, key=lambda event: event.id),
    )
    placed = {report: event.id for event in events for report in event.reports}
    kept = [report for report in reports if report.event or report.id in placed]
    table = lay_out(kept, make_weigher(background), sketches or {})
    event_of = [report.event or placed[report.id] for report in table.reports]
    scores = score_pairs(table, [True] * len(event_of), settings)
    members: defaultdict[str, list[int]] = defaultdict(list)
    for position, event in enumerate(event_of):
        members[event].append(position)
    splits = _propose_splits(table, members, _keep_inner(scores, event_of), settings)
    merges = _propose_merges(table, members, scores, events, settings, background)
    return Proposals(splits, merges)


def _keep_inner(scores: Scores, event_of: Sequence[str]) -> dict[str, Scores]:
    """Keep the scores inside each event."""
    inner: defaultdict[str, Scores] = defaultdict(dict)
    for (one, other), score in scores.items():
        if event_of[one] == event_of[other]:
            inner[event_of[one]][one, other] = score
    return inner


def _propose_splits(
    table: Table,
    members: Mapping[str, Sequence[int]],
    inner: Mapping[str, Scores],
    settings: Settings,
) -> tuple[SplitProposal, ...]:
    found = (
        _split(event, table, positions, inner.get(event, {}), settings)
        for event, positions in sorted(members.items())
        if len(positions) > 1
    )
    return tuple(
        sorted(
            (split for split in found if split),
            key=lambda split: (split.score, split.event),
        )
    )


def _split(
    event: str,
    table: Table,
    positions: Sequence[int],
    scores: Scores,
    settings: Settings,
) -> SplitProposal | None:
    """Cluster the reports of one event afresh, those fixed by an editor as one, at a part of the usual threshold."""
    fixed = [position for position in positions if table.reports[position].fixed]
    starts = [fixed] * bool(fixed) + [[position] for position in positions if position not in fixed]
    owner = {position: number for number, start in enumerate(starts) for position in start}
    owners = [owner.get(position, 0) for position in range(max(positions) + 1)]
    sums, sizes = sum_scores(scores, owners), [len(start) for start in starts]
    groups = link_clusters([""] * len(starts), sizes, sums, settings.event_threshold * settings.split_below)
    if len(groups) == 1:
        return None
    part_of = {number: part for part, group in enumerate(groups) for number in group}
    between = sum_scores(sums, [part_of[number] for number in range(len(starts))])
    parts = [[position for number in group for position in starts[number]] for group in groups]
    best = max(
        (total / UNIT / len(parts[a]) / len(parts[b]) for (a, b), total in between.items()),
        default=0.0,
    )
    named = tuple(tuple(sorted(table.reports[position].id for position in part)) for part in parts)
    return SplitProposal(event, tuple(sorted(named)), round(best, 3))


def _propose_merges(
    table: Table,
    members: Mapping[str, Sequence[int]],
    scores: Scores,
    events: Iterable[KnownEvent],
    settings: Settings,
    background: Background,
) -> tuple[MergeProposal, ...]:
    names = sorted(members)
    owner = {position: number for number, name in enumerate(names) for position in members[name]}
    sums = sum_scores(scores, [owner[position] for position in range(len(table.reports))])
    forbidden = {frozenset((event.id, other)) for event in events for other in event.apart}
    found = []
    for (one, other), total in sorted(sums.items()):
        score = total / UNIT / len(members[names[one]]) / len(members[names[other]])
        if score >= settings.event_threshold and frozenset((names[one], names[other])) not in forbidden:
            shared = _list_common(table, members[names[one]], members[names[other]], background)
            found.append(MergeProposal((names[one], names[other]), round(score, 3), shared))
    return tuple(sorted(found, key=lambda merge: (-merge.score, merge.events)))


def _list_common(table: Table, ours: Sequence[int], theirs: Sequence[int], background: Background) -> tuple[str, ...]:
    vectors = [average([table.sketch(position) for position in positions]) for positions in (ours, theirs)]
    readings = [table.reading(position) for position in (*ours, *theirs)]
    return list_shared(readings, vectors, background)
