"""The card of a page, shown where its address is shared: 1200 × 630 pixels, drawn from the site's own letters."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from digest.theme.lettering import FACES, Face, Line, Placed, break_lines, draw_band, read_face, shape_line
from digest.theme.png import write_png

WIDTH, HEIGHT = 1200, 630
PAPER, INK = (0xFD, 0xFD, 0xFB), (0x17, 0x19, 0x1B)
#: How dark second words and thin rules are, of full ink.
FAINT, RULE = 0.78, 0.2
MARGIN = 76
RIGHT = WIDTH - MARGIN
#: Sizes a title is tried in, the largest that leaves it within its room first; the last is cut short.
TITLE_SIZES = (86, 74, 64, 56, 48)
TITLE_ROOM, LEADING = 290, 1.45
#: What makes a card what it is: a card kept from before is used only when all of these are the same.
_RECIPE = ("arabic/bidi.py", "arabic/direction.py", "theme/cards.py", "theme/lettering.py", "theme/png.py")


@dataclass(frozen=True, slots=True)
class Band:
    """Lines between two rows of the card, as dark as ``dark`` of full ink; bands do not overlap."""

    top: int
    bottom: int
    lines: tuple[Placed, ...]
    dark: float = 1.0


def draw_card(site: str, kicker: str, title: str, foot: str) -> bytes:
    """Draw the card of an event or a storyline: the site's name, days and place, the title, what is held."""
    lines = _set_title(title)
    set_title = [Placed(line, RIGHT, 238 + line.face.size * (1 + LEADING * n)) for n, line in enumerate(lines)]
    return _write(
        Band(0, 138, (Placed(_fit(site, Face("kufi-700", 44)), RIGHT, 106),)),
        Band(160, 228, (Placed(_fit(kicker, Face("naskh-400", 36)), RIGHT, 212),), FAINT),
        Band(228, 520, tuple(set_title)),
        Band(530, 625, (Placed(_fit(foot, Face("naskh-400", 34)), RIGHT, 574),), FAINT),
        rules=((138, 4, 1.0), (146, 1, 1.0), (522, 2, RULE)),
    )


def draw_site_card(site: str, tagline: str) -> bytes:
    """Draw the card of every other page: the site's name and what it is."""
    name, said = _fit(site, Face("kufi-700", 150)), _fit(tagline, Face("naskh-400", 46))
    return _write(
        Band(90, 370, (Placed(name, (WIDTH + name.width) / 2, 284),)),
        Band(400, 520, (Placed(said, (WIDTH + said.width) / 2, 458),), FAINT),
        rules=((370, 4, 1.0), (378, 1, 1.0)),
    )


@cache
def hash_recipe() -> str:
    """Give a hash of all that a card depends on but its words."""
    package = Path(__file__).resolve().parent.parent
    parts = [(package / name).read_bytes() for name in _RECIPE] + [read_face(name) for name in FACES]
    return hashlib.sha256(b"\0".join([metadata.version("uharfbuzz").encode(), *parts])).hexdigest()


def _set_title(title: str) -> tuple[Line, ...]:
    """Set a title in the largest letters that leave it within its room; in the smallest it is cut short."""
    width = RIGHT - MARGIN
    for size in TITLE_SIZES:
        face = Face("naskh-700", size)
        lines = break_lines(title, face, width)
        if len(lines) <= _count_room(size) and all(shape_line(line, face).width <= width for line in lines):
            return tuple(shape_line(line, face) for line in lines)
    face, last = Face("naskh-700", TITLE_SIZES[-1]), _count_room(TITLE_SIZES[-1]) - 1
    lines = break_lines(title, face, width)
    return tuple(_fit(line, face) for line in (*lines[:last], " ".join(lines[last:])) if line)


def _count_room(size: int) -> int:
    return int(TITLE_ROOM // (size * LEADING))


def _fit(text: str, face: Face) -> Line:
    """Shape a line, cut at a word where it is too long."""
    line = shape_line(text, face)
    words = text.split()
    while line.width > RIGHT - MARGIN and len(words) > 1:
        words.pop()
        line = shape_line(" ".join(words) + "…", face)
    return line


def _write(*bands: Band, rules: tuple[tuple[int, int, float], ...]) -> bytes:
    cover = bytearray(WIDTH * HEIGHT)
    for band in bands:
        drawn = draw_band(band.lines, WIDTH, band.top, band.bottom)
        cover[band.top * WIDTH : band.bottom * WIDTH] = _thin(drawn, band.dark) if band.dark < 1 else drawn
    for top, thick, dark in rules:
        for y in range(top, top + thick):
            cover[y * WIDTH + MARGIN : y * WIDTH + RIGHT] = bytes([round(255 * dark)]) * (RIGHT - MARGIN)
    return write_png(bytes(cover), WIDTH, PAPER, INK)


def _thin(cover: bytes, dark: float) -> bytes:
    return cover.translate(bytes(round(level * dark) for level in range(256)))
