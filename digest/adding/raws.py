"""The inputs of a run as raw files: their bytes are kept aside until it is known which of them an article names."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from digest.store.raw_files import RawNames, raw_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from digest.adding.inputs import Input
    from digest.store.changes import Draft
    from digest.store.loading import Folders


class RawShelf:
    """The raw files of a run; without a draft (a dry run) they are only named."""

    def __init__(self, folders: Folders, draft: Draft | None) -> None:
        self._folders, self._draft = folders, draft
        self._names = RawNames(folders)
        self._kept: dict[str, tuple[Path, str]] = {}
        self._last: tuple[Input, str] | None = None

    def keep(self, source: Input, data: bytes) -> str:
        """Give an input's name as a raw file, keeping its bytes where none stands there: once for all of its pages."""
        if self._last is None or self._last[0] is not source:
            sha256 = hashlib.sha256(data).hexdigest()
            name = self._names.choose(source.name, data, sha256)
            if self._draft and name not in self._kept and not (raw_folder(self._folders) / name).exists():
                self._kept[name] = self._draft.spool(data), sha256
            self._last = source, name
        return self._last[1]

    def adopt(self, names: Iterable[str]) -> None:
        """Let the raw files of these names come with the draft; all others go with it."""
        if self._draft:
            for name in sorted(self._kept.keys() & set(names)):
                file = self._folders.name(raw_folder(self._folders) / name)
                self._draft.adopt(file, *self._kept[name])
