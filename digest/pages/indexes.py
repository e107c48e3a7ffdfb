"""The index of events, the index of storylines, and the shelf «ما لم يتأكد»."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from digest.model import Confidence
from digest.pages.blocks import Blocks, Heading, Inlines, Link, Listing, Page, Paragraph, Region, Span
from digest.pages.edition import newest, storyline_uri
from digest.pages.listing import briefs, coverage, section
from digest.pages.wording import count, join, month_time, tell, words

if TYPE_CHECKING:
    from digest.model import Article, Happening
    from digest.pages.edition import Edition

EVENTS, STORYLINES, UNCONFIRMED = "events/index.md", "storylines/index.md", "unconfirmed.md"


def compose_events(edition: Edition) -> Page:
    """Compose the index of events by month, the newest month first, a month's unknown days after its known ones."""
    happenings = edition.digest.happenings
    total = join([count(edition, "count.events", len(happenings)), tell(edition, "event.newest_first")])
    return _index(edition, EVENTS, "nav.events", total, _event_months(edition, happenings), "event.none")


def compose_storylines(edition: Edition) -> Page:
    """Compose the index of storylines, the one with the newest event first."""
    chapters = edition.digest.chapters
    ordered = sorted(
        edition.digest.storylines,
        key=lambda s: (newest(a for h in chapters.get(s.id, ()) for a in h.reports), s.id),
    )
    items = []
    for storyline in reversed(ordered):
        chapter = chapters.get(storyline.id, ())
        reports = [a for h in chapter for a in h.reports]
        meta = join([count(edition, "count.events", len(chapter)), count(edition, "count.articles", len(reports))])
        heading = Heading(2, (Link(storyline_uri(storyline.id), words(storyline.title)),))
        items.append((heading, Paragraph((Span(meta, "meta"),))))
    matter = (Region("briefs", (Listing(tuple(items)),), "div"),) if items else ()
    total = count(edition, "count.storylines", len(items))
    return _index(edition, STORYLINES, "nav.storylines", total, matter, "storyline.none")


def compose_unconfirmed(edition: Edition) -> Page:
    """Compose the shelf of everything that is not sure, by what is not sure about it."""
    articles = edition.digest.articles
    shelves = (
        ("unconfirmed.undated", [a for a in articles if a.dating.moment is None]),
        ("unconfirmed.month", [a for a in articles if a.dating.moment and not a.dating.moment.day]),
        (
            "unconfirmed.low",
            [a for a in articles if a.dating.moment and a.dating.confidence is Confidence.LOW],
        ),
        ("unconfirmed.seen", [a for a in articles if not a.source and a.source_seen]),
        ("unconfirmed.unknown", [a for a in articles if not a.source and not a.source_seen]),
    )
    matter = tuple(_shelf(edition, key, found) for key, found in shelves if found)
    say = tell(edition, "unconfirmed.say")
    return _index(edition, UNCONFIRMED, "unconfirmed.title", say, matter, "unconfirmed.none")


def newest_first(happenings: tuple[Happening, ...]) -> tuple[Happening, ...]:
    """Order happenings newest first; within a month those of unknown day still stand after the dated ones."""
    dated = [h for h in happenings if h.start]
    months = [list(group) for _, group in groupby(dated, key=_month)]
    ordered: list[Happening] = []
    for month in reversed(months):
        ordered += reversed([h for h in month if h.start and h.start.day])
        ordered += [h for h in month if h.start and not h.start.day]
    return (*ordered, *(h for h in happenings if h.start is None))


def _month(happening: Happening) -> tuple[int, int]:
    return (happening.start.year, happening.start.month) if happening.start else (0, 0)


def _event_months(edition: Edition, happenings: tuple[Happening, ...]) -> Blocks:
    sections = []
    for (year, month), group in groupby(newest_first(happenings), key=_month):
        title = (month_time(edition, year, month),) if year else tell(edition, "date.unknown")
        sections.append(section(title, briefs(edition, group)))
    return tuple(sections)


def _shelf(edition: Edition, key: str, articles: list[Article]) -> Region:
    total = Span(count(edition, "count.articles", len(articles)), "meta")
    return section((*tell(edition, key), *words(" "), total), coverage(edition, reversed(articles), show_event=True))


def _index(edition: Edition, uri: str, key: str, when: Inlines, matter: Blocks, none: str) -> Page:
    title = edition.phrases.text(key)
    head = (Heading(1, words(title)), Paragraph((Span(when, "when"),)))
    return Page(
        uri=uri,
        title=title,
        kind="index",
        blocks=(
            Region("head", head, "header"),
            Region("matn", matter or (Paragraph(tell(edition, none)),), "div"),
        ),
        updated=newest(edition.digest.articles),
        indexed=False,
    )
