"""Dates as files state them: a month, a day, or a moment with or without an offset."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import datetime
from typing import TYPE_CHECKING

from digest.model import Moment, Precision

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

FIRST_YEAR, LAST_YEAR = 1900, 2100
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_PARTIAL = re.compile(r"(?:(?P<year>[0-9]{4})|-)(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?\Z")
_CLOCK = re.compile(r"([0-9]{2}):([0-9]{2})\Z")
_MINUTE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ](?!24)[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?\Z")


def read_moment(text: str, zone: ZoneInfo) -> tuple[Moment | None, str]:
    """Read ``2020-02``, ``2020-02-19`` or ``2020-02-28T14:10+03:00``; return it and '' or the code of the fault.

    A moment with an offset has the day it has in ``zone``; a local one is never moved. E109: no date of the
    calendar; E110: outside 1900–2100.
    """
    try:
        moment = _parse(text, zone)
    except ValueError:
        return None, "E109"
    if moment is None:
        return None, "E109"
    return (moment, "") if FIRST_YEAR <= moment.year <= LAST_YEAR else (None, "E110")


def is_partial_date(text: str) -> bool:
    """Tell whether a rejected date can be one: 2018, 2018-09, 2018-09-03, --09, --03-05, 06:14, or words of the page.

    Words are told by a letter («منذ 3 ساعات»); a year before 1900 is the Hijri calendar's.
    """
    if any(letter.isalpha() for letter in text):
        return True
    if clock := _CLOCK.match(text):
        return int(clock[1]) < 24 and int(clock[2]) < 60
    found = _PARTIAL.match(text)
    if not found or not (found["year"] or found["month"]):
        return False
    year, month, day = int(found["year"] or 2000), int(found["month"] or 1), int(found["day"] or 1)
    if year < FIRST_YEAR:
        return 1 <= month <= 12 and 1 <= day <= 30
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _parse(text: str, zone: ZoneInfo) -> Moment | None:
    if month := _MONTH.match(text):
        start = datetime(int(month[1]), int(month[2]), 1)  # noqa: DTZ001 (a calendar month has no zone)
        return Moment(start.year, start.month, 0, Precision.MONTH, text)
    if _DAY.match(text):
        day = datetime.fromisoformat(text)
        return Moment(day.year, day.month, day.day, Precision.DAY, text)
    if _MINUTE.match(text):
        stated = datetime.fromisoformat(text)
        near = FIRST_YEAR <= stated.year <= LAST_YEAR  # beyond, a shift can leave the calendar
        local = stated.astimezone(zone) if stated.tzinfo and near else stated
        return Moment(local.year, local.month, local.day, Precision.MINUTE, text, f"{local:%H:%M}")
    return None
