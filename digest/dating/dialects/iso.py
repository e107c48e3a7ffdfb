"""Year first: 2020-02-28, 2020/2/24, 2020.02.28, 2020-02-28T14:10:00Z."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.dating.printed import Printed, make_day
from digest.dating.weekday_near import weekday_near

if TYPE_CHECKING:
    from digest.arabic.date_folding import Folded

_ISO = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d|[/-]\d)")


def read(line: Folded) -> tuple[Printed, ...]:
    """Dates written year, month, day with one and the same sign between."""
    found = []
    for match in _ISO.finditer(line.text):
        day = make_day(int(match[1]), int(match[3]), int(match[4]))
        if day:
            weekday = weekday_near(line.text, match.start(), match.end())
            found.append(Printed(day, *match.span(), line.cut(*match.span()), weekday, dialect="iso"))
    return tuple(found)
