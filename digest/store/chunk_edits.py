"""A key's lines laid over those of a file: what holds the same value keeps its bytes, and so does every comment.

Where :mod:`value_edits` sets single values, this takes a key as we write it ("chunk"), nested as it may be, and touches
only the values in it that differ. Line ends are the file's own.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import yaml

from digest.store.value_edits import EditError, Front, line_end, line_start, remove_body, remove_key, replace_node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Plain = str | tuple[object, ...]


class _Splice(NamedTuple):
    """The characters from ``start`` to ``end`` give way to ``words``."""

    start: int
    end: int
    words: str


class _Pair(NamedTuple):
    """A key and its value in a file, and the offset behind its last line."""

    front: Front
    key: yaml.Node
    value: yaml.Node
    end: int

    @property
    def start(self) -> int:
        """Give the offset of the key's line."""
        return line_start(self.front.text, self.front.span(self.key)[0])

    @property
    def lines(self) -> str:
        """Give the key's lines, each ended by LF."""
        return self.front.text[self.start : self.end]


def split_chunks(text: str) -> dict[str, str]:
    """Split front matter that we wrote into the lines of each key."""
    front = Front.of(text)
    return {key: text[slice(*front.lines(key))].rstrip("\n") for key in front.keys}


def set_chunk(text: str, chunk: str, order: Sequence[str]) -> str:
    """Give the text with a key holding what its chunk (``key: …``, without the last line end) holds."""
    front, new = Front.of(text), Front.of(f"---\n{chunk}\n---\n")
    ((key, (name, value)),) = new.keys.items()
    if key not in front.keys:
        return front.insert_lines(key, _indent(f"{chunk}\n", 0, front), order)
    old = _Pair(front, *front.keys[key], front.lines(key)[1])
    splices = list(_rewrite(old, _Pair(new, name, value, new.end)))
    places = [(splice.start, splice.end, number) for number, splice in enumerate(splices)]
    for start, end, number in sorted(places, reverse=True):  # from below, so that offsets above stay right
        text = text[:start] + splices[number].words + text[end:]
    return text


def set_chunks(text: str, chunks: Mapping[str, str], order: Sequence[str]) -> str:
    """Give the text with several keys set, '' removing one."""
    for key in sorted(chunks, key=lambda key: order.index(key) if key in order else len(order)):
        text = set_chunk(text, chunks[key], order) if chunks[key] else remove_key(text, key)
    return text


def set_body(text: str, body: str) -> str:
    """Give the text with another body (as ``write_body`` writes it) below the same front matter."""
    newline = Front.of(text).newline
    return remove_body(text) + (f"\n{body}".replace("\n", newline) if body else "")


def _rewrite(old: _Pair, new: _Pair) -> Iterator[_Splice]:
    """Give what to change in the lines of a key, all of it inside those lines."""
    if _plain(old.value) == _plain(new.value):
        return
    if _is_block(old.value, yaml.MappingNode) and _is_block(new.value, yaml.MappingNode):
        yield from _rewrite_mapping(old, new)
    elif _is_block(old.value, yaml.SequenceNode) and _is_block(new.value, yaml.SequenceNode):
        yield from _rewrite_items(old, new)
    elif _is_block(new.value):
        yield _Splice(old.start, old.end, _indent(new.lines, _column(new), old.front, _column(old)))
    else:
        yield from _write_inline(old, new.front.text[slice(*new.front.span(new.value))])


def _write_inline(old: _Pair, written: str) -> Iterator[_Splice]:
    """Put a value beside its key; a comment on the key's line stays, further lines of the old value go."""
    if not _is_block(old.value):
        yield _Splice(*replace_node(old.front, old.value, written))
        return
    text, (_, after) = old.front.text, old.front.span(old.key)
    colon = text.index(":", after) + 1
    yield _Splice(colon, colon, f" {written}")
    yield _Splice(line_end(text, old.start), old.end, "")


def _rewrite_mapping(old: _Pair, new: _Pair) -> Iterator[_Splice]:
    held, wanted = _pairs(old), _pairs(new)
    place = next(iter(held.values())).start
    for name, pair in wanted.items():
        if name in held:
            yield from _rewrite(held[name], pair)
            place = held[name].end
        else:
            column = held[next(iter(held))].key.start_mark.column
            yield _Splice(place, place, _indent(pair.lines, _column(pair), old.front, column))
    yield from (_Splice(pair.start, pair.end, "") for name, pair in held.items() if name not in wanted)


def _rewrite_items(old: _Pair, new: _Pair) -> Iterator[_Splice]:
    (held, starts), (wanted, _) = _items(old), _items(new)
    lines = _list_item_lines(new)
    for kind, first, last, start, stop in SequenceMatcher(None, held, wanted, autojunk=False).get_opcodes():
        if kind != "equal":
            words = "".join(_indent(line, _dash(new), old.front, _dash(old)) for line in lines[start:stop])
            yield _Splice(starts[first], starts[last], words)


def _pairs(pair: _Pair) -> dict[str, _Pair]:
    """Give the pairs of a block mapping, each up to the next."""
    nodes: list[tuple[yaml.Node, yaml.Node]] = pair.value.value
    starts = [line_start(pair.front.text, pair.front.span(key)[0]) for key, _ in nodes]
    ends = [*starts[1:], pair.end]
    return {str(key.value): _Pair(pair.front, key, value, end) for (key, value), end in zip(nodes, ends, strict=True)}


def _items(pair: _Pair) -> tuple[list[Plain], list[int]]:
    """Give the items of a block sequence, and where the lines of each begin; the end of the last behind them."""
    nodes: list[yaml.Node] = pair.value.value
    starts = [line_start(pair.front.text, pair.front.span(item)[0]) for item in nodes]
    return [_plain(item) for item in nodes], [*starts, pair.end]


def _list_item_lines(pair: _Pair) -> list[str]:
    starts = _items(pair)[1]
    return [pair.front.text[start:end] for start, end in pairwise(starts)]


def _indent(lines: str, column: int, front: Front, wanted: int | None = None) -> str:
    """Move lines from one column to another (the file's own without one), with the file's line ends."""
    target = front.indent if wanted is None else wanted
    moved = (" " * target + line[column:] for line in lines.splitlines(keepends=True))
    return "".join(moved).replace("\n", front.newline)


def _column(pair: _Pair) -> int:
    return pair.key.start_mark.column


def _dash(pair: _Pair) -> int:
    return pair.value.start_mark.column


def _is_block(node: yaml.Node, kind: type[yaml.CollectionNode] = yaml.CollectionNode) -> bool:
    return isinstance(node, kind) and not node.flow_style


def _plain(node: yaml.Node) -> Plain:
    """Give what a node holds, whatever its style."""
    if isinstance(node, yaml.MappingNode):
        return ("map", *sorted((str(key.value), _plain(value)) for key, value in node.value))
    if isinstance(node, yaml.SequenceNode):
        return ("list", *(_plain(item) for item in node.value))
    if not isinstance(node, yaml.ScalarNode):
        raise EditError
    return str(node.value)
