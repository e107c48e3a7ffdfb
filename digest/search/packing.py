"""How the index writes text and numbers: plain UTF-8 without quotes or escapes, small before it is compressed."""

from __future__ import annotations

from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Alphabets exchanged: an Arabic letter takes one byte, a Latin one two. Doing it twice gives the text again.
ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي،؛؟«»ًٌٍَُِّْـ–…"
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_EXCHANGE = str.maketrans(ARABIC + LATIN, LATIN + ARABIC)

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
    return text.translate(_EXCHANGE)


def _write_number(number: int) -> str:
    high, low = divmod(number, ENDING)
    digits = DIGITS[low]
    while high:
        high, lead = divmod(high, _LEADING)
        digits = DIGITS[ENDING + lead] + digits
    return digits


_SMALL = tuple(_write_number(number) for number in range(8192))


def write_number(number: int) -> str:
    """Write a number from 0."""
    return _SMALL[number] if number < len(_SMALL) else _write_number(number)


def write_signed(number: int) -> str:
    """Write a number of either sign: 0, -1, 1, -2 as 0, 1, 2, 3."""
    return write_number(2 * number if number >= 0 else -2 * number - 1)


def write_list(documents: Sequence[int]) -> str:
    """Write document numbers (rising, none twice) as gaps, or as bits where these are shorter."""
    if len(documents) == 1:
        return write_number(documents[0])
    if len(documents) * _BITS_A_DIGIT > documents[-1]:
        return BITS + _write_bits(documents)
    small, gaps = _SMALL, [write_number(documents[0])]
    gaps += [
        small[gap] if (gap := after - before - 1) < len(small) else _write_number(gap)
        for before, after in pairwise(documents)
    ]
    return "".join(gaps)


def _write_bits(documents: Sequence[int]) -> str:
    bits = [0] * (documents[-1] // _BITS_A_DIGIT + 1)
    for document in documents:
        bits[document // _BITS_A_DIGIT] |= 1 << document % _BITS_A_DIGIT
    return "".join(DIGITS[six] for six in bits)


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
