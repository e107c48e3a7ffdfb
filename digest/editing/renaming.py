"""Names of events and storylines, and the storyline an event belongs to."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from digest.editing.finding import KINDS, find_any, find_event, last_part, suggest
from digest.editing.naming import require_free, taken_ids
from digest.editing.plan import BY_EDITOR
from digest.editing.readdressing import change_article_id
from digest.editing.refusals import RefusedError
from digest.model import Article, Event, Origin
from digest.store.key_order import EVENT_KEYS
from digest.store.value_edits import add_item, remove_key, replace_inner, replace_item, set_mapping, set_value
from digest.store.yaml_text import write_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.editing.plan import Plan
    from digest.model import Storyline


def rename(
    plan: Plan, name: str, new_id: str = "", title: str = "", choose: Callable[[Article], str] | None = None
) -> None:
    """Give an article, an event or a storyline another id, the old one kept as alias.

    An event or a storyline may get another title instead, or both. An article without a new id gets what ``choose``
    gives.
    """
    owner = _find_owner(plan, name, new_id, title)
    kind = type(owner).__name__.lower()
    if isinstance(owner, Article):
        if title:
            raise RefusedError(code="article-title", article=owner.id)
        new_id = new_id or (choose(owner) if choose else "")
    elif not (new_id or title):
        raise RefusedError(code="no-new-id", id=owner.id, kind=kind)
    if new_id == owner.id:
        raise RefusedError(code="same-id", id=new_id, kind=kind)
    if title and not isinstance(owner, Article):
        _set_title(plan, owner, title)
    if new_id:
        _readdress(plan, owner, new_id)
        plan.note("renamed", kind=kind, old=owner.id, new=new_id)
    else:
        plan.note("retitled", kind=kind, id=owner.id)


def _find_owner(plan: Plan, name: str, new_id: str, title: str) -> Article | Event | Storyline:
    """Find what to rename: without a new id or title only an article can be meant, also where an event has its id."""
    if title:
        return find_any(plan, name, KINDS[1:])
    if not new_id:
        with suppress(RefusedError):
            return find_any(plan, name, KINDS[:1])
    return find_any(plan, name)


def _readdress(plan: Plan, owner: Article | Event | Storyline, new_id: str) -> None:
    if isinstance(owner, Article):
        change_article_id(plan, owner, new_id)
        return
    event = isinstance(owner, Event)
    folder = "events" if event else "storylines"
    owners: Sequence[Event] | Sequence[Storyline] = plan.content.events if event else plan.content.storylines
    require_free(plan, folder, new_id, (taken_ids(owners) | plan.content.unread) - set(owner.aliases))
    _change_id(plan, owner, new_id)
    plan.move(owner.places.file, plan.name(folder, new_id))


def set_storyline(plan: Plan, event_name: str, storyline_name: str = "", title: str = "") -> None:
    """Put an event into a storyline, or into none (''), by the editor's word; a title opens a new storyline."""
    event = find_event(plan, event_name)
    storyline = _find_or_open(plan, storyline_name, title) if storyline_name else ""
    file = event.places.file
    if storyline:
        plan.edit(file, lambda text: set_value(text, "storyline", storyline, storyline, EVENT_KEYS))
    else:
        plan.edit(file, lambda text: remove_key(text, "storyline"))
    # Kept without a storyline too: that says «in none» by the editor's word.
    plan.edit(file, lambda text: set_mapping(text, "storyline_by", BY_EDITOR, EVENT_KEYS))


def _find_or_open(plan: Plan, named: str, title: str) -> str:
    wanted = last_part(named)
    for storyline in plan.content.storylines:
        if wanted == storyline.id or wanted in storyline.aliases:
            if title:
                raise RefusedError(code="storyline-stands", id=storyline.id)
            if wanted != storyline.id:
                plan.note("alias", alias=wanted, id=storyline.id)
            return storyline.id
    if not title:
        near = suggest((storyline.id for storyline in plan.content.storylines), wanted)
        raise RefusedError(code="unknown-storyline", named=named, near=near)
    require_free(plan, "storylines", wanted, plan.content.unread)
    plan.write(plan.name("storylines", wanted), f"---\ntitle: {write_text(title)}\n---\n")
    return wanted


def _set_title(plan: Plan, owner: Event | Storyline, title: str) -> None:
    plan.set_text(owner, "title", title, write_text(title))
    if isinstance(owner, Event) or owner.title_origin is not Origin.EDITOR:
        plan.set_text(owner, "title_origin", Origin.EDITOR.value, Origin.EDITOR.value)


def _change_id(plan: Plan, owner: Event | Storyline, new: str) -> None:
    """Keep the old id as alias (in place of the new one, where an old name comes back) and rewrite references."""
    old, file = owner.id, owner.places.file
    if new in owner.aliases:
        plan.edit(file, lambda text: replace_item(text, "aliases", new, old))
    else:
        plan.edit(file, lambda text: add_item(text, "aliases", old, EVENT_KEYS))
    if isinstance(owner, Event):
        _refer_to_event(plan, old, new)
    else:
        _refer_to_storyline(plan, old, new)


def _refer_to_event(plan: Plan, old: str, new: str) -> None:
    for article in plan.content.articles:
        if article.event == old:
            plan.edit(article.places.file, lambda text: replace_inner(text, ("event",), old, new))
    plan.point_next(old, new)
    for event in plan.content.events:
        if old in event.apart:
            plan.edit(event.places.file, lambda text: replace_item(text, "apart", old, new))


def _refer_to_storyline(plan: Plan, old: str, new: str) -> None:
    for event in plan.content.events:
        if event.storyline == old:
            plan.edit(event.places.file, lambda text: replace_inner(text, ("storyline",), old, new))
        if event.storyline_by and event.storyline_by.next and event.storyline_by.next.event == old:
            plan.edit(event.places.file, lambda t: replace_inner(t, ("storyline_by", "next", "event"), old, new))
