"""The page of one storyline: its events on a line through time, oldest first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from digest.arabic.calendar import day_of
from digest.pages.blocks import Block, Blocks, Heading, Inlines, Link, Listing, Page, Paragraph, Region, Span
from digest.pages.cards import name_storyline_card
from digest.pages.edition import event_uri, newest, storyline_uri
from digest.pages.event import own_words
from digest.pages.indexes import STORYLINES
from digest.pages.linked_data import link_storyline
from digest.pages.listing import (
    event_link,
    extract_quote,
    facts,
    happening_title,
    named_headline,
    reports_of,
    section,
    when_where,
)
from digest.pages.planning import PlannedPage
from digest.pages.series import Series, lead_to_parts, plan_parts
from digest.pages.wording import count, span_certainty, tell, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.model import Article, Happening, Storyline
from digest.pages.edition import Edition

#: A station of the line is long: so many of them fill a part, and each names so many reports.
STATIONS, REPORTS_SHOWN = 16, 5


def plan_storyline(edition: Edition, storyline: Storyline) -> Iterator[PlannedPage]:
    """Plan the page of a storyline, and the parts of its line where it is long: the page then shows the newest."""
    series = _series(storyline, edition.digest.chapters.get(storyline.id, ()))
    yield PlannedPage(series.main, (storyline, series.items), partial(_compose, edition, storyline))
    yield from plan_parts(edition, series, lambda items: _line(edition, items), reports_of)


def _compose(edition: Edition, storyline: Storyline) -> Page:
    chapter = edition.digest.chapters.get(storyline.id, ())
    reports = [a for h in chapter for a in h.reports]
    series = _series(storyline, chapter)
    return Page(
        uri=series.main,
        title=storyline.title,
        kind="storyline",
        blocks=(
            Region("head", _head(edition, storyline), "header"),
            Region("matn", (*own_words(edition, storyline.blocks), *_newest(edition, series)), "div"),
            _margin(edition, chapter, reports),
        ),
        description=edition.phrases.text(
            "storyline.description",
            events=edition.phrases.count("count.events", len(chapter)),
            articles=edition.phrases.count("count.articles", len(reports)),
        ),
        updated=newest(reports),
        indexed=bool(chapter),
        crawlable=bool(chapter),
        card=name_storyline_card(storyline, chapter),
        thing=link_storyline(
            edition,
            storyline,
            ((event_uri(h.event.id), happening_title(edition, h)) for h in chapter),
            (STORYLINES, edition.phrases.text("nav.storylines")),
        ),
    )


def _series(storyline: Storyline, chapter: tuple[Happening, ...]) -> Series[Happening]:
    uri = storyline_uri(storyline.id)
    base = uri.removesuffix(".md")
    return Series(base, uri, storyline.title, "count.events", chapter, room=2 * STATIONS - 1, size=STATIONS)


def _head(edition: Edition, storyline: Storyline) -> Blocks:
    return Paragraph((Span(tell(edition, "storyline.kind"), "kick"),)), Heading(1, words(storyline.title))


def _newest(edition: Edition, series: Series[Happening]) -> Blocks:
    """Draw the line, or its newest end below the way to the whole."""
    if not series.items:
        return (Paragraph(tell(edition, "storyline.empty")),)
    shown = series.items[-STATIONS:] if series.parts else series.items
    return (*lead_to_parts(edition, series), *_line(edition, shown))


def _line(edition: Edition, chapter: tuple[Happening, ...]) -> Blocks:
    return (Region("line", _stations(edition, chapter), "div"),)


def _stations(edition: Edition, chapter: tuple[Happening, ...]) -> Blocks:
    stations: list[Block] = []
    for before, happening in zip((None, *chapter), chapter, strict=False):
        if gap := _gap(edition, before, happening):
            stations.append(Paragraph((Span(gap, "gap"),)))
        blocks = (
            Paragraph((Span(when_where(edition, happening), "src"),)),
            Heading(2, (event_link(happening, edition),)),
            Paragraph((Span((span_certainty(edition, happening),), "meta"),)),
            *extract_quote(edition, happening),
            _reports(edition, happening),
        )
        stations.append(Region("st", blocks))
    return tuple(stations)


def _reports(edition: Edition, happening: Happening) -> Listing:
    items = [(Paragraph(named_headline(edition, a)),) for a in happening.reports[:REPORTS_SHOWN]]
    if others := count(edition, "count.other_articles", len(happening.reports) - len(items)):
        items.append((Paragraph((Link(event_uri(happening.event.id), others),)),))
    return Listing(tuple(items))


def _gap(edition: Edition, before: Happening | None, happening: Happening) -> Inlines:
    if before is None:
        return ()
    last, first = day_of(before.end) or day_of(before.start), day_of(happening.start)
    return count(edition, "count.gap", max((first - last).days, 0)) if first and last else ()


def _margin(edition: Edition, chapter: tuple[Happening, ...], reports: list[Article]) -> Region:
    sources, unknown = edition.count_sources(reports)
    named = edition.phrases.count("count.sources", sources)
    if unknown:
        named += edition.phrases.text("list.comma") + edition.phrases.count("count.unknown_source", unknown)
    rows = [
        (tell(edition, "nav.events"), count(edition, "count.events", len(chapter))),
        (tell(edition, "storyline.articles"), count(edition, "count.articles", len(reports))),
        (tell(edition, "nav.sources"), words(named)),
    ]
    if undated := sum(1 for a in reports if not day_of(a.dating.moment)):
        rows.append((tell(edition, "date.no_known_day"), count(edition, "count.articles", undated)))
    side = section(tell(edition, "storyline.figures"), facts(rows), role="side")
    return Region("hamish", (side,), "aside", edition.phrases.text("storyline.margin"))
