"""The date in a page's address: /2020/02/28/, /2020/2/24/, 2020-06-03-1.3874341, /20180424-…."""

from __future__ import annotations

import re

from digest.dating.claims import Claim
from digest.dating.printed import make_day

_DAY = re.compile(r"(?<![\d])((?:19|20)\d\d)([/_-])(\d{1,2})\2(\d{1,2})(?![\d])")
_COMPACT = re.compile(r"(?<=/)((?:19|20)\d\d)(\d\d)(\d\d)(?=[-_/])")
_MONTH = re.compile(r"(?<=/)((?:19|20)\d\d)/(\d\d?)(?=/)")


def read_address(url: str) -> Claim | None:
    """Give the day that the address holds, else ``None``; «//host» and the query are read too."""
    for match in (*_DAY.finditer(url), *_COMPACT.finditer(url)):
        parts = (match[1], match[3], match[4]) if match.re is _DAY else (match[1], match[2], match[3])
        day = make_day(*map(int, parts))
        if day:
            return Claim("address", day, day.isoformat(), 0, match[0].strip("/-_"))
    return None


def read_address_month(url: str) -> tuple[int, int] | None:
    """Year and month of an address such as /2020/02/title/, else ``None``."""
    match = _MONTH.search(url)
    if not match or not 1 <= int(match[2]) <= 12:
        return None
    return int(match[1]), int(match[2])
