"""YAML as the editor wrote it: every value keeps its line, and no value is guessed into another type.

A plain ``yaml.load`` loses what an editor must be told: the line of a fault, a duplicate key, ``12:30`` turned into
750 and ``no`` into False. So the event stream of PyYAML's C parser is read here into nodes of text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from digest.problems import Place, Problem

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: What YAML 1.2 forbids in a stream (section 5.1, "Character Set").
_FORBIDDEN = re.compile("[^\x09\x0a\x0d\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Line ends to libyaml, but neither to YAML 1.2 nor to an editor: they would shift every line named after them.
_SPACES = str.maketrans("\x85\u2028\u2029", "   ")
#: Deeper than any value of ours; libyaml takes quadratic time over ``[[[[…``.
_DEEPEST = 20
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class Scalar:
    """One value as text; ``quoted`` tells ``"no"`` from ``no``."""

    text: str
    line: int
    quoted: bool = False

    @property
    def empty(self) -> bool:
        """Whether the file gives no value here: nothing, ``~`` or ``null`` without quotes."""
        return not self.quoted and self.text in _EMPTY


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys and nodes in the file's order; a repeated key keeps its first value."""

    line: int
    items: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def read_nodes(text: str, file: str, first_line: int = 1) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read one YAML document into nodes with lines counted from ``first_line``.

    Returns the root (``None`` for an empty or unreadable document) and the problems found: E011 a control character
    that YAML forbids, E012 broken YAML, E013 a duplicate key, E014 an anchor, alias or tag.
    """
    builder = _Builder(file, first_line)
    forbidden = [
        Problem(Place(file, first_line + text.count("\n", 0, m.start())), "E011", f"U+{ord(m[0]):04X}")
        for m in _FORBIDDEN.finditer(text)
    ]
    if forbidden:
        return None, tuple(forbidden)
    try:
        for event in yaml.parse(text.translate(_SPACES), Loader=_Loader):
            builder.take(event)
            if len(builder.open) > _DEEPEST:
                return None, (*builder.problems, builder.complain_of_depth(event))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if error.context_mark and "end of stream" in str(error.problem):
            mark = error.context_mark  # the quote that was never closed, not the end of the file
        line = first_line + (mark.line if mark else 0)
        return None, (
            *builder.problems,
            Problem(Place(file, line), "E012", values=(("why", str(error.problem)),)),
        )
    return builder.root, tuple(builder.problems)


class _Builder:
    """Takes parser events one by one and stacks nodes; no recursion, so depth cannot hurt."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.open: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []

    def take(self, event: yaml.Event) -> None:
        line = self.first_line + (event.start_mark.line if event.start_mark else 0)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(line, f"*{event.anchor}")
            self._place(Scalar("", line))
        elif isinstance(event, yaml.NodeEvent):
            self._refuse_marks(event, line)
            self._start(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
            self.keys.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._refuse(line, "---")

    def complain_of_depth(self, event: yaml.Event) -> Problem:
        line = self.first_line + (event.start_mark.line if event.start_mark else 0)
        return Problem(Place(self.file, line), "E012", values=(("why", f"nested deeper than {_DEEPEST}"),))

    def _refuse_marks(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor:
            self._refuse(line, f"&{event.anchor}")
        if (tag := getattr(event, "tag", None)) and tag != "!":
            self._refuse(line, str(tag))

    def _start(self, event: yaml.NodeEvent, line: int) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._place(Scalar(event.value, line, event.style in {"'", '"', "|", ">"}))
            return
        node = Sequence(line) if isinstance(event, yaml.SequenceStartEvent) else Mapping(line)
        self._place(node)
        self.open.append(node)
        self.keys.append(None)

    def _place(self, node: Node) -> None:
        if not self.open:
            self.root = self.root or node
        elif isinstance(parent := self.open[-1], Sequence):
            parent.items.append(node)
        elif (key := self.keys[-1]) is None:
            self.keys[-1] = node if isinstance(node, Scalar) else self._odd_key(node)
        else:
            self._add(parent, key, node)
            self.keys[-1] = None

    def _add(self, parent: Mapping, key: Scalar, node: Node) -> None:
        if key.text in parent.items:
            first = parent.items[key.text][0].line
            self.problems.append(Problem(Place(self.file, key.line), "E013", key.text, (("first", str(first)),)))
        else:
            parent.items[key.text] = (key, node)

    def _odd_key(self, node: Node) -> Scalar:
        self._refuse(node.line, "?")
        return Scalar("?", node.line)

    def _refuse(self, line: int, what: str) -> None:
        self.problems.append(Problem(Place(self.file, line), "E014", what))
