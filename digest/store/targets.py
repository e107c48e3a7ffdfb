"""Folders that a whole tree of files is written into: which may be taken, and which of their files are ours.

A tree carries the list of its own files, a path a line, so that the next one removes what is gone and nothing else.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.store.loading import Folders

#: Folders of addresses in which no pages but ours lie.
SECTIONS = ("articles", "days", "events", "sources", "storylines", "unconfirmed")


class TargetError(Exception):
    """A tree of files must not be written into this folder; says why, in one sentence."""


def check_target(target: Path, folders: Folders, others: Iterable[Path] = ()) -> None:
    """Raise :class:`TargetError` where writing to ``target`` could harm what the site is made from.

    That is its content, its settings, its history (``.git``), its root, and ``others``; links are followed, and names
    that some systems take for one name are one.
    """
    if target.exists() and not target.is_dir():
        message = f"{target} is a file, no folder"
        raise TargetError(message)
    sources = (folders.root, folders.content, folders.config, *_find_git(folders.root), *others)
    for place in (target, *_list_links(target)):
        for source in sources:
            holds, within = _lies_in(source, place), _lies_in(place, source)
            if holds or (within and not _lies_in(folders.root, source)):
                _refuse(place, "is" if holds and within else "holds" if holds else "lies in", source)


def is_empty(target: Path) -> bool:
    """Tell whether a folder is missing or shows nothing; hidden files are never touched, and do not count."""
    return not target.exists() or all(name.startswith(".") for name in os.listdir(target))  # noqa: PTH208 (names only)


def write_list(names: Iterable[str]) -> bytes:
    """Write the list of a tree's files, sorted."""
    return "".join(f"{name}\n" for name in sorted(names)).encode("utf-8", "surrogateescape")


def read_list(path: Path) -> frozenset[str] | None:
    """Read the list of a tree's files; ``None`` where there is none. A line that leads out of the tree is no file's."""
    try:
        lines = path.read_bytes().decode("utf-8", "surrogateescape").split("\n")
    except OSError:
        return None
    return frozenset(filter(_is_inside, lines))


def list_tree(root: Path) -> Iterator[str]:
    """List the files below a folder by their path in it, with ``/``; what is hidden, or linked folders hold, is not."""
    for folder, names, files in os.walk(root):
        names[:] = sorted(name for name in names if not name.startswith("."))
        inside = PurePosixPath(Path(folder).relative_to(root).as_posix())
        yield from ((inside / name).as_posix() for name in sorted(files) if not name.startswith("."))


def _refuse(place: Path, how: str, source: Path) -> None:
    message = f"{place} {how} {source}, which the site is made from; name another folder"
    raise TargetError(message)


def _find_git(root: Path) -> Iterator[Path]:
    yield root / ".git"
    yield from (above / ".git" for above in root.parents if (above / ".git").exists())


def _list_links(target: Path) -> list[Path]:
    return sorted(path for path in target.iterdir() if path.is_symlink()) if target.is_dir() else []


def _lies_in(inner: Path, outer: Path) -> bool:
    """Tell whether a place is another or lies below it."""
    ends = Path(os.path.realpath(outer))
    begin = Path(os.path.realpath(inner))
    return any(_is_same(place, ends) for place in (begin, *begin.parents))


def _is_same(one: Path, other: Path) -> bool:
    if _fold(one) == _fold(other):
        return True
    try:
        return one.samefile(other)
    except OSError:
        return False


def _fold(path: Path) -> str:
    return unicodedata.normalize("NFC", str(path)).casefold()


def _is_inside(line: str) -> bool:
    parts = line.split("/")
    return not ({"", ".", ".."} & set(parts)) and not ({"\\", "\0"} & set(line)) and ":" not in parts[0]
