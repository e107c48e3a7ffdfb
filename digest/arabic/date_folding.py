"""Fold a line for reading dates: one length of text in, a shorter or equal one out, with a way back.

Drops marks, tatweel, zero-width and bidi controls; joins the forms of alef, yeh and heh; turns digits of
every kind into 0-9; lower-cases Latin. What the reader sees is cut from the raw line by ``Folded.cut``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_DROPPED = (
    *range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE), 0x0640,
    *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0x00AD,
)  # fmt: skip
_JOINED = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ہ": "ه",
    "ھ": "ه", "ە": "ه",
    "ک": "ك", "گ": "ك", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "–": "-", "—": "-", "ـ": "-",
    "−": "-", "‐": "-", "‑": "-", "⁄": "/", "∕": "/",
}  # fmt: skip
_DIGITS = {chr(base + n): str(n) for base in (0x0660, 0x06F0) for n in range(10)}
_LATIN = {chr(n): chr(n + 32) for n in range(65, 91)}
_ONE_TO_ONE = str.maketrans(_JOINED | _DIGITS | _LATIN)
_FOLD = _ONE_TO_ONE | dict.fromkeys(_DROPPED)
#: Letters in the shapes they take in print, as old pages and PDF text have them.
_PRESENTED = re.compile("[ﭐ-ﻼ]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A raw line and its folded text; offsets of mentions are offsets in the folded text."""

    raw: str
    text: str

    def cut(self, start: int, end: int) -> str:
        """Give the words of the raw line that stand behind ``text[start:end]``, spaces trimmed."""
        if len(self.raw) == len(self.text):
            return self.raw[start:end].strip()
        kept = _list_kept(self.raw)
        if not kept or start >= len(kept) or start >= end:
            return ""
        return self.raw[kept[start] : kept[min(end, len(kept)) - 1] + 1].strip()


@lru_cache(maxsize=4)
def _list_kept(raw: str) -> tuple[int, ...]:
    """List the places of the letters that folding keeps; a line is cut at many places one after the other."""
    return tuple(n for n, letter in enumerate(raw) if ord(letter) not in _FOLD or _FOLD[ord(letter)] is not None)


def fold_for_dates(line: str) -> Folded:
    """Fold a line for reading dates; presentation forms are composed first."""
    raw = unicodedata.normalize("NFKC", line) if _PRESENTED.search(line) else line
    return Folded(raw, raw.translate(_FOLD))
