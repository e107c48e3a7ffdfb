"""The scores of all pairs of reports that are worth comparing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.grouping.candidates import find_candidates
from digest.grouping.linkage import UNIT
from digest.grouping.ties import score_tie
from digest.grouping.vectors import measure_time, multiply, read_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.grouping.values import Report, Settings
    from digest.grouping.vectors import Reading, Sketch, Vector, Weigher

#: Pairs whose sketches have a smaller product are not compared: their score would be near 0 (no pair of the labelled
#: sets is lost at .08).
LEAST_PRODUCT = 0.07
#: Vectors of happenings kept at a time: letter groups are many.
_ROOM = 3000


@dataclass(slots=True)
class Table:
    """The dated reports of one run by time, equal times by id; each is read and weighed when needed."""

    reports: Sequence[Report]
    times: Sequence[float]
    weigher: Weigher
    sketches: Mapping[str, Sketch]
    _readings: dict[int, Reading] = field(default_factory=dict)
    _vectors: dict[int, Vector] = field(default_factory=dict)

    def sketch(self, position: int) -> Sketch:
        """Give the sketch that was kept, or make it."""
        kept = self.sketches.get(self.reports[position].id)
        return self.weigher.sketch(self.reports[position]) if kept is None else kept

    def reading(self, position: int) -> Reading:
        """Read a report once."""
        if position not in self._readings:
            self._readings[position] = read_report(self.reports[position])
        return self._readings[position]

    def vector(self, position: int) -> Vector:
        """Weigh a report once, unless the room was cleared since."""
        if position not in self._vectors:
            self._vectors[position] = self.weigher.weigh_happening(self.reading(position))
        return self._vectors[position]

    def clear(self, before: float) -> None:
        """Forget the vectors of reports before a time, once they fill the room."""
        if len(self._vectors) > _ROOM:
            for position in [position for position in self._vectors if self.times[position] < before]:
                del self._vectors[position]


def lay_out(reports: Iterable[Report], weigher: Weigher, sketches: Mapping[str, Sketch]) -> Table:
    """Order the dated reports by time."""
    timed = [(at, report.id, report) for report in reports if (at := measure_time(report)) is not None]
    timed.sort(key=lambda one: one[:2])
    return Table(
        [report for _, _, report in timed],
        [at for at, _, _ in timed],
        weigher,
        sketches,
    )


def score_pairs(table: Table, wanted: Sequence[bool], settings: Settings) -> dict[tuple[int, int], int]:
    """Score pairs of positions (smaller first) in millionths, where at least one of the two is wanted."""
    sketches = [table.sketch(position) for position in range(len(table.reports))]
    scores: dict[tuple[int, int], int] = {}
    for later, earlier in find_candidates(sketches, table.times, wanted, settings.window_hours, LEAST_PRODUCT):
        scores[earlier, later] = round(score_positions(table, earlier, later, settings) * UNIT)
        table.clear(table.times[later] - settings.window_hours)
    return scores


def score_positions(table: Table, one: int, other: int, settings: Settings) -> float:
    """Score two reports of a table, 0 to 1."""
    likeness = multiply(table.vector(one), table.vector(other))
    return score_tie(table.reading(one), table.reading(other), likeness, settings.weights)


def sum_scores(scores: Mapping[tuple[int, int], int], owner: Sequence[int]) -> dict[tuple[int, int], int]:
    """Add the scores of pairs up to scores between their owners (smaller first), leaving out pairs of one owner."""
    sums: defaultdict[tuple[int, int], int] = defaultdict(int)
    for (one, other), score in scores.items():
        ours, theirs = sorted((owner[one], owner[other]))
        if ours != theirs:
            sums[ours, theirs] += score
    return dict(sums)
