"""Figures against the size of a digest, as an SVG written by hand: a panel a kind of figure, a line a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log10

_WIDTH, _HEIGHT, _EDGE = 420, 300, 45
#: The title of a panel, and the colours of its figures by their names.
Panels = Sequence[tuple[str, Mapping[str, str]]]


def draw_growth(rows: Mapping[int, Mapping[str, float]], panels: Panels) -> str:
    """Draw the figures that ``panels`` name; ``rows`` gives those of each size."""
    drawn = "".join(
        f'<g transform="translate({number * _WIDTH} 0)">{_draw_panel(title, lines, rows)}</g>'
        for number, (title, lines) in enumerate(panels)
    )
    size = f'width="{_WIDTH * len(panels)}" height="{_HEIGHT}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="11">'
    return f'{head}<rect width="100%" height="100%" fill="#fff"/>{drawn}</svg>\n'


def _draw_panel(title: str, lines: Mapping[str, str], rows: Mapping[int, Mapping[str, float]]) -> str:
    top = 1.1 * max(row[name] for row in rows.values() for name in lines)
    marks = [f'<text x="{_WIDTH / 2}" y="16" text-anchor="middle">{title} against articles</text>']
    for fifth in range(6):
        y = _down(fifth / 5)
        marks.append(f'<path d="M{_EDGE} {y}H{_WIDTH - 10}" stroke="#ddd"/>')
        marks.append(f'<text x="{_EDGE - 5}" y="{y + 4}" text-anchor="end">{_tell(top * fifth / 5)}</text>')
    marks += [
        f'<text x="{_across(size, rows)}" y="{_HEIGHT - 28}" text-anchor="middle">{size:,}</text>' for size in rows
    ]
    for number, (name, colour) in enumerate(lines.items()):
        points = " ".join(f"{_across(size, rows)},{_down(row[name] / top)}" for size, row in rows.items())
        marks.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        marks.append(f'<text x="{_EDGE + 190 * number}" y="{_HEIGHT - 8}" fill="{colour}">{name}</text>')
    return "".join(marks)


def _tell(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"


def _across(size: int, rows: Mapping[int, object]) -> float:
    low, high = log10(min(rows)), log10(max(rows))
    return round(_EDGE + 15 + (log10(size) - low) / ((high - low) or 1) * (_WIDTH - _EDGE - 45), 1)


def _down(share: float) -> float:
    return round(_HEIGHT - 45 - share * (_HEIGHT - 75), 1)
