"""Changes to several files at once: all or none, finished after a kill, taken back from before-images.

An action is a folder below ``.mujaz/undo``, and its name tells how far it came: ``000007.preparing`` (nothing done
yet), ``000007.doing`` (all images are kept; to be finished), ``000007`` (done, can be undone), ``000007.undoing`` (to
be taken back), ``000007.undone``. Each step is one renaming, so a kill leaves a state that :func:`recover` ends.

The images of what will be are moved into their places, not copied, and of a new file a hash is kept: ten thousand
pages added cost no second copy of anything.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Self

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


class Draft:
    """An action being prepared: images kept file by file, then put in their places all at once.

    The order of the files is kept: each is put in its place before those that follow, and goes after them when the
    action is taken back. A context manager: what is not committed when it ends is deleted. Nothing is written before
    the first file.
    """

    def __init__(self, folders: Folders, command: str) -> None:
        self._folders, self._command = folders, command
        self._files: list[tuple[str, str, str]] = []
        self._folder: Path | None = None
        self._numbers = count()

    def __enter__(self) -> Self:
        """Give the draft itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Delete what was kept and not committed."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def done(self) -> bool:
        """Whether the action was committed and can be undone."""
        return self._folder is not None and self._folder.with_suffix("").is_dir()

    def spool(self, data: bytes) -> Path:
        """Keep bytes that :meth:`adopt` may make a new file of."""
        path = self._open() / "spool" / str(next(self._numbers))
        write_file(path, data)
        return path

    def adopt(self, file: str, spooled: Path, sha256: str) -> None:
        """Let spooled bytes of this hash become a new file."""
        image = self._open() / "after" / str(len(self._files))
        image.parent.mkdir(exist_ok=True)
        spooled.rename(image)
        self._files.append((file, "", sha256))

    def add(self, change: Change) -> None:
        """Keep the images of a file's change."""
        for kind, data in (("before", change.before), ("after", change.after)):
            if data is not None:
                write_file(self._open() / kind / str(len(self._files)), data)
        self._files.append((change.file, _hash(change.before), _hash(change.after)))

    def commit(self) -> None:
        """Make the changes; a fault on the way (a full disk, say) takes all of them back. No file, no action.

        Raises :class:`ChangedError` with nothing done where a file is not as its change expects it.
        """
        if not self._files:
            return
        if changed := [file for file, before, _ in self._files if not _is(self._folders.root / file, before)]:
            raise ChangedError(changed)
        shutil.rmtree(self._open() / "spool", ignore_errors=True)
        manifest = json.dumps({"command": self._command, "files": self._files}, ensure_ascii=False, indent=1)
        write_file(self._open() / _MANIFEST, manifest + "\n")
        doing = _rename(self._open(), "doing")
        try:
            _carry_out(self._folders, doing, "after")
            _finish(doing)
        except (Exception, KeyboardInterrupt):
            if doing.is_dir():  # else all was done before Ctrl-C came
                _take_back(self._folders, _rename(doing, "undoing"))
            raise
        with suppress(OSError):  # the next action tries again
            _prune(self._folders)

    def _open(self) -> Path:
        """Give the action's folder, making it the first time; its number is the next."""
        if self._folder is None:
            store = _store(self._folders)
            last = max((int(p.name[:6]) for p in store.glob("*") if _NAME.match(p.name[:6])), default=0)
            folder = store / f"{last + 1:06}.preparing"
            folder.mkdir(parents=True)
            self._folder = folder
        return self._folder


def commit(folders: Folders, command: str, changes: Iterable[Change]) -> None:
    """Make changes as one action, which can be taken back; all of them or, with an exception, none.

    Raises :class:`ChangedError` with nothing done where a file is not as the change expects it.
    """
    with Draft(folders, command) as draft:
        for change in changes:
            draft.add(change)
        draft.commit()


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
    """Give the changes that take an action back; the bytes of a file that goes are left out (``before`` is ``b""``).

    Raises :class:`ChangedError` where files changed since, :class:`DamagedError` where an image is gone.
    """
    if changed := [file for file, _, after in action.files if not _is(folders.root / file, after)]:
        raise ChangedError(changed)
    images = [_read_image(action.folder / "before" / str(n), before) for n, (_, before, _) in enumerate(action.files)]
    return tuple(
        Change(file, None if not after else b"" if image is None else _read(folders.root / file), image)
        for (file, _, after), image in zip(action.files, images, strict=True)
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


def _carry_out(folders: Folders, folder: Path, kind: str, *, careful: bool = False) -> tuple[str, ...]:
    """Put the images of one kind in their places; a careful one leaves, and names, files that are neither image."""
    left = []
    files = list(enumerate(_read_action(folder).files))
    for number, (file, *hashes) in files if kind == "after" else reversed(files):
        wanted = hashes[kind == "after"]
        image, path = folder / kind / str(number), folders.root / file
        if careful:
            now = _hash(_read(path))
            if now == wanted:
                continue
            if now not in hashes or (wanted and not image.is_file()):
                left.append(file)
                continue
            _read_image(image, wanted)
        _put(image if wanted else None, path)
    if careful:
        _sweep(folders.root / file for _, (file, *_) in files)
    return tuple(left)


def _put(image: Path | None, path: Path) -> None:
    """Move an image into its place, where a file keeps its mode; without one, delete the file."""
    if image is None:
        if os.path.lexists(path):  # nothing does where its folder is a file
            path.unlink()
        return
    if path.exists():
        image.chmod(path.stat().st_mode & 0o7777)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        image.replace(path)
    except OSError as error:
        if error.errno != errno.EXDEV:  # content on a disk of its own
            raise
        write_file(path, image.read_bytes())
        shutil.copymode(image, path)


def _sweep(paths: Iterable[Path]) -> None:
    """Delete what a kill inside :func:`write_file` left beside files."""
    names = defaultdict(set)
    for path in paths:
        names[path.parent].add(path.name[:40])
    for folder, known in names.items():
        for part in folder.glob(".*.part"):
            if part.name[1:].rsplit(".", 2)[0] in known:
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


def _read_image(path: Path, wanted: str) -> bytes | None:
    if not wanted:
        return None
    data = _read(path)
    if _hash(data) != wanted:
        raise DamagedError(path.parent.parent.name)
    return data


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _is(path: Path, sha256: str) -> bool:
    """Tell whether a file holds bytes of this hash, or with '' whether nothing stands there."""
    return _hash(_read(path)) == sha256 if sha256 else not os.path.lexists(path)


def _hash(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _store(folders: Folders) -> Path:
    return folders.root / ".mujaz" / "undo"
