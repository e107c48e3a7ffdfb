"""The content files of a folder, each with what the file system tells of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Found(NamedTuple):
    """A file: its path, its name in messages, its own name without the ending, and its state.

    The state is its size and its two times in nanoseconds; ``None`` where the system does not tell.
    """

    path: str
    name: str
    stem: str
    state: tuple[int, int, int] | None


def list_files(folder: Path, name: str, *, deep: bool) -> list[Found]:
    """List the ``.md`` files of a folder (``deep``: and of those below), in the order of their names' parts.

    ``name`` is the folder's own in messages. Left out is what editors (``.#x.md``) and systems (``._x.md``) leave
    behind; linked folders are not entered.
    """
    return sorted(_walk(str(folder), name, deep=deep), key=lambda found: found.name.split("/"))


def _walk(folder: str, name: str, *, deep: bool) -> Iterator[Found]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        stem, dot, ending = entry.name.rpartition(".")
        if os.path.normcase(ending) == "md" and dot and not entry.name.startswith("."):
            yield Found(entry.path, f"{name}/{entry.name}", stem, _state(entry))
        if deep and entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{name}/{entry.name}", deep=deep)


def _state(entry: os.DirEntry[str]) -> tuple[int, int, int] | None:
    try:
        found = entry.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns
