"""The recipes that grouping is measured against: each gives the scores of pairs of reports, in millionths."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from digest.arabic.stems import stem
from digest.arabic.tokens import list_words
from digest.grouping.comparing import Table, lay_out, score_pairs
from digest.grouping.linkage import UNIT, link_clusters
from digest.grouping.vectors import make_weigher, multiply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from digest.grouping import Background, Report, Settings

Scores = dict[tuple[int, int], int]
Vector = dict[str, float]


def score_ours(reports: Sequence[Report], background: Background, settings: Settings) -> tuple[Table, Scores]:
    """Our own pair scores."""
    table = lay_out(reports, make_weigher(background), {})
    return table, score_pairs(table, [True] * len(table.reports), settings)


def score_titles(table: Table, background: Background) -> Scores:
    """Cosine of the titles' stems times the prototype's decay over time."""
    vectors = [_weigh(("=" + one for one in _stem_all([report.title])), background) for report in table.reports]
    return _score_all(table, lambda one, other: multiply(vectors[one], vectors[other]), timed=True)


def score_prototype(table: Table, background: Background, *, timed: bool = True) -> Scores:
    """Follow the prototype: stems of title .15, lead .35, body .30, character n-grams .20, decay over 48 h."""
    parts = [
        (0.15, [_weigh(("=" + one for one in _stem_all([report.title])), background) for report in table.reports]),
        (0.35, [_weigh(("=" + one for one in _stem_all([report.lead])), background) for report in table.reports]),
        (0.30, [_weigh(("=" + one for one in _stem_all(report.body)), background) for report in table.reports]),
        (0.20, [_weigh(_cut_all(report), background) for report in table.reports]),
    ]

    def add(one: int, other: int) -> float:
        return sum(weight * multiply(vectors[one], vectors[other]) for weight, vectors in parts)

    return _score_all(table, add, timed=timed)


def link_average(count: int, scores: Scores, least: float) -> list[int]:
    """Cluster by average linkage; gives a cluster number for each position."""
    return _number(link_clusters([""] * count, [1] * count, scores, least), count)


def link_single(count: int, scores: Scores, least: float) -> list[int]:
    """Cluster by single linkage: whatever hangs together by pairs above the threshold."""
    head = list(range(count))

    def find(position: int) -> int:
        while head[position] != position:
            position = head[position]
        return position

    for one, other in sorted(pair for pair, score in scores.items() if score >= least * UNIT):
        ours, theirs = sorted((find(one), find(other)))
        head[theirs] = ours
    return [find(position) for position in range(count)]


def _number(groups: Iterable[Sequence[int]], count: int) -> list[int]:
    owner = [0] * count
    for number, group in enumerate(groups):
        for position in group:
            owner[position] = number
    return owner


def _score_all(table: Table, likeness: Callable[[int, int], float], *, timed: bool) -> Scores:
    scores: Scores = {}
    for other in range(len(table.times)):
        for one in range(other):
            hours = table.times[other] - table.times[one]
            if not timed:
                scores[one, other] = round(likeness(one, other) * UNIT)
            elif hours <= 96:
                scores[one, other] = round(likeness(one, other) * math.exp(-((hours / 48) ** 2) / 2) * UNIT)
    return {pair: score for pair, score in scores.items() if score}


def _stem_all(texts: Iterable[str]) -> list[str]:
    return [stem(word) for text in texts for word in list_words(text)]


def _cut_all(report: Report) -> list[str]:
    framed = [f"<{one}>" for one in _stem_all((report.title, report.lead, *report.body))]
    return [word[i : i + size] for word in framed for size in (3, 4, 5) for i in range(len(word) - size + 1)]


def _weigh(features: Iterable[str], background: Background) -> Vector:
    """TF-IDF as in the prototype: 1 + ln tf, ln idf + 1; very common stems are its stop words."""
    counts = Counter(features)
    raw = {
        feature: (1 + math.log(1 + count)) * _idf(background.counts, feature, background.documents)
        for feature, count in counts.items()
        if background.counts.get(feature, 0) < background.documents * 0.2 or not feature.startswith("=")
    }
    length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
    return {feature: value / length for feature, value in raw.items()}


def _idf(counts: Mapping[str, int], feature: str, documents: int) -> float:
    return math.log((documents + 1) / (counts.get(feature, 1) + 1)) + 1
