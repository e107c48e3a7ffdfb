"""Near copies and wire copy: reports that share most of their shingles (runs of four stems)."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.arabic.stems import stem
from digest.arabic.tokens import list_words
from digest.grouping.values import NearPair, Settings
from digest.grouping.vectors import measure_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.grouping.values import Report

Shingle = tuple[str, str, str, str]

#: A report with fewer shingles is too short to call another its copy.
_LEAST_SHINGLES = 12
#: One stem in so many begins the shingles by which candidates are found; the share is then counted over all.
_ANCHOR_EVERY = 6
#: A shingle that more reports share than this is a stock phrase and finds nobody.
_STOCK_PHRASE = 40


def find_near_copies(reports: Iterable[Report], settings: Settings | None = None) -> tuple[NearPair, ...]:
    """Name for each report the earlier one that it repeats most, if that is ``copy_share`` of its shingles or more.

    The later published names the earlier (equal times: the greater id names the smaller); an undated report counts
    as later than all dated ones. Dated pairs lie within ``copy_hours``. Sorted by the later report.
    """
    settings = settings or Settings()
    ordered = sorted(reports, key=_publication)
    shingles = [_cut_shingles(report) for report in ordered]
    best: dict[int, tuple[float, int]] = {}
    for later, earlier in _meet(ordered, shingles, settings.copy_hours):
        share = round(len(shingles[later] & shingles[earlier]) / len(shingles[later]), 3)
        if share >= settings.copy_share and share > best.get(later, (0.0, 0))[0]:
            best[later] = (share, earlier)
    pairs = (NearPair(ordered[later].id, ordered[earlier].id, share) for later, (share, earlier) in best.items())
    return tuple(sorted(pairs, key=lambda pair: pair.later))


def _publication(report: Report) -> tuple[bool, float, str]:
    time = measure_time(report)
    return time is None, time or 0.0, report.id


def _cut_shingles(report: Report) -> frozenset[Shingle]:
    """Cut lead and body into runs of four stems, a paragraph's end being no border."""
    stems = [stem(word) for text in (report.lead, *report.body) for word in list_words(text)]
    return frozenset(zip(stems, stems[1:], stems[2:], stems[3:], strict=False))


@lru_cache(maxsize=1 << 16)
def _is_anchor(one: str) -> bool:
    return zlib.crc32(one.encode()) % _ANCHOR_EVERY == 0


def _meet(
    reports: Sequence[Report], shingles: Sequence[frozenset[Shingle]], window: float
) -> Iterator[tuple[int, int]]:
    """Give pairs (later, earlier) of positions that share an anchor shingle, in time; the earliest first."""
    index: defaultdict[Shingle, list[int]] = defaultdict(list)
    for position, report in enumerate(reports):
        if len(shingles[position]) < _LEAST_SHINGLES:
            continue
        anchors = [shingle for shingle in shingles[position] if _is_anchor(shingle[0])]
        meetings = Counter(other for shingle in anchors for other in index[shingle][-_STOCK_PHRASE:])
        for other in sorted(meetings):
            if meetings[other] * 2 >= len(anchors) and _is_near(report, reports[other], window):
                yield position, other
        for shingle in anchors:
            index[shingle].append(position)


def _is_near(later: Report, earlier: Report, window: float) -> bool:
    """Within the window, or with a day unknown."""
    ours, theirs = measure_time(later), measure_time(earlier)
    return ours is None or theirs is None or ours - theirs <= window
