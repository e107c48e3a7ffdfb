"""The weekday printed beside a numeric date."""

from __future__ import annotations

import re

from digest.arabic.calendar_words import BARE_WEEKDAYS
from digest.arabic.date_lexicon import LEXICON

_WORD = re.compile(r"[^\W\d_]+")
_RIGHT_BEFORE = re.compile(r"([^\W\d_]+)[ ,،]{0,3}$")


def weekday_near(text: str, start: int, end: int) -> int:
    """Give the weekday word within 14 letters before the date or 12 after it, else -1."""
    for word in (
        *reversed(_WORD.findall(text[max(0, start - 14) : start])),
        *_WORD.findall(text[end : end + 12]),
    ):
        kind, value = LEXICON.get(word, ("", 0))
        if kind == "weekday":
            return value
    return -1


def bare_weekday_before(text: str, start: int) -> int:
    """Give the weekday without article right before the date («اثنين, 11/08/2021»), else -1.

    It may be a name («خميس»), so that it settles between two readings and never speaks against one.
    """
    match = _RIGHT_BEFORE.search(text[max(0, start - 14) : start])
    return BARE_WEEKDAYS.get(match[1], -1) if match else -1
