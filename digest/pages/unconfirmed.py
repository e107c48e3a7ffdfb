"""The shelves of «ما لم يتأكد»: everything that is not sure, by what is not sure about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from digest.model import Confidence
from digest.pages.blocks import Blocks, Region, Span
from digest.pages.edition import newest
from digest.pages.listing import compose_index, coverage, itself, section
from digest.pages.planning import PlannedPage, show_items
from digest.pages.series import GLANCE, Series, lead_to_parts, plan_parts
from digest.pages.wording import count, tell, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.model import Article
    from digest.pages.blocks import Page
    from digest.pages.edition import Edition

URI = "unconfirmed.md"

_SHELVES: dict[str, Callable[[Article], bool]] = {
    "unconfirmed.undated": lambda a: a.dating.moment is None,
    "unconfirmed.month": lambda a: a.dating.moment is not None and not a.dating.moment.day,
    "unconfirmed.low": lambda a: a.dating.moment is not None and a.dating.confidence is Confidence.LOW,
    "unconfirmed.seen": lambda a: not a.source and bool(a.source_seen),
    "unconfirmed.unknown": lambda a: not a.source and not a.source_seen,
}


def plan_unconfirmed(edition: Edition) -> Iterator[PlannedPage]:
    """Plan the page of the shelves, and the parts of those that are long."""
    shelves = [_shelve(edition, key) for key in _SHELVES]
    held = tuple(show_items(edition, shelf.items) for shelf in shelves)
    yield PlannedPage(URI, (*held, newest(edition.digest.articles)), partial(_compose, edition, shelves))
    for shelf in shelves:
        yield from plan_parts(edition, shelf, lambda items: (_list(edition, items),), itself)


def _compose(edition: Edition, shelves: list[Series[Article]]) -> Page:
    matter = tuple(_shelf(edition, shelf) for shelf in shelves if shelf.items)
    say = tell(edition, "unconfirmed.say")
    return compose_index(edition, URI, "unconfirmed.title", say, matter, "unconfirmed.none")


def shelve_undated(edition: Edition) -> Series[Article]:
    """Give the articles of which not even the month is known."""
    return _shelve(edition, "unconfirmed.undated")


def _shelve(edition: Edition, key: str) -> Series[Article]:
    found = tuple(filter(_SHELVES[key], edition.digest.articles))
    base = key.replace(".", "/")
    return Series(base, URI, edition.phrases.text(key), "count.articles", found, backwards=True, room=GLANCE)


def _shelf(edition: Edition, shelf: Series[Article]) -> Region:
    total = Span(count(edition, shelf.count, len(shelf.items)), "meta")
    listed: Blocks = (_list(edition, shelf.glance), *lead_to_parts(edition, shelf))
    return section((*words(shelf.title), *words(" "), total), *listed)


def _list(edition: Edition, articles: tuple[Article, ...]) -> Region:
    return coverage(edition, articles, show_event=True)
