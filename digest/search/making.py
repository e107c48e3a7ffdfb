"""The files of one segment, made of its documents: what costs time, and what is kept between builds."""

from __future__ import annotations

import gc
from collections import Counter
from contextlib import contextmanager
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeAlias

from digest.forking import share_work
from digest.search.analysing import analyse, fingerprint, read_length
from digest.search.inverting import invert, write_terms
from digest.search.neighbours import write_neighbours
from digest.search.packing import cut_shards, encode, hash_bytes
from digest.search.records import write_columns, write_records
from digest.search.segments import Indexed
from digest.search.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.search.documents import Document, Group
    from digest.search.segments import Segment
    from digest.search.shelf import Shelf

#: A segment and the key under which it is kept.
Job: TypeAlias = "tuple[Segment, str]"

#: About this many characters make a shard: one word's share of what a query fetches.
SHARD_SIZE = 4096
#: Fewer documents are indexed faster than a second process starts.
_LEAST_FOR_TWO = 1500


def make_segments(jobs: Sequence[Job], shelf: Shelf) -> list[tuple[str, dict[str, str], Indexed]]:
    """Make segments, in two processes where they hold enough: (name, texts by path, what is known of it)."""
    return share_work(_deal(jobs), partial(_make_hands, shelf=shelf), least=2)


def _deal(jobs: Sequence[Job]) -> list[list[Job]]:
    """Deal segments to two hands of about the same size, the largest first; few documents are one hand."""
    hands: list[list[Job]] = [[], []]
    held = [0, 0]
    few = sum(segment.size for segment, _ in jobs) < _LEAST_FOR_TWO
    for segment, key in sorted(jobs, key=lambda job: (-job[0].size, job[0].name)):
        hand = 0 if held[0] <= held[1] or few else 1
        hands[hand].append((segment, key))
        held[hand] += segment.size
    return [hand for hand in hands if hand]


def _make_hands(hands: Sequence[Sequence[Job]], shelf: Shelf) -> list[tuple[str, dict[str, str], Indexed]]:
    vocabulary = Vocabulary()
    with _without_collecting():
        return [(s.name, *_make_segment(s, key, shelf, vocabulary)) for hand in hands for s, key in hand]


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no rubbish meanwhile: half a million lists and no ring among them."""
    wanted = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if wanted:
            gc.enable()


def _make_segment(segment: Segment, key: str, shelf: Shelf, vocabulary: Vocabulary) -> tuple[dict[str, str], Indexed]:
    """Make the texts of a segment, and keep them under its key."""
    groups = tuple(outline.open() for outline in segment.outlines)
    lines = _analyse_all(
        segment.name, [document for group in groups for document in group.documents], shelf, vocabulary
    )
    lengths = [read_length(line) for line in lines]
    inverted = invert(lines, vocabulary)
    terms = cut_shards(write_terms(inverted), SHARD_SIZE)
    neighbours = cut_shards(write_neighbours(inverted, vocabulary), SHARD_SIZE)
    texts = dict((("columns.txt", write_columns(groups, lengths)), *write_records(groups)))
    texts |= {f"t{n}.txt": text for n, (_, text) in enumerate(terms)}
    texts |= {f"n{n}.txt": text for n, (_, text) in enumerate(neighbours)}
    entry = {
        "name": segment.name,
        "version": blake2b("\f".join(texts.values()).encode(), digest_size=6).hexdigest(),
        "documents": len(lines),
        "words": sum(lengths),
        "terms": " ".join(first for first, _ in terms),
        "neighbours": " ".join(first for first, _ in neighbours),
    }
    return _keep(segment.name, key, shelf, texts, Indexed([], entry, *_sum_up(groups)))


def _keep(name: str, key: str, shelf: Shelf, texts: dict[str, str], indexed: Indexed) -> tuple[dict[str, str], Indexed]:
    texts = {f"{name}/{path}": text for path, text in texts.items()}
    indexed = indexed._replace(files=[(path, hash_bytes(encode(text))) for path, text in texts.items()])
    shelf.write(f"{name}.files", key, texts)
    shelf.write(f"{name}.list", key, tuple(indexed))
    return texts, indexed


def _sum_up(groups: Sequence[Group]) -> tuple[list[int], dict[str, int]]:
    """Count what the base says of all segments together: the years, and the articles of each storyline."""
    days = {document.day for group in groups for document in group.documents if document.day}
    told = (group.storyline for group in groups for document in group.documents if document.kind == "article")
    return sorted({day // 416 for day in days}), dict(Counter(told))


def _analyse_all(name: str, documents: Sequence[Document], shelf: Shelf, vocabulary: Vocabulary) -> list[str]:
    """Analyse a segment's documents, those alone whose words are new."""
    known: dict[str, str] = shelf.read(f"{name}.words", "") or {}
    marks = [fingerprint(document) for document in documents]
    lines = {m: known.get(m) or analyse(document, vocabulary) for document, m in zip(documents, marks, strict=True)}
    if lines.keys() != known.keys():
        shelf.write(f"{name}.words", "", lines)
    return [lines[mark] for mark in marks]
