"""Bytes to pages: the one way in."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from digest.intake.charset import Decoded, decode
from digest.intake.guard import guard
from digest.intake.limits import MAX_BATCH_BYTES, MAX_BYTES, MAX_HTML_BYTES
from digest.intake.plain import find_language_fault, find_line_fault, read_plain
from digest.intake.raw import RawPage, Refused
from digest.intake.records import iterate_records
from digest.intake.sniffing import has_entities, tell_kind, tell_signature
from digest.intake.wire import unpack_blocks, unpack_stated
from digest.intake.worker import Parser, share_parser

if TYPE_CHECKING:
    from collections.abc import Iterator

Result = RawPage | Refused
SNIFFED = 100_000
EMBEDDED = re.compile(r"data:[\w/+.;=-]{0,100};base64,[A-Za-z0-9+/=]{100,}")


def read_input(
    name: str, data: bytes, *, force_language: bool = False, parser: Parser | None = None
) -> tuple[Result, ...]:
    """Give the pages of one input, or why it (or one item of it) is refused; never an exception.

    The kind is told by content. `force_language` takes pages that do not look Arabic. `parser` is the
    process that reads markup; by default one child is shared by the whole run.
    """
    return tuple(iterate_input(name, data, force_language=force_language, parser=parser))


def iterate_input(
    name: str, data: bytes, *, force_language: bool = False, parser: Parser | None = None
) -> Iterator[Result]:
    """Give the same one by one, so that a large JSON Lines file is never held as pages all at once."""
    fault = find_size_fault(name, len(data)) or _find_binary_fault(name, data)
    if fault:
        yield fault
        return
    decoded = decode(data)
    if decoded is None:
        yield Refused(name, "binary", (("format", "?"),))
        return
    if not decoded.text.strip("\ufeff \t\r\n\f\v"):
        yield Refused(name, "empty")
        return
    yield from _iterate_kind(name, data, decoded, force=force_language, parser=parser)


def find_size_fault(name: str, size: int) -> Refused | None:
    """Refuse by size alone, so that a caller need not read a file of 100 GB to hear it is too large."""
    if size == 0:
        return Refused(name, "empty")
    if size > MAX_BATCH_BYTES:
        return Refused(name, "too-large", (("bytes", size), ("limit", MAX_BATCH_BYTES)))
    return None


def _find_binary_fault(name: str, data: bytes) -> Refused | None:
    told = tell_signature(data)
    if told:
        return Refused(name, told[0], (("format", told[1]),))
    if len(data) > MAX_BYTES and not _is_batch(data):
        return Refused(name, "too-large", (("bytes", len(data)), ("limit", MAX_BYTES)))
    return None


def _is_batch(data: bytes) -> bool:
    return tell_kind(data[:SNIFFED].decode("utf-8", "replace")) == "records"


def tells_records(data: bytes) -> bool:
    """Tell a file that holds articles beside one another: a feed, JSON records."""
    decoded = decode(data)
    return decoded is not None and tell_kind(decoded.text) in {"feed", "records"}


def _iterate_kind(name: str, data: bytes, decoded: Decoded, *, force: bool, parser: Parser | None) -> Iterator[Result]:
    kind = tell_kind(decoded.text)
    if kind == "text":
        yield guard(name, partial(read_plain, name, data, decoded, force=force))
    elif kind == "records":
        yield from iterate_records(name, decoded, force=force)
    elif fault := _find_markup_fault(name, text := drop_embedded(decoded.text)):
        yield fault
    else:
        reply = (parser or share_parser()).ask(kind, text)
        if "refused" in reply:
            yield _refuse(name, reply)
        elif kind == "feed":
            yield from (
                guard(one := f"{name}#{n}", partial(_make_item, one, item, decoded, force=force))
                for n, item in enumerate(reply["items"], 1)
            )
        else:
            yield guard(name, partial(_make_page, name, data, decoded, reply, force=force))


def drop_embedded(text: str) -> str:
    """Empty embedded files (`data:…;base64,…`): pages saved as one file carry megabytes of pictures so."""
    return EMBEDDED.sub("data:,", text)


def _find_markup_fault(name: str, text: str) -> Refused | None:
    size = len(text.encode("utf-8", "replace"))
    if size > MAX_HTML_BYTES:
        return Refused(name, "too-large", (("bytes", size), ("limit", MAX_HTML_BYTES)))
    return Refused(name, "doctype-entities") if has_entities(text) else None


def _refuse(name: str, reply: dict[str, Any]) -> Refused:
    values = tuple((key, reply[key]) for key in sorted(reply) if key != "refused")
    return Refused(name, reply["refused"], values)


def _make_page(name: str, data: bytes, decoded: Decoded, reply: dict[str, Any], *, force: bool) -> Result:
    blocks = unpack_blocks(reply["blocks"])
    lines = tuple(block.text for block in blocks)
    if not lines:
        return Refused(name, "no-text")
    body = (
        "\n".join(block.text for block in blocks if block.role != "left-out") if reply["has_text"] else "\n".join(lines)
    )
    fault = find_line_fault(name, lines) or find_language_fault(name, body, force=force)
    if fault:
        return fault
    if not reply["has_text"]:
        return Refused(name, reply["why"], (("lines", len(lines)),))
    return RawPage(
        name, "html", lines, unpack_stated(reply["stated"]), blocks=blocks, data=data,
        encoding=decoded.encoding, repaired=decoded.repaired,
    )  # fmt: skip


def _make_item(name: str, item: dict[str, Any], decoded: Decoded, *, force: bool) -> Result:
    blocks, stated = unpack_blocks(item["blocks"]), unpack_stated(item["stated"])
    lines = tuple(block.text for block in blocks)
    if not item["has_text"]:
        return Refused(name, "no-text", (("title", stated.title.value),))
    fault = find_line_fault(name, lines) or find_language_fault(name, "\n".join(lines), force=force)
    if fault:
        return fault
    return RawPage(
        name, "feed-item", lines, stated, item["id"], (("text-from", item["text_from"]),), blocks,
        item["content"].encode("utf-8", "replace"), decoded.encoding, decoded.repaired,
    )  # fmt: skip
