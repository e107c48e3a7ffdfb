"""The page of one day: what was published on it, what may have been, and what happened on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from digest.pages.archive import INDEX, Archive, day_uri, month_uri
from digest.pages.blocks import Blocks, Heading, Link, Listing, Page, Paragraph, Region, Span, Time
from digest.pages.edition import newest
from digest.pages.linked_data import describe_period, link_period
from digest.pages.listing import briefs, coverage, crumbs, itself, reports_of, section
from digest.pages.planning import PlannedPage, show_items
from digest.pages.series import GLANCE, Series, lead_to_parts, plan_parts
from digest.pages.wording import beside_hijri, count, day_time, day_words, month_time, say, tell, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from digest.model import Article, Happening
    from digest.pages.edition import Edition


def plan_day(edition: Edition, archive: Archive, day: date) -> Iterator[PlannedPage]:
    """Plan one day, and the parts of its lists where they are long."""
    published, maybe, happened = _published(edition, day), _maybe(edition, day), _happened(edition, day)
    lists = (show_items(edition, published.items), show_items(edition, maybe.items), happened.items)
    shows = (*lists, *archive.around_day(day), archive.count_month((day.year, day.month)))
    yield PlannedPage(day_uri(day), shows, partial(_compose, edition, archive, day))
    yield from plan_parts(
        edition, published, lambda items: (coverage(edition, items, show_date=False, show_event=True),), itself
    )
    yield from plan_parts(edition, maybe, lambda items: (coverage(edition, items, show_event=True),), itself)
    yield from plan_parts(edition, happened, lambda items: (briefs(edition, items),), reports_of)


def _compose(edition: Edition, archive: Archive, day: date) -> Page:
    published, maybe, happened = _published(edition, day), _maybe(edition, day), _happened(edition, day)
    matter = (
        *_list_published(edition, published),
        *_list_maybe(edition, maybe),
        *_list_happened(edition, happened),
        _neighbours(edition, archive, day),
    )
    month = (day.year, day.month)
    title = day_time(edition, day)
    above = crumbs(edition, (INDEX, tell(edition, "nav.days")), (month_uri(month), (month_time(edition, *month),)))
    return Page(
        uri=day_uri(day),
        title=title.text,
        kind="day",
        blocks=(
            Region("head", (above, Heading(1, (title,)), *_hijri(edition, day)), "header"),
            Region("matn", matter, "div"),
            _margin(edition, archive, day),
        ),
        description=describe_period(edition, "days.day_description", title.text, published.items),
        updated=newest((*published.items, *maybe.items)),
        indexed=False,
        thing=link_period(edition, (day_uri(day), title.text), day.isoformat(), published.items),
    )


def _hijri(edition: Edition, day: date) -> Blocks:
    found = beside_hijri(edition, day)
    return (Paragraph((Span(found[1:], "when"),)),) if found else ()


def _published(edition: Edition, day: date) -> Series[Article]:
    articles = edition.digest.published_on.get(day, ())
    return Series(_base(day), day_uri(day), day_words(edition, day), "count.articles", articles)


def _maybe(edition: Edition, day: date) -> Series[Article]:
    title = f"{day_words(edition, day)}: {edition.phrases.text('days.maybe')}"
    articles = edition.digest.maybe_on.get(day, ())
    return Series(f"{_base(day)}/maybe", day_uri(day), title, "count.articles", articles, room=GLANCE)


def _happened(edition: Edition, day: date) -> Series[Happening]:
    title = f"{day_words(edition, day)}: {edition.phrases.text('days.happened')}"
    happenings = edition.digest.happened_on.get(day, ())
    return Series(f"{_base(day)}/events", day_uri(day), title, "count.events", happenings, room=GLANCE)


def _base(day: date) -> str:
    return day_uri(day).removesuffix(".md")


def _list_published(edition: Edition, published: Series[Article]) -> Blocks:
    if not published.items:
        return (Paragraph(tell(edition, "days.none")),)
    total = Span(count(edition, "count.articles", len(published.items)), "meta")
    title = (*tell(edition, "days.published"), *words(" "), total)
    listed = coverage(edition, published.glance, show_date=False, show_event=True)
    return (section(title, listed, *lead_to_parts(edition, published)),)


def _list_maybe(edition: Edition, maybe: Series[Article]) -> Blocks:
    if not maybe.items:
        return ()
    listed = coverage(edition, maybe.glance, show_event=True)
    return (section(tell(edition, "days.maybe"), listed, *lead_to_parts(edition, maybe)),)


def _list_happened(edition: Edition, happened: Series[Happening]) -> Blocks:
    if not happened.items:
        return ()
    listed = briefs(edition, happened.glance)
    return (section(tell(edition, "days.happened"), listed, *lead_to_parts(edition, happened)),)


def _neighbours(edition: Edition, archive: Archive, day: date) -> Region:
    before, after = archive.around_day(day)
    items = tuple(
        (Paragraph((Link(day_uri(other), (Span(tell(edition, key), "rub2"), _near_day(edition, day, other))),)),)
        for key, other in (("days.previous", before), ("days.next", after))
        if other
    )
    return Region("around", (Listing(items),) if items else (), "nav", edition.phrases.text("days.around"))


def _near_day(edition: Edition, day: date, other: date) -> Time:
    """Name a neighbouring day so short that it stands on one line of a phone."""
    return day_time(edition, other, weekday=False, year=other.year != day.year)


def _margin(edition: Edition, archive: Archive, day: date) -> Region:
    month = (day.year, day.month)
    held, undated = archive.count_month(month)
    total = count(edition, "count.articles", held)
    blocks = [Paragraph(say(edition, "days.month_holds", articles=total))]
    if undated:
        link = Link(month_uri(month), count(edition, "count.without_day", undated), "no-day")
        blocks.append(Paragraph((link,)))
    blocks.append(Paragraph((Link(month_uri(month), tell(edition, "days.whole_month")),)))
    side = section((month_time(edition, *month),), *blocks, role="side")
    return Region("hamish", (side,), "aside", edition.phrases.text("days.margin"))
