"""The inputs of a run: files, folders, standard input; read one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.intake import RawPage, Refused, find_size_fault, iterate_input

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One file: its path ('-' for standard input), its name in messages, the folders it lay in (``levant/2020``)."""

    path: Path
    name: str
    folder: str = ""
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What intake made of one item of a file."""

    input: Input
    result: RawPage | Refused
    file_bytes: bytes


def list_inputs(paths: Iterable[str], standard_input: bytes | None = None) -> Iterator[Input]:
    """List the files of a run in a fixed order; a file inside sub-folders of a folder comes with their names."""
    for name in paths:
        path = Path(name)
        if name == STANDARD_INPUT:
            yield Input(path, "stdin", data=standard_input or b"")
        elif path.is_dir():
            for found in sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p, path)):
                below = found.relative_to(path).parts
                yield Input(found, found.as_posix(), "/".join(below[:-1]))
        else:
            yield Input(path, path.as_posix())


def read_items(source: Input, *, force_language: bool) -> Iterator[Found]:
    """Read one file and give its pages one by one; a file that cannot be read is refused, never an exception."""
    try:
        size = len(source.data) if source.data is not None else source.path.stat().st_size
        if fault := find_size_fault(source.name, size):
            yield Found(source, fault, b"")
            return
        data = source.data if source.data is not None else source.path.read_bytes()
    except OSError as error:
        yield Found(source, Refused(source.name, "unreadable", (("why", error.strerror or str(error)),)), b"")
        return
    for result in iterate_input(source.name, data, force_language=force_language):
        yield Found(source, result, data)


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)
