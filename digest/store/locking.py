"""One process at a time: a lock file, which the system lets go when the process ends, however it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from pathlib import Path


class BusyError(Exception):
    """Another process holds the lock."""


def take_lock(path: Path) -> FileLock:
    """Take the lock at ``path`` (its folder is made); raises :class:`BusyError` at once where another holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise BusyError from error
    return lock
