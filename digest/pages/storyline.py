"""The page of one storyline: its events on a line through time, oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.arabic.calendar import day_of
from digest.pages.blocks import Block, Blocks, Heading, Inlines, Listing, Page, Paragraph, Region, Span, Words
from digest.pages.edition import newest, storyline_uri
from digest.pages.event import own_words
from digest.pages.listing import event_link, extract_quote, facts, headline, section, when_where
from digest.pages.wording import count, outlet, span_certainty, tell, words

if TYPE_CHECKING:
    from digest.model import Article, Happening, Storyline
    from digest.pages.edition import Edition


def compose_storyline(edition: Edition, storyline: Storyline) -> Page:
    """Compose the page of a storyline."""
    chapter = edition.digest.chapters.get(storyline.id, ())
    reports = [a for h in chapter for a in h.reports]
    head = (
        Paragraph((Span(tell(edition, "storyline.kind"), "kick"),)),
        Heading(1, words(storyline.title)),
    )
    matter: Blocks = own_words(edition, storyline.blocks)
    if chapter:
        matter += (Region("line", _stations(edition, chapter), "div"),)
    else:
        matter += (Paragraph(tell(edition, "storyline.empty")),)
    return Page(
        uri=storyline_uri(storyline.id),
        title=storyline.title,
        kind="storyline",
        blocks=(
            Region("head", head, "header"),
            Region("matn", matter, "div"),
            _margin(edition, chapter, reports),
        ),
        description=edition.phrases.text(
            "storyline.description",
            events=edition.phrases.count("count.events", len(chapter)),
            articles=edition.phrases.count("count.articles", len(reports)),
        ),
        updated=newest(reports),
        indexed=bool(chapter),
    )


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
            Listing(tuple((Paragraph(_line(edition, a)),) for a in happening.reports)),
        )
        stations.append(Region("st", blocks))
    return tuple(stations)


def _line(edition: Edition, article: Article) -> Inlines:
    return (*outlet(edition, article), Words(edition.phrases.text("list.colon")), headline(article))


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
