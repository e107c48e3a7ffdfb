"""F1 against threshold as an SVG, written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_COLOURS = {"singletons": "#999", "titles only": "#c60", "prototype": "#06c", "single linkage": "#a0a", "ours": "#080"}
_WIDTH, _HEIGHT, _EDGE = 420, 300, 45
_LOW = 0.4


def draw_plot(steps: Sequence[float], curves: Mapping[str, Mapping[str, Sequence[float]]]) -> str:
    """Draw one panel a set, one line a recipe."""
    panels = "".join(
        f'<g transform="translate({number * _WIDTH} 0)">{_draw_panel(name, steps, lines)}</g>'
        for number, (name, lines) in enumerate(curves.items())
    )
    size = f'width="{_WIDTH * len(curves)}" height="{_HEIGHT}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="11">'
    return f'{head}<rect width="100%" height="100%" fill="#fff"/>{panels}</svg>\n'


def _draw_panel(name: str, steps: Sequence[float], lines: Mapping[str, Sequence[float]]) -> str:
    marks = [f'<text x="{_WIDTH / 2}" y="16" text-anchor="middle">{name}: B-cubed F1 (fine) against threshold</text>']
    for tenth in range(4, 11):
        y = _down(tenth / 10)
        marks.append(
            f'<path d="M{_EDGE} {y}H{_WIDTH - 10}" stroke="#ddd"/><text x="12" y="{y + 4}">{tenth / 10:.1f}</text>'
        )
    marks += [
        f'<text x="{_across(fifth / 5)}" y="{_HEIGHT - 24}" text-anchor="middle">{fifth / 5:.1f}</text>'
        for fifth in range(5)
    ]
    for number, (recipe, values) in enumerate(lines.items()):
        points = " ".join(f"{_across(x)},{_down(max(y, _LOW))}" for x, y in zip(steps, values, strict=True))
        colour = _COLOURS[recipe]
        marks.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        marks.append(f'<text x="{_EDGE + 74 * number}" y="{_HEIGHT - 6}" fill="{colour}">{recipe}</text>')
    return "".join(marks)


def _across(value: float) -> float:
    return round(_EDGE + value * (_WIDTH - _EDGE - 10), 1)


def _down(value: float) -> float:
    return round(_HEIGHT - 45 - (value - _LOW) / (1 - _LOW) * (_HEIGHT - 75), 1)
