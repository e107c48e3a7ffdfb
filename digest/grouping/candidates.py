"""Which reports are worth comparing: those within the window that share telling stems, found by an inverted index."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.grouping.vectors import LOOKED_UP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.grouping.vectors import Sketch

#: A feature of more than this share of the window finds nobody: an outlet's set phrase, or the common words of a
#: language that the background does not know. A small window says nothing about that.
_STOCK_SHARE = 0.15
_STOCK_LEAST = 60


@dataclass(slots=True)
class _Index:
    """Positions and weights by feature, in the order of time; what has left the window is passed over once."""

    entries: defaultdict[str, list[tuple[int, float]]] = field(default_factory=lambda: defaultdict(list))
    starts: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, position: int, features: Iterable[tuple[str, float]]) -> None:
        for feature, value in features:
            self.entries[feature].append((position, value))

    def look_up(
        self,
        features: Sketch,
        oldest: int,
        most: float,
        products: defaultdict[int, float],
    ) -> None:
        """Add the products with every position from ``oldest`` on, passing over features of more than ``most``."""
        for feature, value in features:
            found = self.entries.get(feature)
            if found is None:
                continue
            start = self.starts[feature] if oldest else 0
            while start < len(found) and found[start][0] < oldest:
                start += 1
            self.starts[feature] = start
            if len(found) - start <= most:
                for other, weight in found[start:]:
                    products[other] += value * weight


def find_candidates(
    sketches: Sequence[Sketch],
    times: Sequence[float | None],
    wanted: Sequence[bool],
    window: float,
    least: float,
) -> Iterator[tuple[int, int]]:
    """Give pairs (later, earlier) of positions whose sketches' first features have a product of at least ``least``.

    At least one of a pair is ``wanted``. ``times`` must rise, unknown ones (``None``) at the end: these are compared
    with all. Pairs further apart than ``window`` (same unit) are left out, so the work grows with the articles of a
    window, not of the collection.
    """
    ours, others = _Index(), _Index()
    sought = {feature for sketch, one in zip(sketches, wanted, strict=True) if one for feature, _ in sketch[:LOOKED_UP]}
    oldest = 0
    for position, sketch in enumerate(sketches):
        oldest = _move_on(times, position, oldest, window)
        features, products = sketch[:LOOKED_UP], defaultdict[int, float](float)
        most = max(_STOCK_LEAST, (position - oldest) * _STOCK_SHARE)
        ours.look_up(features, oldest, most, products)
        if wanted[position]:
            others.look_up(features, oldest, most, products)
        yield from ((position, other) for other, product in products.items() if product >= least)
        if wanted[position]:
            ours.add(position, features)
        else:
            others.add(position, [one for one in features if one[0] in sought])


def _move_on(times: Sequence[float | None], position: int, oldest: int, window: float) -> int:
    """Give the first position inside the window that ends at ``position``."""
    now = times[position]
    if now is None:
        return 0
    while (then := times[oldest]) is not None and then < now - window:
        oldest += 1
    return oldest
