"""Words of a text as the reader sees them, and the days that a news text names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.arabic.letters import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

# Vowel marks, tatweel and joiners stand inside a word («قُتل», «مـوسكو») and do not end it.
INSIDE = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f"
_WORD = re.compile(f"[^\\W_]+(?:[{INSIDE}]+[^\\W_]+)*")
_WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_DAYS_BACK = {"اليوم": 0, "أمس": 1}
_WEEKDAY_OF = {fold(name): number for number, name in enumerate(_WEEKDAYS)}
_BACK_OF = {fold(word): days for word, days in _DAYS_BACK.items()}


def list_words(text: str) -> tuple[str, ...]:
    """List the words and numbers of a text in order, in the letters of the text."""
    return tuple(_WORD.findall(text))


def find_days_back(words: Iterable[str], weekday: int) -> tuple[int, ...]:
    """Say which days a text names, as days before its own day (whose weekday is given, Monday = 0), sorted.

    A weekday is the last such day («الجمعة» in a text of Sunday gives 2), but the one that would be six days ago is
    tomorrow (-1): plans, and texts dated just before midnight. Only where no weekday stands do «اليوم» and «أمس»
    count, because «اليوم» is also a common word and part of the names of newspapers.
    """
    signs = [sign for sign in map(_read_day_word, words) if sign]
    named = {(weekday - number + 1) % 7 - 1 for kind, number in signs if kind == "weekday"}
    return tuple(sorted(named or {number for kind, number in signs if kind == "back"}))


@lru_cache(maxsize=1 << 16)
def _read_day_word(word: str) -> tuple[str, int] | None:
    """Read one word as a weekday or as days back, in any spelling, with or without «و»."""
    folded = fold(word)
    bare = folded[1:] if folded.startswith("وال") else folded
    if bare in _WEEKDAY_OF:
        return "weekday", _WEEKDAY_OF[bare]
    return ("back", _BACK_OF[bare]) if bare in _BACK_OF else None
