"""The one normalisation that text from outside undergoes before a reader sees it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

#: Embeddings, overrides and isolates: they can make a text read otherwise than it is written.
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SPACES = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text after normalisation and what was taken out of it (code points such as ``U+202E``, sorted)."""

    text: str
    control: tuple[str, ...] = ()
    bidi: tuple[str, ...] = ()


def normalise(text: str) -> Normalised:
    """Turn text from outside into one line of plain text.

    Control characters and non-characters are removed, bidirectional embeddings, overrides and isolates too; line
    ends and every run of white space (a no-break space included) become one space; the ends are trimmed.
    Joiners (ZWJ, ZWNJ) and direction marks stay: Persian and some names need them.
    """
    if text.isascii() and text.isprintable():
        return Normalised(" ".join(text.split()))
    bidi = {c for c in text if c in BIDI_CONTROLS}
    control = {c for c in text if _is_control(c)}
    kept = "".join(c for c in text if c not in bidi and c not in control)
    return Normalised(" ".join(kept.split()), _name_all(control), _name_all(bidi))


def shorten(text: str, words: int) -> str:
    """Cut a text after at most ``words`` words, at a sentence's end if one is near, else with «…»."""
    parts = text.split(" ")
    if len(parts) <= words:
        return text
    for end in range(words, words // 2, -1):
        if parts[end - 1].rstrip('»”")').endswith((".", "؟", "!")):
            return " ".join(parts[:end])
    return " ".join(parts[:words]).rstrip("،؛,;:") + " …"


def _is_control(char: str) -> bool:
    if char in _SPACES:
        return False
    return unicodedata.category(char) in {"Cc", "Cs"} or ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF


def _name_all(chars: set[str]) -> tuple[str, ...]:
    return tuple(sorted(f"U+{ord(c):04X}" for c in chars))
