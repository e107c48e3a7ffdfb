"""Bytes of a content file into text, and a text into front matter and body."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from digest.problems import Place, Problem

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Parted:
    """A file's front matter (without its fences, beginning on line 2) and its body with the line it begins on."""

    front: str
    body: str
    body_line: int


def decode(data: bytes, file: str) -> tuple[str, Problem | None]:
    """Read UTF-8, a leading byte order mark allowed; line ends become LF. E010 names the line of a bad byte."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before.count(b"\n") + 1
        return "", Problem(Place(file, line), "E010", values=(("byte", f"0x{data[error.start]:02X}"),))
    return text.replace("\r\n", "\n").replace("\r", "\n"), None


def part(text: str, file: str) -> tuple[Parted | None, Problem | None]:
    """Part a file into front matter and body. E015: the file does not begin with a closed ``---`` block."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return None, Problem(Place(file, 1), "E015")
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == _FENCE:
            return Parted("\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1), None
    return None, Problem(Place(file, 1), "E015")
