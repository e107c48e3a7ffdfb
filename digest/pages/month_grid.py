"""The calendar of a month: a day's number, what was published on it in words, and dashes that measure it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.arabic.calendar import month_weeks, week_order, weekday_letter, weekday_name
from digest.pages.blocks import Inlines, Link, Region, Span, Table, Time, Words
from digest.pages.wording import count, tell, words

if TYPE_CHECKING:
    from datetime import date

    from digest.pages.edition import Edition

#: More dashes than this say no more than the number does.
MOST_DASHES = 6


def compose_calendar(edition: Edition, month: tuple[int, int]) -> Region:
    """Compose the grid of a month, beginning each week on the site's first day."""
    first = edition.settings.week_starts
    head = tuple(
        (Span(words(weekday_name(day)), "long"), Span(words(weekday_letter(day)), "abbr")) for day in week_order(first)
    )
    most = count_busiest(edition, month)
    rows = tuple(tuple(_cell(edition, day, most) for day in week) for week in month_weeks(*month, first))
    return Region("cal", (Table(head, rows),), "div")


def list_cells(edition: Edition, month: tuple[int, int]) -> tuple[object, ...]:
    """Give what the grid shows of each day: how much was published on it, whether something happened or may have."""
    digest = edition.digest
    days = [day for week in month_weeks(*month, edition.settings.week_starts) for day in week if day]
    return tuple((len(digest.published_on.get(d, ())), d in digest.happened_on, d in digest.maybe_on) for d in days)


def count_busiest(edition: Edition, month: tuple[int, int]) -> int:
    """Count the articles of the month's busiest day; where they are more than the dashes, dashes are a measure."""
    days = (day for week in month_weeks(*month, 0) for day in week if day)
    return max(len(edition.digest.published_on.get(day, ())) for day in days)


def _cell(edition: Edition, day: date | None, most: int) -> Inlines:
    if day is None:
        return ()
    number = Time(day.isoformat(), edition.digits(day.day))
    published = len(edition.digest.published_on.get(day, ()))
    happened = day in edition.digest.happened_on or day in edition.digest.maybe_on
    if not published and not happened:
        return (Span((number,), "cal__n"),)
    uri = f"days/{day.year:04}/{day.month:02}/{day.day:02}.md"
    if not published:
        key = "days.event_mark" if day in edition.digest.happened_on else "days.maybe_mark"
        return (Link(uri, (Span((number,), "cal__n"), Words(" "), Span(tell(edition, key), "cal__e"))),)
    number_of_dashes = published if most <= MOST_DASHES else max(1, round(MOST_DASHES * published / most))
    dashes = Span((Words(" ".join("–" * number_of_dashes)),), "cal__b")
    total = Span(count(edition, "count.articles", published), "cal__c")
    return (Link(uri, (Span((number,), "cal__n"), Words(" "), total, dashes)),)
