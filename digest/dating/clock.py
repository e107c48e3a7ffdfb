"""The hour printed beside a date and whose clock it follows; from an hour in UTC to the site's day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from digest.arabic.zone_words import EVENING, MORNING, ZONE_WORDS

_TIME = re.compile(
    r"(?<![\d:/.-])(?:t\s?)?(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?"
    r"(?:\s?(z|[+-]\d\d:?\d\d)(?!\w)|\s*(صباحا|مساء|ظهرا|عصرا|ليلا|ص|م|[ap]\.?m\.?)(?!\w))?"
)
#: «GMT+0400» and «غرينتش +4» are offsets, not Greenwich; a minus parted by a space is a dash before something else.
_ZONE = re.compile(
    r"(?<!\w)(?:بتوقيت\s+(?:مدينه\s+)?)?(" + "|".join(map(re.escape, ZONE_WORDS)) + r")(?!\w)"
    r"(?:(-|\s?\+\s?)(\d{1,2})(?::?(\d\d))?(?![\w/.-]))?"
)
_MOST_OFFSET = timedelta(hours=14)
_LAST_HOUR, _LAST_MINUTE, _NOON = 23, 59, 12


class Clock(NamedTuple):
    """An hour and minute; ``zone`` is ``None`` where the page does not say whose clock it is."""

    hour: int
    minute: int
    zone: tzinfo | None
    midnight: bool
    start: int = 0
    end: int = 0


@cache
def find_zone(name: str) -> tzinfo | None:
    """Give the IANA zone of that name, or ``None`` where the name is empty or unknown."""
    try:
        return ZoneInfo(name) if name else None
    except (OSError, ValueError):
        return None


def read_clock(text: str) -> Clock | None:
    """Read the first time of day in a folded text that holds no date any more.

    «2:10» without a half of the day is no time: nobody knows which of the two it is.
    """
    for match in _TIME.finditer(text):
        hour, minute = _hour(int(match[1]), match[5] or ""), int(match[2])
        told = len(match[1]) == 2 or match[4] or match[5]
        if told and hour <= _LAST_HOUR and minute <= _LAST_MINUTE:
            zone = _offset(match[4]) if match[4] else _named_zone(text)
            return Clock(hour, minute, zone, hour == minute == int(match[3] or 0) == 0, *match.span())
    return None


def nearest_clock(before: str, after: str) -> Clock | None:
    """Give the time of day that stands nearer to a date, before or after it.

    «14:10 GMT 28.02.2020 (محدثة: 20:15 GMT 28.02.2020)» has its own hour before each date.
    """
    first, second = read_clock(before), read_clock(after)
    if first is None or second is None:
        return first or second
    return first if len(before) - first.end < second.start else second


def _hour(hour: int, half: str) -> int:
    if half in EVENING and hour < _NOON:
        return hour + _NOON
    return 0 if half in MORNING and hour == _NOON else hour


def _offset(text: str) -> tzinfo | None:
    if text == "z":
        return UTC
    digits = text[1:].replace(":", "")
    return _beside_greenwich(text[0], digits[:2], digits[2:])


def _named_zone(text: str) -> tzinfo | None:
    match = _ZONE.search(text)
    if not match or not ("بتوقيت" in match[0] or ZONE_WORDS[match[1]] == "UTC"):
        return None
    if ZONE_WORDS[match[1]] != "UTC":
        return find_zone(ZONE_WORDS[match[1]])
    return _beside_greenwich(match[2], match[3], match[4]) if match[2] else UTC


def _beside_greenwich(sign: str, hours: str, minutes: str | None) -> tzinfo | None:
    """Give the zone of «GMT+0400»; ``None`` where no zone on earth is so far from Greenwich."""
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if offset > _MOST_OFFSET:
        return None
    return timezone(-offset if sign == "-" else offset) if offset else UTC


def place_moment(day: date, clock: Clock | None, site: str) -> tuple[date, str]:
    """Give the day and the value to print.

    An hour in UTC gives the day it has on the site; a local one stays. A bare midnight is a day without an
    hour («2020-02-28T00:00:00Z»), so it is never moved either.
    """
    zone = find_zone(site)
    if clock is None or clock.midnight or (clock.zone is None and zone is None):
        return day, day.isoformat()
    moment = datetime(day.year, day.month, day.day, clock.hour, clock.minute, tzinfo=clock.zone or zone)
    if clock.zone is UTC and zone is not None:
        moment = moment.astimezone(zone)
    return moment.date(), moment.isoformat(timespec="minutes")
