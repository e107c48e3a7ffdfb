"""Ids and titles of events that an editor opens, and titles that lose the report they came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.arranging.naming import name_event
from digest.assembling import article_order
from digest.editing.refusals import RefusedError
from digest.model import Origin
from digest.store.record import is_id
from digest.store.yaml_text import write_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from digest.editing.plan import Plan
    from digest.model import Article, Event, Storyline


def choose_event_id(plan: Plan, wanted: str, articles: Sequence[Article]) -> str:
    """Give the id an editor wants, or that of the first report; where it is or was in use, with a short hash."""
    taken = taken_ids(plan.content.events) | plan.content.unread
    if wanted:
        return require_free(plan, "events", wanted, taken)

    def is_taken(found: str) -> bool:
        return found in taken or plan.read(plan.name("events", found)) is not None

    return name_event(min(articles, key=article_order).id, (article.id for article in articles), is_taken)


def require_free(plan: Plan, folder: str, wanted: str, taken: Collection[str]) -> str:
    """Give an id back that is one and is free; refuse any other."""
    if not is_id(wanted):
        raise RefusedError(code="no-id", id=wanted)
    if wanted in taken or plan.read(plan.name(folder, wanted)) is not None:
        raise RefusedError(code="taken", id=wanted, folder=folder)
    return wanted


def taken_ids(owners: Iterable[Article] | Iterable[Event] | Iterable[Storyline]) -> set[str]:
    """Give all ids and old ids of articles, events or storylines."""
    return {one for owner in owners for one in (owner.id, *owner.aliases)}


def find_headline(articles: Iterable[Article]) -> str:
    """Give the headline of the first report that stands, '' where none does."""
    standing = sorted((a for a in articles if a.title and a.withdrawn is None), key=article_order)
    return standing[0].title if standing else ""


def write_event(plan: Plan, event_id: str, title: str, articles: Sequence[Article], *lines: str) -> None:
    """Open an event: its title is the editor's, or else the headline of its first report replaceable."""
    chosen = title or find_headline(articles)
    if not chosen:
        raise RefusedError(code="no-title")
    origin = Origin.EDITOR if title else Origin.MACHINE
    front = [f"title: {write_text(chosen)}", f"title_origin: {origin}", *lines]
    plan.write(plan.name("events", event_id), "\n".join(["---", *front, "---", ""]))


def retitle(plan: Plan, event: Event, leavers: Iterable[Article]) -> None:
    """Give an event whose machine-made title leaves with its report the headline of the first that stays."""
    gone = {article.id for article in leavers}
    staying = [a for a in plan.content.articles if a.event == event.id and a.id not in gone]
    headline = find_headline(staying)
    left = {a.title for a in plan.content.articles if a.id in gone}
    if event.title_origin is Origin.MACHINE and event.title in left - {a.title for a in staying} and headline:
        plan.set_text(event, "title", headline, write_text(headline))
