"""Blocks of a body that are made when first asked for: most builds show the text of a few articles, not of all."""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, overload

from digest.model import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

_KINDS = tuple(BlockKind)


class LateBlocks(Sequence[Block]):
    """A row of blocks whose number is known; equal to the tuple of them."""

    __slots__ = ("_count", "_made")

    def __init__(self, count: int, make: Callable[[], tuple[Block, ...]]) -> None:
        """Take the number of blocks, and what makes them."""
        self._count = count
        self._made: tuple[Block, ...] | Callable[[], tuple[Block, ...]] = make

    def _open(self) -> tuple[Block, ...]:
        if not isinstance(self._made, tuple):
            self._made = self._made()
        return self._made

    def __len__(self) -> int:
        """Count without making any."""
        return self._count

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Block, ...]: ...
    def __getitem__(self, index: int | slice) -> Block | tuple[Block, ...]:
        """Give one block, or a tuple of some."""
        return self._open()[index]

    def __eq__(self, other: object) -> bool:
        """Compare with a tuple, or with another row."""
        return self._open() == (other._open() if isinstance(other, LateBlocks) else other)

    def __hash__(self) -> int:
        """Hash as the tuple does."""
        return hash(self._open())

    def __repr__(self) -> str:
        """Write as the tuple is written."""
        return repr(self._open())


def pack_late(rows: Sequence[Sequence[Block]]) -> tuple[list[int], list[bytes]]:
    """Pack rows of blocks one by one: their lengths, and bytes for each."""
    held = [marshal.dumps([(b.text, _KINDS.index(b.kind), b.line) for b in row]) if row else b"" for row in rows]
    return list(map(len, rows)), held


def unpack_late(lengths: list[int], held: list[bytes]) -> list[Sequence[Block]]:
    """Give rows of blocks, none of them made yet."""
    rows = zip(lengths, held, strict=True)
    return [LateBlocks(length, partial(_make, data)) if length else () for length, data in rows]


def _make(data: bytes) -> tuple[Block, ...]:
    rows = marshal.loads(data)  # noqa: S302 (out of a file whose key and hash were looked at)
    return tuple(Block(text, _KINDS[kind], line) for text, kind, line in rows)
