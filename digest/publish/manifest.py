"""What the last build published: a list of files that says of each what it was made from and how it lies on disk."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from digest.store.kept import read_kept, seal
from digest.store.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: The first number is raised when the list is written otherwise: one of another version, or written by another Python,
#: is foreign, and everything is made anew.
VERSION = f"mujaz-site 2 {sys.version}"


class Record(NamedTuple):
    """One published file.

    ``inputs`` is the fingerprint of what it was made from ('' for a file that is compared by its bytes), ``bytes_hash``
    that of its bytes, ``size`` and ``mtime_ns`` are as the disk gave them, ``updated`` is the day its page
    states, ``crawlable`` whether it stands in the site map.
    """

    inputs: str
    bytes_hash: str
    size: int
    mtime_ns: int
    updated: str = ""
    crawlable: bool = True


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a published site by their path in it, and what all its pages were made from."""

    files: Mapping[str, Record]
    world: Mapping[str, str]


EMPTY = Manifest({}, {})


def read_manifest(path: Path) -> Manifest | None:
    """Read a manifest; ``None`` where there is none, or where it is damaged or not of our version."""
    try:
        found = path.stat()
    except OSError:
        return None
    return _read(path, (found.st_ino, found.st_size, found.st_mtime_ns))


@lru_cache(maxsize=1)
def _read(path: Path, _: tuple[int, ...]) -> Manifest | None:
    """Read a manifest that is not the one last read."""
    found = read_kept(path, VERSION)
    try:
        world, names, rows = found[0] if found else ({}, (), ())
        return Manifest(dict(zip(names, map(Record._make, rows), strict=True)), world) if found else None
    except (TypeError, ValueError):
        return None


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write a manifest whole; raises ``OSError``."""
    rows = list(map(tuple, manifest.files.values()))
    write_file(path, seal(VERSION, (dict(manifest.world), list(manifest.files), rows)))


def hash_bytes(data: bytes) -> str:
    """Give the fingerprint of a file's bytes (hex digits)."""
    return blake2b(data, digest_size=16).hexdigest()
