"""One look-up for every word that can belong to a date: folded word -> (kind, value), proclitics included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.arabic.calendar_words import ENGLISH_MONTHS, ENGLISH_WEEKDAYS, MONTHS, WEEKDAYS
from digest.arabic.hijri_words import HIJRI_MONTHS
from digest.arabic.number_words import ORDINALS
from digest.arabic.relative_words import CURRENT, NEXT, PAST, TODAY, TOMORROW, YESTERDAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Entry = tuple[str, int]
PROCLITICS: tuple[str, ...] = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب")


def attach(proclitic: str, word: str) -> str:
    """Give the proclitic written onto the word: ل + الثلاثاء gives للثلاثاء."""
    if proclitic.endswith("ل") and word.startswith("ال"):
        return proclitic + "ل" + word[2:]
    return proclitic + word


def _spread(kind: str, words: Mapping[str, int]) -> dict[str, Entry]:
    return {attach(clitic, word): (kind, value) for clitic in PROCLITICS for word, value in words.items()}


def _same(kind: str, words: Iterable[str], value: int = 0) -> dict[str, Entry]:
    return _spread(kind, dict.fromkeys(words, value))


LEXICON: dict[str, Entry] = {
    **_spread("ordinal", ORDINALS),
    **_spread("hijri", HIJRI_MONTHS),
    **_spread("month", MONTHS),
    **_spread("weekday", WEEKDAYS),
    **{word: ("month", n) for word, n in ENGLISH_MONTHS.items()},
    **{word: ("weekday", n) for word, n in ENGLISH_WEEKDAYS.items()},
    **_same("today", TODAY),
    **_same("yesterday", YESTERDAY),
    **_same("tomorrow", TOMORROW),
    **dict.fromkeys(CURRENT, ("current", 0)),
    **dict.fromkeys(NEXT, ("next", 0)),
    **dict.fromkeys(PAST, ("past", 0)),
    **_same("month-word", ("شهر", "الشهر")),
    **_same("week-word", ("الاسبوع",)),
    **_same("year-word", ("عام", "سنه", "العام", "السنه")),
}
"""Keys of two words («كانون الثاني», «الثالث والعشرين») are joined by one space."""

SECOND_WORDS: frozenset[str] = frozenset(key.split(" ")[1] for key in LEXICON if " " in key)
HINTS: frozenset[str] = frozenset(key.split(" ")[0] for key, (kind, _) in LEXICON.items() if kind != "ordinal")
"""A line with none of these words and no digit holds no date."""
