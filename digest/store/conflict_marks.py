"""Marks that a merge leaves in a file where two sides changed the same lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(r"(?:([<>|])\1{6}(?: .*)?|={7})\Z")
#: Git marks a conflict inside another with longer rows.
_NESTED = re.compile(r"^(?:<{8,}|>{8,})(?: |$)", re.MULTILINE)
_OPENS, _BASE, _PARTS, _CLOSES = "<|=>"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One conflict: the lines of its marks, from 1; ``whole`` tells whether none is missing or out of order."""

    lines: tuple[int, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Sides:
    """The texts that were merged; ``base`` is their common ancestor's, ``None`` where the marks do not hold it."""

    ours: str
    theirs: str
    base: str | None = None


def find_conflicts(text: str) -> tuple[Conflict, ...]:
    """Find the conflicts of a text; a row of ``=`` or ``|`` outside of one is text."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return ()
    found: list[Conflict] = []
    kinds, lines = "", list[int]()
    for number, kind in _list_marks(text):
        if kind == _OPENS and kinds:
            found.append(Conflict(tuple(lines), whole=False))
            kinds, lines = "", []
        if not kinds and kind in _BASE + _PARTS:
            continue
        kinds, lines = kinds + kind, [*lines, number]
        if kind == _CLOSES:
            found.append(Conflict(tuple(lines), whole=kinds in {"<=>", "<|=>"}))
            kinds, lines = "", []
    return (*found, Conflict(tuple(lines), whole=False)) if kinds else tuple(found)


def complain_of_conflicts(text: str, file: str, *, only_whole: bool = False) -> tuple[Problem, ...]:
    """Name each conflict with the lines of its marks (E018); a hand-written page's count where they are whole."""
    return tuple(
        Problem(Place(file, one.lines[0]), "E018", values=(("lines", ", ".join(map(str, one.lines))),))
        for one in find_conflicts(text)
        if one.whole or not only_whole
    )


def is_nested(text: str) -> bool:
    """Tell whether git left a conflict inside another: it follows two names of a file at once."""
    return _NESTED.search(text) is not None


def split_sides(text: str) -> Sides | None:
    """Give the texts that were merged; ``None`` where the marks are not whole or nested, or there are none."""
    conflicts = find_conflicts(text)
    if not conflicts or not all(one.whole for one in conflicts) or is_nested(text):
        return None
    marks = {line for one in conflicts for line in one.lines}
    kinds, part = dict(_list_marks(text)), ""
    sides: dict[str, list[str]] = {_OPENS: [], _BASE: [], _PARTS: []}
    for number, line in enumerate(text.split("\n"), 1):
        if number in marks:
            part = kinds[number].replace(_CLOSES, "")
            continue
        for side in (part,) if part else sides:
            sides[side].append(line)
    ours, base, theirs = ("\n".join(sides[side]) for side in (_OPENS, _BASE, _PARTS))
    has_base = sum(kinds[line] == _BASE for line in marks) == len(conflicts)
    return Sides(ours, theirs, base if has_base else None)


def _list_marks(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")) and _MARK.match(line):
            yield number, line[0]
