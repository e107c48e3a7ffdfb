"""Inputs exactly as they came, under ``content/raw/``: never edited, never overwritten."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.store.safe_names import clean_name, fold_name
from digest.store.short_hash import LENGTHS, SHORT, end_name

if TYPE_CHECKING:
    from pathlib import Path

    from digest.store.loading import Folders

_HASH = re.compile(rf"-[0-9a-f]{{{SHORT}}}(?=(?:\.[^.]*)?\Z)")


def raw_folder(folders: Folders) -> Path:
    """Name the folder of the raw inputs."""
    return folders.content / "raw"


class RawNames:
    """The names of raw files that a run chooses; none differs from another by case or normal form alone."""

    def __init__(self, folders: Folders) -> None:
        """Begin with the names that are in use."""
        self._folders = folders
        folder = raw_folder(folders)
        self._spelled = {fold_name(path.name): path.name for path in folder.iterdir()} if folder.is_dir() else {}
        self._chosen: dict[str, str] = {}

    def choose(self, name: str, data: bytes, sha256: str) -> str:
        """Give the name an input is or would be kept under: its own, made safe, with a short hash of its bytes.

        Bytes that are kept under the plain name, as they once were, stay there.
        """
        stem, end = clean_name(name)
        plain = stem.removesuffix(f"-{sha256[:SHORT]}")
        kept = f"{stem}{end}"
        if not self._holds(kept, data, sha256):
            longest = len(plain) + 1 + LENGTHS[-1]
            kept = end_name(plain, sha256, lambda one: self._is_taken(f"{one}{end}", data, sha256), longest) + end
        kept = self._spelled.setdefault(fold_name(kept), kept)
        self._chosen[kept] = sha256
        return kept

    def _is_taken(self, name: str, data: bytes, sha256: str) -> bool:
        """Tell whether a name, however it is spelled, holds other bytes."""
        return fold_name(name) in self._spelled and not self._holds(name, data, sha256)

    def _holds(self, name: str, data: bytes, sha256: str) -> bool:
        """Tell whether a name, however it is spelled, holds these very bytes."""
        spelled = self._spelled.get(fold_name(name))
        if spelled is None:
            return False
        if spelled in self._chosen:
            return self._chosen[spelled] == sha256
        return read_raw(self._folders, spelled) == data


def came_as(kept: str) -> str:
    """Give the name that a kept input came under, made safe, as far as its kept name tells."""
    return _HASH.sub("", kept)


def read_raw(folders: Folders, name: str) -> bytes | None:
    """Read a kept input; ``None`` where it is gone."""
    path = raw_folder(folders) / name
    return path.read_bytes() if path.is_file() else None
