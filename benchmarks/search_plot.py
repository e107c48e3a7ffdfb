"""Bytes and milliseconds of a search against the size of the digest, as an SVG written by hand."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_WIDTH, _HEIGHT, _EDGE = 420, 300, 45
_PANELS = (
    ("Kilobytes (gzip)", {"first result, KB": "#c60", "further query, KB, median": "#06c"}),
    ("Milliseconds", {"further query, ms, median": "#080", "the same again, ms, median": "#a0a"}),
)


def draw_growth(rows: Mapping[int, Mapping[str, float]]) -> str:
    """Draw a panel of bytes and one of milliseconds; ``rows`` gives the figures of each size."""
    panels = "".join(
        f'<g transform="translate({number * _WIDTH} 0)">{_draw_panel(title, lines, rows)}</g>'
        for number, (title, lines) in enumerate(_PANELS)
    )
    size = f'width="{_WIDTH * len(_PANELS)}" height="{_HEIGHT}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="11">'
    return f'{head}<rect width="100%" height="100%" fill="#fff"/>{panels}</svg>\n'


def _draw_panel(title: str, lines: Mapping[str, str], rows: Mapping[int, Mapping[str, float]]) -> str:
    top = 1.1 * max(row[name] for row in rows.values() for name in lines)
    marks = [f'<text x="{_WIDTH / 2}" y="16" text-anchor="middle">{title} against articles</text>']
    for fifth in range(6):
        y = _down(fifth / 5)
        marks.append(f'<path d="M{_EDGE} {y}H{_WIDTH - 10}" stroke="#ddd"/>')
        marks.append(f'<text x="{_EDGE - 5}" y="{y + 4}" text-anchor="end">{top * fifth / 5:.0f}</text>')
    marks += [
        f'<text x="{_across(size, rows)}" y="{_HEIGHT - 28}" text-anchor="middle">{size:,}</text>' for size in rows
    ]
    for number, (name, colour) in enumerate(lines.items()):
        points = " ".join(f"{_across(size, rows)},{_down(row[name] / top)}" for size, row in rows.items())
        marks.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        marks.append(f'<text x="{_EDGE + 190 * number}" y="{_HEIGHT - 8}" fill="{colour}">{name}</text>')
    return "".join(marks)


def _across(size: int, rows: Mapping[int, object]) -> float:
    low, high = log10(min(rows)), log10(max(rows))
    return round(_EDGE + 15 + (log10(size) - low) / ((high - low) or 1) * (_WIDTH - _EDGE - 45), 1)


def _down(share: float) -> float:
    return round(_HEIGHT - 45 - share * (_HEIGHT - 75), 1)
