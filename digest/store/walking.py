"""The files of folders, each with what the file system tells of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: A file's size and its two times in nanoseconds; ``None`` where the system does not tell.
State = tuple[int, int, int] | None


class Found(NamedTuple):
    """A content file: its path, its name in messages, its own name without the ending, and its state."""

    path: str
    name: str
    stem: str
    state: State


class Listing:
    """The files below folders, each folder looked through once: a build asks what changed, and then what is there."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._seen: dict[str, list[tuple[str, State]]] = {}

    def walk(self, folder: Path) -> list[tuple[str, State]]:
        """Give the path and state of every file at or below a place, in the order of their paths' parts.

        Linked folders are not entered, what cannot be read holds nothing.
        """
        place = str(folder)
        if (seen := self._seen.get(place)) is None:
            seen = self._seen[place] = sorted(_walk(place), key=_order)
        return seen

    def list_content(self, folder: Path, name: str, *, deep: bool) -> Iterator[Found]:
        """List the ``.md`` files of a folder (``deep``: and of those below), in the order of their names' parts.

        ``name`` is the folder's own in messages. Left out is what editors (``.#x.md``) and systems (``._x.md``) leave
        behind.
        """
        skipped, others = len(str(folder)), os.sep != "/"
        for path, state in self.walk(folder):
            inside = path[skipped:].replace(os.sep, "/") if others else path[skipped:]
            above, _, last = inside.rpartition("/")
            stem, _, ending = last.rpartition(".")
            text = ending == "md" or os.path.normcase(ending) == "md"
            if text and stem and last[0] != "." and (deep or not above):
                yield Found(path, name + inside, stem, state)

    def list_overlooked(self, folder: Path, name: str, *, deep: bool) -> Iterator[tuple[str, str]]:
        """List what looks like a content file and is none, by name and code, where :meth:`list_content` passes over it.

        ``E019``: an ending such as ``.MD``, which some systems take for ``.md``; ``E020``: a folder that is not read.
        """
        skipped = len(str(folder))
        for path, _ in self.walk(folder):
            if path[-3:].lower() == ".md":
                inside = path[skipped:].replace(os.sep, "/")
                hidden = "/." in inside
                if not hidden and os.path.normcase(path[-2:]) != "md":
                    yield name + inside, "E019"
                elif not (hidden or deep) and inside.count("/") > 1:
                    yield name + inside, "E020"


def _order(seen: tuple[str, State]) -> str:
    return seen[0].replace(os.sep, "\0")  # part by part: no name holds what sorts before it


def _walk(place: str) -> Iterator[tuple[str, State]]:
    try:
        entries = list(os.scandir(place))
    except NotADirectoryError:
        yield place, _tell(os.stat(place))  # noqa: PTH116 (a Path for each of 20,000 files costs more than stat)
        return
    except OSError:
        return
    for entry in entries:
        folder = entry.is_dir(follow_symlinks=False)
        if not folder or entry.name.endswith(".md"):  # a folder of such a name must be complained of
            yield entry.path, _ask(entry)
        if folder:
            yield from _walk(entry.path)


def _ask(entry: os.DirEntry[str]) -> State:
    try:
        return _tell(entry.stat())
    except OSError:
        return None


def _tell(found: os.stat_result) -> State:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns
