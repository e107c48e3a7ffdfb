"""The smallest edits that write a placement down: comments, the order of keys, line ends and quotes survive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.model import Grouping, Neighbour, Origin
from digest.store.article_text import write_grouping, write_near
from digest.store.chunk_edits import set_chunks
from digest.store.key_order import ARTICLE_KEYS, EVENT_KEYS
from digest.store.yaml_text import write_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.grouping import Placement, StoryPlacement
    from digest.model import NearCopy
    from digest.store.pending import Pending


@dataclass(frozen=True, slots=True)
class EventEdit:
    """The storyline an event was placed in ('' for none), and why; ``span`` is its machine's, where it has one."""

    event: str
    storyline: str = ""
    grouping: Grouping | None = None
    span: tuple[str, str] | None = None


def put_article(
    pending: Pending, file: str, placement: Placement, events: Mapping[str, str], near: NearCopy | None
) -> None:
    """Write the event of an article, why it stands there, and the earlier article it repeats."""
    runner = placement.next
    grouping = Grouping(
        origin=Origin.MACHINE,
        score=placement.score,
        shared=placement.shared,
        hours=None if placement.hours is None else round(placement.hours),
        next=Neighbour(events.get(runner.id.removeprefix("new:"), runner.id), runner.score) if runner else None,
    )
    chunks = {"event": f"event: {events[placement.report]}", "grouping": f"grouping: {write_grouping(grouping)}"}
    if near:
        chunks["near"] = f"near: {write_near((near,))}"
    pending.edit(file, lambda text: set_chunks(text, chunks, ARTICLE_KEYS))


def put_event(pending: Pending, file: str, chunks: Mapping[str, str]) -> None:
    """Write keys of a published event; '' takes one out."""
    pending.edit(file, lambda text: set_chunks(text, chunks, EVENT_KEYS))


def open_event(pending: Pending, title: str, edit: EventEdit, span: tuple[str, str] | None) -> None:
    """Write a new event, titled by machine; without a span it has the days of its reports."""
    chunks = {"title": f"title: {write_text(title)}", "title_origin": "title_origin: machine"}
    chunks |= write_story(edit) | write_span(span)
    lines = [chunks[key] for key in EVENT_KEYS if chunks.get(key)]
    pending.write(pending.name("events", edit.event), "\n".join(["---", *lines, "---", ""]))


def open_storyline(pending: Pending, storyline: str, title: str) -> None:
    """Write a new storyline, titled by machine."""
    front = f"title: {write_text(title)}\ntitle_origin: machine"
    pending.write(pending.name("storylines", storyline), f"---\n{front}\n---\n")


def write_story(edit: EventEdit) -> dict[str, str]:
    """Give the lines that place an event in a storyline, '' where it is in none."""
    if not edit.storyline or edit.grouping is None:
        return {"storyline": "", "storyline_by": ""}
    by = f"storyline_by: {write_grouping(edit.grouping)}"
    return {"storyline": f"storyline: {edit.storyline}", "storyline_by": by}


def write_span(span: tuple[str, str] | None) -> dict[str, str]:
    """Give the lines of a span by machine, '' where the event has the days of its reports."""
    if span is None:
        return {"start": "", "end": "", "span_origin": ""}
    start, end = span
    return {"start": f"start: {start}", "end": f"end: {end}" if end else "", "span_origin": "span_origin: machine"}


def edit_story(event: str, placement: StoryPlacement | None, storyline: str) -> EventEdit:
    """Give the edit that places an event in a storyline by machine."""
    if placement is None:
        return EventEdit(event)
    grouping = Grouping(origin=Origin.MACHINE, score=placement.score, shared=placement.shared)
    return EventEdit(event, storyline, grouping)
