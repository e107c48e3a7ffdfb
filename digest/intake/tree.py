"""HTML to a tree, and a tree to its visible lines with what the elements around them say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lxml import etree
from lxml.html import HTMLParser, fromstring

from digest.arabic.script import count_letters
from digest.intake.limits import MAX_DEPTH, MAX_ELEMENTS
from digest.intake.tables import find_rows

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

Element = Any

_INVISIBLE = """
head script style noscript template iframe object embed svg math canvas audio video map datalist select
option input textarea progress meter dialog title meta link base param source track
"""
_BLOCKS = """
html body div p article section main header footer nav aside figure figcaption form fieldset legend table
thead tbody tfoot tr td th caption ul ol li dl dt dd menu h1 h2 h3 h4 h5 h6 hgroup blockquote pre address
center hr br details summary dir frameset label button
"""
INVISIBLE = frozenset(_INVISIBLE.split())
BLOCKS = frozenset(_BLOCKS.split())
BOLD = frozenset({"b", "strong"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MAX_HREFS = 30
"""Addresses remembered of one line; three tell a list of links."""

_NO_TEXT, _TOO_DEEP, _TOO_MANY = "no-text", "too-deep", "too-many-elements"
_SPACE = re.compile(r"\s+")
_BREAK = re.compile(r"[\u2028\u2029]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class TooMuch(Exception):  # noqa: N818 - it names what is wrong, not an error of ours
    """A page beyond what is read; carries the refusal's code."""


@dataclass(slots=True)
class Line:
    """One visible line: its text, the letters that stand in links, and the elements it lies in.

    `path` runs from the outermost element to the block that holds the line. Not frozen: the body checks write
    `role`, `reason` and `by` as they decide.
    """

    text: str
    path: tuple[Element, ...]
    letters: int
    linked: int
    bold: int
    images: int
    hrefs: tuple[str, ...] = ()
    role: str = ""
    reason: str = ""
    by: str = ""
    marks: set[str] = field(default_factory=set)

    @property
    def block(self) -> Element:
        """Give the innermost block element."""
        return self.path[-1]

    @property
    def link_share(self) -> float:
        """Give the share of letters that stand in links, 0..1."""
        return self.linked / self.letters if self.letters else float(bool(self.hrefs))


def parse_html(text: str) -> Element:
    """Parse a page or a fragment; raise TooMuch for what is too large or too deep.

    The text is handed over as UTF-8 whatever the page declares: it has been decoded already.
    """
    parser = HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = fromstring(_drop_controls(text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as fault:
        raise TooMuch(_NO_TEXT) from fault
    _check_size(tree)
    return tree


def _drop_controls(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b\x0e-\x1f]", "", text) or " "


def _check_size(tree: Element) -> None:
    """Count elements and depth without recursion."""
    depth = 0
    for count, (event, _) in enumerate(etree.iterwalk(tree, events=("start", "end")), 1):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise TooMuch(_TOO_DEEP)
        if count > 2 * MAX_ELEMENTS:
            raise TooMuch(_TOO_MANY)


def is_hidden(element: Element) -> bool:
    """Tell whether a reader never sees an element."""
    if element.tag in INVISIBLE or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))


def read_lines(tree: Element) -> list[Line]:
    """Give every visible line in page order; each block and each `<br>` ends a line."""
    reader, rows = _LineReader(), find_rows(tree)
    for event, element in _walk(tree, rows):
        if event == "row":
            reader.add_row(element, rows[element])
        elif event == "text":
            reader.add_text(element.text)
        elif event == "tail":
            reader.add_text(element.tail)
        elif event == "start":
            reader.enter(element)
        else:
            reader.leave(element)
    reader.close_line()
    return reader.lines


class _LineReader:
    """The lines so far and the one that is being filled."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._path: list[Element] = []
        self._links: list[Element] = []
        self._bold = 0
        self._images = 0
        self._begin()

    def _begin(self) -> None:
        self._parts: list[str] = []
        self._linked = self._bolded = 0
        self._hrefs: list[str] = []

    def enter(self, element: Element) -> None:
        """Open an element: a block ends the line, a link or bold text is counted from here."""
        tag = element.tag
        if tag in BLOCKS:
            self.close_line(keep_images=tag == "br")
            self._path.append(element)
        elif tag == "a":
            self._links.append(element)
        elif tag in BOLD:
            self._bold += 1
        elif tag == "img":
            self._images += 1

    def leave(self, element: Element) -> None:
        """Close an element."""
        tag = element.tag
        if tag in BLOCKS:
            self.close_line(keep_images=tag == "br")
            self._path.pop()
        elif tag == "a":
            self._links.pop()
        elif tag in BOLD:
            self._bold -= 1

    def add_text(self, text: str | None) -> None:
        """Add a run of text with what is open around it."""
        if not text:
            return
        self._parts.append(text)
        if self._links:
            self._linked += count_letters(text)
            href = self._links[-1].get("href") or ""
            if text.strip() and len(self._hrefs) < MAX_HREFS and href not in self._hrefs:
                self._hrefs.append(href)
        if self._bold:
            self._bolded += count_letters(text)

    def add_row(self, row: Element, text: str) -> None:
        """Add a table's row as a line of its own."""
        self.enter(row)
        self._parts.append(text)
        self.leave(row)
        if text:
            self.lines[-1].marks.add("row")

    def close_line(self, *, keep_images: bool = False) -> None:
        """End the line; an image before a `<br>` counts for the line after it."""
        text = _SPACE.sub(" ", _BREAK.sub(" ", "".join(self._parts))).strip()
        if text and self._path:
            self.lines.append(self._make_line(text))
        if text or not keep_images:
            self._images = 0
        self._begin()

    def _make_line(self, text: str) -> Line:
        return Line(
            text=text,
            path=tuple(self._path),
            letters=count_letters(text),
            linked=self._linked,
            bold=self._bolded,
            images=self._images,
            hrefs=tuple(self._hrefs),
        )


def _walk(tree: Element, rows: Container[Element]) -> Iterator[tuple[str, Element]]:
    """Give start, text, end and tail events, and a table's rows whole, passing over what is hidden; no recursion."""
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if not isinstance(element.tag, str) or (is_hidden(element) and element is not tree):
                walker.skip_subtree()
                continue
            if element in rows:
                walker.skip_subtree()
                yield "row", element
                continue
            yield "start", element
            yield "text", element
        elif element is not tree:
            if isinstance(element.tag, str) and not is_hidden(element) and element not in rows:
                yield "end", element
            yield "tail", element
    yield "end", tree
