"""Arabic set into a picture: shaped and drawn by HarfBuzz, the very library that browsers shape with.

Letters join, marks sit where the font puts them, and a line runs from right to left with Latin and numbers inside it
in their own order (``arabic/bidi.py``). HarfBuzz does both shaping and drawing, so there is no other library to keep.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from digest.arabic.bidi import order_runs
from digest.arabic.direction import split_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import uharfbuzz

#: The faces of ``overrides/assets/fonts`` unpacked, since HarfBuzz reads no WOFF2; made by ``tools/make-fonts``.
FACES = ("naskh-400", "naskh-700", "kufi-700")
#: Joiners and marks of Arabic that a face need not hold to be right.
_SILENT = frozenset("\u200c\u200d")


@dataclass(frozen=True, slots=True)
class Face:
    """A face of letters at a size in pixels."""

    name: str
    size: float


@dataclass(frozen=True, slots=True)
class Glyph:
    """A shape of a font, and where it stands on its line in pixels."""

    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A shaped line: its glyphs from left to right, and its width in pixels."""

    face: Face
    glyphs: tuple[Glyph, ...]
    width: float


def read_face(name: str) -> bytes:
    """Read the file of a face."""
    return resources.files("digest").joinpath("theme", "faces", f"{name}.ttf").read_bytes()


def shape_line(text: str, face: Face) -> Line:
    """Shape a line of Arabic; a character that the face does not hold is left out."""
    font = _load(face.name)
    scale = face.size / font.face.upem
    pen, glyphs = 0.0, []
    for run in order_runs(split_runs(_keep_known(text, face.name))):
        for number, x, y, advance in _shape(run.text, face.name, rtl=run.rtl):
            glyphs.append(Glyph(number, pen + x * scale, y * scale))
            pen += advance * scale
    return Line(face, tuple(glyphs), pen)


def break_lines(text: str, face: Face, width: float) -> tuple[str, ...]:
    """Break a text into as few lines as fit, and as even as they can be."""
    words = text.split()
    widths = [shape_line(word, face).width for word in words]
    space = shape_line("ا ا", face).width - shape_line("اا", face).width
    fewest = len(_fill(widths, space, width))
    low, high = 0.0, width
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_fill(widths, space, middle)) <= fewest else (middle, high)
    return tuple(" ".join(words[first:last]) for first, last in _fill(widths, space, high))


def _fill(widths: list[float], space: float, width: float) -> list[tuple[int, int]]:
    """Give the first word of each line and the one after its last."""
    lines, first, used = [], 0, 0.0
    for place, own in enumerate(widths):
        if place > first and used + space + own > width:
            lines.append((first, place))
            first, used = place, own
        else:
            used += own + (space if place > first else 0)
    return [*lines, (first, len(widths))]


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and where it goes: where it ends, and its baseline, in pixels from the upper left corner."""

    line: Line
    right: float
    baseline: float


def draw_band(lines: Iterable[Placed], width: int, top: int, bottom: int) -> bytes:
    """Draw lines on a band of a sheet: the cover of each of its pixels by ink, 0 to 255, row by row."""
    import uharfbuzz  # noqa: PLC0415 (most builds draw nothing)

    pen = uharfbuzz.RasterDraw()
    for placed in lines:
        line = placed.line
        font = _load(line.face.name)
        scale = line.face.size / font.face.upem
        for glyph in line.glyphs:  # a font's y goes up, a picture's rows go down
            x, y = placed.right - line.width + glyph.x, placed.baseline - top - glyph.y
            pen.transform = (scale, 0, 0, -scale, x, y)
            pen.draw_glyph(font, glyph.number)
    pen.extents = uharfbuzz.RasterExtents(0, 0, width, bottom - top, width)
    image = pen.render()
    return bytes(image.buffer) if image else bytes(width * (bottom - top))


@cache
def _load(name: str) -> uharfbuzz.Font:
    import uharfbuzz  # noqa: PLC0415

    return uharfbuzz.Font(uharfbuzz.Face(read_face(name)))


def _keep_known(text: str, name: str) -> str:
    font = _load(name)
    return "".join(c for c in text if c in _SILENT or font.get_nominal_glyph(ord(c)))


def _shape(text: str, name: str, *, rtl: bool) -> Iterator[tuple[int, float, float, float]]:
    import uharfbuzz  # noqa: PLC0415

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = "ar"
    uharfbuzz.shape(_load(name), buffer)
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        yield info.codepoint, place.x_offset, place.y_offset, place.x_advance
