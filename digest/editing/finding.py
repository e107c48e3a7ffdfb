"""What the editor names (an id, an old id, a path, an address), found in the collection or refused with the nearest."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, TypeVar

from digest.editing.refusals import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.editing.plan import Plan
    from digest.model import Article, Event, Storyline

    T = TypeVar("T", Event, Storyline)

_SUGGESTIONS = 3


def find_article(plan: Plan, named: str) -> Article:
    """Find an article by id, path or address."""
    wanted = last_part(named)
    for article in plan.content.articles:
        if article.id == wanted:
            return article
    ids = [article.id for article in plan.content.articles]
    raise RefusedError(code="unknown-article", named=named, near=suggest(ids, wanted))


def find_event(plan: Plan, named: str) -> Event:
    """Find an event by id, path, address or an old id."""
    wanted = last_part(named)
    if (found := _look_up(plan.content.events, wanted)) is None:
        near = suggest((event.id for event in plan.content.events), wanted)
        raise RefusedError(code="unknown-event", named=named, near=near)
    _say_alias(plan, found, wanted)
    return found


def find_either(plan: Plan, named: str) -> Event | Storyline:
    """Find an event or a storyline; a name that both have must say which: ``events/ID`` or ``storylines/ID``."""
    kinds = [kind for kind in ("events", "storylines") if kind in named.replace("\\", "/").split("/")[:-1]]
    event = _look_up(plan.content.events, last_part(named)) if kinds != ["storylines"] else None
    storyline = _look_up(plan.content.storylines, last_part(named)) if kinds != ["events"] else None
    if event and storyline:
        raise RefusedError(code="both", named=last_part(named))
    if found := event or storyline:
        _say_alias(plan, found, last_part(named))
        return found
    ids = [*(one.id for one in plan.content.events), *(one.id for one in plan.content.storylines)]
    raise RefusedError(code="unknown-either", named=named, near=suggest(ids, last_part(named)))


def last_part(named: str) -> str:
    """Give the id in a path or an address."""
    return named.strip().replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].removesuffix(".md")


def suggest(ids: Iterable[str], wanted: str) -> str:
    """Suggest the ids nearest to one that is none, '' where nothing is near."""
    listed, wanted = sorted(set(ids)), wanted.lower()
    holding = [one for one in listed if wanted and wanted in one]
    near = dict.fromkeys([*holding, *difflib.get_close_matches(wanted, listed, _SUGGESTIONS)])
    return " or ".join(list(near)[:_SUGGESTIONS])


def _look_up(owners: Sequence[T], wanted: str) -> T | None:
    return next((one for one in owners if one.id == wanted or wanted in one.aliases), None)


def _say_alias(plan: Plan, found: Event | Storyline, wanted: str) -> None:
    if found.id != wanted:
        plan.note("alias", alias=wanted, id=found.id)
