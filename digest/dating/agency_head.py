"""An agency's dateline at the head of a text: place, date, agency («دمشق 18 فبراير 2020 (شينخوا)»)."""

from __future__ import annotations

import re

from digest.arabic.dateline_words import AGENCIES, PLACE_BLOCKERS

_WORD = re.compile(r"[^\W\d_]+")
_SIGNED = re.compile(
    r"\s*(?:م\s)?\s*(?:[(/]\s*([^)/\d]{2,25})\s*[)/]|-{1,2}\s*\(?\s*([^\W\d_]{2,12})|([^\W\d_]{2,12}))"
)
_MOST_PLACE_WORDS = 3
REACH = 140
"""A dateline stands within these first letters."""


def is_agency_head(text: str, start: int, end: int, first: int) -> bool:
    """Tell whether ``text[start:end]`` is the date of an agency's dateline.

    A short place stands before ``first`` (where the first date begins, Hijri or not); a known agency
    follows.
    """
    words = _WORD.findall(text[:first])
    if words and words[-1] == "في":
        words.pop()
    place = 1 <= len(words) <= _MOST_PLACE_WORDS and not PLACE_BLOCKERS.intersection(words)
    signed = _SIGNED.match(text[end : end + 40])
    return place and start < REACH and signed is not None and _is_agency(signed)


def _is_agency(signed: re.Match[str]) -> bool:
    bare = signed[3] or signed[2]
    names = _WORD.findall(signed[1]) if signed[1] else [bare]
    return any(name in AGENCIES or name.startswith("وكال") for name in names)
