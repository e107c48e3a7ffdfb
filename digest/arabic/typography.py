"""The one normalisation that text from outside undergoes before a reader sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Embeddings, overrides and isolates: they can make a text read otherwise than it is written.
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: Controls that are no white space, surrogates, and the code points that Unicode keeps free of characters.
_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_BIDI = re.compile(f"[{''.join(sorted(BIDI_CONTROLS))}]")


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
    control, bidi = _CONTROL.findall(text), _BIDI.findall(text)
    if control:
        text = _CONTROL.sub("", text)
    if bidi:
        text = _BIDI.sub("", text)
    return Normalised(" ".join(text.split()), _name_all(control), _name_all(bidi))


def shorten(text: str, words: int) -> str:
    """Cut a text after at most ``words`` words, at a sentence's end if one is near, else with «…»."""
    parts = text.split(" ")
    if len(parts) <= words:
        return text
    for end in range(words, words // 2, -1):
        if parts[end - 1].rstrip('»”")').endswith((".", "؟", "!")):
            return " ".join(parts[:end])
    return " ".join(parts[:words]).rstrip("،؛,;:") + " …"


def _name_all(chars: list[str]) -> tuple[str, ...]:
    return tuple(sorted(f"U+{ord(c):04X}" for c in set(chars)))
