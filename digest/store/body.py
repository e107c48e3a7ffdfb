"""The body of an article or event file: paragraphs and sub-headings, set apart by blank lines."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.arabic.typography import normalise
from digest.model import Block, BlockKind
from digest.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SUBHEADING = "## "
#: What a paragraph may not begin with as it stands: a sub-heading's sign, or a mark of a merge's conflict.
_SIGNS = r"(?:## |([<>|=])\1{6})"
_SIGN, _ESCAPED = re.compile(_SIGNS), re.compile(rf"\\+{_SIGNS}")


def read_body(text: str, file: str, first_line: int) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    r"""Read blocks of plain text; ``## `` before a block makes it a sub-heading, ``\## `` a paragraph saying ``## ``.

    Lines of one block are joined; a sub-heading is one line. A paragraph that begins as a mark of a merge's conflict
    does (``<<<<<<<``) has a backslash before it too.

    Returns the blocks and notes on characters taken out (I201, I202).
    """
    blocks, problems = [], []
    for line, chunk in _chunks(text, first_line):
        clean = normalise(chunk)
        for code, found in (("I201", clean.control), ("I202", clean.bidi)):
            if found:
                problems.append(Problem(Place(file, line), code, "body", (("found", " ".join(found)),)))
        if block := _read_block(clean.text):
            blocks.append(block)
    return tuple(blocks), tuple(problems)


def write_body(blocks: Iterable[Block]) -> str:
    """Write blocks so that :func:`read_body` gives them back; ends with one line feed unless empty."""
    text = "\n\n".join(map(_write_block, blocks))
    return f"{text}\n" if text else ""


def hash_body(blocks: Iterable[Block]) -> str:
    """Give the SHA-256 of a body as it is written: what ``raw.body_sha256`` is compared with."""
    return hashlib.sha256(write_body(blocks).encode()).hexdigest()


def number_blocks(blocks: tuple[Block, ...], lines: tuple[int, ...]) -> tuple[Block, ...]:
    """Give each block its raw line; where the counts differ the lines are of no use and none is given."""
    if len(blocks) != len(lines):
        return blocks
    return tuple(replace(block, line=line) for block, line in zip(blocks, lines, strict=True))


def _chunks(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    held: list[str] = []
    start = first_line
    for number, line in enumerate([*text.split("\n"), ""], first_line):
        heading = line.lstrip().startswith(_SUBHEADING)
        if held and (heading or not line.strip()):
            yield start, "\n".join(held)
            held = []
        if heading:
            yield number, line
        elif line.strip():
            start = start if held else number
            held.append(line)


def _read_block(text: str) -> Block | None:
    if text.startswith(_SUBHEADING):
        heading = text.removeprefix(_SUBHEADING).strip()
        return Block(heading, BlockKind.SUBHEADING) if heading else None
    if _ESCAPED.match(text):
        text = text[1:]
    return Block(text) if text else None


def _write_block(block: Block) -> str:
    if block.kind is BlockKind.SUBHEADING:
        return _SUBHEADING + block.text
    if _SIGN.match(block.text) or _ESCAPED.match(block.text):
        return f"\\{block.text}"
    return block.text
