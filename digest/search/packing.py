"""How the index writes text and numbers: plain UTF-8 without quotes or escapes, small before it is compressed."""

from __future__ import annotations

import codecs
from hashlib import blake2b
from operator import sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Alphabets exchanged: an Arabic letter takes one byte, a Latin one two. Doing it twice gives the text again.
ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي،؛؟«»ًٌٍَُِّْـ–…"
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_EXCHANGE = str.maketrans(ARABIC + LATIN, LATIN + ARABIC)
#: 256 characters that nearly every text keeps to; for these a codec of one byte a character is quicker than a table.
_OFTEN = (
    *range(128),
    *map(ord, ARABIC),
    *range(0x660, 0x66B),
    *map(ord, "—“”‘’•ٰ\u200f\u200e\u200bیکھ٬×"),
    *range(160, 256),
)
_USUAL = "".join(map(chr, dict.fromkeys(_OFTEN)))[:256]
_ENCODING = codecs.charmap_build(_USUAL)
_EXCHANGED = _USUAL.translate(_EXCHANGE)

#: Digits of numbers: 64 that end a number, the rest go before. None of the three that part lists: «|», «,», «~».
DIGITS = "".join(chr(code) for code in range(33, 127) if chr(code) not in "|,~")
ENDING = 64
_LEADING = len(DIGITS) - ENDING
#: Marks a list that is written as one bit a document.
BITS = "~"
_BITS_A_DIGIT = 6


def encode(text: str) -> bytes:
    """Give a text as a file holds it; half of a pair of surrogates, which no file can hold, becomes «?»."""
    return text.encode("utf-8", "replace")


def hash_bytes(data: bytes) -> str:
    """Give a hash of a file's bytes (hex digits)."""
    return blake2b(data, digest_size=16).hexdigest()


def exchange(text: str) -> str:
    """Exchange the Arabic and the Latin alphabet."""
    try:
        return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _ENCODING)[0], "strict", _EXCHANGED)[0]
    except UnicodeEncodeError:
        return text.translate(_EXCHANGE)


def exchange_words(words: Iterable[str]) -> dict[str, str]:
    """Give each word with its letters exchanged."""
    every = list(words)
    return dict(zip(every, exchange("\n".join(every)).split("\n"), strict=True)) if every else {}


def _write_number(number: int) -> str:
    high, low = divmod(number, ENDING)
    digits = DIGITS[low]
    while high:
        high, lead = divmod(high, _LEADING)
        digits = DIGITS[ENDING + lead] + digits
    return digits


_SMALL = tuple(_write_number(number) for number in range(8192))
_SIXES = bytes(map(ord, DIGITS[:ENDING])).ljust(256)


def write_number(number: int) -> str:
    """Write a number from 0."""
    return _SMALL[number] if number < len(_SMALL) else _write_number(number)


def write_signed(number: int) -> str:
    """Write a number of either sign: 0, -1, 1, -2 as 0, 1, 2, 3."""
    return write_number(2 * number if number >= 0 else -2 * number - 1)


def write_list(documents: Sequence[int]) -> str:
    """Write document numbers (rising, none twice) as gaps, or as bits where these are shorter."""
    first, last = documents[0], documents[-1]
    if first == last < len(_SMALL):
        return _SMALL[first]
    if len(documents) * _BITS_A_DIGIT > last:
        return BITS + _write_bits(documents)
    gaps = map(sub, documents[1:], documents)
    if last >= len(_SMALL):
        return write_number(first) + "".join(write_number(gap - 1) for gap in gaps)
    small = _SMALL
    return small[first] + "".join([small[gap - 1] for gap in gaps])


def _write_bits(documents: Sequence[int]) -> str:
    flags = bytearray(documents[-1] // _BITS_A_DIGIT * _BITS_A_DIGIT + _BITS_A_DIGIT)
    for document in documents:
        flags[document] = 1
    sixes = sum(int.from_bytes(flags[bit::_BITS_A_DIGIT], "big") << bit for bit in range(_BITS_A_DIGIT))
    return sixes.to_bytes(len(flags) // _BITS_A_DIGIT, "big").translate(_SIXES).decode()


def cut_shards(lines: Iterable[tuple[str, str]], size: int) -> list[tuple[str, str]]:
    """Put lines (key, line), sorted by key, into shards of about ``size`` characters: (its first key, its text)."""
    shards: list[tuple[str, str]] = []
    held: list[str] = []
    first, length = "", 0
    for key, line in lines:
        if held and length + len(line) > size:
            shards.append((first, "\n".join(held) + "\n"))
            held, length = [], 0
        if not held:
            first = key
        held.append(line)
        length += len(line) + 1
    return [*shards, (first, "\n".join(held) + "\n")] if held else shards
