"""One writer of content at a time: a lock on the site."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from digest.store.locking import BusyError, take_lock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.store.loading import Folders

__all__ = ["BusyError", "lock_site"]


@contextmanager
def lock_site(folders: Folders) -> Iterator[None]:
    """Hold the site's lock; raises :class:`BusyError` at once where another process holds it."""
    lock = take_lock(folders.root / ".mujaz" / "lock")
    try:
        yield
    finally:
        lock.release()
