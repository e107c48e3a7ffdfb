"""What intake hands on: pages with their lines and stated facts, or refusals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "html", "feed-item", "record"]
Where = Literal[
    "",
    "json-ld",
    "meta",
    "microdata",
    "time-element",
    "heading",
    "title-element",
    "canonical",
    "byline-element",
    "html-lang",
    "feed",
    "record",
]
Role = Literal["paragraph", "subheading", "standfirst", "title", "kicker", "byline", "date-line", "left-out"]

BODY_ROLES: frozenset[Role] = frozenset({"paragraph", "subheading"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One stated value and the part of the page that states it; false when nothing is stated."""

    value: str = ""
    where: Where = ""

    def __bool__(self) -> bool:
        """Tell whether anything is stated."""
        return bool(self.value)


@dataclass(frozen=True, slots=True)
class Stated:
    """What structured data, feed or record say of an article.

    `published` is the first of `dates`; dates are the strings as found (ISO 8601 nearly always, feeds are
    brought to ISO), in the order of trust, never read off running text and never converted to another zone.
    """

    title: Fact = Fact()
    source: Fact = Fact()
    byline: Fact = Fact()
    published: Fact = Fact()
    modified: Fact = Fact()
    url: Fact = Fact()
    language: Fact = Fact()
    description: Fact = Fact()
    dates: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """The part one line of an HTML page plays.

    `line` counts from 1 in `RawPage.lines`. `reason` is set for left-out lines only: one of the cleaning's
    drop labels (navigation, related-link, share, caption, ...) or `other` where the element tells nothing.
    `by` is what told it: an element (`<nav>`), a class or id, or the name of one of our checks.
    """

    line: int
    text: str
    role: Role
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as it came: its lines, what it states of itself, and the bytes it was read from.

    `lines`: for text the physical lines, unchanged; for HTML and feed items every visible line in page order;
    for a record its paragraphs. `blocks`: for HTML and feed items one block a line, in the same order.
    `data`: the bytes of this item (for a record its JSON line, for a feed item its content).
    """

    name: str
    kind: Kind
    lines: tuple[str, ...]
    stated: Stated = Stated()
    record: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = ()
    data: bytes = b""
    encoding: str = "utf-8"
    repaired: str = ""

    @property
    def body(self) -> tuple[Block, ...]:
        """Give the kept body blocks in order; empty for plain text, which the cleaning reads."""
        return tuple(block for block in self.blocks if block.role in BODY_ROLES)


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that is no page; `code` is worded by the command line, `values` fill its sentence."""

    name: str
    code: str
    values: tuple[tuple[str, str | int], ...] = ()
