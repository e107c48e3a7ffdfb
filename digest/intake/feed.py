"""RSS and Atom to items: feedparser on bytes, never an address; runs in the child only."""

from __future__ import annotations

import html
import io
import re
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser

from digest.arabic.page_words import FEED_TAIL, fold_label
from digest.intake.body import has_article
from digest.intake.checks import looks_like_subheading, mark_cards, mark_lines, mark_picture_boxes
from digest.intake.container import mark_by_elements
from digest.intake.jsonld import clean_value
from digest.intake.limits import MAX_ITEMS
from digest.intake.raw import Block, Fact, Stated
from digest.intake.tree import Line, TooMuch, parse_html, read_lines
from digest.intake.wire import pack_blocks, pack_stated

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,500}\?>")
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>|&(?:#\d+|\w+);")
_RFC = re.compile(r"^\s*(?:[A-Za-z]{3},?\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s")


def read_feed(text: str) -> dict[str, Any]:
    """Give the items of a feed as plain values, or `refused` with a code where it holds none.

    An item's text is its full content where the feed carries it (`content:encoded`, Atom `content`), else its
    summary; `text_from` says which. The encoding was settled before: the declaration is dropped.
    """
    parsed = feedparser.parse(io.BytesIO(_DECLARATION.sub("", text.lstrip("\ufeff")).encode("utf-8", "replace")))
    entries = parsed.get("entries", [])
    if not entries:
        why = str(parsed.get("bozo_exception", ""))[:200]
        return {"refused": "broken-feed", "why": why} if parsed.get("bozo") else {"refused": "no-items"}
    if len(entries) > MAX_ITEMS:
        return {"refused": "too-many-items", "items": len(entries), "limit": MAX_ITEMS}
    return {"items": [_read_item(entry, parsed.get("feed", {})) for entry in entries]}


def _read_item(entry: Any, feed: Any) -> dict[str, Any]:
    content, text_from = _find_content(entry)
    stated = _read_stated(entry, feed)
    blocks = _read_blocks(content, stated)
    return {
        "stated": pack_stated(stated),
        "blocks": pack_blocks(blocks),
        "content": content,
        "text_from": text_from,
        "id": clean_value(entry.get("id", "")),
        "has_text": has_article(blocks),
    }


def _find_content(entry: Any) -> tuple[str, str]:
    """Give the longest full content as HTML, else the summary."""
    parts = [(part.get("value") or "", part.get("type") or "") for part in entry.get("content", [])]
    if not any(value.strip() for value, _ in parts):
        detail = entry.get("summary_detail") or {}
        summary = entry.get("summary") or ""
        return _as_html(summary, detail.get("type") or ""), "summary" if summary.strip() else ""
    value, kind = max(parts, key=lambda part: len(part[0]))
    return _as_html(value, kind), "content"


def _as_html(value: str, kind: str) -> str:
    """Plain text, by its type or by what it holds, becomes HTML with a break at each line end."""
    if kind == "text/plain" or not _MARKUP.search(value):
        return html.escape(html.unescape(value)).replace("\n", "<br>")
    return value


def _read_stated(entry: Any, feed: Any) -> Stated:
    outlet = (entry.get("source") or {}).get("title") or feed.get("title") or ""
    published = _fact(_write_date(entry.get("published") or entry.get("created") or ""))
    # entry.get("updated") falls back to the date of publication, with a warning; the plain dict does not.
    modified = _fact(_write_date(dict.get(entry, "updated") or ""))
    link = entry.get("link") or ""
    return Stated(
        title=_fact(entry.get("title") or ""), source=_fact(outlet), byline=_fact(entry.get("author") or ""),
        published=published, modified=modified, url=_fact(link if link.startswith("http") else ""),
        language=_fact((feed.get("language") or "").lower()[:2]), dates=(published,) if published else (),
    )  # fmt: skip


def _fact(value: str) -> Fact:
    text = clean_value(value)
    return Fact(text, "feed") if text else Fact()


def _write_date(value: str) -> str:
    """Give an RFC 2822 date as ISO 8601 with its own offset; anything else as it stands."""
    if not _RFC.match(value):
        return value
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError):
        return value


def _read_blocks(content: str, stated: Stated) -> tuple[Block, ...]:
    if not content.strip():
        return ()
    try:
        tree = parse_html(f"<html><body><div>{content}</div></body></html>")
    except TooMuch:
        return ()
    lines = read_lines(tree)
    body = tree.find(".//div")
    mark_by_elements(lines, body)
    mark_lines(lines)
    mark_picture_boxes(lines, body)
    mark_cards(lines, body)
    return tuple(_make_block(number, line, stated) for number, line in enumerate(lines, 1))


def _make_block(number: int, line: Line, stated: Stated) -> Block:
    if not line.reason and FEED_TAIL.search(fold_label(line.text)):
        line.reason, line.by = "footer", "feed-tail"
    if not line.reason and line.text == stated.title.value:
        line.reason, line.by = "duplicated-title", "title"
    if line.reason:
        return Block(number, line.text, "left-out", line.reason, line.by)
    return Block(number, line.text, "subheading" if looks_like_subheading(line) else "paragraph")
