"""Reports as weighted features: letter groups and word pairs for events, stems for storylines.

Spellings differ between outlets (قالن/كالين, أميركية/أمريكية): groups of letters meet where whole words do not. The
title and the first sentences decide; what an article copies from earlier ones stands further down and counts less.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter, mul
from sys import intern
from typing import TYPE_CHECKING, TypeAlias

from digest.arabic.capitals import COUNTRY_OF
from digest.arabic.skeletons import cut_skeleton
from digest.arabic.stems import stem
from digest.arabic.tokens import find_days_back, list_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from digest.grouping.background import Background
    from digest.grouping.values import Report

#: Paragraphs after the lead that are read; later ones are mostly background.
PARAGRAPHS = 6
#: Parts (title, lead, paragraphs) whose named days count.
DAY_PARTS = 6
_GROUP_SIZES = (3, 4)

#: How many features a sketch keeps, and how many of them are looked up to find company.
_HEAVIEST = 200
LOOKED_UP = 40

Vector = dict[str, float]
Sketch: TypeAlias = "Sequence[tuple[str, float]]"
"""The heaviest stems of a report with their weights: enough to find whom it may belong with."""


@dataclass(frozen=True, slots=True)
class PartWeights:
    """How much a word counts in the title, in the lead, and in each later paragraph (``fall`` to its number)."""

    title: float
    lead: float
    fall: float
    power: float
    """of the rarity: each of two vectors brings its own share"""
    parts: int
    """how many parts count: title, lead and so many paragraphs less two"""


HAPPENING = PartWeights(title=3.0, lead=1.0, fall=0.7, power=0.5, parts=8)
MATTER = PartWeights(title=2.0, lead=0.7, fall=0.9, power=0.7, parts=6)


@dataclass(frozen=True, slots=True)
class Reading:
    """One report cut into words: title, lead and first paragraphs; with its time and the days it names."""

    source: str
    parts: tuple[tuple[str, ...], ...]
    at: float | None
    """hours since day one of the calendar; ``None`` for an undated report"""
    has_hour: bool
    days: frozenset[date]


def measure_time(report: Report) -> float | None:
    """Give a report's time in hours since day one of the calendar, noon where the hour is unknown."""
    if report.day is None:
        return None
    return report.day.toordinal() * 24 + (12.0 if report.hour is None else report.hour)


def read_report(report: Report) -> Reading:
    """Cut a report into words, and resolve the days that its title and first paragraphs name."""
    parts = tuple(list_words(text) for text in (report.title, report.lead, *report.body[:PARAGRAPHS]))
    days: frozenset[date] = frozenset()
    if report.day is not None:
        words = [word for part in parts[:DAY_PARTS] for word in part]
        back = find_days_back(words, report.day.weekday())
        days = frozenset(report.day - timedelta(number) for number in back)
    return Reading(
        report.source,
        parts,
        measure_time(report),
        has_hour=report.hour is not None,
        days=days,
    )


@dataclass(frozen=True, slots=True)
class Weigher:
    """Turns readings into vectors of length one, with the rarities of one background."""

    happening: Mapping[str, float]
    happening_rest: float
    matter: Mapping[str, float]
    matter_rest: float

    def weigh_happening(self, reading: Reading) -> Vector:
        """Weigh a report by letter groups and skeletons of its stems, and pairs of neighbours in title and lead."""
        counts: defaultdict[str, float] = defaultdict(float)
        for number, part in enumerate(reading.parts[: HAPPENING.parts]):
            weight, stems = (
                _part_weight(HAPPENING, number),
                [stem(word) for word in part],
            )
            for one in stems:
                for feature in cut_features(COUNTRY_OF.get(one, one)):
                    counts[feature] += weight
            if number < 2:
                for pair in pairwise(stems):
                    counts["+" + " ".join(pair)] += weight
        return _normalise(counts, self.happening, self.happening_rest)

    def weigh_matter(self, reading: Reading) -> Vector:
        """Weigh a report by its stems."""
        counts: defaultdict[str, float] = defaultdict(float)
        for number, part in enumerate(reading.parts[: MATTER.parts]):
            weight = _part_weight(MATTER, number)
            for word in part:
                counts["=" + stem(word)] += weight
        return _normalise(counts, self.matter, self.matter_rest)

    def sketch(self, report: Report) -> Sketch:
        """Keep the heaviest stems of a report."""
        return pick_heaviest(self.weigh_matter(read_report(report)))


@lru_cache(maxsize=2)
def make_weigher(background: Background) -> Weigher:
    """Prepare the weights of all known features."""
    return Weigher(
        background.weigh(HAPPENING.power),
        background.greatest(HAPPENING.power),
        background.weigh(MATTER.power),
        background.greatest(MATTER.power),
    )


@lru_cache(maxsize=1 << 16)
def cut_features(one: str) -> tuple[str, ...]:
    """Cut a stem into its groups of 3 and 4 letters and its skeleton: «قالن» gives «<قا», «قال», …, «الن>», «~كلن»."""
    framed, skeleton = f"<{one}>", cut_skeleton(one)
    groups = [intern(framed[i : i + size]) for size in _GROUP_SIZES for i in range(len(framed) - size + 1)]
    return (*groups, intern("~" + skeleton)) if skeleton else tuple(groups)


def pick_heaviest(vector: Vector, most: int = _HEAVIEST) -> Sketch:
    """Pick the heaviest features of a vector; equal ones by their letters."""
    return sorted(vector.items(), key=lambda item: (-item[1], item[0]))[:most]


def multiply(one: Vector, other: Vector) -> float:
    """Give the cosine of two vectors of length one; the same value whatever the order of their features."""
    common = one.keys() & other.keys()
    if len(common) < 2:
        return sum(one[feature] * other[feature] for feature in common)
    pick = itemgetter(*common)
    return math.fsum(map(mul, pick(one), pick(other)))


def average(sketches: Sequence[Sketch]) -> Vector:
    """Give the mean of sketches; its product with another mean is the average likeness of all pairs."""
    if len(sketches) == 1:
        return dict(sketches[0])
    values: defaultdict[str, list[float]] = defaultdict(list)
    for sketch in sketches:
        for feature, value in sketch:
            values[feature].append(value)
    return {feature: math.fsum(found) / len(sketches) for feature, found in values.items()}


def _part_weight(weights: PartWeights, number: int) -> float:
    return (weights.title, weights.lead)[number] if number < 2 else weights.fall ** (number - 1)


def _normalise(counts: Mapping[str, float], rarities: Mapping[str, float], rest: float) -> Vector:
    """Damp repeated features, multiply by rarity, and bring the vector to length one."""
    raw = {
        feature: (1 + math.log(count) if count > 1 else count) * rarities.get(feature, rest)
        for feature, count in counts.items()
    }
    length = math.sqrt(math.fsum([value * value for value in raw.values()])) or 1.0
    return {feature: value / length for feature, value in raw.items()}
