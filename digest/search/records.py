"""What a result shows: a few documents a file, and the columns that order, filter and count all of a segment's."""

from __future__ import annotations

from itertools import groupby
from math import log2
from typing import TYPE_CHECKING

from digest.search.documents import KINDS, write_day
from digest.search.packing import DIGITS, exchange, write_number, write_signed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.search.documents import Document, Group

#: Documents of one day in one file: few, since a result needs one of them, and reports of one event stand together.
RECORDS = 3
_LETTERS = dict(zip(KINDS, "aetsp", strict=True))


def write_records(groups: Sequence[Group]) -> Iterator[tuple[str, str]]:
    """Write the documents: (file name, text). A file belongs to a day, so that a new article changes its day's only."""
    for home, same in groupby(groups, key=lambda group: group.home):
        documents = [document for group in same for document in group.documents]
        for number, start in enumerate(range(0, len(documents), RECORDS)):
            some = documents[start : start + RECORDS]
            yield f"{write_day(home)}-{number}.txt", "\n\n".join(map(_write_record, some)) + "\n"


def _write_record(document: Document) -> str:
    plain = (document.url, document.event, document.machine, str(document.reports))
    head = (document.title, document.outlet, document.shown)
    lines = ("\t".join(map(_flatten, head)), *map(_flatten, document.texts))
    return "\t".join(plain) + "\t" + exchange("\n".join(lines))


def _flatten(text: str) -> str:
    return " ".join(text.split())


def write_columns(groups: Sequence[Group], lengths: Sequence[int]) -> str:
    """Write the columns of a segment's groups, a line each.

    Ids of outlets, ids of storylines, days (gap to the day before, documents), kinds (a capital begins a group),
    outlets (0: none), days of publication (from the group's day), storylines of the groups (0: none), lengths.
    """
    documents = tuple(document for group in groups for document in group.documents)
    sources = tuple(sorted({d.source for d in documents} - {""}))
    storylines = tuple(sorted({g.storyline for g in groups} - {""}))
    source_at = {source: number for number, source in enumerate(("", *sources))}
    storyline_at = {storyline: number for number, storyline in enumerate(("", *storylines))}
    columns = (
        " ".join(sources),
        " ".join(storylines),
        "".join(_write_days(groups)),
        "".join(letter for group in groups for letter in _write_kinds(group)),
        "".join(write_number(source_at[d.source]) for d in documents),
        "".join(write_signed(d.day - group.home) for group in groups for d in group.documents),
        "".join(write_number(storyline_at[group.storyline]) for group in groups),
        "".join(DIGITS[min(63, round(4 * log2(max(1, length))))] for length in lengths),
    )
    return "\n".join(columns) + "\n"


def _write_days(groups: Sequence[Group]) -> Iterator[str]:
    before = 0
    for home, same in groupby(groups, key=lambda group: group.home):
        yield write_number(home - before) + write_number(sum(len(group.documents) for group in same))
        before = home


def _write_kinds(group: Group) -> Iterator[str]:
    for number, document in enumerate(group.documents):
        letter = _LETTERS[document.kind]
        yield letter if number else letter.upper()
