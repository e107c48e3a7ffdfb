"""What content files held when they were last read, kept between runs.

A file whose size and times are as they were is not opened. One whose times differ (a fresh checkout), or that changed
so shortly before it was read that a later change could bear the same time, is read and compared by its content's hash.
All is keyed with our own code, Python, PyYAML and the rules of the site's time zone.
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
from digest.store.kept import kept_path
from digest.store.layers import Layers, is_worth_keeping
from digest.store.packing import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.problems import Problem
    from digest.store.loading import Folders
    from digest.store.walking import Found

#: The coarsest clock of a file system in use, in nanoseconds.
_TICK = 2_000_000_000
_NAME = "parsed"


class Reading(NamedTuple):
    """What one file held: its value (``None``: unreadable), what is wrong with it, and the SHA-256 of its bytes."""

    value: Any
    problems: tuple[Problem, ...]
    sha256: str


#: The state of a file (``None`` where only the hash of its content can tell) and what it held.
_Row = tuple[tuple[int, int, int] | None, Reading]


def is_kept(folders: Folders) -> bool:
    """Tell whether anything is kept of a site's files."""
    return kept_path(folders, _NAME).is_file()


def read_ahead(folders: Folders, zone: str) -> None:
    """Read what is kept of a site's files: whoever asks for it next in this process has it."""
    if is_kept(folders):
        _open(folders, zone)


class Parsed:
    """The readings of one site: those kept from earlier runs, and those of this one."""

    def __init__(self, folders: Folders, zone: str, count: int) -> None:
        self._folders = folders
        self._kept = _open(folders, zone) if is_worth_keeping(count) else None
        self._met: dict[str, _Row] = {}
        self._fresh: set[str] = set()
        self._begun = 0

    def find(self, found: Found) -> Reading | None:
        """Give what a file held whose size and times are as they were; else it is to be read."""
        row = self._kept.get(found.name) if self._kept else None
        if row is not None and row[0] is not None and row[0] == found.state:
            self._met[found.name] = row
            return row[1]
        if self._kept and not self._begun:
            self._begun = _read_clock(kept_path(self._folders, "clock"))  # before the first file is opened
        return None

    def match(self, name: str, sha256: str) -> Reading | None:
        """Give what a file held when it last had this content."""
        row = self._kept.get(name) if self._kept else None
        return row[1] if row is not None and row[1].sha256 == sha256 else None

    def keep(self, found: Found, reading: Reading) -> None:
        """Keep what a file held for the next run."""
        if self._kept:
            settled = found.state is not None and max(found.state[1:]) < self._begun - _TICK
            self._met[found.name] = (found.state if settled else None, reading)
            self._fresh.add(found.name)

    def write(self) -> None:
        """Write what is new."""
        if self._kept:
            self._kept.write(self._met, self._fresh)


def _open(folders: Folders, zone: str) -> Layers[_Row]:
    key = " ".join((hash_code(), yaml.__version__, str(yaml.__with_libyaml__), zone, _hash_zone(zone)))
    with _no_collection():
        return Layers(folders, _NAME, key, _lay, _take)


def _lay(rows: Mapping[str, _Row]) -> tuple[Any, ...]:
    states = [state for state, _ in rows.values()]
    return list(rows), states, *(pack(column) for column in zip(*(held for _, held in rows.values()), strict=True))


def _take(laid: tuple[Any, ...]) -> dict[str, _Row]:
    names, states, *columns = laid
    readings = map(Reading, *map(unpack, columns))
    return dict(zip(names, zip(states, readings, strict=True), strict=True))


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
