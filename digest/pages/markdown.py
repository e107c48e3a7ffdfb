"""The one writer: a page value into Markdown that MkDocs builds and that reads right to left by itself.

Text is text: whatever a title or paragraph contains, the reader sees those characters. So every character that
Markdown, one of its usual extensions, HTML or YAML could take for a command leaves here as a character reference.
"""

from __future__ import annotations

import json
import posixpath
from typing import TYPE_CHECKING, Any

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
    Words,
)
from digest.pages.drawing import draw_time_line
from digest.pages.escaping import escape, escape_address, escape_value
from digest.pages.inlines import write_words

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Front matter whose values are our own words, and no text.
_PLAIN_WORDS = frozenset({"kind", "robots"})


def write_page(page: Page, *, rtl: bool = False) -> str:
    """Write a page as front matter and Markdown; ``rtl`` wraps it so that it reads right to left by itself."""
    body = "\n\n".join(_write_blocks(page.blocks, page.uri))
    if rtl:
        body = f'<div dir="rtl" markdown="1">\n\n{body}\n\n</div>'
    return f"---\n{_write_meta(page)}---\n\n{body}\n"


def tell_meta(page: Page) -> dict[str, Any]:
    """Give a page's front matter as the values that MkDocs reads from it."""
    meta: dict[str, Any] = {"title": page.title, "kind": page.kind}
    if page.description:
        meta["description"] = page.description
    if page.updated:
        meta["updated"] = page.updated
    if not page.crawlable:
        meta["robots"] = "noindex"
    if not page.indexed:
        meta["search"] = {"exclude": True}
    return meta


def _write_meta(page: Page) -> str:
    return "".join(f"{key}: {_write_value(key, value)}\n" for key, value in tell_meta(page).items())


def _write_value(key: str, value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {json.dumps(part)}' for name, part in value.items())}}}"
    return value if key in _PLAIN_WORDS else _quote(value)


def _quote(text: str) -> str:
    # \U and eight digits: YAML reads the two halves of JSON's pair (🏴 holds U+E0067) as two broken characters.
    return "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in json.dumps(text, ensure_ascii=False))


def _write_blocks(blocks: Blocks, uri: str) -> Iterator[str]:
    for block in blocks:
        yield _write_block(block, uri)


def _write_block(block: Block, uri: str) -> str:
    match block:
        case Heading(level, words):
            return f"{'#' * level} {_write_words(words, uri)}"
        case Paragraph(words):
            return _write_words(words, uri)
        case Quote(words):
            return f"> {_write_words(words, uri)}"
        case Listing(items, ordered):
            return "\n\n".join(_write_item(item, uri, "1.  " if ordered else "-   ") for item in items)
        case Table():
            return _write_table(block, uri)
        case Fold(summary, blocks):
            head = f'<details class="fold" markdown="1">\n<summary>{escape(summary)}</summary>'
            return "\n\n".join([head, *_write_blocks(blocks, uri), "</details>"])
        case Region():
            return _write_region(block, uri)
        case TimeLine():
            return f'<figure class="tl">{draw_time_line(block)}</figure>'


def _write_item(item: Item, uri: str, bullet: str) -> str:
    text = "\n\n".join(_write_blocks(item, uri))
    return bullet + text.replace("\n", "\n    ").replace("\n    \n", "\n\n")


def _write_table(table: Table, uri: str) -> str:
    rows = [table.head, tuple((Words("---"),) for _ in table.head), *table.rows]
    lines = [[_write_words(cell, uri) for cell in row] for row in rows]
    lines[1] = ["---" for _ in table.head]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _write_region(region: Region, uri: str) -> str:
    # md_in_html reads the attribute and writes it anew, but leaves what looks like a reference: "&amp;" became "&".
    spoken = escape_value(region.label.replace("&", "&amp;"))
    label = f' aria-label="{spoken}"' if region.label else ""
    head = f'<{region.tag} class="{region.role}"{label} markdown="1">'
    return "\n\n".join([head, *_write_blocks(region.blocks, uri), f"</{region.tag}>"])


def _write_words(words: Inlines, uri: str) -> str:
    def write_link(link: Link) -> str:
        return f"[{write_words(link.words, write_link)}]({_write_target(link.to, link.anchor, uri)})"

    return write_words(words, write_link)


def _write_target(to: str, anchor: str, uri: str) -> str:
    if "://" in to:
        return f"<{escape_address(to)}>"
    here = posixpath.dirname(uri) or "."
    path = "" if to == uri and anchor else posixpath.relpath(to, here)
    return path + (f"#{anchor}" if anchor else "")
