"""How common stems and letter groups are in the press at large: five articles have no statistics of their own."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Rarer than this share of articles all features weigh the same: one corpus cannot tell how rare they are.
LEAST_SHARE = 0.004


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """Document frequencies over ``documents`` articles; a feature that is missing is as rare as can be told.

    A feature is a stem behind ``=``, a skeleton behind ``~``, or a group of 3 or 4 letters of a stem (``<`` and ``>``
    stand for its ends).
    """

    documents: int
    counts: Mapping[str, int]

    def weigh(self, power: float) -> dict[str, float]:
        """Give each known feature its weight: the negative logarithm of its share of articles, to a power."""
        return {feature: math.pow(self._rarity(count), power) for feature, count in self.counts.items()}

    def greatest(self, power: float) -> float:
        """Give the weight of a feature that the background does not know."""
        return math.pow(-math.log(LEAST_SHARE), power)

    def _rarity(self, count: int) -> float:
        return -math.log(max((count + 1) / (self.documents + 2), LEAST_SHARE))


def parse_background(text: str) -> Background:
    """Read a background table: a line ``documents<TAB>n``, then ``feature<TAB>count`` lines; ``#`` begins a note.

    Raises ``ValueError`` for any other line.
    """
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    if not rows or rows[0][0] != "documents" or any(len(row) != 2 for row in rows):
        message = "a background table is «documents<TAB>n» and «feature<TAB>count» lines"
        raise ValueError(message)
    return Background(int(rows[0][1]), {feature: int(count) for feature, count in rows[1:]})
