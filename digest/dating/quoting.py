"""Whether the words that a date tells readers it rests on name a day outright."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.dating.stated import read_stated
from digest.dating.values import StatedDate

if TYPE_CHECKING:
    from datetime import date

_QUOTED = re.compile(r"«([^«»]*)»")


def quotes_day(says: str, day: date) -> bool:
    """Tell whether one of the quotations in ``says`` can be read as a day («19 فبراير 2020», «2020-02-19T10:00Z»)."""
    claims = (read_stated(StatedDate(words, ""), "UTC") for words in _QUOTED.findall(says))
    return any(claim is not None and claim.agrees(day) for claim in claims)
