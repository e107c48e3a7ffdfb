"""All pages of a digest, in one order, and the redirects from old addresses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from digest.pages.archive import INDEX as DAYS
from digest.pages.archive import Archive, year_uri
from digest.pages.article import compose_article, compose_withdrawn
from digest.pages.blocks import Redirect
from digest.pages.day import plan_day
from digest.pages.days import compose_days, compose_year
from digest.pages.edition import HOME, article_uri
from digest.pages.event import plan_event
from digest.pages.home import compose_home
from digest.pages.indexes import plan_events, plan_storylines
from digest.pages.month import plan_month
from digest.pages.planning import PlannedPage, show_event
from digest.pages.search import URI as SEARCH
from digest.pages.search import compose_search
from digest.pages.source import INDEX as SOURCES
from digest.pages.source import compose_sources, plan_source, plan_unknown
from digest.pages.storyline import plan_storyline
from digest.pages.unconfirmed import plan_unconfirmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.pages.edition import Edition


def plan_pages(edition: Edition) -> Iterator[PlannedPage]:
    """Plan every page of a digest: front page and indexes, the archive, articles, events, storylines, outlets."""
    digest, archive = edition.digest, Archive.of(edition)
    everything = (digest,)
    yield PlannedPage(HOME, everything, partial(compose_home, edition, archive))
    yield PlannedPage(DAYS, everything, partial(compose_days, edition, archive))
    yield from plan_events(edition, archive)
    yield from plan_storylines(edition)
    yield PlannedPage(SOURCES, everything, partial(compose_sources, edition))
    yield from plan_unconfirmed(edition)
    yield PlannedPage(SEARCH, (), partial(compose_search, edition))
    for year in sorted({month[0] for month in archive.months}):
        held = tuple((month, archive.articles.get(month, ())) for month in archive.months if month[0] == year)
        yield PlannedPage(year_uri(year), held, partial(compose_year, edition, archive, year))
    for month in archive.months:
        yield from plan_month(edition, archive, month)
    for day in archive.days:
        yield from plan_day(edition, archive, day)
    yield from _plan_articles(edition)
    for happening in (*digest.happenings, *digest.silent):
        yield from plan_event(edition, happening)
    for storyline in digest.storylines:
        yield from plan_storyline(edition, storyline)
    for source in digest.sources.values():
        yield from plan_source(edition, source)
    yield from plan_unknown(edition)


def _plan_articles(edition: Edition) -> Iterator[PlannedPage]:
    for articles, compose in (
        (edition.digest.articles, compose_article),
        (edition.digest.withdrawn, compose_withdrawn),
    ):
        for article in articles:
            shows = (article, *show_event(edition, edition.happening(article)))
            yield PlannedPage(article_uri(article.id), shows, partial(compose, edition, article))


def compose_redirects(edition: Edition) -> Iterator[Redirect]:
    """Give the old addresses of renamed articles, and of renamed or merged events and storylines."""
    for article in (*edition.digest.articles, *edition.digest.withdrawn):
        for alias in article.aliases:
            yield Redirect(f"articles/{alias}/", f"articles/{article.id}/")
    for happening in (*edition.digest.happenings, *edition.digest.silent):
        for alias in happening.event.aliases:
            yield Redirect(f"events/{alias}/", f"events/{happening.event.id}/")
    for storyline in edition.digest.storylines:
        for alias in storyline.aliases:
            yield Redirect(f"storylines/{alias}/", f"storylines/{storyline.id}/")
