"""A page before it is composed: its address, the values it shows, and how to compose it.

What a page shows is named beforehand, so that a page whose values did not change need not be composed. Naming too much
makes a page once too often; naming too little would leave it stale, and a test holds every page to what it names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.model import Article, Storyline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from digest.model import Happening
    from digest.pages.blocks import Page
    from digest.pages.edition import Edition


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page to be.

    ``shows`` holds values of the digest (an article stands for its outlet too, a happening for its reports), reports as
    lists show them, tuples of them, texts and numbers. What every page shows (settings, phrases, hand-written pages) is
    not repeated in it.
    """

    uri: str
    shows: tuple[object, ...]
    compose: Callable[[], Page]


def show_event(edition: Edition, happening: Happening | None) -> tuple[object, ...]:
    """Give what a page shows of an event that it tells of: all of it, and the storyline it belongs to."""
    storyline = edition.storylines.get(happening.event.storyline) if happening else None
    return (happening, storyline.id, storyline.title) if storyline else (happening,)


def show_items(edition: Edition, items: Iterable[object]) -> tuple[object, ...]:
    """Give what a list shows of its items: of a report also its event's title, of a storyline also its chapter."""
    return tuple(_show(edition, item) for item in items)


def _show(edition: Edition, item: object) -> object:
    if isinstance(item, Article):
        return edition.listed[item.id]
    if isinstance(item, Storyline):
        return (item, edition.digest.chapters.get(item.id, ()))
    return item
