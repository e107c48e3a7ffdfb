"""The editor's own pages as text: Markdown without its marks, for finding and for extracts, never for showing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.search.documents import HandWritten

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:\s*(.+?)\s*$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^>]*>", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_MARKS = re.compile(r"[*`|]+|^\s*(?:[-+>]|\d+\.)\s+|^#{1,6}\s+|\{:[^}]*\}|(?<!\w)_+|_+(?!\w)", re.MULTILINE)


def list_own_pages(pages: Iterable[tuple[str, str]], generated: Collection[str]) -> Iterator[HandWritten]:
    """Give the pages that are the editor's alone, from (source path, Markdown); not home, nor any generated address."""
    for name, markdown in pages:
        if name not in generated and name != "index.md":
            yield read_own_page(name, markdown)


def read_own_page(name: str, markdown: str) -> HandWritten:
    """Read a page: its address, its title (front matter, first heading, else the file's name), its paragraphs."""
    front = _FRONT.match(markdown)
    body = markdown[front.end() :] if front else markdown
    stated = _FRONT_TITLE.search(front[1]) if front else None
    heading = _HEADING.search(body)
    address = re.sub(r"(^|/)(index|README)$", r"\1", name.removesuffix(".md"))
    found = (stated and stated[1].strip("'\"")) or (heading and heading[1]) or address
    paragraphs = (_strip(part) for part in re.split(r"\n\s*\n", _FENCE.sub("", body)))
    texts = tuple(text for text in paragraphs if text and text != _strip(found))
    return HandWritten(f"{address.rstrip('/')}/", _strip(found), texts)


def _strip(markdown: str) -> str:
    return " ".join(_MARKS.sub(" ", _LINK.sub(r"\1", _TAG.sub(" ", markdown))).split())
