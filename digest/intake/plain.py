"""Plain text to a page: physical lines as they stand, nothing moved and nothing cleaned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.arabic.script import count_letters, tell_language
from digest.intake.limits import MAX_LINE_CHARS, MAX_LINES, MAX_TEXT_CHARS
from digest.intake.raw import RawPage, Refused

if TYPE_CHECKING:
    from digest.intake.charset import Decoded

LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
LANGUAGE_SAMPLE = 200_000
MAX_CONTROL_SHARE = 0.02


def split_lines(text: str) -> tuple[str, ...]:
    r"""Split at CR LF, CR and LF only, as an editor counts lines; a last line end makes no line of its own.

    `str.splitlines` would also split at form feeds and U+2028, and every line number after it would be wrong.
    """
    lines = LINE_END.split(text)
    return tuple(lines[:-1] if lines and not lines[-1] else lines)


def find_line_fault(name: str, lines: tuple[str, ...]) -> Refused | None:
    """Refuse too many lines, lines that are too long, and more text than any article has."""
    if len(lines) > MAX_LINES:
        return Refused(name, "too-many-lines", (("lines", len(lines)), ("limit", MAX_LINES)))
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_LINE_CHARS:
            return Refused(name, "line-too-long", (("line", number), ("chars", len(line)), ("limit", MAX_LINE_CHARS)))
    if (chars := sum(map(len, lines))) > MAX_TEXT_CHARS:
        return Refused(name, "text-too-long", (("chars", chars), ("limit", MAX_TEXT_CHARS)))
    return None


def find_language_fault(name: str, text: str, *, force: bool) -> Refused | None:
    """Refuse text without letters, and text that is not Arabic unless the editor says that it is."""
    sample = text[:LANGUAGE_SAMPLE]
    if not count_letters(sample) and not count_letters(text):
        return Refused(name, "no-text")
    language = tell_language(sample)
    if force or language == "ar":
        return None
    return Refused(name, "not-arabic", (("language", language),))


def read_plain(name: str, data: bytes, decoded: Decoded, *, force: bool = False) -> RawPage | Refused:
    """Make a page of plain text, or refuse it."""
    if decoded.text.count("\n") > MAX_LINES:
        return Refused(name, "too-many-lines", (("lines", decoded.text.count("\n")), ("limit", MAX_LINES)))
    if len(_CONTROL.findall(decoded.text)) > MAX_CONTROL_SHARE * len(decoded.text):
        return Refused(name, "binary", (("format", "?"),))
    lines = split_lines(decoded.text)
    fault = find_line_fault(name, lines) or find_language_fault(name, decoded.text, force=force)
    if fault:
        return fault
    return RawPage(name, "text", lines, data=data, encoding=decoded.encoding, repaired=decoded.repaired)
