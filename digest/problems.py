"""What is wrong with the content, and where: values only; the sentences live in the strings file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file: a path relative to the site's folder, with ``/``, and a line from 1 (0: the whole file)."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Places:
    """Where the keys of one record stand: the file, the line of the record, and the line of each of its keys."""

    file: str
    line: int
    keys: Mapping[str, int]

    def at(self, key: str = "") -> Place:
        """Give the place of a key, or of the record where the key is not written."""
        return Place(self.file, self.keys.get(key, self.line))


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One complaint: ``E…`` stops the build, ``I…`` is a note to the editor.

    ``subject`` is the key, id or name complained of; ``values`` fill the sentence of the code.
    """

    place: Place
    code: str
    subject: str = ""
    values: tuple[tuple[str, str], ...] = ()

    @property
    def stops(self) -> bool:
        """Whether nothing may be written while this stands."""
        return self.code.startswith("E")


class ContentError(Exception):
    """The content is at fault; carries every problem found, sorted by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(f"{len(self.problems)} problem(s) in the content")
