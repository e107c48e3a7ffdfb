"""Days and months as Arabic readers name them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from digest.model import Months

if TYPE_CHECKING:
    from digest.model import Moment

_LEVANTINE = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
_EGYPTIAN = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
    "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
_MAGHREBI = (
    "جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان",
    "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
_NAMES = {
    Months.LEVANTINE: _LEVANTINE,
    Months.EGYPTIAN: _EGYPTIAN,
    Months.MAGHREBI: _MAGHREBI,
    Months.DUAL: tuple(f"{ours}/{theirs}" for ours, theirs in zip(_LEVANTINE, _EGYPTIAN, strict=True)),
}
_WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_WEEKDAY_LETTERS = ("ن", "ث", "ر", "خ", "ج", "س", "ح")


def month_name(month: int, months: Months) -> str:
    """Name a month (1–12) in the names the site has chosen; dual is «شباط/فبراير»."""
    return _NAMES[months][month - 1]


def name_date(year: int, month: int, day: int, months: Months) -> str:
    """Name a day, or with ``day`` 0 a month, in ASCII digits: «19 شباط/فبراير 2020»."""
    name = f"{month_name(month, months)} {year}"
    return f"{day} {name}" if day else name


def list_month_names(month: int) -> tuple[str, ...]:
    """List every name that readers have for a month (1–12), without the dual one, each once."""
    return tuple(dict.fromkeys(names[month - 1] for months, names in _NAMES.items() if months is not Months.DUAL))


def weekday_name(weekday: int) -> str:
    """Name a day of the week, Monday = 0."""
    return _WEEKDAYS[weekday]


def weekday_letter(weekday: int) -> str:
    """Give the letter a narrow calendar shows for a day of the week, Monday = 0."""
    return _WEEKDAY_LETTERS[weekday]


def week_order(first: int) -> tuple[int, ...]:
    """Give the seven weekdays (Monday = 0) in the order of a calendar that begins with ``first``."""
    return tuple((first + i) % 7 for i in range(7))


def month_weeks(year: int, month: int, first: int) -> tuple[tuple[date | None, ...], ...]:
    """Lay a month out in rows of seven days beginning with weekday ``first``; ``None`` fills the ends."""
    days = [date(year, month, 1)]
    while (following := date.fromordinal(days[-1].toordinal() + 1)).month == month:
        days.append(following)
    cells: list[date | None] = [None] * ((days[0].weekday() - first) % 7) + list(days)
    cells += [None] * (-len(cells) % 7)
    return tuple(tuple(cells[i : i + 7]) for i in range(0, len(cells), 7))


def day_of(moment: Moment | None) -> date | None:
    """Give the day of a moment, or ``None`` where only the month or nothing is known."""
    return date(moment.year, moment.month, moment.day) if moment and moment.day else None
