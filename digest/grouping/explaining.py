"""The facts behind a tie, as values: the sentences are the desk's and the pages'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.arabic.stems import stem
from digest.grouping.ties import measure_hours, score_tie
from digest.grouping.values import Settings, Tie
from digest.grouping.vectors import make_weigher, multiply, read_report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from digest.grouping.background import Background
    from digest.grouping.values import Report
    from digest.grouping.vectors import Reading, Vector

#: How many shared words a tie names.
SHARED_WORDS = 6
#: Words that stand in more than this share of the press explain nothing.
COMMON_SHARE = 0.08


def explain_tie(one: Report, other: Report, background: Background, settings: Settings | None = None) -> Tie:
    """Say what speaks for and against one event of two reports."""
    settings = settings or Settings()
    weigher, readings = make_weigher(background), (read_report(one), read_report(other))
    likeness = multiply(*(weigher.weigh_happening(reading) for reading in readings))
    common: tuple[date, ...] = tuple(sorted(readings[0].days & readings[1].days))
    return Tie(
        score=score_tie(*readings, likeness, settings.weights),
        likeness=round(likeness, 4),
        shared=list_shared(
            readings,
            [weigher.weigh_matter(reading) for reading in readings],
            background,
        ),
        hours=measure_hours(*readings),
        same_source=bool(one.source) and one.source == other.source,
        days_named=common,
        days_differ=bool(readings[0].days and readings[1].days and not common),
    )


def list_shared(readings: Sequence[Reading], vectors: Sequence[Vector], background: Background) -> tuple[str, ...]:
    """List the words that two vectors of stems share, the most telling first, each in its shortest spelling.

    ``readings`` are the reports behind the vectors.
    """
    ours, theirs = vectors
    least = background.documents * COMMON_SHARE
    telling = [
        (-ours[feature] * theirs[feature], feature)
        for feature in ours.keys() & theirs.keys()
        if background.counts.get(feature, 0) < least and not feature[1:].isdigit() and len(feature) > 3
    ]
    spelled = _spell(readings)
    return tuple(spelled[feature[1:]] for _, feature in sorted(telling)[:SHARED_WORDS])


def _spell(readings: Sequence[Reading]) -> Mapping[str, str]:
    """Give the shortest spelling of each stem."""
    words = {word for reading in readings for part in reading.parts for word in part}
    return {stem(word): word for word in sorted(words, key=lambda word: (-len(word), word))}
