"""A digest into the files of its search index, as values: their paths below the index, and their bytes when asked for.

    base.json                tables of the analyser, names, outlets, the largest storylines, and the segments
    <segment>/columns.txt    what orders, filters and counts every document of a segment (records.py)
    <segment>/t<n>.txt       words: families of forms with the documents they stand in (inverting.py)
    <segment>/n<n>.txt       neighbours: stems by beginning, end and sound (neighbours.py)
    <segment>/<day>-<n>.txt  records: what results show (records.py)

The same digest gives the same bytes; a segment without a change keeps all of its files, and of these only their list
is read.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from digest.search.documents import KINDS, NO_HASHES, list_groups
from digest.search.packing import encode, hash_bytes
from digest.search.records import RECORDS
from digest.search.segments import Indexed, cut_segments
from digest.search.shelf import Nowhere
from digest.search.tables import write_names, write_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from digest.arabic.names import Name
    from digest.model import Digest, Settings
    from digest.search.documents import HandWritten, NameDays
    from digest.search.making import Job
    from digest.search.segments import Segment
    from digest.search.shelf import Shelf

FORMAT = 1
#: Storylines a reader can choose from; all others are found by name.
LISTED_STORYLINES = 100


class IndexFile(NamedTuple):
    """A file of the index: its path, a hash of its bytes, and the making of these, which is not for nothing."""

    path: str
    mark: str
    make: Callable[[], bytes]


def index_digest(
    digest: Digest,
    pages: Iterable[HandWritten] = (),
    names: Iterable[Name] = (),
    shelf: Shelf | None = None,
    hashes: Mapping[str, str] = NO_HASHES,
    name_days: NameDays = None,
) -> Iterator[IndexFile]:
    """Give every file of a digest's index in an order that is always the same.

    ``hashes`` gives the hash of a content file by its name in places, ``name_days`` the words for an event's days.
    """
    segments = cut_segments(*list_groups(digest, pages, hashes, name_days))
    held = [_Held(segment, _stamp(segment, digest.settings), shelf or Nowhere()) for segment in segments]
    indexed = _index(held, shelf or Nowhere())
    base = json.dumps(_write_base(digest, indexed, names), ensure_ascii=False, separators=(",", ":")).encode()
    yield IndexFile("base.json", hash_bytes(base), lambda: base)
    for one, texts in zip(indexed, held, strict=True):
        for path, mark in one.files:
            yield IndexFile(path, mark, partial(texts.give, path))


class _Held:
    """A segment whose texts were just made, or are read from the shelf when the first of them is asked for."""

    def __init__(self, segment: Segment, key: str, shelf: Shelf) -> None:
        self.segment, self.key, self._shelf = segment, key, shelf
        self.texts: Mapping[str, str] | None = None

    def give(self, path: str) -> bytes:
        """Give the bytes of one of its files."""
        if self.texts is None:
            self.texts = self._shelf.read(f"{self.segment.name}.files", self.key)
        if self.texts is None:
            ((_, self.texts, _),) = _make([(self.segment, self.key)], self._shelf)
        return encode(self.texts[path])


def _index(held: Sequence[_Held], shelf: Shelf) -> list[Indexed]:
    """Take what is known of each segment in which nothing has changed from the shelf, and make the others."""
    found = {one.segment.name: shelf.read(f"{one.segment.name}.list", one.key) for one in held}
    changed = {one.segment.name: one for one in held if found[one.segment.name] is None}
    if changed:
        for name, texts, indexed in _make([(one.segment, one.key) for one in changed.values()], shelf):
            changed[name].texts, found[name] = texts, indexed
    return [Indexed(*found[one.segment.name]) for one in held]


def _make(jobs: Sequence[Job], shelf: Shelf) -> list[tuple[str, dict[str, str], Indexed]]:
    from digest.search.making import make_segments  # noqa: PLC0415 (most builds find every segment on the shelf)

    return make_segments(jobs, shelf)


def _stamp(segment: Segment, settings: Settings) -> str:
    told = "\f".join((repr(settings), *(f"{one.home} {one.stamp}" for one in segment.outlines)))
    return hash_bytes(encode(told))


def _write_base(digest: Digest, indexed: Sequence[Indexed], names: Iterable[Name]) -> dict[str, Any]:
    told: Counter[str] = Counter()
    for one in indexed:
        told.update(one.told)
    titles = {storyline.id: storyline.title for storyline in digest.storylines}
    largest = sorted((-number, storyline) for storyline, number in told.items() if storyline in titles)
    return {
        "format": FORMAT,
        "records": RECORDS,
        "tables": write_tables(),
        "names": write_names(names),
        "kinds": KINDS,
        "sources": [[source.id, source.name] for source in digest.sources.values()],
        "storylines": [[storyline, titles[storyline]] for _, storyline in largest[:LISTED_STORYLINES]],
        "years": sorted({year for one in indexed for year in one.years}, reverse=True),
        "segments": [one.entry for one in indexed],
    }
