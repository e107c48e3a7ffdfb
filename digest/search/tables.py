"""The tables of the analyser for the browser's worker: Python's own, so that no table exists twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.arabic import letters, skeletons, stems, stop_words, tokens
from digest.arabic.analysis import read_forms
from digest.arabic.calendar import list_month_names
from digest.arabic.tokens import list_words
from digest.search.packing import ARABIC, DIGITS, LATIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.arabic.names import Name


def write_tables() -> dict[str, Any]:
    """Give every table that the worker's analyser reads, ready for JSON."""
    return {
        "dropped": [list(range_) for range_ in letters.DROPPED],
        "mapped": letters.MAPPED,
        "inside": tokens.INSIDE,
        "articles": stems.ARTICLES,
        "endings": stems.ENDINGS,
        "stops": " ".join(sorted(stop_words.STOP_WORDS)),
        "dotted": " ".join(sorted(stop_words.NAMES)),
        "undotted": stop_words.UNDOTTED,
        "classes": skeletons.CLASSES,
        "soft": skeletons.SOFT,
        "spellings": skeletons.SPELLINGS,
        "latin": [list(pair) for pair in skeletons.LATIN],
        "months": [[_fold_words(name) for name in list_month_names(month)] for month in range(1, 13)],
        "exchange": [ARABIC, LATIN],
        "digits": DIGITS,
    }


def write_names(names: Iterable[Name]) -> list[list[str]]:
    """Give the known names: their kind ('' for none), the Latin word, then each spelling in folded words."""
    found = (
        [name.kind, name.latin.replace("-", " "), *dict.fromkeys(map(_fold_words, name.spellings))] for name in names
    )
    return [row for row in found if all(row[1:])]


def _fold_words(text: str) -> str:
    return " ".join(form for word in list_words(text) for form in read_forms(word))
