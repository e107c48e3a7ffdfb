"""Which documents are indexed together: a pure function of the days and numbers of the documents.

A segment is a run of whole days. Oldest first, each takes as many documents as the largest power of two that is left
(at most 4,096), the last one the rest: so ten new articles change the newest, small segment, and the files of the
others stay as they are, byte for byte.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from digest.search.documents import Document, Group, write_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LARGEST = 4096
#: Fewer documents than twice this are not parted.
_SMALLEST = 512
REST = "rest"


@dataclass(frozen=True, slots=True)
class Segment:
    """Groups that share their files; ``name`` is their folder."""

    name: str
    groups: tuple[Group, ...]

    @property
    def documents(self) -> Iterator[Document]:
        """The documents in the order of their numbers."""
        return (document for group in self.groups for document in group.documents)


def cut_segments(groups: Sequence[Group], rest: tuple[Group, ...]) -> tuple[Segment, ...]:
    """Cut sorted groups into segments; storylines, outlets and pages have their own."""
    days = [tuple(same) for _, same in groupby(groups, key=lambda group: group.home)]
    left = sum(map(_count, days))
    segments: list[Segment] = []
    taken: list[Group] = []
    held, wanted = 0, _choose_size(left)
    for day in days:
        taken += day
        held += _count(day)
        if held >= wanted:
            segments.append(_name(taken))
            left -= held
            taken, held, wanted = [], 0, _choose_size(left)
    segments += [_name(taken)] if taken else []
    return (*segments, Segment(REST, rest)) if rest else tuple(segments)


def _choose_size(left: int) -> int:
    return left if left < 2 * _SMALLEST else min(_LARGEST, 1 << left.bit_length() - 1)


def _count(groups: Sequence[Group]) -> int:
    return sum(len(group.documents) for group in groups)


def _name(groups: list[Group]) -> Segment:
    return Segment(write_day(groups[0].home), tuple(groups))
