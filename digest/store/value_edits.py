"""Edits to single values of front matter, in place: every other byte stays, comments and line ends included."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
#: Line ends to libyaml but not to us (see ``nodes``); replaced one for one, so that places stay.
_SPACES = str.maketrans("\x85\u2028\u2029", "   ")
_FENCE = "---"


class EditError(Exception):
    """The front matter cannot be edited value by value: it is broken, or all its keys stand on one line."""


@dataclass(frozen=True, slots=True)
class Front:
    """A file's text with the nodes of its front matter; ``start`` and ``end`` are the offsets between the fences."""

    text: str
    start: int
    end: int
    keys: Mapping[str, tuple[yaml.Node, yaml.Node]]
    indent: int

    @classmethod
    def of(cls, text: str) -> Front:
        """Read the front matter; raises :class:`EditError` where it is no mapping with a key a line."""
        start, end = _find_fences(text)
        try:
            root = yaml.compose(text[start:end].translate(_SPACES), Loader=_Loader)
        except yaml.YAMLError as error:
            raise EditError from error
        if root is None:
            return cls(text, start, end, {}, 0)
        if not isinstance(root, yaml.MappingNode) or root.flow_style:
            raise EditError
        keys = {str(key.value): (key, value) for key, value in root.value}
        return cls(text, start, end, keys, root.start_mark.column)

    @property
    def newline(self) -> str:
        """Give the line end that the file's first line has."""
        first = _match_line(self.text, 0)
        return first[len(first.rstrip("\r\n")) :] or "\n"

    def span(self, node: yaml.Node) -> tuple[int, int]:
        """Give the offsets of a node in the text."""
        return self.start + node.start_mark.index, self.start + node.end_mark.index

    def lines(self, key: str) -> tuple[int, int]:
        """Give the offsets of a key's lines; blank lines and comments above the next key belong to that key."""
        start = line_start(self.text, self.span(self.keys[key][0])[0])
        later = (line_start(self.text, self.span(other)[0]) for other, _ in self.keys.values())
        stop = min((place for place in later if place > start), default=self.end)
        end = last = line_end(self.text, start)
        while last < stop:
            line = _match_line(self.text, last)
            last += len(line)
            if line.strip() and not line.startswith("#"):
                end = last
        return start, end

    def splice(self, start: int, end: int, words: str) -> str:
        """Give the text with the characters between two offsets replaced."""
        return self.text[:start] + words + self.text[end:]

    def insert(self, key: str, value: str, order: Sequence[str]) -> str:
        """Give the text with a new key below the nearest that stands before it in ``order``."""
        return self.insert_lines(key, f"{' ' * self.indent}{key}: {value}{self.newline}", order)

    def insert_lines(self, key: str, lines: str, order: Sequence[str]) -> str:
        """Give the text with the whole lines of a new key."""
        before = order[: order.index(key)] if key in order else order
        place = max((self.lines(other)[1] for other in before if other in self.keys), default=self.start)
        return self.splice(place, place, lines)


def set_value(text: str, key: str, value: str, written: str, order: Sequence[str]) -> str:
    """Give the text with a key's single value set, ``written`` being that value as YAML; a comment beside it stays."""
    front = Front.of(text)
    if key not in front.keys:
        return front.insert(key, written, order)
    node = front.keys[key][1]
    if not isinstance(node, yaml.ScalarNode):
        raise EditError
    return text if node.value == value else _replace(front, node, written)


def set_mapping(text: str, key: str, pairs: Mapping[str, str], order: Sequence[str]) -> str:
    """Give the text with a key's mapping holding just these plain values; a block keeps its shape and comments."""
    front = Front.of(text)
    written = "{" + ", ".join(f"{name}: {value}" for name, value in pairs.items()) + "}"
    if key not in front.keys:
        return front.insert(key, written, order)
    node = front.keys[key][1]
    if isinstance(node, yaml.MappingNode) and {k.value: v.value for k, v in node.value} == dict(pairs):
        return text
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        return _replace(front, node, written)
    return _set_block(front, key, node, pairs)


def add_item(text: str, key: str, written: str, order: Sequence[str]) -> str:
    """Give the text with one more item at the end of a key's list, in the list's own style."""
    front = Front.of(text)
    if key not in front.keys:
        return front.insert(key, f"[{written}]", order)
    node = front.keys[key][1]
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        end = front.lines(key)[1]
        return front.splice(end, end, f"{' ' * node.start_mark.column}- {written}{front.newline}")
    if isinstance(node, yaml.SequenceNode) and node.value:
        end = front.span(node.value[-1])[1]
        return front.splice(end, end, f", {written}")
    if isinstance(node, yaml.SequenceNode) or _is_empty(node):
        return _replace(front, node, f"[{written}]")
    start, end = front.span(node)
    return front.splice(start, end, f"[{text[start:end]}, {written}]")


def replace_item(text: str, key: str, old: str, new: str) -> str:
    """Give the text with an item of a list of ids replaced, or left out where the new one stands there already."""
    front = Front.of(text)
    items = _items(front, key)
    for number, item in enumerate(items):
        if item.value == old:
            return remove_item(text, key, number) if new in {i.value for i in items} else _replace(front, item, new)
    return text


def drop_item(text: str, key: str, value: str) -> str:
    """Give the text without an item of a list of ids; the key goes with its last item."""
    values = [item.value for item in _items(Front.of(text), key)]
    return remove_item(text, key, values.index(value)) if value in values else text


def remove_item(text: str, key: str, number: int) -> str:
    """Give the text without the item of this number (from 0)."""
    front = Front.of(text)
    node, items = front.keys[key][1], _items(front, key)
    if len(items) == 1:
        return remove_key(text, key)
    spans = [front.span(item) for item in items]
    if isinstance(node, yaml.SequenceNode) and not node.flow_style:
        starts = [*(line_start(text, start) for start, _ in spans), front.lines(key)[1]]
        return front.splice(starts[number], starts[number + 1], "")
    if number:
        return front.splice(spans[number - 1][1], spans[number][1], "")
    return front.splice(spans[0][0], spans[1][0], "")


def replace_inner(text: str, path: Sequence[str], old: str, new: str) -> str:
    """Give the text with one value inside mappings replaced where it is the old one; ``path`` names the keys."""
    front = Front.of(text)
    node = front.keys[path[0]][1] if path[0] in front.keys else None
    for name in path[1:]:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((value for key, value in pairs if key.value == name), None)
    return _replace(front, node, new) if isinstance(node, yaml.ScalarNode) and node.value == old else text


def replace_in_items(text: str, key: str, name: str, old: str, new: str) -> str:
    """Give the text with one value replaced in each mapping of a list where it is the old one."""
    front = Front.of(text)
    for item in _items(front, key):
        for inner, value in item.value if isinstance(item, yaml.MappingNode) else ():
            if inner.value == name and value.value == old:
                return replace_in_items(_replace(front, value, new), key, name, old, new)
    return text


def remove_key(text: str, key: str) -> str:
    """Give the text without a key and its lines; comments above it stay."""
    front = Front.of(text)
    return front.splice(*front.lines(key), "") if key in front.keys else text


def remove_body(text: str) -> str:
    """Give the text without anything below the front matter."""
    front = Front.of(text)
    return text[: line_end(text, front.end)]


def append_body(text: str, body: str) -> str:
    """Give the text with further paragraphs (``write_body``'s) below its own."""
    newline = Front.of(text).newline
    head = text.rstrip("\r\n")
    return f"{head}{newline}{newline}{body.replace(chr(10), newline)}"


def _set_block(front: Front, key: str, node: yaml.MappingNode, pairs: Mapping[str, str]) -> str:
    """Set the values of a block mapping from its last line upwards, so that offsets above stay right."""
    text, newline, column = front.text, front.newline, node.start_mark.column
    starts = [line_start(text, front.span(name)[0]) for name, _ in node.value]
    ends = [*starts[1:], front.lines(key)[1]]
    known = {name.value for name, _ in node.value}
    fresh = "".join(f"{' ' * column}{name}: {value}{newline}" for name, value in pairs.items() if name not in known)
    for (name, value), start, end in reversed(list(zip(node.value, starts, ends, strict=True))):
        if name.value not in pairs:
            text = text[:start] + text[end:]
        elif value.value != pairs[name.value]:
            first, last = front.span(value)
            text = text[:first] + pairs[name.value] + text[last:]
    return text[: starts[0]] + fresh + text[starts[0] :]


def replace_node(front: Front, node: yaml.Node, written: str) -> tuple[int, int, str]:
    """Give the offsets of a single value and what goes there, in the quotes it has where they fit."""
    start, end = front.span(node)
    old = front.text[start:end]
    if not old:
        return start, end, f" {written}"
    tail = old[len(old.rstrip()) :]  # a block scalar's span holds its last line end
    plain = re.match(r"[\w-]+\Z", written, re.ASCII)
    quote = old[0] if isinstance(node, yaml.ScalarNode) and plain and old[0] in "'\"" else ""
    return start, end, f"{quote}{written}{quote}{tail}"


def _replace(front: Front, node: yaml.Node, written: str) -> str:
    return front.splice(*replace_node(front, node, written))


def _items(front: Front, key: str) -> Sequence[yaml.Node]:
    node = front.keys[key][1] if key in front.keys else None
    if isinstance(node, yaml.SequenceNode):
        return list(node.value)
    return [node] if node is not None and not _is_empty(node) else []


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in {"", "~", "null", "Null", "NULL"}


def _find_fences(text: str) -> tuple[int, int]:
    place, start = 0, -1
    while place < len(text):
        line = _match_line(text, place)
        if line.rstrip() == _FENCE and start >= 0:
            return start, place
        if start < 0 and line.rstrip() != _FENCE:
            break
        place += len(line)
        start = place if start < 0 else start
    raise EditError


def _match_line(text: str, place: int) -> str:
    found = _LINE.match(text, place)
    return found[0] if found else ""


def line_start(text: str, place: int) -> int:
    """Give the offset of the first character of a line."""
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def line_end(text: str, place: int) -> int:
    """Give the offset behind a line and its end."""
    return place + len(_match_line(text, place))
