"""The page of one event: who reported it, under which headline, when, and how sure that is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from digest.model import BlockKind
from digest.pages.article import corrections
from digest.pages.blocks import (
    Block,
    Blocks,
    Heading,
    Inlines,
    Item,
    Link,
    Listing,
    Page,
    Paragraph,
    Region,
    Span,
)
from digest.pages.cards import name_event_card
from digest.pages.citing import cite_event
from digest.pages.edition import event_uri, newest, storyline_uri
from digest.pages.indexes import EVENTS
from digest.pages.linked_data import link_event
from digest.pages.listing import (
    coverage,
    event_link,
    extract_quote,
    extract_words,
    happening_title,
    itself,
    reports_words,
    section,
    when_where,
)
from digest.pages.planning import PlannedPage, show_event
from digest.pages.series import GLANCE, Series, lead_to_parts, plan_parts
from digest.pages.tie_notes import compose_copies, compose_ties, part_copies
from digest.pages.time_line import compose_time_line
from digest.pages.wording import certain, count, flatten, say, span_certainty, span_words, tell, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.model import Article, Happening, Storyline
    from digest.model import Block as Text
    from digest.pages.edition import Edition


def plan_event(edition: Edition, happening: Happening) -> Iterator[PlannedPage]:
    """Plan the page of an event, and parts of its coverage where it is long.

    An event without a standing report keeps its address and says why.
    """
    series = _series(edition, happening)
    shows = (*show_event(edition, happening), *_show_place(edition, happening))
    yield PlannedPage(series.main, shows, partial(_compose, edition, happening))
    yield from plan_parts(
        edition,
        series,
        lambda items: (coverage(edition, items), *compose_ties(edition, happening, items)),
        itself,
    )


def _series(edition: Edition, happening: Happening) -> Series[Article]:
    uri, title = event_uri(happening.event.id), happening_title(edition, happening)
    return Series(uri.removesuffix(".md"), uri, title, "count.articles", happening.reports)


def _compose(edition: Edition, happening: Happening) -> Page:
    event, title = happening.event, happening_title(edition, happening)
    storyline = edition.storylines.get(event.storyline)
    series = _series(edition, happening)
    matter = (
        *own_words(edition, event.blocks),
        *extract_quote(edition, happening),
        *_coverage(edition, happening, series),
        *_drawing(edition, happening),
        *compose_ties(edition, happening, happening.reports if not series.parts else ()),
        *corrections(edition, event.corrections),
        *((cite_event(edition, happening),) if happening.reports else ()),
    )
    return Page(
        uri=series.main,
        title=title,
        kind="event",
        blocks=(
            Region("head", _head(edition, happening, title, storyline), "header"),
            Region("matn", matter, "div"),
            *_margin(edition, happening, storyline),
        ),
        description=flatten(extract_words(edition, happening, cite=False)),
        updated=newest((*happening.reports, *happening.withdrawn), event.corrections),
        indexed=bool(happening.reports),
        crawlable=bool(happening.reports),
        card=name_event_card(happening),
        thing=link_event(edition, happening, title, (EVENTS, edition.phrases.text("nav.events"))),
    )


def own_words(edition: Edition, blocks: Sequence[Text]) -> Blocks:
    """Print the editor's own words on an event or storyline, marked as theirs."""
    if not blocks:
        return ()
    said = [Heading(3, words(b.text)) if b.kind is BlockKind.SUBHEADING else Paragraph(words(b.text)) for b in blocks]
    return (section(tell(edition, "event.own_words"), *said, role="own"),)


def _head(edition: Edition, happening: Happening, title: str, storyline: Storyline | None) -> Blocks:
    kick = tell(edition, "event.kind_alone")
    if storyline:
        link = Link(storyline_uri(storyline.id), words(storyline.title))
        kick = say(edition, "event.kind", storyline=(link,))
    when = (*when_where(edition, happening, weekday=True), *words(" "), span_certainty(edition, happening))
    blocks: list[Block] = [
        Paragraph((Span(kick, "kick"),)),
        Heading(1, words(title)),
        Paragraph((Span(when, "when"),)),
    ]
    if happening.event.draft:
        blocks.append(Paragraph((Span(tell(edition, "article.draft"), "draft"),)))
    return tuple(blocks)


def _coverage(edition: Edition, happening: Happening, series: Series[Article]) -> Blocks:
    blocks: list[Block] = []
    if happening.reports:
        one = len(happening.reports) == 1
        title = tell(edition, "event.headline_one" if one else "event.headlines")
        total = Span(words(reports_words(edition, happening.reports)), "meta")
        own, copies = part_copies(happening)
        shown = GLANCE if series.parts else len(happening.reports)
        listed = (
            coverage(edition, own[:shown]),
            *compose_copies(edition, copies[:shown]),
            *lead_to_parts(edition, series),
        )
        blocks.append(section((*title, *words(" "), total), *listed))
    elif not happening.withdrawn:
        blocks.append(Paragraph(tell(edition, "event.no_reports")))
    if gone := len(happening.withdrawn):
        key = "count.withdrawn" if happening.reports else "count.all_withdrawn"
        blocks.append(Paragraph((Span(count(edition, key, gone), "gone"),)))
    return tuple(blocks)


def _drawing(edition: Edition, happening: Happening) -> Blocks:
    line = compose_time_line(edition, happening)
    if line is None:
        return ()
    shapes = {mark.shape for _, marks in line.rows for mark in marks}
    key = tuple(
        word
        for shape, name in (("full", "key_known"), ("half", "key_likely"), ("maybe", "key_possible"))
        if shape in shapes
        for word in (certain(edition, name), *words(" "))
    )
    return (section(tell(edition, "event.timeline"), line, Paragraph((Span(key, "key"),))),)


def _margin(edition: Edition, happening: Happening, storyline: Storyline | None) -> Blocks:
    if storyline is None or not happening.reports:
        return ()
    chapter, index = _place(edition, happening)
    place = tell(edition, "event.place_in", i=index + 1, n=len(chapter))
    before = chapter[index - 1] if index else None
    after = chapter[index + 1] if index + 1 < len(chapter) else None
    blocks = (
        Paragraph((Span((Link(storyline_uri(storyline.id), words(storyline.title)),), "t"),)),
        Paragraph((Span(place, "meta"),)),
        Listing(
            (
                _neighbour(edition, "event.before", "event.first", before),
                _neighbour(edition, "event.after", "event.last", after),
            )
        ),
    )
    side = section(tell(edition, "event.in_storyline"), *blocks, role="side")
    return (Region("hamish", (side,), "aside", edition.phrases.text("event.margin")),)


def _place(edition: Edition, happening: Happening) -> tuple[tuple[Happening, ...], int]:
    chapter = edition.digest.chapters[happening.event.storyline]
    return chapter, next(i for i, other in enumerate(chapter) if other.event.id == happening.event.id)


def _show_place(edition: Edition, happening: Happening) -> tuple[object, ...]:
    if not happening.reports or happening.event.storyline not in edition.storylines:
        return ()
    chapter, index = _place(edition, happening)
    return (index, len(chapter), *chapter[max(index - 1, 0) : index + 2])


def _neighbour(edition: Edition, label: str, none: str, happening: Happening | None) -> Item:
    name = Paragraph((Span(tell(edition, label), "rub2"),))
    if happening is None:
        return name, Paragraph((Span(tell(edition, none), "meta"),))
    link: Inlines = (event_link(happening, edition),)
    return name, Paragraph(link), Paragraph((Span(span_words(edition, happening), "meta"),))
