"""A picture of one ink on one paper as a PNG of sixteen shades: small, and the same bytes for the same picture."""

from __future__ import annotations

import struct
import sys
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Colour = tuple[int, int, int]
_HIGH = bytes((level // 17) << 4 for level in range(256))
_LOW = bytes(level // 17 for level in range(256))


def write_png(cover: bytes, width: int, paper: Colour, ink: Colour) -> bytes:
    """Write the cover of each pixel by ink (0 to 255, row by row) as a PNG; ``width`` is even.

    Source: PNG (W3C, third edition): colour type 3, four bits a pixel, no filter, no time.
    """
    height = len(cover) // width
    pixels = _pack(cover)
    rows = b"".join(b"\0" + pixels[y * width // 2 : (y + 1) * width // 2] for y in range(height))
    head = struct.pack(">2I5B", width, height, 4, 3, 0, 0, 0)
    shades = bytes(value for level in range(16) for value in _mix(paper, ink, level))
    chunks = ((b"IHDR", head), (b"PLTE", shades), (b"IDAT", _compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_write_chunks(chunks))


def _pack(cover: bytes) -> bytes:
    """Put two pixels into each byte; whole numbers do it a hundred times faster than a loop."""
    high = int.from_bytes(cover[::2].translate(_HIGH), sys.byteorder)
    low = int.from_bytes(cover[1::2].translate(_LOW), sys.byteorder)
    return (high | low).to_bytes(len(cover) // 2, sys.byteorder)


def _compress(rows: bytes) -> bytes:
    """Look for runs alone: on a white sheet a twentieth larger than zlib at its best, and forty times as quick."""
    packer = zlib.compressobj(9, strategy=zlib.Z_RLE)
    return packer.compress(rows) + packer.flush()


def _mix(paper: Colour, ink: Colour, level: int) -> Iterable[int]:
    return (round(p + (i - p) * level / 15) for p, i in zip(paper, ink, strict=True))


def _write_chunks(chunks: Iterable[tuple[bytes, bytes]]) -> Iterable[bytes]:
    for kind, data in chunks:
        yield struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
