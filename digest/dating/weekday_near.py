"""The weekday printed beside a numeric date."""

from __future__ import annotations

import re

from digest.arabic.date_lexicon import LEXICON

_WORD = re.compile(r"[^\W\d_]+")


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
