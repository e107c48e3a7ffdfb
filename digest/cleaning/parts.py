"""What goes into cleaning and what comes out of it: frozen values, no logic."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

KEPT_LABELS = (
    "title",
    "kicker",
    "standfirst",
    "dateline",
    "date-line",
    "byline",
    "credit",
    "paragraph",
    "subheading",
)
DROPPED_LABELS = (
    "blank",
    "navigation",
    "crawl-date",
    "related-link",
    "share",
    "comment-form",
    "cookie",
    "newsletter",
    "tag-list",
    "other-headlines",
    "footer",
    "duplicated-title",
    "caption",
    "ad",
    "disclaimer",
    "metadata-label",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line of a raw page, with what became of it."""

    n: int
    """The number of the line, from 1; blank lines count."""
    text: str
    """The line as it came."""
    label: str
    """One of `KEPT_LABELS` or `DROPPED_LABELS`."""
    rule: str
    """The short name of the rule that decided, for `digest explain`."""

    @property
    def kept(self) -> bool:
        """Whether the line is part of the article."""
        return self.label in KEPT_LABELS


@dataclass(frozen=True, slots=True)
class Stated:
    """What structured data, feed or record say of the article; empty where they say nothing."""

    title: str = ""
    source: str = ""
    byline: str = ""
    published: str = ""
    url: str = ""


@dataclass(frozen=True)  # no slots: the index below is made once and kept
class Furniture:
    """How many pages of one outlet hold a line: folded line to number of pages, this page among them."""

    pages_of_line: tuple[tuple[str, int], ...] = ()
    """Sorted by line; only lines that stand on two pages or more."""
    pages: int = 0
    """How many pages were counted, copies of one article as one."""

    @cached_property
    def counts(self) -> dict[str, int]:
        """The same as a mapping."""
        return dict(self.pages_of_line)


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the body, repaired."""

    text: str
    kind: Literal["paragraph", "subheading"]
    line: int


@dataclass(frozen=True, slots=True)
class Repair:
    """One change of the letters of a kept line; `before` and `after` show the words around it."""

    line: int
    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Something for the editor's eye; nothing was changed."""

    code: str
    line: int


@dataclass(frozen=True, slots=True)
class CleanPage:
    """A labelled page and the article in it; a part that the page does not have is an empty string."""

    lines: tuple[Line, ...]
    title: str
    kicker: str
    standfirst: str
    dateline: str
    byline: str
    credit: str
    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a page gives no article: empty, not-arabic, not-found, cookie-wall, block-page, section-front, no-article."""

    code: str
