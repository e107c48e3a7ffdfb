"""One writer at a time: a lock on the site, which the system lets go when the process ends, however it ends."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.store.loading import Folders


class BusyError(Exception):
    """Another process is writing to this site."""


@contextmanager
def lock_site(folders: Folders) -> Iterator[None]:
    """Hold the site's lock; raises :class:`BusyError` at once where another process holds it."""
    path = folders.root / ".mujaz" / "lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise BusyError from error
    try:
        yield
    finally:
        lock.release()
