"""The page of one month: its calendar, its days newest first, its events, and what has no known day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from digest.pages.archive import INDEX, Archive, Month, day_uri, month_uri, year_uri
from digest.pages.blocks import Block, Blocks, Heading, Inlines, Link, Listing, Page, Paragraph, Region, Span
from digest.pages.edition import newest, source_key, source_uri
from digest.pages.linked_data import describe_period, link_period
from digest.pages.listing import briefs, counts, coverage, crumbs, itself, reports_of, section
from digest.pages.month_grid import MOST_DASHES, compose_calendar, count_busiest, list_cells
from digest.pages.planning import PlannedPage, show_items
from digest.pages.series import GLANCE, ROOM, Series, lead_to_parts, plan_parts
from digest.pages.source import INDEX as SOURCES
from digest.pages.wording import count, day_time, join, month_time, month_words, outlet_name, tell, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.model import Article, Happening
    from digest.pages.edition import Edition

#: The margin names this many outlets; the index of outlets names them all.
SOURCES_SHOWN = 12


def plan_month(edition: Edition, archive: Archive, month: Month) -> Iterator[PlannedPage]:
    """Plan one month, and the parts of its lists where they are long."""
    happenings, undated = _happenings(edition, archive, month), _undated(edition, archive, month)
    articles = show_items(edition, archive.articles.get(month, ()))
    shows = (articles, happenings.items, list_cells(edition, month), *archive.around_month(month))
    yield PlannedPage(month_uri(month), shows, partial(_compose, edition, archive, month))
    yield from plan_parts(edition, happenings, lambda items: (briefs(edition, items),), reports_of)
    yield from plan_parts(
        edition, undated, lambda items: (coverage(edition, items, show_date=False, show_event=True),), itself
    )


def _compose(edition: Edition, archive: Archive, month: Month) -> Page:
    articles = archive.articles.get(month, ())
    happenings, undated = _happenings(edition, archive, month), _undated(edition, archive, month)
    matter = (
        compose_calendar(edition, month),
        *_agenda(edition, articles),
        *_list_events(edition, happenings),
        *_list_undated(edition, undated),
        _neighbours(edition, archive, month),
    )
    title = month_words(edition, *month)
    return Page(
        uri=month_uri(month),
        title=title,
        kind="month",
        blocks=(
            Region("head", _head(edition, month, articles, happenings), "header"),
            Region("matn", matter, "div"),
            _margin(edition, month, articles),
        ),
        description=describe_period(edition, "days.month_description", title, articles),
        updated=newest(articles),
        indexed=False,
        thing=link_period(edition, (month_uri(month), title), f"{month[0]:04}-{month[1]:02}", articles),
    )


def _head(edition: Edition, month: Month, articles: tuple[Article, ...], happenings: Series[Happening]) -> Blocks:
    sources, _ = edition.count_sources(articles)
    totals = join(
        [
            count(edition, "count.articles", len(articles)),
            count(edition, "count.events", len(happenings.items)),
            count(edition, "count.sources", sources),
        ]
    )
    year = (year_uri(month[0]), words(edition.digits(month[0])))
    above = crumbs(edition, (INDEX, tell(edition, "nav.days")), year)
    return (above, Heading(1, _name(edition, month)), Paragraph((Span(totals, "when"),)))


def _happenings(edition: Edition, archive: Archive, month: Month) -> Series[Happening]:
    title = f"{month_words(edition, *month)}: {edition.phrases.text('days.month_events')}"
    happenings = archive.happenings.get(month, ())
    return Series(_base(month, "events"), month_uri(month), title, "count.events", happenings, room=GLANCE)


def _undated(edition: Edition, archive: Archive, month: Month) -> Series[Article]:
    title = f"{month_words(edition, *month)}: {edition.phrases.text('date.no_known_day')}"
    articles = archive.articles.get(month, ())
    undated = tuple(a for a in articles if a.dating.moment and not a.dating.moment.day)
    return Series(_base(month, "no-day"), month_uri(month), title, "count.articles", undated, room=GLANCE)


def _base(month: Month, shelf: str) -> str:
    return f"{month_uri(month).removesuffix('/index.md')}/{shelf}"


def _agenda(edition: Edition, articles: tuple[Article, ...]) -> Blocks:
    days: dict[date, list[Article]] = defaultdict(list)
    for article in articles:
        moment = article.dating.moment
        if moment and moment.day:
            days[date(moment.year, moment.month, moment.day)].append(article)
    if not days:
        return ()
    shown = len(articles) if len(articles) <= ROOM else max(1, GLANCE // len(days))
    blocks: list[Block] = []
    for day, found in sorted(days.items(), reverse=True):
        blocks.append(Heading(3, (Link(day_uri(day), (day_time(edition, day),)),)))
        blocks.append(coverage(edition, found[:shown], show_date=False, level=4))
        if others := count(edition, "count.other_articles", len(found[shown:])):
            blocks.append(Paragraph((Span((Link(day_uri(day), others),), "fine"),)))
    return (section(tell(edition, "days.agenda"), Region("agenda", tuple(blocks), "div")),)


def _list_events(edition: Edition, happenings: Series[Happening]) -> Blocks:
    """List the month's events, or of many those with most reports, in the order of time."""
    if not happenings.items:
        return ()
    if not happenings.parts:
        return (section(tell(edition, "days.month_events"), briefs(edition, happenings.items)),)
    ranked = sorted(enumerate(happenings.items), key=lambda place: (-len(place[1].reports), place[0]))
    listed = briefs(edition, [happening for _, happening in sorted(ranked[:GLANCE], key=lambda place: place[0])])
    return (section(tell(edition, "days.month_most_covered"), listed, *lead_to_parts(edition, happenings)),)


def _list_undated(edition: Edition, undated: Series[Article]) -> Blocks:
    if not undated.items:
        return ()
    total = Span(count(edition, "count.articles", len(undated.items)), "meta")
    title = (Span(tell(edition, "date.no_known_day"), anchor="no-day"), *words(" "), total)
    listed = coverage(edition, undated.glance, show_date=False, show_event=True)
    return (section(title, listed, *lead_to_parts(edition, undated)),)


def _neighbours(edition: Edition, archive: Archive, month: Month) -> Region:
    before, after = archive.around_month(month)
    items = tuple(
        (Paragraph((Link(month_uri(other), (Span(tell(edition, key), "rub2"), *_name(edition, other))),)),)
        for key, other in (("days.previous_month", before), ("days.next_month", after))
        if other
    )
    return Region("around", (Listing(items),) if items else (), "nav", edition.phrases.text("days.around_months"))


def _margin(edition: Edition, month: Month, articles: tuple[Article, ...]) -> Region:
    published = "days.how_published" if count_busiest(edition, month) <= MOST_DASHES else "days.how_scaled"
    how = [Paragraph(tell(edition, key)) for key in (published, "days.how_happened")]
    sides = [section(tell(edition, "days.how_to_read"), *how, role="side")]
    if articles:
        sides.append(section(tell(edition, "days.month_sources"), counts(_sources(edition, articles)), role="side"))
    return Region("hamish", tuple(sides), "aside", edition.phrases.text("days.margin_month"))


def _sources(edition: Edition, articles: tuple[Article, ...]) -> list[tuple[Inlines, Inlines]]:
    shelves: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        shelves[source_key(article)].append(article)
    names = {
        key: outlet_name(edition, found[0]) if found[0].source else edition.phrases.text("article.unknown_source")
        for key, found in shelves.items()
    }
    ordered = sorted(shelves.items(), key=lambda shelf: (-len(shelf[1]), names[shelf[0]]))
    rows: list[tuple[Inlines, Inlines]] = [
        ((Link(source_uri(key), words(names[key])),), count(edition, "count.articles", len(found)))
        for key, found in ordered[:SOURCES_SHOWN]
    ]
    if len(ordered) > SOURCES_SHOWN:
        rows.append(((Link(SOURCES, tell(edition, "front.all_sources")),), ()))
    return rows


def _name(edition: Edition, month: Month) -> Inlines:
    return (month_time(edition, *month),)
