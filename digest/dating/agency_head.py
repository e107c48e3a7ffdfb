"""An agency's dateline at the head of a text: place, date, agency («دمشق 18 فبراير 2020 (شينخوا)»)."""

from __future__ import annotations

import re

from digest.arabic.dateline_words import AGENCIES, PLACE_BLOCKERS

_WORD = re.compile(r"[^\W\d_]+")
_SIGNED = re.compile(
    r"\s*+(?:م\s++)?(?:[(/]\s*+([^)/\d]{2,25})[)/]|-{1,2}\s*+\(?\s*+([^\W\d_]{2,12})|([^\W\d_]{2,12}))"
)
_OPENED = re.compile(r"[\s(]{0,3}([^\W\d_]{2,12})\)? ?[-:/]")
_SIGNS = frozenset("-:/،,(")
_MOST_PLACE_WORDS, _SHORTEST_AGENCY = 3, 3
REACH = 140
"""A dateline stands within these first letters."""


def is_agency_head(text: str, start: int, end: int, first: int) -> bool:
    """Tell whether ``text[start:end]`` is the date of an agency's dateline.

    A short place stands before ``first`` (where the first date begins, Hijri or not) and a known agency follows, or
    the agency begins the text and a sign parts it off: «وات - تونس 12 أوت 2021 -».
    """
    words = _WORD.findall(text[:first])
    if words and words[-1] == "في":
        words.pop()
    if start >= REACH or len(words) > _MOST_PLACE_WORDS + 1 or PLACE_BLOCKERS.intersection(words):
        return False
    if agency := opens_with_agency(text[:first]):
        place = text[len(agency) : first].rstrip()
        parted = place[-1:] in _SIGNS or text[end : end + 2].lstrip()[:1] in _SIGNS
        return not place or (len(words) <= _MOST_PLACE_WORDS and parted)
    signed = _SIGNED.match(text[end : end + 40])
    return 1 <= len(words) <= _MOST_PLACE_WORDS and signed is not None and _is_agency(signed)


def opens_with_agency(text: str) -> str:
    """Give the words «وات - », «وطنية - », «(كونا) -» at the head of a text, '' where none stand there."""
    opened = _OPENED.match(text)
    return opened[0] if opened and opened[1] in AGENCIES and len(opened[1]) >= _SHORTEST_AGENCY else ""


def _is_agency(signed: re.Match[str]) -> bool:
    bare = signed[3] or signed[2]
    names = _WORD.findall(signed[1]) if signed[1] else [bare]
    return any(name in AGENCIES or name.startswith("وكال") for name in names)
