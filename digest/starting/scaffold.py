"""The files of an empty digest, copied from the package, and beside them the program as a wheel."""

from __future__ import annotations

import shutil
from contextlib import suppress
from importlib import resources
from typing import TYPE_CHECKING

from digest.starting.wheel import make_wheel
from digest.store.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

SCAFFOLD = "new"
#: The folder of a site that holds the program.
VENDOR = "vendor"
#: Names that packaging would swallow or misread carry another one in the package.
_RENAMED = {"gitattributes": ".gitattributes", "gitignore": ".gitignore", "github": ".github"}


class TakenError(Exception):
    """The folder to start a site in is not empty."""


def start_site(target: Path) -> tuple[str, ...]:
    """Write an empty digest into ``target`` and return the names of its files.

    Raises :class:`TakenError`, :class:`IncompleteError` where no wheel can be made, and ``OSError`` where a file cannot
    be written; nothing is left there then.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise TakenError(target)
    files = {**read_scaffold(), **vendor_program()}
    try:
        for name, data in files.items():
            write_file(target / name, data)
    except OSError:
        _take_back(target, files)
        raise
    return tuple(files)


def read_scaffold() -> dict[str, bytes]:
    """Read the files of an empty digest, by their names in a site."""
    return {name: source.read_bytes() for name, source in _walk(resources.files("digest").joinpath(SCAFFOLD))}


def vendor_program() -> dict[str, bytes]:
    """Give the program itself, as the one file below ``vendor/`` that a site is published with."""
    wheel = make_wheel()
    return {f"{VENDOR}/{wheel.name}": wheel.data}


def _take_back(target: Path, names: Iterable[str]) -> None:
    """Delete what was written into a folder that was empty before."""
    for path in {target / name.partition("/")[0] for name in names}:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()


def _walk(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        name = prefix + _RENAMED.get(entry.name, entry.name)
        if entry.is_dir():
            yield from _walk(entry, f"{name}/")
        else:
            yield name, entry
