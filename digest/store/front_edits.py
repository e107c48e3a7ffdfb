"""Edits to one key of a content file: every other line, comments and order included, stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.store.nodes import Mapping, read_nodes
from digest.store.source_text import part

if TYPE_CHECKING:
    from collections.abc import Mapping as Dictionary
    from collections.abc import Sequence


class FrontError(Exception):
    """The front matter cannot be edited key by key: it is broken, or several keys stand on one line."""


def split_front(text: str) -> dict[str, str]:
    """Split a file's front matter into the lines of each key; comments before a key belong to none."""
    lines, spans = _read(text)
    return {key: "\n".join(lines[start:end]) for key, (start, end) in spans.items()}


def edit_front(text: str, changes: Dictionary[str, str], order: Sequence[str]) -> str:
    """Give the text with the lines of some keys replaced; '' removes a key.

    A key that is not there yet is put below the nearest key that stands before it in ``order``. Raises
    :class:`FrontError` where the front matter is not one key a line.
    """
    for key in sorted(changes, key=lambda k: order.index(k) if k in order else len(order)):
        text = _edit(text, key, changes[key], order)
    return text


def edit_body(text: str, body: str) -> str:
    """Give the text with another body (as ``write_body`` writes it) below the same front matter."""
    parted, _ = part(text, "")
    if parted is None:
        raise FrontError
    front = "\n".join(text.split("\n")[: parted.body_line - 1])
    return f"{front}\n" + (f"\n{body}" if body else "")


def _edit(text: str, key: str, chunk: str, order: Sequence[str]) -> str:
    lines, spans = _read(text)
    start, end = spans.get(key) or (_place(key, spans, order),) * 2
    lines[start:end] = chunk.split("\n") if chunk else []
    return "\n".join(lines)


def _place(key: str, spans: Dictionary[str, tuple[int, int]], order: Sequence[str]) -> int:
    """Give the line a new key goes to: below the last of those that come before it."""
    before = order[: order.index(key)] if key in order else order
    return max((spans[other][1] for other in before if other in spans), default=1)


def _read(text: str) -> tuple[list[str], dict[str, tuple[int, int]]]:
    """Give the file's lines, and for each key of the front matter its first line and the one behind its last."""
    parted, _ = part(text, "")
    root, problems = read_nodes(parted.front, "", 1) if parted else (None, ())
    if parted is None or problems or not isinstance(root, Mapping):
        raise FrontError
    lines = text.split("\n")
    starts = [scalar.line for scalar, _ in root.items.values()]
    if len(set(starts)) != len(starts):
        raise FrontError
    ends = [*starts[1:], parted.body_line - 2]
    spans = zip(starts, (_trim(lines, *span) for span in zip(starts, ends, strict=True)), strict=True)
    return lines, dict(zip(root.items, spans, strict=True))


def _trim(lines: Sequence[str], start: int, end: int) -> int:
    """Leave blank lines and comments above the next key to that key."""
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end
