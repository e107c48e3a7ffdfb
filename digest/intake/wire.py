"""Frames between parent and child: eight bytes of length, then JSON in UTF-8."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import IO, Any, cast

from digest.intake.limits import MAX_ANSWER_BYTES
from digest.intake.raw import Block, Fact, Stated

HEADER = 8


def write_frame(stream: IO[bytes], value: dict[str, Any]) -> None:
    """Write one value and flush."""
    data = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    stream.write(len(data).to_bytes(HEADER, "big"))
    stream.write(data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> dict[str, Any] | None:
    """Read one value; None at the end of the stream or where the other side broke off."""
    header = _read_exactly(stream, HEADER)
    size = int.from_bytes(header, "big")
    if len(header) < HEADER or size > MAX_ANSWER_BYTES:
        return None
    data = _read_exactly(stream, size)
    return cast("dict[str, Any]", json.loads(data)) if len(data) == size else None


def _read_exactly(stream: IO[bytes], size: int) -> bytes:
    parts: list[bytes] = []
    while size and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def pack_stated(stated: Stated) -> dict[str, Any]:
    """Give stated facts as plain values."""
    return asdict(stated)


def unpack_stated(value: dict[str, Any]) -> Stated:
    """Give stated facts from plain values."""
    dates = tuple(Fact(**date) for date in value["dates"])
    facts = {key: Fact(**fact) for key, fact in value.items() if key != "dates"}
    return Stated(dates=dates, **facts)


def pack_blocks(blocks: tuple[Block, ...]) -> list[list[Any]]:
    """Give blocks as plain rows."""
    return [[b.line, b.text, b.role, b.reason, b.by] for b in blocks]


def unpack_blocks(rows: list[list[Any]]) -> tuple[Block, ...]:
    """Give blocks from plain rows."""
    return tuple(Block(*row) for row in rows)
