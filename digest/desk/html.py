"""A few lines that write HTML: every text is escaped, and only what this module made passes as markup."""

from __future__ import annotations

import html
from dataclasses import dataclass

from digest.desk.revealing import reveal

_VOID = frozenset({"br", "input", "meta", "link", "hr"})


@dataclass(frozen=True, slots=True)
class Html:
    """Markup that was made here; anything that is only a ``str`` is text."""

    text: str


def el(spec: str, *children: Html | str, **attributes: str) -> Html:
    """Make an element: ``el("p.meta", "text", dir="ltr")``.

    ``spec`` is the element's name with its classes, both our own. Attribute names lose a trailing ``_`` and turn
    ``_`` into ``-``; an empty value is left out, and ``checked="checked"`` is how a switch is written.
    """
    name, *classes = spec.split(".")
    pairs = [("class", " ".join(classes))] if classes else []
    pairs += [(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items()]
    opening = "".join(f' {key}="{html.escape(reveal(value))}"' for key, value in pairs if value)
    if name in _VOID:
        return Html(f"<{name}{opening}>")
    return Html(f"<{name}{opening}>{join(*children).text}</{name}>")


def join(*children: Html | str) -> Html:
    """Put children one after the other; a text is escaped, its control characters but line feeds shown."""
    return Html("".join(child.text if isinstance(child, Html) else _escape(child) for child in children))


def outside(text: str) -> Html:
    """Isolate a text from outside, whatever direction it has."""
    return el("bdi", text)


def latin(text: str, spec: str = "code") -> Html:
    """Write a path, an id or a command from left to right."""
    return el(spec, text, dir="ltr", translate="no")


def _escape(text: str) -> str:
    return html.escape("\n".join(map(reveal, text.split("\n"))))
