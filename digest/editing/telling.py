"""What a verb changes, as lines for a terminal: each file, and of it the changed lines only."""

from __future__ import annotations

import difflib
import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from digest.store.changes import Change

#: Of a longer run of lines the first are shown, and how many more there are.
MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Told:
    """One file: its name, its fate ('', ``new``, ``deleted``, or its old name), its lines with ``-`` and ``+``."""

    file: str
    fate: str
    lines: tuple[str, ...]


def tell_changes(changes: Iterable[Change], moved: Mapping[str, str]) -> Iterator[Told]:
    """Tell of each file what changed; a renamed one is told once, under its new name."""
    by_file = {change.file: change for change in changes}
    gone = {old for new, old in moved.items() if new in by_file}
    for file, change in by_file.items():
        if file in gone:
            continue
        before = by_file[moved[file]].before if file in moved else change.before
        fate = moved.get(file, "") or _tell_fate(change)
        yield Told(file, fate, () if fate == "deleted" else tuple(_shorten(_compare(before, change.after))))


def tell_whole(change: Change) -> Iterator[str]:
    """Tell all that changed in one file, as a unified diff."""
    old, new = (_read_lines(data) for data in (change.before, change.after))
    was, becomes = (change.file if data is not None else "/dev/null" for data in (change.before, change.after))
    return difflib.unified_diff(old, new, was, becomes, lineterm="")


def count_changes(changes: Iterable[Change]) -> Iterator[tuple[str, str, int]]:
    """Count what changes by folder (``content/articles``) and fate: ``new``, ``deleted`` or ``changed``."""
    kinds = Counter(("/".join(change.file.split("/")[:-1][:2]), _tell_fate(change) or "changed") for change in changes)
    for (folder, fate), number in sorted(kinds.items()):
        yield folder, fate, number


def _tell_fate(change: Change) -> str:
    return "new" if change.before is None else "deleted" if change.after is None else ""


def _compare(before: bytes | None, after: bytes | None) -> Iterator[str]:
    """Give the lines that differ, each with its sign."""
    old, new = (_read_lines(data) for data in (before, after))
    for line in list(difflib.unified_diff(old, new, n=0, lineterm=""))[2:]:
        if not line.startswith("@@"):
            yield f"{line[0]} {line[1:]}"


def _read_lines(data: bytes | None) -> list[str]:
    """Give a file's lines; of one that is no text one line, its size and hash."""
    if data and b"\0" in data:
        return [f"{len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}"]
    return data.decode("utf-8", "replace").splitlines() if data else []


def _shorten(lines: Iterator[str]) -> Iterator[str]:
    listed = list(lines)
    yield from listed[:MOST_LINES]
    if len(listed) > MOST_LINES:
        yield f"… and {len(listed) - MOST_LINES} more lines"
