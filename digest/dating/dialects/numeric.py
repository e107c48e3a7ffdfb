"""Day first, as the Arabic press writes: 28/02/2020, 28-2-2020, 28.02.2020, 28/02/20."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.dating.printed import Printed, make_day
from digest.dating.weekday_near import bare_weekday_before, weekday_near

if TYPE_CHECKING:
    from datetime import date

    from digest.arabic.date_folding import Folded

_NUMERIC = re.compile(r"(?<![\d/.:-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?![\d:]|[-/.]\d)")


def read(line: Folded) -> tuple[Printed, ...]:
    """Read numeric dates, day first unless the weekday beside one says otherwise; both readings are kept."""
    found = [_read_match(line, match) for match in _NUMERIC.finditer(line.text)]
    return tuple(date for date in found if date)


def _read_match(line: Folded, match: re.Match[str]) -> Printed | None:
    year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
    first, second = int(match[1]), int(match[3])
    days = [day for day in (make_day(year, second, first), make_day(year, first, second)) if day]
    if not days or (len(match[4]) == 2 and match[2] == "."):
        return None
    weekday = weekday_near(line.text, match.start(), match.end())
    settling = weekday if weekday >= 0 else bare_weekday_before(line.text, match.start())
    day, others = _choose(days, settling)
    doubt = "day-order" if others else "two-digit-year" if len(match[4]) == 2 else ""
    return Printed(day, *match.span(), line.cut(*match.span()), weekday, others, doubt, "numeric")


def _choose(days: list[date], weekday: int) -> tuple[date, tuple[date, ...]]:
    fitting = [day for day in days if day.weekday() == weekday]
    if len(set(fitting)) == 1:
        return fitting[0], ()
    return days[0], tuple(day for day in days[1:] if day != days[0])
