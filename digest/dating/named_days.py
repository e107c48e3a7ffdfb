"""The days that a dated news text firmly says its happening fell on.

Of the weekdays in a news lead .698 are the day of publication and .243 the day before; «أمس» is the day before in .953;
«الجاري» after a month is the month of publication in .982 (31,525 dated articles). What is less sure than these is not
read: quotations, plans, a weekday further back, a bare «اليوم» (which is also "nowadays").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.arabic.date_folding import fold_for_dates
from digest.dating.mentions import NO_SHIFT, Mention, read_mentions
from digest.dating.printed import make_day
from digest.dating.tokens import may_hold_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

#: A day further back is background, whatever its words.
_REACH_DAYS = 4
_MOST_LETTERS = 2_000
#: Further down only a list of days or «أمس» says anything; a glance spares the reading of most paragraphs.
_WORTH_READING = re.compile(r"\d\s*(?:و|-|–|،|إلى|الى|حتى)\s*\d|أمس|امس|البارحة")
#: «هجمات 11 سبتمبر» is a name, not a day (folded).
_NAMES_OF_DAYS = frozenset({"هجمات", "احداث", "اعتداءات", "ذكري", "ثوره", "انتفاضه", "حرب", "مظاهرات", "انقلاب"})


@dataclass(frozen=True, slots=True)
class NamedDays:
    """The days that title and first paragraph name, and further down the days of each dated list and «أمس الثلاثاء»."""

    lead: tuple[date, ...] = ()
    further: tuple[tuple[date, ...], ...] = ()


def read_named_days(published: date, title: str, paragraphs: Sequence[str]) -> NamedDays:
    """Read the days a text names firmly; ``published`` is its own day."""
    lead = [day for text in (title, *paragraphs[:1]) for days in _read(text, published, lead=True) for day in days]
    worth = (text for text in paragraphs[1:] if _WORTH_READING.search(text))
    further = {days for text in worth for days in _read(text, published, lead=False)}
    return NamedDays(tuple(sorted(set(lead))), tuple(sorted(further)))


def _read(text: str, published: date, *, lead: bool) -> Iterator[tuple[date, ...]]:
    folded = fold_for_dates(text[:_MOST_LETTERS])
    if not may_hold_date(folded.text):
        return
    for mention in read_mentions(0, folded):
        if mention.quoted or mention.hijri or mention.when == "next" or mention.shift not in {NO_SHIFT, 0, -1, -2}:
            continue
        if _NAMES_OF_DAYS & set(folded.text[: mention.start].split()[-1:]):
            continue
        days = _resolve(mention, published, lead=lead)
        if days and all(published - timedelta(_REACH_DAYS) <= day <= published for day in days):
            yield days


def _resolve(mention: Mention, published: date, *, lead: bool) -> tuple[date, ...]:
    """Give the days of one mention, () where it is not firm."""
    if mention.days:
        return _resolve_calendar(mention, published)
    if mention.month or mention.whole or mention.when:
        return ()
    if mention.shift != NO_SHIFT:
        day = published + timedelta(mention.shift)
        fits = mention.weekday == day.weekday() or (lead and mention.weekday < 0 and mention.shift < 0)
        return (day,) if fits else ()
    back = (published.weekday() - mention.weekday) % 7
    return (published - timedelta(back),) if lead and mention.weekday >= 0 and back <= 1 else ()


def _resolve_calendar(mention: Mention, published: date) -> tuple[date, ...]:
    """Give the days of «17 و18 فبراير», in the year that puts them nearest before publication."""
    month = mention.month or (published.month if mention.when == "current" else 0)
    year = mention.year or published.year - (month > published.month)
    found = [make_day(year, month, day) for day in mention.days] if month else []
    days = tuple(sorted(day for day in found if day))
    weekday_fits = mention.weekday < 0 or mention.weekday in {day.weekday() for day in days}
    shift_fits = mention.shift == NO_SHIFT or published + timedelta(mention.shift) in days
    return days if len(days) == len(mention.days) and weekday_fits and shift_fits else ()
