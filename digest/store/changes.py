"""Changes to several files at once: all or none, finished after a kill, taken back from before-images.

An action is a folder below ``.mujaz/undo``, and its name tells how far it came: ``000007.preparing`` (nothing done
yet), ``000007.doing`` (all images are kept; to be finished), ``000007`` (done, can be undone), ``000007.undoing`` (to
be taken back), ``000007.undone``. Each step is one renaming, so a kill leaves a state that :func:`recover` ends.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.store.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from digest.store.loading import Folders

#: So many actions can be undone; older before-images go.
MOST_ACTIONS = 100
_NAME = re.compile(r"[0-9]{6}\Z")
_MANIFEST = "action.json"


@dataclass(frozen=True, slots=True)
class Change:
    """One file's bytes before and after (``None``: no file); ``file`` is relative to the site's root, with ``/``."""

    file: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Action:
    """What a command changed: its words, and each file with the hashes of its bytes before and after ('' for none)."""

    folder: Path
    command: str
    files: tuple[tuple[str, str, str], ...]


class ChangedError(Exception):
    """Files are not as an action expects them; ``files`` names them."""

    def __init__(self, files: Iterable[str]) -> None:
        self.files = tuple(files)
        super().__init__(", ".join(self.files))


class DamagedError(Exception):
    """The images kept of an action are not whole."""


def commit(folders: Folders, command: str, changes: Iterable[Change]) -> None:
    """Make changes, keeping before-images; a fault on the way (a full disk, say) takes all of them back.

    Raises :class:`ChangedError` with nothing done where a file is not as the change expects it.
    """
    listed = tuple(changes)
    if changed := [c.file for c in listed if _read(folders, c.file) != c.before]:
        raise ChangedError(changed)
    doing = _prepare(folders, command, listed)
    try:
        _carry_out(folders, doing, "after")
    except OSError:
        _take_back(folders, _rename(doing, "undoing"))
        raise
    _finish(doing)
    _prune(folders)


def recover(folders: Folders) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """End what a kill left half done; give the command, ``done`` or ``undone``, and files changed since, left alone."""
    found = []
    for folder in sorted(_store(folders).glob("*.*")):
        state = folder.suffix
        if state == ".doing":
            command, left = _read_action(folder).command, _carry_out(folders, folder, "after", careful=True)
            found.append((command, "done", left))
            _finish(folder)
        elif state == ".undoing":
            command, left = _read_action(folder).command, _carry_out(folders, folder, "before", careful=True)
            found.append((command, "undone", left))
            _discard(folder)
        elif state in {".preparing", ".undone"}:
            shutil.rmtree(folder)
    return tuple(found)


def is_interrupted(folders: Folders) -> bool:
    """Tell whether a command was killed half way (or is at work just now)."""
    return any(_store(folders).glob("*.*"))


def list_actions(folders: Folders) -> tuple[Action, ...]:
    """List what can be undone, the last action first."""
    names = (p for p in _store(folders).glob("*") if _NAME.match(p.name))
    return tuple(_read_action(folder) for folder in sorted(names, reverse=True))


def reverse(folders: Folders, action: Action) -> tuple[Change, ...]:
    """Give the changes that take an action back.

    Raises :class:`ChangedError` where files changed since, :class:`DamagedError` where an image is gone.
    """
    if changed := [file for file, _, after in action.files if _hash(_read(folders, file)) != after]:
        raise ChangedError(changed)
    images = [_read_image(action.folder / "before", n, before) for n, (_, before, _) in enumerate(action.files)]
    return tuple(
        Change(file, _read(folders, file), image) for (file, _, _), image in zip(action.files, images, strict=True)
    )


def undo(folders: Folders, action: Action) -> None:
    """Take an action back, byte for byte; raises as :func:`reverse` does, with nothing done."""
    reverse(folders, action)
    _take_back(folders, _rename(action.folder, "undoing"))


def forget(folders: Folders) -> int:
    """Delete all before-images and return how many actions can no longer be undone."""
    actions = list_actions(folders)
    for action in actions:
        _discard(action.folder)
    return len(actions)


def _prepare(folders: Folders, command: str, changes: tuple[Change, ...]) -> Path:
    """Keep all images in a new action's folder; nothing of the site is touched yet."""
    store = _store(folders)
    last = max((int(p.name[:6]) for p in store.glob("*") if _NAME.match(p.name[:6])), default=0)
    folder = store / f"{last + 1:06}.preparing"
    folder.mkdir(parents=True)
    for number, change in enumerate(changes):
        for kind, data in (("before", change.before), ("after", change.after)):
            if data is not None:
                write_file(folder / kind / str(number), data)
    files = [[c.file, _hash(c.before), _hash(c.after)] for c in changes]
    manifest = json.dumps({"command": command, "files": files}, ensure_ascii=False, indent=1)
    write_file(folder / _MANIFEST, manifest + "\n")
    return _rename(folder, "doing")


def _carry_out(folders: Folders, folder: Path, kind: str, *, careful: bool = False) -> tuple[str, ...]:
    """Put the images of one kind in their places; a careful one leaves, and names, files that are neither image."""
    left = []
    for number, (file, *hashes) in enumerate(_read_action(folder).files):
        wanted, now = hashes[kind == "after"], _hash(_read(folders, file))
        if careful and now not in hashes:
            left.append(file)
        elif now != wanted:
            _put(folders.root / file, _read_image(folder / kind, number, wanted))
        if careful:
            _sweep(folders.root / file)
    return tuple(left)


def _put(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
        return
    mode = path.stat().st_mode if path.exists() else None
    write_file(path, data)
    if mode is not None:
        path.chmod(mode)


def _sweep(path: Path) -> None:
    """Delete what a kill inside :func:`write_file` left beside a file."""
    for part in path.parent.glob(".*.part"):
        if part.name.startswith(f".{path.name[:40]}."):
            part.unlink(missing_ok=True)


def _finish(doing: Path) -> None:
    shutil.rmtree(doing / "after", ignore_errors=True)
    doing.rename(doing.with_suffix(""))


def _take_back(folders: Folders, undoing: Path) -> None:
    _carry_out(folders, undoing, "before")
    _discard(undoing)


def _discard(folder: Path) -> None:
    shutil.rmtree(_rename(folder, "undone"))


def _rename(folder: Path, state: str) -> Path:
    return folder.rename(folder.with_suffix(f".{state}"))


def _prune(folders: Folders) -> None:
    names = sorted(p for p in _store(folders).glob("*") if _NAME.match(p.name))
    for folder in names[:-MOST_ACTIONS]:
        _discard(folder)


def _read_action(folder: Path) -> Action:
    try:
        told = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        files = tuple((str(file), str(before), str(after)) for file, before, after in told["files"])
        command = str(told["command"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedError(folder.name) from error
    if any(".." in file.split("/") or file.startswith("/") or ":" in file for file, _, _ in files):
        raise DamagedError(folder.name)
    return Action(folder, command, files)


def _read_image(folder: Path, number: int, wanted: str) -> bytes | None:
    if not wanted:
        return None
    path = folder / str(number)
    data = path.read_bytes() if path.is_file() else None
    if _hash(data) != wanted:
        raise DamagedError(folder.parent.name)
    return data


def _read(folders: Folders, file: str) -> bytes | None:
    path = folders.root / file
    return path.read_bytes() if path.is_file() else None


def _hash(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _store(folders: Folders) -> Path:
    return folders.root / ".mujaz" / "undo"
