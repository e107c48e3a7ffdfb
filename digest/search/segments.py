"""Which documents are indexed together: a pure function of the days and numbers of the documents.

A segment is a run of whole days. Oldest first, each takes as many documents as the largest power of two that is left
(at most 4,096), the last one the rest: so ten new articles change the newest, small segment, and the files of the
others stay as they are, byte for byte. What has no day is cut likewise, in the order of its addresses.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from digest.search.documents import write_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.search.documents import Outline

_LARGEST = 4096
#: Fewer documents than twice this are not parted.
_SMALLEST = 512
REST = "rest"


@dataclass(frozen=True, slots=True)
class Segment:
    """Groups that share their files; ``name`` is their folder."""

    name: str
    outlines: tuple[Outline, ...]

    @property
    def size(self) -> int:
        """The number of its documents."""
        return _count(self.outlines)


class Indexed(NamedTuple):
    """What is known of a segment without its texts, as plain values.

    ``files`` gives the path and the hash of each, ``entry`` is what the base says of it, ``years`` are those of its
    documents, ``told`` counts the articles of each storyline.
    """

    files: list[tuple[str, str]]
    entry: dict[str, Any]
    years: list[int]
    told: dict[str, int]


def cut_segments(groups: Sequence[Outline], rest: Sequence[Outline]) -> tuple[Segment, ...]:
    """Cut sorted groups into segments; storylines, outlets and pages, which have no day, have their own."""
    days = [tuple(same) for _, same in groupby(groups, key=lambda group: group.home)]
    dated = (Segment(write_day(held[0].home), held) for held in _cut(days))
    dateless = enumerate(_cut([(one,) for one in rest]))
    return (*dated, *(Segment(f"{REST}{number or ''}", held) for number, held in dateless))


def _cut(runs: Sequence[tuple[Outline, ...]]) -> Iterator[tuple[Outline, ...]]:
    left = sum(map(_count, runs))
    taken: list[Outline] = []
    held, wanted = 0, _choose_size(left)
    for run in runs:
        taken += run
        held += _count(run)
        if held >= wanted:
            yield tuple(taken)
            left -= held
            taken, held, wanted = [], 0, _choose_size(left)
    if taken:
        yield tuple(taken)


def _choose_size(left: int) -> int:
    return left if left < 2 * _SMALLEST else min(_LARGEST, 1 << left.bit_length() - 1)


def _count(groups: Sequence[Outline]) -> int:
    return sum(group.size for group in groups)
