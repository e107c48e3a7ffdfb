"""A full date as printed on a page, and how one is made safely."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed date: its day, the words, and what makes it doubtful.

    ``others`` are further readings of the same letters (02/03/2020, a Hijri day in another country);
    ``weekday`` is the one printed beside it, or -1; ``doubt`` is empty, ``day-order``,
    ``two-digit-year`` or ``hijri``.
    """

    day: date
    start: int
    end: int
    text: str
    weekday: int = -1
    others: tuple[date, ...] = ()
    doubt: str = ""
    dialect: str = ""

    def mismatched(self) -> bool:
        """Whether the weekday printed beside the date is not the date's weekday."""
        return self.weekday >= 0 and self.day.weekday() != self.weekday


def make_day(year: int, month: int, day: int) -> date | None:
    """Give the day, or ``None`` where no calendar has it (31 February) or the year is none of a web page."""
    if not 1900 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
