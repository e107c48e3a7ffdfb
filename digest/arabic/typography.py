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
_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8"
    "\u06ea-\u06ed\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
)
_FLOOD = re.compile(f"({_MARK}{{8}}){_MARK}++")
"""More marks than a letter carries. A vocalised letter has shadda and a vowel; Quranic text adds a dagger alef, a
maddah and small signs of recitation, five or six together. Unicode's stream-safe format allows 30, which a reader
sees as a tower over three lines; eight lose nothing that was ever written."""
_UNSEEN = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u2800\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\U000e0000-\U000e0fff]*"
)


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
    Joiners (ZWJ, ZWNJ) and direction marks stay: Persian and some names need them; a text of nothing but what shows
    nothing is empty. Of combining marks on one letter the first eight stay.
    """
    control, bidi = _CONTROL.findall(text), _BIDI.findall(text)
    if control:
        text = _CONTROL.sub("", text)
    if bidi:
        text = _BIDI.sub("", text)
    text = _FLOOD.sub(r"\1", " ".join(text.split()))
    return Normalised("" if _UNSEEN.fullmatch(text) else text, _name_all(control), _name_all(bidi))


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
