"""Two versions of one file into one, key by key: an editor's word wins, two editors' words are left side by side.

Which side is whose makes no difference: where machines said two things, the smaller is taken on either side.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import yaml

from digest.store.chunk_edits import set_chunks, split_chunks
from digest.store.value_edits import Front, add_item, drop_item, line_end, remove_key
from digest.store.yaml_text import write_mapping, write_text, write_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

BODY = "body"
"""The key that the text below the front matter goes by here."""
_OPENING, _PARTING, _CLOSING = "<<<<<<< ours", "=======", ">>>>>>> theirs"


class Unit(NamedTuple):
    """Keys that are decided together; ``union`` for lists of which both sides' items are kept."""

    keys: tuple[str, ...]
    union: bool = False

    @property
    def name(self) -> str:
        """Name a unit by its first key."""
        return self.keys[0]


@dataclass(frozen=True, slots=True)
class Side:
    """One version of a file; ``editors`` names the units that hold an editor's word."""

    text: str
    chunks: Mapping[str, str]
    editors: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str, editors: Iterable[str] = ()) -> Side:
        """Take a text apart; raises :class:`~digest.store.value_edits.EditError` where it cannot be."""
        body = text[line_end(text, Front.of(text).end) :].strip("\n")
        return cls(text, split_chunks(text) | ({BODY: body} if body else {}), frozenset(editors))

    def take(self, unit: Unit) -> tuple[str, ...]:
        """Give what a unit holds, '' for a key that is not there."""
        return tuple(self.chunks.get(key, "") for key in unit.keys)


class Question(NamedTuple):
    """What editors said on both sides: the keys, and the words of each."""

    keys: tuple[str, ...]
    ours: str
    theirs: str


@dataclass(slots=True)
class Merged:
    """The merged text; ``asked`` is left in it between marks, ``loose`` names what machines said in two ways."""

    text: str = ""
    asked: list[Question] = field(default_factory=list)
    loose: set[str] = field(default_factory=set)


def merge_sides(ours: Side, theirs: Side, base: Side | None, units: Sequence[Unit], order: Sequence[str]) -> Merged:
    """Merge two versions; ``units`` are those that hold more than one key or a list, every other key is decided alone.

    ``order`` is the order of the keys in a file.
    """
    listed = [*units, *_list_others(ours, theirs, units)]
    ties = [unit for unit in listed if unit.name not in _LATER]
    first, second = sorted((ours, theirs), key=lambda side: ([side.take(unit) for unit in ties], side.text))
    merged = Merged(first.text)
    for unit in listed:
        one, other = first.take(unit), second.take(unit)
        if one == other or (base and other == base.take(unit)):
            continue
        if base and one == base.take(unit):
            merged.text = _put(merged.text, dict(zip(unit.keys, other, strict=True)), order)
        elif unit.union:
            merged.text = _unite(merged.text, unit.name, first, second, base, order)
        elif unit.name in first.editors and unit.name in second.editors:
            keys = (BODY,) if BODY in unit.keys else unit.keys  # a body's provenance goes with one of the two
            words = ("\n".join(filter(None, side.take(Unit(keys)))) for side in (ours, theirs))
            if ours.take(Unit(keys)) != theirs.take(Unit(keys)):
                merged.asked.append(Question(keys, *words))
        elif unit.name in second.editors:
            merged.text = _put(merged.text, dict(zip(unit.keys, other, strict=True)), order)
        elif unit.name not in first.editors:
            merged.loose.add(unit.name)
    merged.text = _ask(merged.text, merged.asked, order)
    return merged


#: Decided again after the merge: what stands there must not tell which machine's reading of a page is taken.
_LATER = frozenset({"event", "near"})


def _list_others(ours: Side, theirs: Side, units: Iterable[Unit]) -> list[Unit]:
    known = {key for unit in units for key in unit.keys}
    return [Unit((key,)) for key in dict.fromkeys([*sorted(ours.chunks), *sorted(theirs.chunks)]) if key not in known]


def _put(text: str, chunks: Mapping[str, str], order: Sequence[str]) -> str:
    """Put chunks into a text, '' taking one out."""
    if BODY in chunks:
        text = _put_body(text, chunks[BODY])
    return set_chunks(text, {key: chunk for key, chunk in chunks.items() if key != BODY}, order)


def _put_body(text: str, body: str) -> str:
    head = text[: line_end(text, Front.of(text).end)]
    return f"{head}\n{body}\n" if body else head


def _unite(text: str, key: str, first: Side, second: Side, base: Side | None, order: Sequence[str]) -> str:
    """Keep the items of both lists, less those that one side took out of what both began with."""
    ours, theirs = _list_items(first, key), _list_items(second, key)
    common = _list_items(base, key) if base else []
    for item in theirs:
        if item not in ours and item not in common:
            text = add_item(text, key, item, order)
    for item in ours:
        if item in common and item not in theirs:
            text = drop_item(text, key, item)
    return text


def _list_items(side: Side, key: str) -> list[str]:
    """Give the items of a list as we write them."""
    if key not in side.chunks:
        return []
    node = Front.of(f"---\n{side.chunks[key]}\n---\n").keys[key][1]
    return [_write(item) for item in (node.value if isinstance(node, yaml.SequenceNode) else [node])]


def _write(node: yaml.Node) -> str:
    if isinstance(node, yaml.MappingNode):
        return write_mapping((str(key.value), write_text(str(value.value))) for key, value in node.value)
    return write_value(str(node.value))


def _ask(text: str, asked: Iterable[Question], order: Sequence[str]) -> str:
    """Leave both words between marks: of keys where the key stands, of a body below the front matter."""
    blocks: dict[str, str] = {}
    body = ""
    for number, question in enumerate(asked):
        marked = "\n".join(filter(None, (_OPENING, question.ours, _PARTING, question.theirs, _CLOSING)))
        if BODY in question.keys:
            body, text = marked, _put_body(text, "")
            continue
        for key in question.keys:
            text = remove_key(text, key)
        blocks[f"# {number} is asked"] = marked
        text = Front.of(text).insert_lines(question.keys[0], f"# {number} is asked\n", order)
    for place, marked in blocks.items():
        text = text.replace(place, marked, 1)
    return f"{text}\n{body}\n" if body else text
