"""A template filled once with marks, and from then on with pages: no template runs for a page that fits its skeleton.

A mark stands where a page's own word will stand. It holds the characters that filters change, so that the way a
template writes a word (as it is, escaped, as JSON) shows in what became of the mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

#: No word of any theme; what is left of a mark that a template wrote in a way we do not know.
_CORE = "qzmark"
_RISKY = "<&\"'>"
_COMPARED = ("eq", "ne", "lt", "le", "gt", "ge")


class UnknownUseError(Exception):
    """A template does with a word what we cannot do after it; the argument tells what, or what became of the mark."""


class Mark(str):
    """What stands for a word while a template is filled: it can be written and is not empty; who asks more fails."""

    __slots__ = ()

    def __bool__(self) -> bool:
        """Say that there is a word: pages with and without it do not share a skeleton."""
        return True

    def __str__(self) -> str:
        """Stay a mark: a filter that takes the text of a word must not change it unseen."""
        return self


def _forbid(name: str) -> Callable[..., Any]:
    def ask(self: Mark, *_: object) -> Any:
        message = f"it asks {name} of {str.__str__(self)}"
        raise UnknownUseError(message)

    return ask


#: All that can be asked of a text, but what it is in front of another.
_ASKED = (set(dir(str)) - set(dir(object)) - {"__add__"}) | {"__hash__", *map("__{}__".format, _COMPARED)}
for _name in _ASKED:
    setattr(Mark, _name, _forbid(_name))


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The fixed parts of a page's file, and at every second place a word with the way it is written."""

    parts: tuple[bytes, ...]
    slots: tuple[tuple[int, str, Callable[[str], str]], ...]

    def fill(self, words: Mapping[str, str]) -> bytes:
        """Fill the skeleton with the words of a page."""
        parts = list(self.parts)
        for place, name, write in self.slots:
            parts[place] = write(words[name]).encode("utf-8", "xmlcharrefreplace")
        return b"".join(parts)


def make_marks(names: Iterable[str]) -> dict[str, str]:
    """Make a mark for each word by its name."""
    return {name: Mark(f"{_CORE}{number}z{_RISKY}") for number, name in enumerate(names)}


def make_plain_mark(number: int) -> str:
    """Make a mark for a part of an address: letters and digits, which nothing changes."""
    return f"{_CORE}a{number}z"


def cut(rendered: str, marks: Mapping[str, str]) -> Skeleton:
    """Cut a template that was filled with ``marks``; raises :class:`UnknownUseError`."""
    ways = {way(str.__str__(mark)): (name, way) for name, mark in marks.items() for way in reversed(_WAYS)}
    known = "|".join(re.escape(written) for written in sorted(ways, key=len, reverse=True))
    parts = re.split(f"({known})", rendered)
    for fixed in parts[::2]:
        if _CORE in fixed.lower():
            raise UnknownUseError(fixed[max(fixed.lower().index(_CORE) - 20, 0) :][:60])
    slots = tuple((place, *ways[parts[place]]) for place in range(1, len(parts), 2))
    return Skeleton(tuple(part.encode("utf-8", "xmlcharrefreplace") for part in parts), slots)


def _escape(text: str) -> str:
    return str(escape(text))


def _write_json(text: str) -> str:
    return str(htmlsafe_json_dumps(text))[1:-1]


#: What a template may do with a word: write it as it is, escape it, put it into JSON.
_WAYS: tuple[Callable[[str], str], ...] = (str, _escape, _write_json)
