"""Inputs exactly as they came, under ``content/raw/``: never edited, never overwritten."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from digest.store.writing import write_file

if TYPE_CHECKING:
    from pathlib import Path

    from digest.store.loading import Folders

_UNSAFE = re.compile(r"[\\/:*?\"<>|\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]+")
_LONGEST_STEM = 80
_SHORT = 8


def raw_folder(folders: Folders) -> Path:
    """Name the folder of the raw inputs."""
    return folders.content / "raw"


def keep_raw(folders: Folders, name: str, data: bytes) -> str:
    """Keep an input byte for byte and return its name; other bytes of the same name get a short hash in theirs."""
    safe = choose_raw_name(folders, name, data)
    path = raw_folder(folders) / safe
    if not path.exists():
        write_file(path, data)
    return safe


def choose_raw_name(folders: Folders, name: str, data: bytes) -> str:
    """Give the name an input is or would be kept under."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, suffix = _UNSAFE.sub("-", last).strip(". ").rpartition(".")
    if not dot:
        stem, suffix = suffix, ""
    stem = (stem or "page")[:_LONGEST_STEM].strip(". ")
    plain = f"{stem}.{suffix[:10]}" if suffix else stem
    path = raw_folder(folders) / plain
    if not path.exists() or path.read_bytes() == data:
        return plain
    short = hashlib.sha256(data).hexdigest()[:_SHORT]
    return f"{stem}-{short}.{suffix[:10]}" if suffix else f"{stem}-{short}"


def read_raw(folders: Folders, name: str) -> bytes | None:
    """Read a kept input; ``None`` where it is gone."""
    path = raw_folder(folders) / name
    return path.read_bytes() if path.is_file() else None
