"""Rows kept between runs in two files, so that a few new ones do not cost the writing of all.

The large file holds all rows of some run, the small one what came since; it names the large one it belongs to. When it
has grown to a good share of the large one, both become one again, and rows that nobody uses any more go.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from digest.store.code_hash import hash_code
from digest.store.kept import forget_kept, kept_path, read_kept, write_kept

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from digest.store.loading import Folders

Row = TypeVar("Row")
#: Fewer are made again as quickly as what was kept of them is read.
KEEP_FROM = 200
#: The small file is written into the large one when it holds more than this part of its rows.
_PART = 8
#: What taking apart a value of another shape raises.
_OTHER_SHAPE = (AttributeError, IndexError, KeyError, TypeError, ValueError)


def is_worth_keeping(count: int) -> bool:
    """Tell whether so many rows are worth keeping between runs."""
    return count >= KEEP_FROM and bool(hash_code())


class Layers(Generic[Row]):
    """Rows by name, as two files keep them; ``lay`` makes a plain value of rows, ``take`` rows of such a value."""

    def __init__(
        self,
        folders: Folders,
        name: str,
        key: str,
        lay: Callable[[Mapping[str, Row]], Any],
        take: Callable[[Any], Mapping[str, Row]],
    ) -> None:
        self._large, self._small = kept_path(folders, name), kept_path(folders, f"{name}-since")
        self._key, self._lay, self._take = key, lay, take
        self._base, self._whole = self._read(self._large, key)
        self._since = self._read(self._small, f"{key} {self._base}")[1] if self._base else {}

    def get(self, name: str) -> Row | None:
        """Give the row of this name."""
        return self._since.get(name) or self._whole.get(name)

    def write(self, used: Mapping[str, Row], fresh: Collection[str]) -> None:
        """Keep the ``fresh`` ones of the rows ``used`` in this run beside what is kept."""
        if not fresh:
            return
        since = {name: row for name, row in used.items() if name in self._since or name in fresh}
        if len(since) * _PART <= len(self._whole):
            write_kept(self._small, f"{self._key} {self._base}", self._lay(since))
        else:
            write_kept(self._large, self._key, self._lay(used))
            forget_kept(self._small)

    def _read(self, path: Path, key: str) -> tuple[str, Mapping[str, Row]]:
        try:
            found = path.stat()
        except OSError:
            return "", {}
        return _read_rows(path, key, self._take, (found.st_ino, found.st_size, found.st_mtime_ns))


@lru_cache(maxsize=4)
def _read_rows(
    path: Path, key: str, take: Callable[[Any], Mapping[str, Any]], _: tuple[int, ...]
) -> tuple[str, Mapping[str, Any]]:
    """Give the hash of a file's value and its rows; '' and none where there is no such file.

    While `mkdocs serve` runs, a file that is as it was is not read again.
    """
    try:
        laid, sha256 = read_kept(path, key) or (None, "")
        return sha256, take(laid) if sha256 else {}
    except _OTHER_SHAPE:
        return "", {}
