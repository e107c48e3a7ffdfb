"""The words of the site: the package's strings, over which a site may lay its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.problems import Place, Problem
from digest.store.nodes import Mapping, Node, Scalar, read_nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

Entries = dict[str, dict[str, str]]
_NOTE = "context"
_COUNT = "count"


def read_strings(text: str, file: str) -> tuple[Entries, tuple[Problem, ...]]:
    """Read a strings file into ``section.name`` → form → words; the notes for translators are left out."""
    root, problems = read_nodes(text, file)
    found = list(problems)
    entries: Entries = {}
    for key, node in _entries(root, file, found):
        entries[key] = dict(_forms(node, file, found))
    return entries, tuple(found)


def lay_over(base: Entries, own: Entries, file: str) -> tuple[Entries, tuple[Problem, ...]]:
    """Lay a site's own words over the package's; E102 for a key, E123 for a form that the package does not have."""
    merged = {key: dict(forms) for key, forms in base.items()}
    problems = []
    for key, forms in own.items():
        if key not in base:
            problems.append(Problem(Place(file), "E102", key, (("near", ""),)))
            continue
        for form, words in forms.items():
            if form in base[key]:
                merged[key][form] = words
            else:
                problems.append(Problem(Place(file), "E123", key, (("value", form),)))
    return merged, tuple(problems)


def _entries(root: Node | None, file: str, problems: list[Problem]) -> Iterator[tuple[str, Mapping]]:
    sections = root.items if isinstance(root, Mapping) else {}
    for section, (_, names) in sections.items():
        inner = names.items if isinstance(names, Mapping) else {}
        for name, (scalar, node) in inner.items():
            if isinstance(node, Mapping):
                yield f"{section}.{name}", node
            else:
                problems.append(
                    Problem(Place(file, scalar.line), "E103", f"{section}.{name}", (("wanted", "mapping"),))
                )


def _forms(node: Mapping, file: str, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    for form, (scalar, value) in node.items.items():
        if isinstance(value, Scalar):
            if form != _NOTE:
                yield form, value.text
        elif isinstance(value, Mapping) and form == _COUNT:
            yield from _forms(value, file, problems)
        else:
            problems.append(Problem(Place(file, scalar.line), "E103", form, (("wanted", "text"),)))
