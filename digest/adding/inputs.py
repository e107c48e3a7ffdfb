"""The inputs of a run: files, folders, standard input; read one at a time."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.intake import RawPage, Refused, blame_ourselves, find_size_fault, iterate_input

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One file: its path ('-' for standard input), its name in messages, the folders it lay in (``levant/2020``).

    ``refused`` says why it is not to be read at all.
    """

    path: Path
    name: str
    folder: str = ""
    data: bytes | None = None
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What intake made of one item of a file."""

    input: Input
    result: RawPage | Refused
    file_bytes: bytes


def list_inputs(paths: Iterable[str], standard_input: bytes | None = None) -> Iterator[Input]:
    """List the files of a run in a fixed order; a file inside sub-folders of a folder comes with their names.

    Of a folder hidden files are left out. Links in it are not followed: what they lead to inside the folder is listed
    there, and one that leads elsewhere, or nowhere, is refused.
    """
    for name in paths:
        path = Path(name)
        if name == STANDARD_INPUT:
            yield Input(path, "stdin", data=standard_input or b"")
        elif path.is_dir():
            yield from _list_folder(path)
        else:
            yield Input(path, path.as_posix())


def _list_folder(folder: Path) -> Iterator[Input]:
    root = Path(os.path.realpath(folder))
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path is not folder and path.is_symlink():
            if not _lists(root, path):
                yield _refuse(path, "link")
        elif path.is_dir():
            try:
                entries = sorted(path.iterdir(), reverse=True)
            except OSError as error:
                yield _refuse(path, "unreadable", why=error.strerror or str(error))
                continue
            waiting += [entry for entry in entries if not entry.name.startswith(".")]
        elif path.is_file():
            names = "/".join(path.relative_to(folder).parts[:-1]).encode(errors="replace").decode()
            yield Input(path, path.as_posix(), names)


def _lists(root: Path, link: Path) -> bool:
    """Tell whether what a link leads to is listed by itself: it lies below the root, and no part of it is hidden."""
    target = Path(os.path.realpath(link))
    if not target.exists() or not target.is_relative_to(root):
        return False
    return not any(part.startswith(".") for part in target.relative_to(root).parts)


def _refuse(path: Path, code: str, **values: str) -> Input:
    return Input(path, path.as_posix(), refused=Refused(path.as_posix(), code, tuple(values.items())))


def read_items(source: Input, *, force_language: bool) -> Iterator[Found]:
    """Read one file and give its pages one by one; a file that cannot be read is refused, never an exception."""
    if source.refused:
        yield Found(source, source.refused, b"")
        return
    try:
        size = len(source.data) if source.data is not None else source.path.stat().st_size
        if fault := find_size_fault(source.name, size):
            yield Found(source, fault, b"")
            return
        data = source.data if source.data is not None else source.path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a zero byte in a name
        why = error.strerror if isinstance(error, OSError) else None
        yield Found(source, Refused(source.name, "unreadable", (("why", why or str(error)),)), b"")
        return
    try:
        for result in iterate_input(source.name, data, force_language=force_language):
            yield Found(source, result, data)
    except Exception as odd:  # noqa: BLE001 (one file must not keep the others from being added)
        yield Found(source, blame_ourselves(source.name, odd), data)
