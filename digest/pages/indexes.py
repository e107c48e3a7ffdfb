"""The index of events and the index of storylines."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from digest.pages.archive import month_uri
from digest.pages.blocks import Blocks, Heading, Link, Listing, Page, Paragraph, Region, Span
from digest.pages.edition import newest, storyline_uri
from digest.pages.listing import briefs, compose_index, counts, section
from digest.pages.planning import PlannedPage, show_items
from digest.pages.series import Series, lead_to_parts, plan_parts
from digest.pages.unconfirmed import URI as UNCONFIRMED
from digest.pages.wording import count, join, month_time, tell, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.model import Article, Happening, Storyline
    from digest.pages.archive import Archive
    from digest.pages.edition import Edition

EVENTS, STORYLINES = "events/index.md", "storylines/index.md"
#: The index of events lists the newest months whole until it holds this many; each other month has its own page.
EVENTS_SHOWN = 60


def plan_events(edition: Edition, archive: Archive) -> Iterator[PlannedPage]:
    """Plan the index of events by month, the newest month first, a month's unknown days after its known ones.

    The newest :data:`EVENTS_SHOWN` are listed; where there are more, each month is named with its number of events and
    leads to its page, which lists them all; events without a date stand on the shelf of what is not sure.
    """
    shown = newest_first(edition.digest.happenings)[:EVENTS_SHOWN]
    months = tuple((month, len(found)) for month, found in archive.happenings.items())
    shows = (shown, months, len(edition.digest.happenings), newest(edition.digest.articles))
    yield PlannedPage(EVENTS, shows, partial(_compose_events, edition, archive, shown))


def _compose_events(edition: Edition, archive: Archive, shown: tuple[Happening, ...]) -> Page:
    happenings = edition.digest.happenings
    total = join([count(edition, "count.events", len(happenings)), tell(edition, "event.newest_first")])
    matter = (*_event_months(edition, shown), *_other_months(edition, archive, len(happenings) - len(shown)))
    return compose_index(edition, EVENTS, "nav.events", total, matter, "event.none")


def plan_storylines(edition: Edition) -> Iterator[PlannedPage]:
    """Plan the index of storylines, the one with the newest event first, and its parts where it is long."""
    ordered = sorted(edition.digest.storylines, key=lambda s: (newest(_reports(edition, s)), s.id))
    title = edition.phrases.text("nav.storylines")
    series = Series("storylines/all", STORYLINES, title, "count.storylines", tuple(ordered), backwards=True)
    shows = (show_items(edition, ordered), newest(edition.digest.articles))
    yield PlannedPage(STORYLINES, shows, partial(_compose_storylines, edition, series))
    yield from plan_parts(
        edition, series, lambda found: _list_storylines(edition, found), lambda s: _reports(edition, s)
    )


def _compose_storylines(edition: Edition, series: Series[Storyline]) -> Page:
    matter = (*_list_storylines(edition, series.glance), *lead_to_parts(edition, series))
    total = count(edition, "count.storylines", len(series.items))
    return compose_index(edition, STORYLINES, "nav.storylines", total, matter, "storyline.none")


def _list_storylines(edition: Edition, storylines: tuple[Storyline, ...]) -> Blocks:
    items = []
    for storyline in storylines:
        events = count(edition, "count.events", len(edition.digest.chapters.get(storyline.id, ())))
        meta = join([events, count(edition, "count.articles", len(_reports(edition, storyline)))])
        heading = Heading(2, (Link(storyline_uri(storyline.id), words(storyline.title)),))
        items.append((heading, Paragraph((Span(meta, "meta"),))))
    return (Region("briefs", (Listing(tuple(items)),), "div"),) if items else ()


def _reports(edition: Edition, storyline: Storyline) -> list[Article]:
    return [a for h in edition.digest.chapters.get(storyline.id, ()) for a in h.reports]


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


def _event_months(edition: Edition, happenings: Iterable[Happening]) -> Blocks:
    sections = []
    for (year, month), group in groupby(happenings, key=_month):
        title = (month_time(edition, year, month),) if year else tell(edition, "date.unknown")
        sections.append(section(title, briefs(edition, group)))
    return tuple(sections)


def _other_months(edition: Edition, archive: Archive, left: int) -> Blocks:
    """Lead to the months whose events are not all listed."""
    if not left:
        return ()
    rows = [
        ((Link(month_uri(month), (month_time(edition, *month),)),), count(edition, "count.events", len(found)))
        for month, found in sorted(archive.happenings.items(), reverse=True)
    ]
    if undated := sum(1 for h in edition.digest.happenings if h.start is None):
        rows.append(((Link(UNCONFIRMED, tell(edition, "date.unknown")),), count(edition, "count.events", undated)))
    return (section(tell(edition, "event.by_month"), counts(rows)),)
