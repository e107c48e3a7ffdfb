"""Tables that hold data: each row one line, its cells parted by bars; tables that lay out a page are left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.arabic.script import count_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any

CELL_LETTERS = 60
"""Letters of a cell that holds a name or a figure; a layout's cell holds an article or a list of headlines."""

LEAST_ROWS, LEAST_CELLS = 2, 2
MOST_LINKED = 0.5
BAR = " | "
_CELLS = frozenset({"td", "th"})
_WIDGETS = ("table", "form", "input", "img", "iframe", "article", "h1")


def find_rows(tree: Element) -> dict[Element, str]:
    """Give the text of every row of every table of data."""
    found: dict[Element, str] = {}
    for table in tree.iter("table"):
        rows = {row: list(_iterate_cells(row)) for row in table.iter("tr")}
        if _holds_data(table, list(rows.values())):
            found.update(
                {row: BAR.join(text for text in map(_read_cell, cells) if text) for row, cells in rows.items()}
            )
    return found


def _iterate_cells(row: Element) -> Iterator[Element]:
    return (cell for cell in row if cell.tag in _CELLS)


def _read_cell(cell: Element) -> str:
    return " ".join(" ".join(cell.itertext()).split())


def _holds_data(table: Element, rows: list[list[Element]]) -> bool:
    """Whether a table has rows of several short cells each, and neither pictures, forms nor mostly links in them."""
    cells = [cell for row in rows for cell in row]
    if sum(len(row) >= LEAST_CELLS for row in rows) < LEAST_ROWS:
        return False
    if any(element is not table for element in table.iter(*_WIDGETS)):
        return False
    texts = [_read_cell(cell) for cell in cells]
    letters = sum(map(count_letters, texts))
    linked = sum(count_letters("".join(link.itertext())) for link in table.iter("a"))
    return all(count_letters(text) <= CELL_LETTERS for text in texts) and linked <= MOST_LINKED * max(letters, 1)
