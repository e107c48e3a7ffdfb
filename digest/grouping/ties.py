"""The score of two reports: how likely it is that they tell one happening."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.grouping.values import TieWeights
    from digest.grouping.vectors import Reading


def measure_hours(one: Reading, other: Reading) -> float | None:
    """Give the hours between two reports, whole days where an hour is unknown, ``None`` where a day is unknown."""
    if one.at is None or other.at is None:
        return None
    if one.has_hour and other.has_hour:
        return abs(one.at - other.at)
    return abs(one.at // 24 - other.at // 24) * 24


def score_tie(one: Reading, other: Reading, likeness: float, weights: TieWeights) -> float:
    """Score two dated reports from 0 to 1, rounded so that sums are exact; an undated report scores 0."""
    hours = measure_hours(one, other)
    if hours is None:
        return 0.0
    if not (one.has_hour and other.has_hour):
        # Two days in a row are 24 hours apart on average, but of such pairs the nearer ones are likelier mates.
        hours = max(hours - 12, 0)
    odds = weights.base + weights.likeness * likeness + weights.days_squared * (hours / 24) ** 2
    if one.source and one.source == other.source:
        odds += weights.same_source
    if one.days and other.days:
        odds += weights.same_day_named if one.days & other.days else weights.other_day_named
    return round(1 / (1 + math.exp(-odds)), 6)
