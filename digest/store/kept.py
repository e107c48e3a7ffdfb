"""Values kept between runs below ``.mujaz/kept``: safe to delete, and never trusted further than their key goes.

They are written as ``marshal`` writes plain values. Unlike ``pickle`` that can name no class and call nothing, so a
planted file can at worst hold wrong values, and it is twice as quick as JSON over tuples. What ``marshal`` does not
promise, reading what another Python wrote or what a disk damaged, the key and the hash in front of it keep away.
"""

from __future__ import annotations

import hashlib
import marshal
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from digest.store.writing import write_file

if TYPE_CHECKING:
    from pathlib import Path

    from digest.store.loading import Folders

_HASH = 32


def kept_path(folders: Folders, name: str) -> Path:
    """Name the file that keeps one kind of value."""
    return folders.root / ".mujaz" / "kept" / name


def read_kept(path: Path, key: str) -> tuple[Any, str] | None:
    """Give what was kept under this key and its SHA-256; ``None`` for no file, another key's, or a damaged one."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return unseal(data, key)


def unseal(data: bytes, key: str) -> tuple[Any, str] | None:
    """Give what :func:`seal` wrote under this key, and its SHA-256; ``None`` for another key's or damaged bytes."""
    body = memoryview(data)[2 * _HASH :]
    sha256 = hashlib.sha256(body)
    if data[:_HASH] != hashlib.sha256(key.encode()).digest() or data[_HASH : 2 * _HASH] != sha256.digest():
        return None
    return marshal.loads(body), sha256.hexdigest()  # noqa: S302 (plain values, whole, written by this very code)


def seal(key: str, value: Any) -> bytes:
    """Write a value of plain types under a key.

    Raises :class:`ValueError` for a value that is not made of numbers, texts, bytes, ``None`` and their tuples, lists
    and mappings.
    """
    body = marshal.dumps(value)
    return hashlib.sha256(key.encode()).digest() + hashlib.sha256(body).digest() + body


def write_kept(path: Path, key: str, value: Any) -> None:
    """Keep a value of plain types under a key (see :func:`seal`); where the disk refuses, nothing is kept."""
    sealed = seal(key, value)
    with suppress(OSError):
        write_file(path, sealed)


def forget_kept(path: Path) -> None:
    """Delete what was kept."""
    with suppress(OSError):
        path.unlink()
