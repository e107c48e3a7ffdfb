"""The date in a page's address: /2020/02/28/, /2013/middle_east/8/3/, 2020-06-03-1.3874341, /20180424-…, /28-02-2020/.

A day is read where it is a segment, or begins or ends one: inside the words of a title it is what the article tells of
(``/the-2011-01-25-revolution-remembered``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.dating.claims import Claim
from digest.dating.printed import make_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_YEAR, _ENDS = r"((?:19|20)\d\d)", r"(?=$|[/?&#._-])"
_SEGMENTS = re.compile(rf"(?<=[/=]){_YEAR}[/-](\d\d?)/(\d\d?){_ENDS}")
_BEGINNING = re.compile(rf"(?<=[/=]){_YEAR}([-_])(\d\d?)\2(\d\d?){_ENDS}")
_ENDING = re.compile(rf"(?<=[-_]){_YEAR}([-_])(\d\d?)\2(\d\d?)(?=$|[/?&#.])")
_COMPACT = re.compile(rf"(?<=/){_YEAR}(\d\d)(\d\d)(?=[-_/])")
_PARTED = re.compile(rf"(?<=/){_YEAR}/[^/\d?#][^/?#]{{0,60}}/(\d\d?)/(\d\d?){_ENDS}")
_DAY_FIRST = re.compile(r"(?<=[/=])(\d\d?)([-_])(\d\d?)\2((?:19|20)\d\d)(?=$|[/?&#])")
_MONTH = re.compile(r"(?<=/)((?:19|20)\d\d)/(\d\d?)(?=/)")


def read_address(url: str) -> Claim | None:
    """Give the day that the address holds, else ``None``; «//host» and the query are read too."""
    for day, others, text in _read_all(url):
        return Claim("address", day, day.isoformat(), 0, text, others, None, "day-order" if others else "")
    return None


def _read_all(url: str) -> Iterator[tuple[date, tuple[date, ...], str]]:
    for pattern, groups in ((_SEGMENTS, (1, 2, 3)), (_BEGINNING, (1, 3, 4)), (_ENDING, (1, 3, 4)),
                            (_COMPACT, (1, 2, 3)), (_PARTED, (1, 2, 3))):  # fmt: skip
        for match in pattern.finditer(url):
            if day := make_day(*(int(match[group]) for group in groups)):
                yield day, (), match[0].strip("/-_")
    for match in _DAY_FIRST.finditer(url):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        days = list(dict.fromkeys(day for day in (make_day(year, second, first), make_day(year, first, second)) if day))
        if days:
            yield days[0], tuple(days[1:]), match[0]


def swap_day_and_month(day: date) -> date | None:
    """Give the day that has the numbers of day and month exchanged, ``None`` where there is none or it is the same."""
    return make_day(day.year, day.day, day.month) if day.day != day.month else None


def read_address_month(url: str) -> tuple[int, int] | None:
    """Year and month of an address such as /2020/02/title/, else ``None``."""
    match = _MONTH.search(url)
    if not match or not 1 <= int(match[2]) <= 12:
        return None
    return int(match[1]), int(match[2])
