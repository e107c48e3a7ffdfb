"""Average linkage under constraints, over a sparse table of scores; the order of the input does not matter."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Scores are summed as whole millionths: sums are exact, so no order of merging can change them.
UNIT = 1_000_000


@dataclass(slots=True)
class _Clusters:
    """The state of one run: members, sizes, labels and summed scores between living clusters."""

    members: dict[int, list[int]]
    sizes: list[int]
    labels: list[str]
    sums: list[dict[int, int]]
    heap: list[tuple[float, int, int]]

    def may_join(self, one: int, other: int) -> bool:
        """Two clusters that both stand for something published stay apart."""
        return not (self.labels[one] and self.labels[other])

    def push(self, one: int, other: int, least: float) -> None:
        """Queue a pair if its average score reaches the threshold."""
        total, room = self.sums[one][other], self.sizes[one] * self.sizes[other]
        if total >= least * UNIT * room and self.may_join(one, other):
            low, high = min(one, other), max(one, other)
            heapq.heappush(self.heap, (-total / room, low, high))

    def is_current(self, score: float, one: int, other: int) -> bool:
        """A pair whose clusters have grown since it was queued stands in the queue again with its new average."""
        total = self.sums[one].get(other)
        return total is not None and -total / (self.sizes[one] * self.sizes[other]) == score

    def join(self, kept: int, gone: int) -> None:
        """Fold one cluster into another and add up their scores with all others."""
        self.members[kept] += self.members.pop(gone)
        self.sizes[kept] += self.sizes[gone]
        self.labels[kept] = self.labels[kept] or self.labels[gone]
        for other, total in self.sums[gone].items():
            del self.sums[other][gone]
            if other != kept:
                self.sums[kept][other] = self.sums[other][kept] = self.sums[kept].get(other, 0) + total
        self.sums[gone] = {}


def link_clusters(
    labels: Sequence[str],
    sizes: Sequence[int],
    scores: Mapping[tuple[int, int], int],
    least: float,
) -> tuple[tuple[int, ...], ...]:
    """Join the best pair of clusters until none averages ``least`` (0 to 1).

    ``labels`` names what each starting cluster stands for ('' for a free one): two labelled clusters never join.
    ``sizes`` are the counts to average over; ``scores`` gives the summed score between two starting clusters, in
    millionths; a missing pair scores 0. Gives the groups of positions, each sorted, sorted by their first.
    """
    clusters = _Clusters(
        {i: [i] for i in range(len(labels))},
        list(sizes),
        list(labels),
        [{} for _ in labels],
        [],
    )
    for (one, other), total in scores.items():
        clusters.sums[one][other] = clusters.sums[other][one] = total
    for one, other in scores:
        clusters.push(one, other, least)
    _run(clusters, least)
    return tuple(sorted(tuple(sorted(members)) for members in clusters.members.values()))


def _run(clusters: _Clusters, least: float) -> None:
    while clusters.heap:
        score, kept, gone = heapq.heappop(clusters.heap)
        if clusters.is_current(score, kept, gone) and clusters.may_join(kept, gone):
            clusters.join(kept, gone)
            for other in clusters.sums[kept]:
                clusters.push(kept, other, least)
