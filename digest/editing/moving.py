"""Articles between events: move one, open an event for it, merge two events, split one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.editing.finding import find_article, find_event
from digest.editing.naming import choose_event_id, retitle, write_event
from digest.editing.refusals import RefusedError
from digest.model import Origin
from digest.store.article_text import write_grouping
from digest.store.body import write_body
from digest.store.key_order import EVENT_KEYS
from digest.store.value_edits import add_item, append_body, drop_item, replace_item
from digest.store.yaml_text import write_mapping, write_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.editing.plan import Plan
    from digest.model import Article, Event


def move(plan: Plan, article_name: str, event_name: str, *, even_if_apart: bool = False) -> None:
    """Place an article in an event by the editor's word; where it stands there by machine already it is pinned.

    Refused where its present event and the new one are kept apart and the new one holds reports that an editor placed.
    """
    article, event = find_article(plan, article_name), find_event(plan, event_name)
    if not even_if_apart:
        _forbid(plan, article, event)
    plan.place(article, event.id)
    if article.event != event.id:
        _leave(plan, article)


def open_event(plan: Plan, article_name: str, title: str = "", event_id: str = "") -> None:
    """Give an article an event of its own."""
    article = find_article(plan, article_name)
    chosen = choose_event_id(plan, event_id, [article])
    write_event(plan, chosen, title, [article])
    plan.place(article, chosen)
    _leave(plan, article)


def merge(plan: Plan, name: str, into_name: str, *, even_if_apart: bool = False) -> None:
    """Let all reports of an event follow into another, which takes over its addresses, its words and its ``apart``.

    Title, span, place and storyline are those of the event that stays.
    """
    event, into = find_event(plan, name), find_event(plan, into_name)
    if event.id == into.id:
        raise RefusedError(code="itself", id=event.id)
    if place := _apart_place(event, into):
        if not even_if_apart:
            raise RefusedError(code="apart", one=event.id, other=into.id, place=place)
        plan.edit(into.places.file, lambda text: drop_item(text, "apart", event.id))
    for article in _reports(plan, event):
        plan.place(article, into.id)
    _carry_over(plan, event, into)
    for other in plan.content.events:
        if event.id in other.apart and other.id not in {event.id, into.id}:
            plan.edit(other.places.file, lambda text: replace_item(text, "apart", event.id, into.id))
    plan.point_next(event.id, into.id, spared=(event.id, into.id))
    plan.delete(event.places.file)
    if event.storyline and not into.storyline:
        plan.note("storyline-left", id=into.id, storyline=event.storyline)


def split(plan: Plan, name: str, articles: Sequence[str], title: str = "", event_id: str = "") -> None:
    """Put some reports of an event into a new one of the same storyline, and keep the two apart."""
    event = find_event(plan, name)
    chosen = list({article.id: article for article in (find_article(plan, one) for one in articles)}.values())
    held = _reports(plan, event)
    for article in chosen:
        if article.event != event.id:
            raise RefusedError(code="not-in-event", article=article.id, id=event.id, event=article.event or "none")
    if not chosen or len(chosen) == len(held):
        raise RefusedError(code="split-all" if chosen else "split-none", id=event.id)
    new = choose_event_id(plan, event_id, chosen)
    write_event(plan, new, title, chosen, *_new_lines(event))
    for article in chosen:
        plan.place(article, new)
    plan.edit(event.places.file, lambda text: add_item(text, "apart", new, EVENT_KEYS))
    retitle(plan, event, chosen)


def _new_lines(event: Event) -> Iterator[str]:
    """Write what a split-off event shares with the one it came from."""
    if event.storyline:
        yield f"storyline: {event.storyline}"
    if event.storyline_by:
        yield f"storyline_by: {write_grouping(event.storyline_by)}"
    yield f"apart: [{event.id}]"
    if event.draft:
        yield "draft: true"


def _carry_over(plan: Plan, event: Event, into: Event) -> None:
    """Give the event that stays the other's addresses, its `apart`, its corrections and its words."""
    apart = (one for one in event.apart if one not in {into.id, *into.apart})
    items = [("aliases", one) for one in (event.id, *event.aliases)] + [("apart", one) for one in apart]
    for correction in event.corrections:
        pairs = (("date", correction.date.stated), ("says", write_text(correction.says)))
        items.append(("corrections", write_mapping(pairs)))
    for key, item in items:
        _add(plan, into, key, item)
    if event.blocks:
        plan.edit(into.places.file, lambda text: append_body(text, write_body(event.blocks)))


def _add(plan: Plan, event: Event, key: str, item: str) -> None:
    plan.edit(event.places.file, lambda text: add_item(text, key, item, EVENT_KEYS))


def _reports(plan: Plan, event: Event) -> list[Article]:
    return [article for article in plan.content.articles if article.event == event.id]


def _leave(plan: Plan, article: Article) -> None:
    """See to the event that an article leaves: its machine-made title, and whether it is empty now."""
    left = next((event for event in plan.content.events if event.id == article.event), None)
    if left is None:
        return
    retitle(plan, left, [article])
    if len(_reports(plan, left)) == 1:
        plan.note("empty", id=left.id)


def _forbid(plan: Plan, article: Article, event: Event) -> None:
    present = next((one for one in plan.content.events if one.id == article.event), None)
    place = _apart_place(present, event) if present else ""
    placed = [a for a in _reports(plan, event) if a.grouping and a.grouping.origin is Origin.EDITOR]
    if place and placed:
        raise RefusedError(code="apart", one=article.event, other=event.id, place=place)


def _apart_place(one: Event, other: Event) -> str:
    """Give the place that says two events must stay apart, '' where none does."""
    for first, second in ((one, other), (other, one)):
        if second.id in first.apart:
            return str(first.places.at("apart"))
    return ""
