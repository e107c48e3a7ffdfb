"""Lines of verse and rows of tables inside plain text: told by the sign that parts their halves or cells."""

import re

from digest.cleaning.looks import Look

_HALVES = re.compile(r"\s(?:\*{1,4}|…|\.{3,}|//?|\||~|-{2,}|=+|ـ{2,})\s|\t|\s{4,}")
_LEAST_WORDS, _MOST_WORDS = 2, 9
_LEAST_CELLS = 3
_MOST_CELL_WORDS = 4


def is_verse(look: Look) -> bool:
    """Say whether a line is a verse of two halves: «صدر البيت ** عجز البيت»."""
    halves = [part for part in _HALVES.split(look.text) if part.strip()]
    return len(halves) == 2 and all(_LEAST_WORDS <= len(half.split()) <= _MOST_WORDS for half in halves)


def is_row(look: Look) -> bool:
    """Say whether a line is a row of a table: three short cells or more, parted by bars, tabs or wide gaps."""
    cells = [part for part in re.split(r"\s*\|\s*|\t|\s{3,}", look.text) if part.strip()]
    return len(cells) >= _LEAST_CELLS and all(len(cell.split()) <= _MOST_CELL_WORDS for cell in cells)
