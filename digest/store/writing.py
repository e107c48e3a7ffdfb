"""Files appear whole or not at all: written beside their place, then moved into it."""

from __future__ import annotations

import os
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NUMBER = count()


def write_file(path: Path, data: bytes | str) -> None:
    """Write a file atomically (text as UTF-8), making its folder; a fault leaves what was there before."""
    # Our own name, since tempfile's costs more than the writing of a small file does.
    part = path.with_name(f".{path.name[:40]}.{os.getpid()}-{next(_NUMBER)}.part")
    try:
        _write(part, data.encode() if isinstance(data, str) else data)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def remove_leftovers(folder: Path) -> None:
    """Remove the half-written files of a run that was killed; only for a caller that holds the site's lock."""
    for part in folder.rglob(".*.part"):
        part.unlink(missing_ok=True)


def _write(part: Path, data: bytes) -> None:
    try:
        part.write_bytes(data)
    except FileNotFoundError:
        part.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
