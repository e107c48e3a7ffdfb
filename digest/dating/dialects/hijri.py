"""Hijri dates by the Umm al-Qura calendar: «4 رجب 1441», «24 جمادى الآخرة 1441 هـ», «19/7/1427»."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hijridate import Hijri

from digest.dating.mentions import Mention, read_mentions
from digest.dating.printed import Printed
from digest.dating.tokens import may_hold_date

if TYPE_CHECKING:
    from digest.arabic.date_folding import Folded


_FIGURES = re.compile(r"(?<![\d/.:-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(1[345]\d\d)(?![\d:]|[-/.]\d)")
_MONTHS = 12


def read(line: Folded) -> tuple[Printed, ...]:
    """Give Hijri days as Gregorian ones.

    Other countries see the new moon a day apart, so the neighbours stay open unless the weekday beside the
    date settles it.
    """
    figures = [date for match in _FIGURES.finditer(line.text) if (date := _read_figures(line, match))]
    if not may_hold_date(line.text):
        return tuple(figures)
    named = [date for mention in read_mentions(0, line) if (date := _read_mention(mention))]
    return (*named, *figures)


def _read_figures(line: Folded, match: re.Match[str]) -> Printed | None:
    """Read «19/7/1427», day first; where the month could be first too nobody knows which of the two it is."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    day = convert_hijri(year, second, first)
    if not day or (first <= _MONTHS and second <= _MONTHS and first != second):
        return None
    near = (day - timedelta(1), day + timedelta(1))
    return Printed(day, *match.span(), line.cut(*match.span()), -1, near, "hijri", "hijri")


def convert_hijri(year: int, month: int, day: int) -> date | None:
    """Give the Gregorian day of a Hijri one, or ``None`` outside the calendar (1343 to 1500)."""
    try:
        gregorian = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(gregorian.year, gregorian.month, gregorian.day)


def _read_mention(mention: Mention) -> Printed | None:
    if not mention.hijri or len(mention.days) != 1 or not mention.year:
        return None
    day = convert_hijri(mention.year, mention.month, mention.days[0])
    if not day:
        return None
    near = (day, day - timedelta(1), day + timedelta(1))
    fitting = [each for each in near if each.weekday() == mention.weekday]
    day, others = (fitting[0], ()) if fitting else (day, near[1:])
    return Printed(day, mention.start, mention.end, mention.text, mention.weekday, others, "hijri", "hijri")
