"""Logistic regression for the weights of a tie, in a few lines, so that they can be printed again."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from digest.grouping import TieWeights
from digest.grouping.ties import measure_hours
from digest.grouping.vectors import multiply

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.grouping.comparing import Table

#: Likeness, days squared, same source, same day named, other day named, base.
Features = tuple[float, ...]
Example = tuple[Features, bool, float]
_SHARPNESS = 0.5
"""Clusters average scores: those of the plain fit are too near 0 and 1 for that, so its log-odds are halved."""


def list_examples(table: Table, labels: Mapping[str, str]) -> list[Example]:
    """List all pairs of a labelled set inside the window; each set weighs as much as any other."""
    pairs = []
    for other in range(len(table.reports)):
        for one in range(other):
            ours, theirs = table.reading(one), table.reading(other)
            hours = measure_hours(ours, theirs) or 0.0
            if hours <= 96:
                common, both = ours.days & theirs.days, bool(ours.days and theirs.days)
                likeness = multiply(table.vector(one), table.vector(other))
                features = (
                    likeness,
                    (hours / 24) ** 2,
                    ours.source == theirs.source,
                    bool(common),
                    both and not common,
                )
                same = labels[table.reports[one].id] == labels[table.reports[other].id]
                pairs.append(((*map(float, features), 1.0), same))
    positive = sum(same for _, same in pairs)
    return [(features, same, 1000 / positive) for features, same in pairs]


def fit_weights(examples: Sequence[Example]) -> TieWeights:
    """Fit by Newton's method; the result is in the units of ``TieWeights``."""
    size = len(examples[0][0])
    total = sum(weight for _, _, weight in examples)
    weights = [0.0] * size
    for _ in range(25):
        slope, curve = [-1e-3 * one for one in weights], [[0.0] * size for _ in range(size)]
        for features, same, weight in examples:
            _add(features, weight * len(examples) / total, same, weights, slope, curve)
        for i in range(size):
            curve[i][i] += 1e-3
        step = _solve(curve, slope)
        weights = [one + change for one, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-4:
            break
    return TieWeights(*(round(one * _SHARPNESS, 2) for one in weights))


def _add(
    features: Features, weight: float, same: float, weights: list[float], slope: list[float], curve: list[list[float]]
) -> None:
    odds = sum(one * value for one, value in zip(weights, features, strict=True))
    chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
    for i, value in enumerate(features):
        slope[i] += weight * (same - chance) * value
        for j, other in enumerate(features):
            curve[i][j] += weight * chance * (1 - chance) * value * other


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve linear equations by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda row: abs(rows[row][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for j in range(len(rows)):
            if j != i:
                factor = rows[j][i] / rows[i][i]
                rows[j] = [one - factor * other for one, other in zip(rows[j], rows[i], strict=True)]
    return [row[-1] / row[i] for i, row in enumerate(rows)]
