"""Arabic that was decoded with the wrong table once, put right line by line.

Three ways a page is spoilt before we see it (real examples): UTF-8 read as Windows-1256 («طھط±ظƒظٹط§»),
Windows-1256 read as Latin-1 («ÊÑßíÇ»), UTF-8 read as Latin-1 («ØªØ±ÙƒÙŠØ§»). A line is changed only where
the result is clearly more Arabic, so that a page with sound lines between spoilt ones keeps the sound ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.arabic.script import count_arabic, count_letters, measure_plausibility

if TYPE_CHECKING:
    from collections.abc import Callable

MIN_SPOILT = 8
"""Letters that a text needs before anything is repaired."""

CLEARLY_ARABIC = 0.5
"""Plausibility the repaired text must reach (running Arabic reaches 1, other mojibake stays below .2)."""

# In UTF-8 every Arabic letter begins with a byte D8..DB, which Windows-1256 shows as these four letters,
# and goes on with a byte 80..BF, which it shows as one of CONTINUATIONS.
LEADS = "\u0637\u0638\u0639\u063a"
CONTINUATIONS = bytes(range(0x80, 0xC0)).decode("cp1256")
SPOILT_1256 = re.compile(f"(?:[{LEADS}][{re.escape(CONTINUATIONS)}])+")
TWO_PAIRS = re.compile(f"(?:[{LEADS}][{re.escape(CONTINUATIONS)}]){{2}}")
SPOILT_LATIN = re.compile("[\u00c0-\u00ff]{2,}")
UTF8_LATIN = re.compile("(?:[\u00d8-\u00db][\u0080-\u00bf\u0152-\u2122])+")
_LATIN_LETTER = re.compile("[\u00c0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192]")


def encode_latin(text: str) -> bytes:
    """Encode as Windows-1252, its five undefined bytes as Latin-1; raise UnicodeEncodeError otherwise."""
    out = bytearray()
    for char in text:
        try:
            out += char.encode("cp1252")
        except UnicodeEncodeError:
            out += char.encode("latin-1")
    return bytes(out)


def reread_1256_as_utf8(line: str) -> str:
    """Undo UTF-8 read as Windows-1256: the whole line, or its spoilt runs where some bytes were lost."""
    try:
        return line.encode("cp1256").decode("utf-8")
    except UnicodeError:
        return SPOILT_1256.sub(lambda run: _try(lambda: run[0].encode("cp1256").decode("utf-8"), run[0]), line)


def reread_latin_as_utf8(line: str) -> str:
    """Undo UTF-8 read as Latin-1 or Windows-1252."""
    try:
        return encode_latin(line).decode("utf-8")
    except UnicodeError:
        return UTF8_LATIN.sub(lambda run: _try(lambda: encode_latin(run[0]).decode("utf-8"), run[0]), line)


def reread_latin_as_1256(line: str) -> str:
    """Undo Windows-1256 read as Latin-1 or Windows-1252; characters outside both stay."""
    return "".join(_try(lambda c=char: encode_latin(c).decode("cp1256"), char) for char in line)  # type: ignore[misc]


def _try(make: Callable[[], str], otherwise: str) -> str:
    try:
        return make()
    except UnicodeError:
        return otherwise


def _is_spoilt_1256(line: str) -> bool:
    pairs = sum(len(run) for run in SPOILT_1256.findall(line))
    return pairs >= 4 and pairs > 0.6 * count_arabic(line)


def _is_spoilt_latin(line: str) -> bool:
    letters = len(_LATIN_LETTER.findall(line))
    return letters >= 3 and letters > 0.5 * count_letters(line) and bool(SPOILT_LATIN.search(line))


def _is_spoilt_utf8(line: str) -> bool:
    return sum(len(run) for run in UTF8_LATIN.findall(line)) >= 4


# The hint is a cheap test of the whole text: sound Arabic holds no two such pairs in a row.
REPAIRS: tuple[tuple[str, re.Pattern[str], Callable[[str], bool], Callable[[str], str]], ...] = (
    ("utf-8-read-as-cp1256", TWO_PAIRS, _is_spoilt_1256, reread_1256_as_utf8),
    ("utf-8-read-as-latin-1", UTF8_LATIN, _is_spoilt_utf8, reread_latin_as_utf8),
    ("cp1256-read-as-latin-1", SPOILT_LATIN, _is_spoilt_latin, reread_latin_as_1256),
)


def repair_mojibake(text: str) -> tuple[str, str]:
    """Give the text with its spoilt lines put right, and the name of the repair, or the text and "".

    All spoilt lines together must become clearly Arabic; a French page or Greek mojibake is left alone.
    """
    for name, hint, is_spoilt, reread in REPAIRS:
        if not hint.search(text):
            continue
        lines = text.splitlines(keepends=True)
        spoilt = {n: reread(line) for n, line in enumerate(lines) if is_spoilt(line)}
        if spoilt and _is_better("".join(lines[n] for n in spoilt), "".join(spoilt.values())):
            return "".join(spoilt.get(n, line) for n, line in enumerate(lines)), name
    return text, ""


def _is_better(before: str, after: str) -> bool:
    letters = count_arabic(after)
    if letters < MIN_SPOILT or letters < 0.6 * count_letters(after):
        return False
    return measure_plausibility(after) >= max(CLEARLY_ARABIC, measure_plausibility(before) + 0.2)
