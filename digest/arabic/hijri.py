"""A day in the Hijri calendar, as Umm al-Qura counts it (hijridate: 1343–1500 AH, August 1924 to November 2077)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijridate import Gregorian

if TYPE_CHECKING:
    from datetime import date

_MONTHS = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
)  # fmt: skip


def hijri_day(day: date) -> tuple[int, str, int] | None:
    """Give the day, the name of the month and the year of the Hijri calendar; ``None`` outside Umm al-Qura's table."""
    try:
        found = Gregorian.fromdate(day).to_hijri()
    except OverflowError:
        return None
    return found.day, _MONTHS[found.month - 1], found.year
