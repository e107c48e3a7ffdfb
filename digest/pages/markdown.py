"""The one writer: a page value into Markdown that MkDocs builds and that reads right to left by itself.

Text is text: whatever a title or paragraph contains, the reader sees those characters. So every character that
Markdown, one of its usual extensions, HTML or YAML could take for a command leaves here as a character reference.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
from typing import TYPE_CHECKING

from digest.pages.blocks import (
    Block,
    Blocks,
    Break,
    Fold,
    Heading,
    Inline,
    Inlines,
    Item,
    Latin,
    Link,
    Listing,
    Page,
    Paragraph,
    Quote,
    Region,
    Span,
    Table,
    Time,
    TimeLine,
    Words,
)
from digest.pages.drawing import draw_time_line

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Characters that some construct begins with or is built of, wherever they stand.
_ALWAYS = r"""\\`*_{}\[\]<>&#|~^=+$@"""
#: Constructs made of harmless characters: a list number, a dash or colon at the start, `--`, `!!!`, `:word:`, `www.`
_SOMETIMES = (
    r"(?<=^)[-:!?%]|(?<=-)-|-(?=-)|(?<=!)!|!(?=!)|(?<=\?)\?|\?(?=\?)"
    r"|(?<=[A-Za-z0-9]):|:(?=[A-Za-z0-9:])|(?<=[A-Za-z])\.(?=[A-Za-z])"
    r"|\((?=[A-Za-z]{1,2}\))"
)
_RISKY = re.compile(f"[{_ALWAYS}]|{_SOMETIMES}")
_LIST_NUMBER = re.compile(r"^(\d+)([.)])")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escape(text: str) -> str:
    """Write plain text so that Markdown gives back exactly its characters, wherever it is put."""
    safe = _RISKY.sub(lambda m: _refer(m[0]), text)
    return _LIST_NUMBER.sub(lambda m: f"{m[1]}{_refer(m[2])}", safe)


def write_page(page: Page, *, rtl: bool = False) -> str:
    """Write a page as front matter and Markdown; ``rtl`` wraps it so that it reads right to left by itself."""
    body = "\n\n".join(_write_blocks(page.blocks, page.uri))
    if rtl:
        body = f'<div dir="rtl" markdown="1">\n\n{body}\n\n</div>'
    return f"---\n{_write_meta(page)}---\n\n{body}\n"


def _refer(char: str) -> str:
    return _NAMED.get(char) or f"&#{ord(char)};"


def _write_meta(page: Page) -> str:
    lines = [f"title: {_quote(page.title)}", f"kind: {page.kind}"]
    if page.description:
        lines.append(f"description: {_quote(page.description)}")
    if page.updated:
        lines.append(f"updated: {_quote(page.updated)}")
    if not page.indexed:
        lines.append("search: {exclude: true}")
    return "".join(f"{line}\n" for line in lines)


def _quote(text: str) -> str:
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in json.dumps(text, ensure_ascii=False))


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
            head = f'<details class="fold" markdown="1">\n<summary>{html.escape(summary)}</summary>'
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
    label = f' aria-label="{html.escape(region.label)}"' if region.label else ""
    head = f'<{region.tag} class="{region.role}"{label} markdown="1">'
    return "\n\n".join([head, *_write_blocks(region.blocks, uri), f"</{region.tag}>"])


def _write_words(words: Inlines, uri: str) -> str:
    return "".join(_write_inline(word, uri) for word in words)


def _write_inline(word: Inline, uri: str) -> str:
    match word:
        case Words(text):
            return escape(text)
        case Link(to, words, anchor):
            return f"[{_write_words(words, uri)}]({_write_target(to, anchor, uri)})"
        case Time(machine, text):
            return f'<time datetime="{html.escape(machine)}">{escape(text)}</time>'
        case Latin(text):
            return f'<bdi dir="ltr" lang="en">{escape(text)}</bdi>'
        case Break():
            return "<br>"
        case Span(words, role, anchor):
            marks = (f' class="{role}"' if role else "") + (f' id="{anchor}"' if anchor else "")
            return f"<span{marks}>{_write_words(words, uri)}</span>"


def _write_target(to: str, anchor: str, uri: str) -> str:
    if "://" in to:
        return f"<{to.replace('&', '&amp;')}>"
    here = posixpath.dirname(uri) or "."
    path = "" if to == uri and anchor else posixpath.relpath(to, here)
    return path + (f"#{anchor}" if anchor else "")
