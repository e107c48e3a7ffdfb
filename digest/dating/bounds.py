"""The editor's bounds: «2020-01..2020-12», «2020-02-17..», «..2024-11-25», «2020»."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from digest.dating.values import Bounds

_PART = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def read_bounds(text: str) -> Bounds:
    """Read ``A..B``, each side a year, a month, a day or empty; raises ValueError for anything else."""
    left, dots, right = text.strip().partition("..")
    return Bounds(_first_day(left.strip()), _last_day((right if dots else left).strip()))


def _parts(text: str) -> tuple[int, int, int]:
    match = _PART.fullmatch(text)
    if not match:
        message = f"not a year, month or day: {text!r}"
        raise ValueError(message)
    return int(match[1]), int(match[2] or 0), int(match[3] or 0)


def _first_day(text: str) -> date | None:
    if not text:
        return None
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def _last_day(text: str) -> date | None:
    if not text:
        return None
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])
