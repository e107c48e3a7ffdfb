"""What an input is, told by its content and never by its name."""

from __future__ import annotations

import re
from typing import Literal

TextKind = Literal["text", "html", "feed", "records"]

# Signatures of files that are no text. Source: the formats' own specifications.
SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "pdf", "PDF"),
    (b"\x89PNG\r\n\x1a\n", "image", "PNG"),
    (b"\xff\xd8\xff", "image", "JPEG"),
    (b"GIF8", "image", "GIF"),
    (b"BM\x00", "image", "BMP"),
    (b"II*\x00", "image", "TIFF"),
    (b"MM\x00*", "image", "TIFF"),
    (b"PK\x03\x04", "binary", "ZIP"),
    (b"\x1f\x8b", "binary", "GZIP"),
    (b"BZh", "binary", "BZIP2"),
    (b"\xfd7zXZ", "binary", "XZ"),
    (b"(\xb5/\xfd", "binary", "ZSTD"),
    (b"7z\xbc\xaf", "binary", "7Z"),
    (b"Rar!", "binary", "RAR"),
    (b"\x7fELF", "binary", "ELF"),
    (b"MZ\x90\x00", "binary", "EXE"),
    (b"\xd0\xcf\x11\xe0", "binary", "DOC"),
    (b"{\\rtf", "binary", "RTF"),
    (b"SQLite format 3", "binary", "SQLITE"),
    (b"ID3", "binary", "MP3"),
    (b"OggS", "binary", "OGG"),
    (b"wOF", "binary", "WOFF"),
)
PDF_WITHIN = 1024

_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG_FIRST = re.compile(
    r"<(?:!--|!doctype|html|head|body|meta|title|link|base|script|style|noscript|div|p|article|section|main|header|nav|"
    r"table|center|font|span|h[1-6]|ul|ol|br|img|figure|form|iframe|a|b|strong)\b",
    re.IGNORECASE,
)
_BLOCK_END = re.compile(r"</(?:p|div|li|h[1-6]|td|article|section|ul|table)\s*>", re.IGNORECASE)
_PROLOG = re.compile(
    r"\s*(?:<\?xml[^>]{0,500}\?>|<\?[^>]{0,2000}\?>|<!--.{0,20000}?-->|<!doctype[^>\[]{0,2000}>|\s+)",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(r"<!(?:doctype|entity)\b", re.IGNORECASE)
MAX_DOCTYPES = 20
"""Doctypes looked at; a page has one, saved pages with pages inside a few."""
HEAD = 4000


def tell_signature(data: bytes) -> tuple[str, str] | None:
    """Give the refusal code and the format of bytes that are no text, or None."""
    for mark, code, name in SIGNATURES:
        if data.startswith(mark):
            return code, name
    if data[:4] == b"RIFF" or data[4:8] == b"ftyp":
        image = data[8:12] in {b"WEBP", b"avif", b"heic", b"mif1"}
        return ("image", data[8:12].decode("latin-1")) if image else ("binary", data[8:12].decode("latin-1").strip())
    return ("pdf", "PDF") if b"%PDF-" in data[:PDF_WITHIN] else None


def tell_kind(text: str) -> TextKind:
    """Tell plain text from HTML, a feed and JSON records.

    HTML: the text begins with a tag, or a document element stands near its beginning, or many blocks end in
    it. A text that only mentions a tag is text. JSON: an object, or an array of objects, at the very
    beginning.
    """
    head = text[:HEAD].lstrip("\ufeff \t\r\n")
    if head.startswith("<"):
        return _tell_markup(text)
    if re.match(r'(?:\[\s*)?\{\s*(?:"|\}|$)', head):
        return "records"
    if _HTML.search(head) or len(_BLOCK_END.findall(text[: 10 * HEAD])) > 4:
        return "html"
    return "text"


def _tell_markup(text: str) -> TextKind:
    rest = skip_prolog(text)
    if _FEED.match(rest):
        return "feed"
    if _TAG_FIRST.match(rest) or _HTML.search(rest[:HEAD]) or rest.startswith("<!"):
        return "html"
    return "html" if text.lstrip("\ufeff \t\r\n").startswith("<?xml") or _BLOCK_END.search(rest[:HEAD]) else "text"


def skip_prolog(text: str) -> str:
    """Give the text from its first element on: declarations, comments and a plain doctype are passed over."""
    at = 1 if text.startswith("\ufeff") else 0
    for _ in range(50):
        found = _PROLOG.match(text, at)
        if not found or found.end() == at:
            break
        at = found.end()
    return text[at:]


def has_entities(text: str) -> bool:
    """Tell whether markup declares entities or an internal subset, which is how bombs are made."""
    for count, found in enumerate(_DECLARED.finditer(text)):
        subset = re.match(r"[^>\[]{0,4000}\[", text[found.end() : found.end() + 4001])
        if subset or found[0][2] in "eE" or count >= MAX_DOCTYPES:
            return True
    return False
