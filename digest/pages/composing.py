"""All pages of a digest, in one order, and the redirects from old addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.pages.archive import Archive
from digest.pages.article import compose_article, compose_withdrawn
from digest.pages.blocks import Redirect
from digest.pages.day import compose_day
from digest.pages.days import compose_days, compose_year
from digest.pages.edition import UNKNOWN
from digest.pages.event import compose_event
from digest.pages.home import compose_home
from digest.pages.indexes import compose_events, compose_storylines
from digest.pages.month import compose_month
from digest.pages.search import compose_search
from digest.pages.source import compose_source, compose_sources, compose_unknown
from digest.pages.storyline import compose_storyline
from digest.pages.unconfirmed import compose_unconfirmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.pages.blocks import Page
    from digest.pages.edition import Edition


def compose_pages(edition: Edition) -> Iterator[Page]:
    """Compose every page of a digest: front page and indexes, the archive, articles, events, storylines, outlets."""
    digest, archive = edition.digest, Archive.of(edition)
    yield compose_home(edition, archive)
    yield compose_days(edition, archive)
    yield compose_events(edition, archive)
    yield from compose_storylines(edition)
    yield compose_sources(edition)
    yield from compose_unconfirmed(edition)
    yield compose_search(edition)
    for year in sorted({month[0] for month in archive.months}):
        yield compose_year(edition, archive, year)
    for month in archive.months:
        yield from compose_month(edition, archive, month)
    for day in archive.days:
        yield from compose_day(edition, archive, day)
    for article in digest.articles:
        yield compose_article(edition, article)
    for article in digest.withdrawn:
        yield compose_withdrawn(edition, article)
    for happening in (*digest.happenings, *digest.silent):
        yield from compose_event(edition, happening)
    for storyline in digest.storylines:
        yield from compose_storyline(edition, storyline)
    for source in digest.sources.values():
        yield from compose_source(edition, source)
    if UNKNOWN in edition.by_source:
        yield from compose_unknown(edition)


def compose_redirects(edition: Edition) -> Iterator[Redirect]:
    """Give the old addresses of renamed or merged events and storylines."""
    for happening in (*edition.digest.happenings, *edition.digest.silent):
        for alias in happening.event.aliases:
            yield Redirect(f"events/{alias}/", f"events/{happening.event.id}/")
    for storyline in edition.digest.storylines:
        for alias in storyline.aliases:
            yield Redirect(f"storylines/{alias}/", f"storylines/{storyline.id}/")
