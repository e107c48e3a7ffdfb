"""What content files held when they were last read, kept between runs.

A file whose size and times are as they were is not opened. One whose times differ (a fresh checkout), or that changed
so shortly before it was read that a later change could bear the same time, is read and compared by its content's hash.
All is keyed with our own code, Python, PyYAML and the rules of the site's time zone. What changed since the last whole
writing stands in a second, small file, so that ten new articles do not cost the writing of ten thousand.
"""

from __future__ import annotations

import gc
import hashlib
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import TZPATH

import yaml

from digest.store.code_hash import hash_code
from digest.store.kept import forget_kept, kept_path, read_kept, write_kept
from digest.store.packing import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.problems import Problem
    from digest.store.loading import Folders
    from digest.store.walking import Found

#: A site of fewer files is read as quickly as what was kept of it would be.
KEEP_FROM = 200
#: The coarsest clock of a file system in use, in nanoseconds.
_TICK = 2_000_000_000
#: The small file becomes part of the large one when it holds more than this share of it.
_SHARE = 8
_NO_COLUMN = (AttributeError, IndexError, KeyError, TypeError, ValueError)


class Reading(NamedTuple):
    """What one file held: its value (``None``: unreadable), what is wrong with it, and the SHA-256 of its bytes."""

    value: Any
    problems: tuple[Problem, ...]
    sha256: str


#: The state of a file (``None`` where only the hash of its content can tell) and what it held.
_Row = tuple[tuple[int, int, int] | None, Reading]


class Parsed:
    """The readings of one site: those kept from earlier runs, and those of this one."""

    def __init__(self, folders: Folders, zone: str, count: int) -> None:
        self._folders = folders
        self._key = " ".join((hash_code(), yaml.__version__, str(yaml.__with_libyaml__), zone, _hash_zone(zone)))
        self._in_use = count >= KEEP_FROM and bool(hash_code())
        self._whole, base = self._read("parsed", self._key) if self._in_use else ({}, "")
        self._since, _ = self._read("parsed-since", f"{self._key} {base}") if base else ({}, "")
        self._base = base
        self._met: dict[str, _Row] = {}
        self._fresh: set[str] = set()
        self._begun = 0

    def find(self, found: Found) -> Reading | None:
        """Give what a file held whose size and times are as they were; else it is to be read."""
        row = self._since.get(found.name) or self._whole.get(found.name)
        if row is not None and row[0] is not None and row[0] == found.state:
            self._met[found.name] = row
            return row[1]
        if self._in_use and not self._begun:
            self._begun = _read_clock(kept_path(self._folders, "clock"))  # before the first file is opened
        return None

    def match(self, name: str, sha256: str) -> Reading | None:
        """Give what a file held when it last had this content."""
        row = self._since.get(name) or self._whole.get(name)
        return row[1] if row is not None and row[1].sha256 == sha256 else None

    def keep(self, found: Found, reading: Reading) -> None:
        """Keep what a file held for the next run."""
        if self._in_use:
            settled = found.state is not None and max(found.state[1:]) < self._begun - _TICK
            self._met[found.name] = (found.state if settled else None, reading)
            self._fresh.add(found.name)

    def write(self) -> None:
        """Write what is new: all of it into the small file, or everything into the large one once that is due."""
        if not self._fresh:
            return
        since = {name: row for name, row in self._met.items() if name in self._fresh or name in self._since}
        if len(since) * _SHARE > len(self._whole):
            self._write("parsed", self._key, self._met)
            forget_kept(kept_path(self._folders, "parsed-since"))
        else:
            self._write("parsed-since", f"{self._key} {self._base}", since)

    def _read(self, name: str, key: str) -> tuple[Mapping[str, _Row], str]:
        with _no_collection():
            kept = read_kept(kept_path(self._folders, name), key)
            try:
                base, names, states, *columns = kept
                readings = map(Reading, *map(unpack, columns))
                return dict(zip(names, zip(states, readings, strict=True), strict=True)), str(base)
            except _NO_COLUMN:
                return {}, ""

    def _write(self, name: str, key: str, rows: Mapping[str, _Row]) -> None:
        states = [state for state, _ in rows.values()]
        columns = [pack(column) for column in zip(*(reading for _, reading in rows.values()), strict=True)]
        base = hashlib.sha256(repr((list(rows), states, columns[-1])).encode()).hexdigest()
        write_kept(kept_path(self._folders, name), key, (base, list(rows), states, *columns))


def _read_clock(path: Path) -> int:
    """Give the file system's own time in nanoseconds; 0 where nothing can be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _hash_zone(zone: str) -> str:
    """Give the hash of a time zone's rules, or the version of the package that has them."""
    for folder in TZPATH:
        path = Path(folder, zone)
        if path.is_file():
            return hashlib.sha256(path.read_bytes()).hexdigest()
    return metadata.version("tzdata")


@contextmanager
def _no_collection() -> Iterator[None]:
    """Let the collector rest: a hundred thousand values that all stay would have it search them again and again."""
    resting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if resting:
            gc.enable()
