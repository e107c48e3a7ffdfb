"""Near copies and wire copy: reports that share most of their shingles (runs of four stems)."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from digest.arabic.stems import stem
from digest.arabic.tokens import list_words
from digest.grouping.values import NearPair, Settings
from digest.grouping.vectors import measure_time

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from digest.grouping.values import Report

Shingle = tuple[str, str, str, str]
Anchors = frozenset[int]
"""The hashes (64 bits) of the shingles by which a report is found; none for one too short to be or to have a copy."""

#: A report with fewer shingles is too short to call another its copy.
_LEAST_SHINGLES = 12
#: One stem in so many begins the shingles by which candidates are found; the share is then counted over all.
_ANCHOR_EVERY = 6
#: A shingle that more reports share than this is a stock phrase and finds nobody.
_STOCK_PHRASE = 40


def find_near_copies(
    reports: Iterable[Report],
    settings: Settings | None = None,
    wanted: Collection[str] | None = None,
    anchors: Mapping[str, Anchors] | None = None,
) -> tuple[NearPair, ...]:
    """Name for each report the earlier one that it repeats most, if that is ``copy_share`` of its shingles or more.

    The later published names the earlier (equal times: the greater id names the smaller); an undated report counts
    as later than all dated ones. Dated pairs lie within ``copy_hours``. Sorted by the later report. ``wanted`` holds
    the ids of the later ones that are asked for (``None``: all), ``anchors`` those that the caller kept
    (``anchor_reports``); missing ones are cut.
    """
    settings = settings or Settings()
    if wanted is not None and not wanted:
        return ()
    ordered = sorted(reports, key=_publication)
    asked = [wanted is None or report.id in wanted for report in ordered]
    shelf = _Shelf(ordered)
    best: dict[int, tuple[float, int]] = {}
    for later, earlier in _meet(ordered, asked, anchors or {}, settings.copy_hours):
        share = round(len(shelf.cut(later) & shelf.cut(earlier)) / len(shelf.cut(later)), 3)
        if share >= settings.copy_share and share > best.get(later, (0.0, 0))[0]:
            best[later] = (share, earlier)
    pairs = (NearPair(ordered[later].id, ordered[earlier].id, share) for later, (share, earlier) in best.items())
    return tuple(sorted(pairs, key=lambda pair: pair.later))


def anchor_reports(reports: Iterable[Report]) -> dict[str, Anchors]:
    """Cut the anchors of reports by id. They depend on lead and body alone: keep them by their hash."""
    return {report.id: _cut_anchors(report) for report in reports}


@dataclass(slots=True)
class _Shelf:
    """The shingles of the reports that met, cut once."""

    reports: Sequence[Report]
    _cut: dict[int, frozenset[Shingle]] = field(default_factory=dict)

    def cut(self, position: int) -> frozenset[Shingle]:
        if position not in self._cut:
            self._cut[position] = _cut_shingles(self.reports[position])
        return self._cut[position]


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


def _cut_anchors(report: Report) -> Anchors:
    shingles = _cut_shingles(report)
    if len(shingles) < _LEAST_SHINGLES:
        return frozenset()
    return frozenset(_hash_shingle(shingle) for shingle in shingles if _is_anchor(shingle[0]))


def _hash_shingle(shingle: Shingle) -> int:
    return int.from_bytes(blake2b(" ".join(shingle).encode(), digest_size=8).digest(), "big")


def _meet(
    reports: Sequence[Report], asked: Sequence[bool], kept: Mapping[str, Anchors], window: float
) -> Iterator[tuple[int, int]]:
    """Give pairs (later, earlier) of positions that share an anchor shingle, in time; the earliest first.

    Only anchors of the reports ``asked`` for are indexed: nobody looks for the others.
    """
    anchors = [kept[report.id] if report.id in kept else _cut_anchors(report) for report in reports]
    sought = frozenset[int]().union(*(ours for ours, asks in zip(anchors, asked, strict=True) if asks))
    index: defaultdict[int, list[int]] = defaultdict(list)
    for position, report in enumerate(reports):
        ours = anchors[position]
        if asked[position]:
            meetings = Counter(other for anchor in ours for other in index[anchor][-_STOCK_PHRASE:])
            for other in sorted(meetings):
                if meetings[other] * 2 >= len(ours) and _is_near(report, reports[other], window):
                    yield position, other
        for anchor in ours & sought:
            index[anchor].append(position)


def _is_near(later: Report, earlier: Report, window: float) -> bool:
    """Within the window, or with a day unknown."""
    ours, theirs = measure_time(later), measure_time(earlier)
    return ours is None or theirs is None or ours - theirs <= window
