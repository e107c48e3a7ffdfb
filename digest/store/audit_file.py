"""What adding saw and did, one file an article, for ``explain`` and ``review``; the build does not need it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.store.nodes import Mapping, Node, Scalar, Sequence, read_nodes
from digest.store.yaml_text import write_mapping, write_text, write_value

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class AuditLine:
    """A line of the raw page with its label, the rule that decided, and its words."""

    n: int
    label: str
    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Audit:
    """Everything adding saw and did with one page; ``facts`` are pairs of a name and a value."""

    article: str
    facts: tuple[tuple[str, str], ...] = ()
    lines: tuple[AuditLine, ...] = ()
    repairs: tuple[tuple[int, str, str, str], ...] = ()
    evidence: tuple[tuple[int, str, str, str], ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


def write_audit(audit: Audit) -> str:
    """Write an audit: one line of YAML for each line of the page."""
    return "\n".join(_write(audit)) + "\n"


def readdress_audit(text: str, old: str, new: str) -> str:
    """Give the text of an audit that names another id of its article; every other character stays."""
    head = f"article: {old}"
    named = text.startswith(head) and text[len(head) : len(head) + 1] in {"\n", "\r", ""}
    return f"article: {new}{text[len(head) :]}" if named else text


def read_audit(text: str) -> Audit:
    """Read an audit back; what is missing or odd in it is left out, since nothing is decided from it."""
    root, _ = read_nodes(text, "")
    return Audit(
        article=_text(root, "article"),
        facts=_pairs(root, "facts"),
        lines=tuple(
            AuditLine(_number(i, "n"), _text(i, "label"), _text(i, "rule"), _text(i, "text"))
            for i in _items(root, "lines")
        ),
        repairs=tuple(
            (_number(i, "line"), _text(i, "rule"), _text(i, "before"), _text(i, "after"))
            for i in _items(root, "repairs")
        ),
        evidence=tuple(
            (_number(i, "line"), _text(i, "kind"), _text(i, "text"), _text(i, "gives"))
            for i in _items(root, "evidence")
        ),
        extra=_pairs(root, "extra"),
    )


def _write(audit: Audit) -> Iterator[str]:
    yield f"article: {audit.article}"
    yield from _write_pairs("facts", audit.facts)
    yield from _write_items("evidence", ("line", "kind", "text", "gives"), audit.evidence)
    yield from _write_items("repairs", ("line", "rule", "before", "after"), audit.repairs)
    yield from _write_pairs("extra", audit.extra)
    if audit.lines:
        yield "lines:"
    for line in audit.lines:
        pairs = [("n", str(line.n)), ("label", line.label), ("rule", write_value(line.rule))]
        if line.text.strip():
            pairs.append(("text", write_text(line.text)))
        yield f"  - {write_mapping(pairs)}"


def _write_pairs(name: str, pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    if pairs:
        yield f"{name}:"
        for key, value in pairs:
            yield f"  {write_value(key)}: {write_text(value)}"


def _write_items(name: str, keys: tuple[str, ...], items: tuple[tuple[int, str, str, str], ...]) -> Iterator[str]:
    if items:
        yield f"{name}:"
        for first, *rest in items:
            texts = ((key, write_text(text)) for key, text in zip(keys[1:], rest, strict=True))
            yield f"  - {write_mapping([(keys[0], str(first)), *texts])}"


def _node(node: Node | None, key: str) -> Node | None:
    return node.items[key][1] if isinstance(node, Mapping) and key in node.items else None


def _text(node: Node | None, key: str) -> str:
    found = _node(node, key)
    return found.text if isinstance(found, Scalar) else ""


def _number(node: Node | None, key: str) -> int:
    text = _text(node, key)
    return int(text) if text.isdecimal() else 0


def _items(node: Node | None, key: str) -> list[Node]:
    found = _node(node, key)
    return found.items if isinstance(found, Sequence) else []


def _pairs(node: Node | None, key: str) -> tuple[tuple[str, str], ...]:
    found = _node(node, key)
    if not isinstance(found, Mapping):
        return ()
    return tuple((name, value.text) for name, (_, value) in found.items.items() if isinstance(value, Scalar))
