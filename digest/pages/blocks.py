"""What a page is made of: a small vocabulary of blocks and of words inside them.

Every text in these values is plain text; the writer escapes it. Nothing here is markup.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the digest (``events/x.md``, with an anchor) or to an outside address."""

    to: str
    words: Inlines
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """A date in words with its machine form (``2020-02``, ``2020-02-19``)."""

    machine: str
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """Words that play a role the style sheet knows, or carry an anchor."""

    words: Inlines
    role: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Latin:
    """Text that runs left to right inside Arabic: a file name, a hash, an address."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a paragraph."""


Inline = Words | Link | Time | Span | Latin | Break
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4."""

    level: int
    words: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    words: Inlines


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; each item is a run of simple blocks: Markdown cannot hold a region inside a list."""

    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; cells hold words."""

    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """An outlet's own words, set apart."""

    words: Inlines


@dataclass(frozen=True, slots=True)
class Region:
    """Blocks that belong together under a role; ``tag`` is section, aside, div, header or nav, ``label`` its name."""

    role: str
    blocks: Blocks
    tag: str = "section"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks behind a summary line, closed until the reader opens them."""

    summary: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on the time line of an event: at ``day`` (index of a column), from ``day`` to ``until`` for a bar."""

    shape: str
    day: int
    until: int = -1


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A drawing of days (pairs of weekday and number) and rows of marks; ``alt`` says the same in words."""

    days: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[Mark, ...]], ...]
    alt: str


Block = Heading | Paragraph | Listing | Table | Quote | Region | Fold | TimeLine
Blocks = tuple[Block, ...]
Item = tuple[Heading | Paragraph | Listing, ...]


@dataclass(frozen=True, slots=True)
class Ref:
    """The address of a page of the digest, by its source path, inside linked data."""

    uri: str


@dataclass(frozen=True, slots=True)
class Thing:
    """Something a page tells machines about: its type at schema.org and its properties, in order."""

    kind: str
    facts: tuple[tuple[str, Fact], ...]


Fact = str | int | Ref | Thing | tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: its source path (``events/x.md``), its title, its blocks, and what templates need.

    ``kind`` names the layout; ``updated`` is the newest day (ISO) of what it shows, '' where none is known;
    ``published`` is the day or minute (ISO) of the text it shows; ``indexed`` tells whether our own search finds it,
    ``crawlable`` whether other searches may; ``card`` is the address of its picture below the site's root, where it has
    one of its own; ``thing`` is what it tells machines.
    """

    uri: str
    title: str
    kind: str
    blocks: Blocks
    description: str = ""
    updated: str = ""
    published: str = ""
    indexed: bool = True
    crawlable: bool = True
    card: str = ""
    thing: Thing | None = None


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address that leads to a new one; both are addresses below the site's root, such as ``events/x/``."""

    old: str
    new: str
