"""The other writer: a page value straight into the HTML that Python-Markdown makes of ``markdown.write_page``.

Text leaves the Markdown writer as character references, which Markdown passes on as they stand: what both write alike
lives in ``inlines`` and ``escaping``. Here are the rules of Markdown's own making: paragraphs in lists, attributes in
the order of their names, ids of headings, addresses of links, where lines break. What these rules do not cover is
refused: such a page is made the long way.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from markdown.extensions.toc import strip_tags, unique  # type: ignore[import-untyped]
from pymdownx.slugs import slugify

from digest.pages.addresses import page_address, relative_address
from digest.pages.blocks import (
    Block,
    Blocks,
    Fold,
    Heading,
    Inlines,
    Item,
    Link,
    Listing,
    Page,
    Paragraph,
    Quote,
    Region,
    Table,
    TimeLine,
)
from digest.pages.drawing import draw_time_line
from digest.pages.escaping import escape, escape_address
from digest.pages.inlines import write_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Makes a heading's id of its words; Markdown's own slugs know no Arabic.
HEADING_SLUG = slugify(case="lower")
_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SPAN_ID = re.compile(r'<span(?: class="[^"]*")? id="([^"]*)"')


class UnwritableError(Exception):
    """A page holds what this writer cannot be sure to write as Markdown would: the argument."""


@dataclass(frozen=True, slots=True)
class Written:
    """A page's HTML, its headings (level, id, words as HTML), and the pages it links to with the anchors there."""

    html: str
    headings: tuple[tuple[int, str, str], ...]
    links: tuple[tuple[str, str], ...]

    @property
    def anchors(self) -> frozenset[str]:
        """All ids that a link can lead to."""
        return frozenset((*(heading_id for _, heading_id, _ in self.headings), *_SPAN_ID.findall(self.html)))


def write_content(page: Page) -> str:
    """Write the very bytes that MkDocs makes of a page's Markdown; raises :class:`UnwritableError` where unsure."""
    return write_html(page).html


def write_html(page: Page) -> Written:
    """Write a page's HTML, and tell its headings and links; raises :class:`UnwritableError`."""
    writer = _Writer(page.uri)
    # Markdown reads neighbouring quotes as one; no text holds a tag.
    text = writer.write_blocks(page.blocks, outside=True).replace("</blockquote>\n<blockquote>\n", "")
    return Written(text.rstrip("\n"), tuple(writer.headings), tuple(writer.links))


@lru_cache(maxsize=4096)
def _slug(words: str) -> str:
    slug: str = HEADING_SLUG(html.unescape(strip_tags(words)), "-")
    return slug


class _Writer:
    """Writes one page, and keeps what the page as a whole decides: headings and their ids, links."""

    def __init__(self, uri: str) -> None:
        self.uri = uri
        self.here = page_address(uri)
        self.headings: list[tuple[int, str, str]] = []
        self.taken: set[str] = set()
        self.links: list[tuple[str, str]] = []
        self.linking = False

    def write_blocks(self, blocks: Blocks, *, outside: bool = False) -> str:
        """Write blocks, each ended by a line break."""
        return "".join([self._write_block(block, outside=outside) for block in _join_lists(blocks)])

    def _write_block(self, block: Block, *, outside: bool) -> str:
        match block:
            case Paragraph():
                return f"<p>{self._write_line(block.words)}</p>\n"
            case Heading():
                return self._write_heading(block)
            case Listing():
                return self._write_listing(block)
            case Region():
                label = f' aria-label="{_write_value(block.label)}"' if block.label else ""
                return f'<{block.tag}{label} class="{block.role}">{self._write_inside(block.blocks)}</{block.tag}>\n'
            case Fold():
                head = f'<details class="fold">\n<summary>{_check(escape(block.summary))}</summary>\n'
                return f"{head}{self.write_blocks(block.blocks)}</details>\n"
            case Quote():
                return f"<blockquote>\n<p>{self._write_line(block.words)}</p>\n</blockquote>\n"
            case Table():
                return self._write_table(block)
            case TimeLine():
                # Markdown keeps the blank line after raw HTML of the page's own level.
                return f'<figure class="tl">{draw_time_line(block)}</figure>\n' + ("\n" if outside else "")

    def _write_inside(self, blocks: Blocks) -> str:
        inside = self.write_blocks(blocks)
        return f"\n{inside}" if inside else ""

    def _write_heading(self, heading: Heading) -> str:
        words = self._write_line(heading.words)
        heading_id = unique(_slug(words), self.taken)
        self.headings.append((heading.level, heading_id, words))
        return f'<h{heading.level} id="{heading_id}">{words}</h{heading.level}>\n'

    def _write_listing(self, listing: Listing) -> str:
        if not listing.items:
            return ""
        tag = "ol" if listing.ordered else "ul"
        return f"<{tag}>\n{self._write_items(listing.items)}</{tag}>\n"

    def _write_items(self, items: tuple[Item, ...]) -> str:
        match items:
            case ((Paragraph() as only,),):
                return f"<li>{self._write_line(only.words)}</li>\n"
            case _ if all(items) and all(block.items for item in items for block in item if isinstance(block, Listing)):
                return "".join([f"<li>\n{self.write_blocks(item)}</li>\n" for item in items])
            case _:
                raise UnwritableError(items)

    def _write_table(self, table: Table) -> str:
        width = len(table.head)
        if not width or any(len(row) != width for row in table.rows):
            raise UnwritableError(table)
        rows = "".join([self._write_row(row, "td") for row in table.rows]) or self._write_row(((),) * width, "td")
        return f"<table>\n<thead>\n{self._write_row(table.head, 'th')}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n"

    def _write_row(self, row: Iterable[Inlines], tag: str) -> str:
        cells = "".join([f"<{tag}>{_check(self._write_words(cell))}</{tag}>\n" for cell in row])
        return f"<tr>\n{cells}</tr>\n"

    def _write_line(self, words: Inlines) -> str:
        if text := self._write_words(words):
            return _check(text)
        raise UnwritableError(words)

    def _write_words(self, words: Inlines) -> str:
        return write_words(words, self._write_link)

    def _write_link(self, link: Link) -> str:
        if self.linking:
            raise UnwritableError(link)
        self.linking = True
        words = self._write_words(link.words)
        self.linking = False
        return f'<a href="{self._write_target(link)}">{words}</a>'

    def _write_target(self, link: Link) -> str:
        if "://" in link.to:
            return escape_address(link.to)
        anchor = f"#{link.anchor}" if link.anchor else ""
        self.links.append((link.to, link.anchor))
        if link.to == self.uri and anchor:
            return anchor
        return relative_address(page_address(link.to), self.here) + anchor


def _join_lists(blocks: Blocks) -> Iterable[Block]:
    """Join neighbouring lists, which Markdown reads as one."""
    return blocks if [*map(type, blocks)].count(Listing) < 2 else _join(blocks)


def _join(blocks: Blocks) -> Iterator[Block]:
    for kind, run in groupby(blocks, type):
        if kind is Listing:
            lists = [block for block in run if isinstance(block, Listing) and block.items]
            yield Listing(tuple(item for block in lists for item in block.items), bool(lists) and lists[0].ordered)
        else:
            yield from run


def _check(text: str) -> str:
    if text != text.strip() or (not text.isprintable() and _ODD.search(text)):
        raise UnwritableError(text)
    return text


def _write_value(text: str) -> str:
    return _check(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
