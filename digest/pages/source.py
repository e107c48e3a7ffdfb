"""The page of one outlet, the shelf of unknown outlets, and the index of both."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from digest.pages.blocks import Blocks, Heading, Inlines, Latin, Link, Page, Paragraph, Region, Span, Words
from digest.pages.edition import UNKNOWN, newest, source_uri
from digest.pages.linked_data import link_source
from digest.pages.listing import counts, coverage, facts, itself, section
from digest.pages.planning import PlannedPage, show_items
from digest.pages.series import Series, lead_to_parts, plan_parts
from digest.pages.wording import count, count_certainties, join, tell, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.model import Article, Source, TextPolicy
    from digest.pages.edition import Edition

INDEX = "sources/index.md"


def plan_source(edition: Edition, source: Source) -> Iterator[PlannedPage]:
    """Plan the page of an outlet, and the parts of the list of what is held of it where that is long."""
    series = _series(edition, source.id, source.name)
    shows = (source, show_items(edition, series.items))
    yield PlannedPage(series.main, shows, partial(_compose_source, edition, source))
    yield from plan_parts(edition, series, lambda items: (_list(edition, items, show_outlet=False),), itself)


def plan_unknown(edition: Edition) -> Iterator[PlannedPage]:
    """Plan the shelf of articles whose outlet is unknown or unconfirmed, where there are such."""
    series = _series(edition, UNKNOWN, edition.phrases.text("article.unknown_source"))
    if series.items:
        yield PlannedPage(series.main, show_items(edition, series.items), partial(_compose_unknown, edition))
        yield from plan_parts(edition, series, lambda items: (_list(edition, items, show_outlet=True),), itself)


def _series(edition: Edition, source_id: str, name: str) -> Series[Article]:
    uri, articles = source_uri(source_id), edition.by_source.get(source_id, ())
    return Series(uri.removesuffix(".md"), uri, name, "count.articles", articles, backwards=True)


def _compose_source(edition: Edition, source: Source) -> Page:
    """Compose the card of an outlet and the list of what is held of it, newest first."""
    articles = edition.by_source.get(source.id, ())
    rows = [(tell(edition, "source.held"), _held(edition, articles))]
    rows += [(tell(edition, "source.latin"), (Latin(source.latin),))] if source.latin else []
    rows += [(tell(edition, "source.aliases"), words(edition.phrases.text("list.comma").join(source.aliases)))] * bool(
        source.aliases
    )
    rows.append((tell(edition, "source.site"), _sites(edition, source)))
    if articles:
        rows.append((tell(edition, "source.dating"), _datings(edition, articles)))
    rows.append((tell(edition, "source.text"), tell(edition, f"source.text_{_policy(edition, source)}")))
    told = link_source(edition, source, articles, (INDEX, edition.phrases.text("nav.sources")))
    return replace(_page(edition, source.id, source.name, facts(rows)), thing=told)


def _compose_unknown(edition: Edition) -> Page:
    articles = edition.by_source.get(UNKNOWN, ())
    rows = [(tell(edition, "source.held"), _held(edition, articles))]
    if articles:
        rows.append((tell(edition, "source.dating"), _datings(edition, articles)))
    return _page(edition, UNKNOWN, edition.phrases.text("article.unknown_source"), facts(rows))


def compose_sources(edition: Edition) -> Page:
    """Compose the index of outlets with what is held of each."""
    shelves = edition.by_source
    known = sorted(edition.digest.sources.values(), key=lambda s: (-len(shelves.get(s.id, ())), s.name))
    rows = [((Link(source_uri(s.id), words(s.name)),), _number(edition, shelves.get(s.id, ()))) for s in known]
    total = [count(edition, "count.sources", len(known))]
    if UNKNOWN in shelves:
        name = tell(edition, "article.unknown_source")
        rows.append(((Link(source_uri(UNKNOWN), name),), _number(edition, shelves[UNKNOWN])))
        total.append(count(edition, "count.unknown_source_plain", len(shelves[UNKNOWN])))
    title = edition.phrases.text("nav.sources")
    head: Blocks = (Heading(1, words(title)), Paragraph((Span(join(total), "when"),)))
    return Page(
        uri=INDEX,
        title=title,
        kind="index",
        blocks=(Region("head", head, "header"), Region("matn", (counts(rows),) if rows else (), "div")),
        updated=newest(edition.digest.articles),
        indexed=False,
    )


def _page(edition: Edition, source_id: str, name: str, card: Region) -> Page:
    head = (Paragraph((Span(tell(edition, "source.kind"), "kick"),)), Heading(1, words(name)))
    unknown = source_id == UNKNOWN
    series = _series(edition, source_id, name)
    matter: Blocks = (card,)
    if series.items:
        listed = (_list(edition, series.glance, show_outlet=unknown), *lead_to_parts(edition, series))
        matter += (section(tell(edition, "source.articles_unknown" if unknown else "source.articles"), *listed),)
    caution = Paragraph(tell(edition, "source.caution_unknown" if unknown else "source.caution"))
    side = section(tell(edition, "source.caution_title"), caution, role="side")
    return Page(
        uri=series.main,
        title=name,
        kind="source",
        blocks=(
            Region("head", head, "header"),
            Region("matn", matter, "div"),
            Region("hamish", (side,), "aside", edition.phrases.text("source.margin")),
        ),
        description=edition.phrases.text("source.description", source=name),
        updated=newest(series.items),
        indexed=bool(series.items) and not unknown,
    )


def _list(edition: Edition, articles: tuple[Article, ...], *, show_outlet: bool) -> Region:
    return coverage(edition, articles, show_outlet=show_outlet, show_event=True)


def _held(edition: Edition, articles: tuple[Article, ...]) -> Inlines:
    events = {a.event for a in articles if edition.happening(a)}
    held = count(edition, "count.articles", len(articles))
    return (*held, Words(" "), *count(edition, "count.about_events", len(events))) if events else held


def _number(edition: Edition, articles: tuple[Article, ...]) -> Inlines:
    return count(edition, "count.articles", len(articles))


def _sites(edition: Edition, source: Source) -> Inlines:
    if not source.domains:
        return tell(edition, "source.site_unknown")
    return join([(Latin(domain),) for domain in source.domains])


def _datings(edition: Edition, articles: tuple[Article, ...]) -> Inlines:
    ways = count_certainties(edition, articles)
    ordered = sorted(ways.items(), key=lambda way: (-way[1], way[0].role, str(way[0].words)))
    if len(ordered) == 1:
        return (ordered[0][0],)
    return join([(way, Words(edition.phrases.text("list.colon")), *words(edition.digits(n))) for way, n in ordered])


def _policy(edition: Edition, source: Source) -> TextPolicy:
    return source.text or edition.settings.text
