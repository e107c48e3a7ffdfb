"""The files of one event and of one storyline: front matter, and the editor's own words as the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import Event, Origin, Storyline
from digest.store.article_file import read_corrections, read_grouping

if TYPE_CHECKING:
    from digest.model import Block
    from digest.store.record import Record


def read_event(record: Record, event_id: str, blocks: tuple[Block, ...]) -> Event:
    """Read the front matter of an event. E101: no title. E114: it ends before it starts."""
    title = record.text("title")
    record.require("title", title)
    event = Event(
        id=event_id,
        places=record.places(),
        title=title,
        title_origin=record.choice("title_origin", Origin) or Origin.EDITOR,
        storyline=record.identifier("storyline"),
        storyline_by=read_grouping(record.record("storyline_by")),
        aliases=record.identifiers("aliases"),
        apart=record.identifiers("apart"),
        start=record.moment("start"),
        end=record.moment("end"),
        span_origin=record.choice("span_origin", Origin),
        where=record.text("place"),
        corrections=read_corrections(record.records("corrections")),
        draft=record.flag("draft"),
        blocks=blocks,
    )
    if event.end and "start" not in record.faulty and (event.start is None or _ends_early(event)):
        record.complain("E114", "end", value=event.end.stated)
    record.finish()
    return event


def read_storyline(record: Record, storyline_id: str, blocks: tuple[Block, ...]) -> Storyline:
    """Read the front matter of a storyline. E101: no title."""
    title = record.text("title")
    record.require("title", title)
    storyline = Storyline(
        id=storyline_id,
        places=record.places(),
        title=title,
        title_origin=record.choice("title_origin", Origin) or Origin.EDITOR,
        aliases=record.identifiers("aliases"),
        blocks=blocks,
    )
    record.finish()
    return storyline


def _ends_early(event: Event) -> bool:
    start, end = event.start, event.end
    if start is None or end is None:
        return False
    if not start.day or not end.day:
        return (end.year, end.month) < (start.year, start.month)
    return (end.year, end.month, end.day) < (start.year, start.month, start.day)
