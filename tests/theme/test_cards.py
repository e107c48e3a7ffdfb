"""Cards: letters that join and run from right to left, titles that fit, pictures that are valid and always the same."""

from __future__ import annotations

import io
import struct
import zlib

import pytest

from digest.theme.cards import HEIGHT, RIGHT, WIDTH, draw_card, draw_site_card
from digest.theme.lettering import FACES, Face, Placed, break_lines, draw_band, read_face, shape_line
from digest.theme.png import write_png
from tests.site_trees import PACKAGE

NASKH = Face("naskh-700", 60)
LONG = "أنقرة تفشل في إقناع موسكو بالضغط على الأسد لسحب الجيش السوري من إدلب " * 4


def glyphs(text: str) -> list[int]:
    return [glyph.number for glyph in shape_line(text, NASKH).glyphs]


def test_letters_join() -> None:
    assert set(glyphs("محمد")).isdisjoint({*glyphs("م"), *glyphs("ح")})
    assert glyphs("مـ")[-1] != glyphs("م")[0]


def test_a_line_runs_from_right_to_left() -> None:
    both, last = glyphs("كلمة أخرى"), glyphs("أخرى")
    assert both[: len(last)] == last
    assert glyphs("فاز 3-1 أمس").index(glyphs("3")[0]) < glyphs("فاز 3-1 أمس").index(glyphs("1")[0])


def test_marks_stand_over_their_letters_and_take_no_room() -> None:
    plain, marked = shape_line("محمد", NASKH), shape_line("مُحَمَّدٌ", NASKH)
    assert marked.width == pytest.approx(plain.width)
    assert len(marked.glyphs) > len(plain.glyphs)


def test_what_a_face_does_not_hold_is_left_out() -> None:
    assert glyphs("أ漢字🏴ب") == glyphs("أب")
    assert 0 not in glyphs("سلام 漢")


def test_lines_are_few_and_even() -> None:
    lines = break_lines(LONG.strip(), NASKH, 1000)
    widths = [shape_line(line, NASKH).width for line in lines]
    assert " ".join(lines) == LONG.strip()
    assert max(widths) <= 1000
    assert min(widths) > 0.7 * max(widths)


def test_ink_falls_where_the_line_is_put() -> None:
    width, height = 400, 120
    cover = draw_band((Placed(shape_line("أ", NASKH), 380, 90),), width, 0, height)
    inked = [(place % width, place // width) for place, level in enumerate(cover) if level > 128]
    assert {x for x, _ in inked} <= set(range(350, 381))
    assert {y for _, y in inked} <= set(range(20, 92))
    assert max(y for _, y in inked) > 85, "an alif stands on its line, head up"


@pytest.mark.parametrize(
    "words",
    [
        ("موجز", "17 و18 شباط/فبراير 2020 · موسكو", "محادثات موسكو", "مقالان من مصدرين: ليفانت، لبنان اليوم"),
        ("موجز", LONG, LONG, LONG),
        ("موجز", "", "", ""),
        ("漢", "漢", "漢", "漢"),
        ("م" * 300, "ا" * 300, "ك" * 300, "ل" * 300),
    ],
)
def test_a_card_is_a_small_picture_and_always_the_same(words: tuple[str, str, str, str]) -> None:
    picture = draw_card(*words)
    assert picture == draw_card(*words)
    assert len(picture) < 45_000
    assert (WIDTH, HEIGHT) == read_png(picture)[:2] == (1200, 630)


def test_a_long_title_stays_on_its_card() -> None:
    _, _, rows = read_png(draw_card("موجز", "", LONG, ""))
    margin = (WIDTH - RIGHT) // 2 - 6
    assert all(row[:margin] == bytes(margin) for row in rows), "nothing is drawn in the margin"


def test_the_card_of_the_site_names_it() -> None:
    assert draw_site_card("موجز", "خلاصة") != draw_site_card("موجز", "أخرى")


def test_a_picture_holds_its_pixels() -> None:
    cover = bytes([0, 255, 17, 34, 255, 0])
    width, height, rows = read_png(write_png(cover, 2, (255, 255, 255), (0, 0, 0)))
    assert (width, height) == (2, 3)
    assert b"".join(rows) == bytes([0x0F, 0x12, 0xF0])


@pytest.mark.parametrize("name", FACES)
def test_the_faces_drawn_are_those_served(name: str) -> None:
    fonts = pytest.importorskip("fontTools.ttLib", reason="fonttools unpacks the served file")
    pytest.importorskip("brotli")
    served = fonts.TTFont(PACKAGE / "theme/overrides/assets/fonts" / f"{name}.woff2")
    drawn = fonts.TTFont(io.BytesIO(read_face(name)))
    assert drawn.getGlyphOrder() == served.getGlyphOrder()
    assert drawn.getBestCmap() == served.getBestCmap()
    assert drawn["hmtx"].metrics == served["hmtx"].metrics


def read_png(data: bytes) -> tuple[int, int, list[bytes]]:
    """Check the sums of a picture's chunks, and give its size and its rows of packed pixels."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, place = {}, 8
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        assert struct.unpack(">I", data[place + 8 + length : place + 12 + length])[0] == zlib.crc32(kind + body)
        chunks[kind] = body
        place += 12 + length
    width, height = struct.unpack(">2I", chunks[b"IHDR"][:8])
    raw = zlib.decompress(chunks[b"IDAT"])
    step = width // 2 + 1
    assert len(raw) == step * height
    return width, height, [raw[y * step + 1 : (y + 1) * step] for y in range(height)]
