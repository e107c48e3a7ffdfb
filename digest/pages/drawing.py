"""The small drawing of an event in time: right to left, in shapes rather than colours, with its words beside it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from digest.pages.escaping import escape, escape_value

if TYPE_CHECKING:
    from digest.pages.blocks import Mark, TimeLine

_HEAD, _ROW, _RADIUS = 44, 38, 6
_RIGHT, _LEFT = 74, 8
#: A letter of a row's name, in per cent of a phone's width; a longer name is cut with «…» (`alt` holds it whole).
_LETTER, MOST_LETTERS = 2.3, 20


def draw_time_line(line: TimeLine) -> str:
    """Draw days as columns and outlets as rows; positions are in per cent, so that letters never shrink."""
    height = _HEAD + _ROW * len(line.rows) + 8
    parts = [_draw_day(line, i, height) for i in range(len(line.days))]
    parts += [_draw_row(line, i) for i in range(len(line.rows))]
    label = escape_value(line.alt)
    return f'<svg class="tl__s" role="img" width="100%" height="{height}" aria-label="{label}">{"".join(parts)}</svg>'


def _place(line: TimeLine, day: int) -> str:
    right, steps = _first_column(line), max(len(line.days) - 1, 1)
    return f"{right - (right - _LEFT) * day / steps:.2f}%".replace(".00%", "%")


def _first_column(line: TimeLine) -> int:
    longest = max((len(name) for name, _ in line.rows), default=0)
    return min(_RIGHT, 96 - math.ceil(min(longest, MOST_LETTERS) * _LETTER))


def _draw_day(line: TimeLine, day: int, height: int) -> str:
    x = _place(line, day)
    weekday, number = (escape(text) for text in line.days[day])
    return (
        f'<line class="tl__g" x1="{x}" x2="{x}" y1="{_HEAD}" y2="{height - 8}"/>'
        f'<text class="tl__d" x="{x}" y="16" text-anchor="middle">{weekday}</text>'
        f'<text class="tl__n" x="{x}" y="36" text-anchor="middle">{number}</text>'
    )


def _draw_row(line: TimeLine, row: int) -> str:
    name, marks = line.rows[row]
    if len(name) > MOST_LETTERS:
        name = f"{name[: MOST_LETTERS - 1].rstrip()}…"
    y = _HEAD + _ROW * row + _ROW // 2
    label = f'<text class="tl__l" x="100%" y="{y + 5}" text-anchor="start">{escape(name)}</text>'
    return label + "".join(_draw_mark(line, mark, y) for mark in marks)


def _draw_mark(line: TimeLine, mark: Mark, y: int) -> str:
    x = _place(line, mark.day)
    if mark.shape in {"bar", "reach"}:
        return f'<line class="tl__{mark.shape}" x1="{_place(line, mark.until)}" x2="{x}" y1="{y}" y2="{y}"/>'
    if mark.shape == "maybe":
        return f'<circle class="tl__maybe" cx="{x}" cy="{y}" r="4"/>'
    circle = f'<circle class="tl__{mark.shape}" cx="{x}" cy="{y}" r="{_RADIUS}"/>'
    if mark.shape != "half":
        return circle
    half = f'<svg x="{x}" y="{y - _RADIUS}" width="{_RADIUS}" height="{2 * _RADIUS}" overflow="visible">'
    return f'{circle}{half}<path d="M0 0a{_RADIUS} {_RADIUS} 0 0 1 0 {2 * _RADIUS}z"/></svg>'
