"""JSON Lines to pages: one object a line; an array of objects or a lone object is read too."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from digest.intake.guard import guard
from digest.intake.limits import MAX_BYTES
from digest.intake.plain import find_language_fault, find_line_fault, split_lines
from digest.intake.raw import Fact, RawPage, Refused, Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.intake.charset import Decoded

IDS = ("id", "slug")
BODIES = ("text", "paragraphs", "body")
FACTS = ("title", "source", "url", "published", "author")
_LONE = re.compile("[\ud800-\udfff]")
KNOWN = frozenset((*IDS, *BODIES, *FACTS, "byline", "language"))


def iterate_records(name: str, decoded: Decoded, *, force: bool = False) -> Iterator[RawPage | Refused]:
    """Give a page or a refusal for each record; a broken line is refused and the rest is read.

    A record is named `name#line`, where line is its physical line (or its place in an array), counted from 1.
    """
    for number, record in _iterate_values(decoded.text):
        page = guard("", partial(_read_record, number, record, force=force))
        if isinstance(page, Refused):
            yield replace(page, name=f"{name}#{number}", values=(("line", number), *page.values))
        else:
            yield replace(page, name=f"{name}#{number}", encoding=decoded.encoding, repaired=decoded.repaired)


def _iterate_values(text: str) -> Iterator[tuple[int, object]]:
    """Give each record with its number; a line that is no JSON gives a refusal."""
    whole = _read_whole(text)
    if whole is not None:
        yield from enumerate(whole, 1)
        return
    for number, line in enumerate(_iterate_lines(text), 1):
        if line.strip():
            yield number, _read_line(line)


def _iterate_lines(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield text[at:end].rstrip("\r")
        at = end + 1


def _read_whole(text: str) -> list[Any] | None:
    """Read an array of objects, or one object spread over several lines; None when the text is JSON Lines."""
    head = text[:2000].lstrip("\ufeff \t\r\n")
    first = head.split("\n", 1)[0].strip()
    if not head.startswith("[") and first.endswith("}"):
        return None
    if len(text) > MAX_BYTES:
        return None
    try:
        value = _load(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, list) else [value]


def _load(text: str) -> Any:
    return json.loads(text.lstrip("\ufeff"), parse_constant=_refuse_constant, object_pairs_hook=_refuse_twice)


def _refuse_constant(word: str) -> Any:
    message = f"{word} is not JSON"
    raise ValueError(message)


def _refuse_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        message = "a key stands twice"
        raise ValueError(message)
    return made


def _read_line(line: str) -> object:
    if len(line) > MAX_BYTES:
        return Refused("", "too-large", (("bytes", len(line.encode("utf-8", "replace"))), ("limit", MAX_BYTES)))
    try:
        return _load(line)
    except RecursionError:
        return _break("too deeply nested")
    except ValueError as fault:
        return _break(_say_fault(fault))


def _break(why: str) -> Refused:
    return Refused("", "broken-json", (("why", why),))


def _say_fault(fault: ValueError) -> str:
    if isinstance(fault, json.JSONDecodeError):
        return f"{fault.msg} (column {fault.colno})"
    return str(fault)


def _read_record(number: int, record: object, *, force: bool) -> RawPage | Refused:
    if isinstance(record, Refused):
        return record
    if not isinstance(record, dict):
        return _break("not an object")
    wrong = next((key for key in (*IDS, *FACTS) if not _is_fact(key, record.get(key))), "")
    lines = _read_paragraphs(record)
    if wrong or lines is None:
        return _break(f"{wrong} is not a text" if wrong else "paragraphs is not a list of texts")
    if not lines:
        return Refused("", "no-text")
    fault = find_line_fault("", lines) or find_language_fault("", "\n".join(lines), force=force)
    if fault:
        return fault
    return RawPage(
        name=str(number),
        kind="record",
        lines=lines,
        stated=_read_stated(record),
        record=_read_id(record),
        extra=_read_extra(record),
        data=json.dumps(record, ensure_ascii=False).encode("utf-8", "replace"),
    )


def _is_fact(key: str, value: object) -> bool:
    return not isinstance(value, (dict, list)) or (key == "author" and isinstance(value, list))


def _read_id(record: dict[str, Any]) -> str:
    return next((_write_text(record[key]) for key in IDS if record.get(key) not in (None, "")), "")


def _read_paragraphs(record: dict[str, Any]) -> tuple[str, ...] | None:
    """Give the paragraphs: each line of `text`, or each entry of a list; blank ones are no paragraphs."""
    value = next((record[key] for key in BODIES if record.get(key)), "")
    parts = value if isinstance(value, list) else [value]
    if not all(isinstance(part, str) for part in parts):
        return None
    lines = [line.strip() for part in parts for line in split_lines(_make_sound(part))]
    return tuple(line for line in lines if line)


def _read_stated(record: dict[str, Any]) -> Stated:
    def find(*keys: str) -> Fact:
        value = next((_write_text(record[key]) for key in keys if record.get(key)), "")
        return Fact(value, "record") if value else Fact()

    published = find("published")
    return Stated(
        title=find("title"), source=find("source"), byline=find("author", "byline"), url=find("url"),
        published=published, language=find("language"), dates=(published,) if published else (),
    )  # fmt: skip


def _read_extra(record: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    unused = [key for key in BODIES if record.get(key)][1:]
    odd = [key for key in sorted(record) if key not in KNOWN or key in unused]
    return tuple((_make_sound(key), _write_text(record[key])) for key in odd)


def _write_text(value: object) -> str:
    if isinstance(value, str):
        return " ".join(_make_sound(value).split())
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ", ".join(_make_sound(part) for part in value)
    return json.dumps(value, ensure_ascii=True, sort_keys=True)


def _make_sound(text: str) -> str:
    r"""Replace lone surrogates (`"\ud800"` is legal JSON), which no file can hold."""
    return _LONE.sub("\ufffd", text)
