"""The words of the site: the package's strings, over which a site may lay its own."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.problems import Place, Problem
from digest.store.nodes import Mapping, Node, Scalar, read_nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

Entries = dict[str, dict[str, str]]
_NOTE = "context"
_COUNT = "count"
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class _Line:
    """One form of one phrase, and the line it stands on; a phrase without forms gives one with form ''."""

    key: str
    form: str
    words: str
    line: int


def read_strings(text: str, file: str) -> tuple[Entries, tuple[Problem, ...]]:
    """Read a strings file into ``section.name`` → form → words; the notes for translators are left out."""
    lines, problems = _read_lines(text, file)
    entries: Entries = {}
    for line in lines:
        entries.setdefault(line.key, {})[line.form] = line.words
    return entries, problems


def lay_over(base: Entries, text: str, file: str) -> tuple[Entries, tuple[Problem, ...]]:
    """Lay a site's own words over the package's.

    E102: a key, E123: a form that the package does not have; E124: a place to fill that its phrase does not have.
    """
    merged = {key: dict(forms) for key, forms in base.items()}
    lines, found = _read_lines(text, file)
    problems = list(found)
    for line in lines:
        if problem := _check_line(base, line, file):
            problems.append(problem)
        else:
            merged[line.key][line.form] = line.words
    return merged, tuple(problems)


def _check_line(base: Entries, line: _Line, file: str) -> Problem | None:
    place = Place(file, line.line)
    if line.key not in base:
        near = difflib.get_close_matches(line.key, sorted(base), 1)
        return Problem(place, "E102", line.key, (("near", near[0] if near else ""),))
    if line.form not in base[line.key]:
        return Problem(place, "E123", line.key, (("value", line.form),))
    known = {slot for words in base[line.key].values() for slot in _SLOT.findall(words)} | {"site"}
    odd = [slot for slot in _SLOT.findall(line.words) if slot not in known]
    return Problem(place, "E124", line.key, (("value", odd[0]),)) if odd else None


def _read_lines(text: str, file: str) -> tuple[tuple[_Line, ...], tuple[Problem, ...]]:
    root, problems = read_nodes(text, file)
    found = list(problems)
    if root is not None and not isinstance(root, Mapping) and not found:
        found.append(Problem(Place(file, root.line), "E016"))
    lines = tuple(
        _Line(key, form, scalar.text, scalar.line)
        for key, node in _entries(root, file, found)
        for form, scalar in _forms(node, file, found)
    )
    return lines, tuple(found)


def _entries(root: Node | None, file: str, problems: list[Problem]) -> Iterator[tuple[str, Mapping]]:
    sections = root.items if isinstance(root, Mapping) else {}
    for section, (head, names) in sections.items():
        if not isinstance(names, Mapping):
            problems.append(Problem(Place(file, head.line), "E103", section, (("wanted", "mapping"),)))
            continue
        for name, (scalar, node) in names.items.items():
            if isinstance(node, Mapping):
                yield f"{section}.{name}", node
            else:
                problems.append(
                    Problem(Place(file, scalar.line), "E103", f"{section}.{name}", (("wanted", "mapping"),))
                )


def _forms(node: Mapping, file: str, problems: list[Problem]) -> Iterator[tuple[str, Scalar]]:
    for form, (scalar, value) in node.items.items():
        if isinstance(value, Scalar):
            if form != _NOTE:
                yield form, value
        elif isinstance(value, Mapping) and form == _COUNT:
            yield from _forms(value, file, problems)
        else:
            problems.append(Problem(Place(file, scalar.line), "E103", form, (("wanted", "text"),)))
