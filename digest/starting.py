"""Starting another site: the files of an empty digest, copied from the package."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import digest
from digest.store.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

SCAFFOLD = "new"
_VERSION = "{{ version }}"


class TakenError(Exception):
    """The folder to start a site in is not empty."""


def start_site(target: Path) -> tuple[str, ...]:
    """Write an empty digest into ``target`` and return the names of its files; raises :class:`TakenError`."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise TakenError(target)
    names = []
    for name, source in _walk(resources.files("digest").joinpath(SCAFFOLD)):
        write_file(target / name, source.read_text(encoding="utf-8").replace(_VERSION, digest.__version__))
        names.append(name)
    return tuple(names)


def _walk(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        # Two names that packaging would swallow or misread carry another one in the package.
        name = prefix + {"gitignore": ".gitignore", "github": ".github"}.get(entry.name, entry.name)
        if entry.is_dir():
            yield from _walk(entry, f"{name}/")
        else:
            yield name, entry
