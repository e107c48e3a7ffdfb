"""Edits of several files made in memory, in order, until all of them are written at once."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from digest.store.changes import Change
from digest.store.value_edits import EditError

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.store.loading import Folders


class UneditableError(Exception):
    """A file's front matter cannot be edited by key; ``file`` names it."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(file)


class Pending:
    """Files as they will be; ``moved`` maps a file's new name to its old one. Names are relative to the root."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.moved: dict[str, str] = {}
        self._before: dict[str, bytes | None] = {}
        self._after: dict[str, bytes | None] = {}

    def read(self, file: str) -> bytes | None:
        """Give a file as it will be."""
        if file not in self._after:
            path = self.folders.root / file
            self._before[file] = self._after[file] = path.read_bytes() if path.is_file() else None
        return self._after[file]

    def edit(self, file: str, change: Callable[[str], str]) -> None:
        """Edit a file's text; its byte order mark and line ends stay. Raises :class:`UneditableError`."""
        data = self.read(file) or b""
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        try:
            text = change(data.removeprefix(mark).decode())
        except EditError as error:
            raise UneditableError(file) from error
        self._after[file] = mark + text.encode()

    def write(self, file: str, text: str) -> None:
        """Write a whole file."""
        self.write_bytes(file, text.encode())

    def write_bytes(self, file: str, data: bytes) -> None:
        """Write a whole file as it stands."""
        self.read(file)
        self._after[file] = data

    def delete(self, file: str) -> None:
        """Delete a file."""
        self.read(file)
        self._after[file] = None

    def move(self, old: str, new: str) -> None:
        """Give a file another name."""
        data = self.read(old)
        self.read(new)
        self._after[new], self._after[old] = data, None
        self.moved[new] = old

    def changes(self) -> tuple[Change, ...]:
        """Give all files that differ, by name."""
        return tuple(
            Change(file, self._before[file], after)
            for file, after in sorted(self._after.items())
            if after != self._before[file]
        )

    def name(self, folder: str, file_id: str) -> str:
        """Name a content file."""
        return self.folders.name(self.folders.content / folder / f"{file_id}.md")
