"""A digest into the files of its search index, as values: (path below the index, bytes).

    base.json                tables of the analyser, names, outlets, the largest storylines, and the segments
    <segment>/columns.txt    what orders, filters and counts every document of a segment (records.py)
    <segment>/t<n>.txt       words: families of forms with the documents they stand in (inverting.py)
    <segment>/n<n>.txt       neighbours: stems by beginning, end and sound (neighbours.py)
    <segment>/<day>-<n>.txt  records: what results show (records.py)

The same digest gives the same bytes; a segment without a change keeps all of its files.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from digest.forking import share_work
from digest.search.analysing import Forms, analyse, fingerprint, read_length
from digest.search.documents import KINDS, list_groups
from digest.search.inverting import invert, write_terms
from digest.search.neighbours import write_neighbours
from digest.search.packing import cut_shards
from digest.search.records import RECORDS, write_columns, write_records
from digest.search.segments import Segment, cut_segments
from digest.search.tables import write_names, write_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.arabic.names import Name
    from digest.model import Digest
    from digest.search.documents import Group, HandWritten

#: A segment's files, and what the base says of it.
Made: TypeAlias = "tuple[list[tuple[str, str]], dict[str, Any]]"

FORMAT = 1
#: About this many characters make a shard: one word's share of what a query fetches.
SHARD_SIZE = 4096
#: Storylines a reader can choose from; all others are found by name.
LISTED_STORYLINES = 100
#: Fewer documents are indexed faster than a second process starts.
_LEAST_FOR_TWO = 1500


class Shelf(Protocol):
    """Where analyses and finished segments are kept between builds, for the code that made them; all may be lost."""

    def read(self, name: str, key: str) -> Any:
        """Give the value kept under a name and key, ``None`` where it is not there."""

    def write(self, name: str, key: str, value: Any) -> None:
        """Keep a value of plain types under a name."""


class Nowhere:
    """A shelf that keeps nothing."""

    def read(self, name: str, key: str) -> None:
        """Give nothing."""

    def write(self, name: str, key: str, value: Any) -> None:
        """Keep nothing."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A segment's files and what the base says of it."""

    files: Sequence[tuple[str, str]]
    entry: Mapping[str, Any]


def index_digest(
    digest: Digest, pages: Iterable[HandWritten] = (), names: Iterable[Name] = (), shelf: Shelf | None = None
) -> Iterator[tuple[str, bytes]]:
    """Give every file of a digest's index: (path, bytes), in an order that is always the same."""
    groups, rest = list_groups(digest, pages)
    segments = cut_segments(groups, rest)
    indexed = _index_segments(segments, shelf or Nowhere())
    base = _write_base(digest, groups, [one.entry for one in indexed], names)
    yield "base.json", json.dumps(base, ensure_ascii=False, separators=(",", ":")).encode()
    for one in indexed:
        for path, text in one.files:
            yield path, text.encode("utf-8", "replace")


def _index_segments(segments: Sequence[Segment], shelf: Shelf) -> list[Indexed]:
    """Take the files of each segment in which nothing has changed from the shelf, and make the others."""
    keys = {segment.name: _hash_segment(segment) for segment in segments}
    kept = {segment.name: shelf.read(f"{segment.name}.files", keys[segment.name]) for segment in segments}
    changed = [segment for segment in segments if kept[segment.name] is None]
    hands = _deal(changed)
    for name, made in share_work(hands, partial(_make_hands, shelf=shelf), least=2):
        shelf.write(f"{name}.files", keys[name], made)
        kept[name] = made
    return [Indexed(*kept[segment.name]) for segment in segments]


def _deal(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Deal segments to two hands of about the same size, the largest first; few documents are one hand."""
    sizes = {segment.name: sum(1 for _ in segment.documents) for segment in segments}
    hands: list[list[Segment]] = [[], []]
    held = [0, 0]
    for segment in sorted(segments, key=lambda segment: (-sizes[segment.name], segment.name)):
        hand = 0 if held[0] <= held[1] or sum(sizes.values()) < _LEAST_FOR_TWO else 1
        hands[hand].append(segment)
        held[hand] += sizes[segment.name]
    return [hand for hand in hands if hand]


def _make_hands(hands: Sequence[Sequence[Segment]], shelf: Shelf) -> list[tuple[str, Made]]:
    return [(segment.name, _make_segment(segment, shelf)) for hand in hands for segment in hand]


def _make_segment(segment: Segment, shelf: Shelf) -> Made:
    lines = _analyse_all(segment, shelf)
    inverted = invert(lines)
    lengths = [read_length(line) for line in lines]
    terms = cut_shards(write_terms(inverted), SHARD_SIZE)
    neighbours = cut_shards(write_neighbours(inverted), SHARD_SIZE)
    files = [("columns.txt", write_columns(segment, lengths)), *write_records(segment)]
    files += [(f"t{n}.txt", text) for n, (_, text) in enumerate(terms)]
    files += [(f"n{n}.txt", text) for n, (_, text) in enumerate(neighbours)]
    entry = {
        "name": segment.name,
        "version": blake2b("\f".join(text for _, text in files).encode(), digest_size=6).hexdigest(),
        "documents": len(lines),
        "words": sum(lengths),
        "terms": " ".join(first for first, _ in terms),
        "neighbours": " ".join(first for first, _ in neighbours),
    }
    return [(f"{segment.name}/{path}", text) for path, text in files], entry


def _analyse_all(segment: Segment, shelf: Shelf) -> list[str]:
    """Analyse a segment's documents, those alone whose words are new."""
    name = f"{segment.name}.words"
    known: dict[str, str] = shelf.read(name, "") or {}
    forms = Forms()
    marks = {document: fingerprint(document) for document in segment.documents}
    lines = {mark: known.get(mark) or analyse(document, forms) for document, mark in marks.items()}
    if lines.keys() != known.keys():
        shelf.write(name, "", lines)
    return [lines[marks[document]] for document in segment.documents]


def _write_base(
    digest: Digest, groups: Sequence[Group], entries: Sequence[Mapping[str, Any]], names: Iterable[Name]
) -> dict[str, Any]:
    held = Counter(group.storyline for group in groups for document in group.documents if document.kind == "article")
    titles = {storyline.id: storyline.title for storyline in digest.storylines}
    largest = sorted((-number, storyline) for storyline, number in held.items() if storyline in titles)
    days = {document.day for group in groups for document in group.documents if document.day}
    return {
        "format": FORMAT,
        "records": RECORDS,
        "tables": write_tables(),
        "names": write_names(names),
        "kinds": KINDS,
        "sources": [[source.id, source.name] for source in digest.sources.values()],
        "storylines": [[storyline, titles[storyline]] for _, storyline in largest[:LISTED_STORYLINES]],
        "years": sorted({day // 416 for day in days}, reverse=True),
        "segments": entries,
    }


def _hash_segment(segment: Segment) -> str:
    made = blake2b(digest_size=16)
    for group in segment.groups:
        made.update(repr((group.home, group.storyline)).encode())
        for document in group.documents:
            made.update(repr(document).encode("utf-8", "surrogatepass"))
    return made.hexdigest()
