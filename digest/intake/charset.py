"""Bytes to text: UTF-8 first, then what the page declares, then a guess, then the repair of mojibake."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from digest.arabic.script import count_arabic, measure_plausibility
from digest.intake.mojibake import repair_mojibake

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{3,30})""")
DECLARED_WITHIN = 4096
SAMPLE = 50_000
"""Bytes that are weighed, and that charset-normalizer is shown; it reads them several times."""

CLEARLY = 0.6
"""Weight from which a reading is Arabic without doubt; running Arabic reaches .9, a wrong table .1."""

MAX_BAD_SHARE = 0.005
"""Share of characters that may be broken in UTF-8 (a page cut in mid-letter by the crawl)."""

ARABIC_TABLES = ("cp1256", "iso8859_6", "mac_arabic", "cp720", "cp864")
# ISO-8859-6 and Windows-1256 agree on half of the letters: pages that declare the one are often written in
# the other.


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was read in and the repair that was needed (see `mojibake`), or ""."""

    text: str
    encoding: str
    repaired: str = ""


def decode(data: bytes) -> Decoded | None:
    """Give the text of the bytes, or None where no reading of them is text.

    Order: byte order mark, UTF-8, UTF-16 without a mark, the declared encoding, charset-normalizer's guess
    and the Arabic tables, of which the most Arabic reading wins. A NUL is never text.
    """
    read = _decode_mark(data) or _decode_utf8(data) or _decode_utf16(data) or _decode_guess(data)
    if read is None or "\0" in read.text:
        return None
    text, repaired = repair_mojibake(read.text)
    return Decoded(text, read.encoding, repaired or read.repaired)


def _decode_mark(data: bytes) -> Decoded | None:
    for mark, name in BOMS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(name, "replace"), name)
    return None


def _decode_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return (
        Decoded(text, "utf-8", "broken-bytes") if broken <= max(1, MAX_BAD_SHARE * len(text)) < len(text) / 8 else None
    )


def _decode_utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: in Arabic every other byte is 06, or 00 for spaces and digits."""
    sample = data[:4000]
    if len(sample) < 16 or len(data) % 2:
        return None
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[first::2]
        if high.count(6) + high.count(0) > 0.9 * len(high) and high.count(6) > 2:
            return Decoded(data.decode(name, "replace"), name)
    return None


def _decode_guess(data: bytes) -> Decoded | None:
    """Take the most Arabic of the declared encoding and the tables; ask charset-normalizer when none is.

    Its guess takes 7 ms a page, the tables .2 ms.
    """
    if b"\0" in data:
        return None
    best = _choose(data, [*_declared(data), *ARABIC_TABLES])
    if best is not None and _weigh(best.text) >= CLEARLY:
        return best
    guessed = _guessed(data)
    return _choose(data, [*_declared(data), *guessed, *ARABIC_TABLES]) if guessed else None


def _choose(data: bytes, names: list[str]) -> Decoded | None:
    readings = [read for name in dict.fromkeys(names) if (read := _read_as(data, name))]
    return max(readings, key=lambda read: round(_weigh(read.text), 2), default=None)


def _declared(data: bytes) -> list[str]:
    names = [found.decode("ascii") for found in DECLARED.findall(data[:DECLARED_WITHIN])]
    return [name for name in names if _is_known(name)]


def _is_known(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding  # noqa: SLF001
    except LookupError:
        return False


def _guessed(data: bytes) -> list[str]:
    best = from_bytes(data[:SAMPLE]).best()
    return [best.encoding] if best else []


def _read_as(data: bytes, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode(name), name)
    except (UnicodeDecodeError, LookupError):
        return None


def _weigh(text: str) -> float:
    """Weigh how Arabic a reading is: its plausibility times the Arabic share of its non-ASCII characters."""
    sample = text[:SAMPLE]
    high = sum(not char.isascii() for char in sample) or 1
    return measure_plausibility(sample) * min(1.0, count_arabic(sample) / high)
