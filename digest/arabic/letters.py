"""The matching form of Arabic letters: one folding for search, names, cleaning and grouping.

Folding is for matching alone; what the reader sees keeps its letters.
Source: the project's notes on Arabic, section "Letters".
"""

import re
import unicodedata

DROPPED = (
    (0x0610, 0x061A),  # honorific marks
    (0x064B, 0x065F),  # vowel marks
    (0x0670, 0x0670),  # dagger alef
    (0x06D6, 0x06ED),  # Quranic marks
    (0x08D3, 0x08FF),
    (0x0640, 0x0640),  # tatweel
    (0x200B, 0x200F),  # zero-width and direction marks
    (0x202A, 0x202E),
    (0x2060, 0x2069),
    (0xFEFF, 0xFEFF),
    (0x061C, 0x061C),
)
MAPPED = {
    "أإآٱ": "ا",
    "ىیېےئ": "ي",
    "ؤ": "و",
    "ةہھەۀۃ": "ه",
    "کڪگ": "ك",
    "پ": "ب",
    "چ": "ج",
    "ڤ": "ف",
    "ژ": "ز",
}


def _make_table() -> dict[int, str | None]:
    """Build the table of `str.translate`: code point to its folded letter, or None to drop it."""
    table: dict[int, str | None] = {c: None for first, last in DROPPED for c in range(first, last + 1)}
    table.update({ord(letter): folded for letters, folded in MAPPED.items() for letter in letters})
    for zero in (0x0660, 0x06F0):
        table.update({zero + digit: str(digit) for digit in range(10)})
    return table


_TABLE = _make_table()
_NOT_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Give the matching form: NFKC, no marks or tatweel, one shape a letter, ASCII digits, lower case."""
    form = text.translate(_TABLE).lower()
    if form.isascii() or unicodedata.is_normalized("NFKC", form):
        return form.translate(_TABLE) if "\u0307" in form else form
    # Once more: what composing brings («ﻻ», «…», an alef with its hamza apart) is folded like the rest.
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", form).translate(_TABLE).lower())


def fold_words(text: str) -> str:
    """Fold a text and keep its words alone, one space between them: «إقرأ أيضاً:» gives «اقرا ايضا»."""
    return _NOT_WORD.sub(" ", fold(text)).strip()
