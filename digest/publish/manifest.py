"""What the last build published: a list of files that says of each what it was made from and how it lies on disk."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from digest.store.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: Raised when the list is written otherwise: a list of another version is foreign, and everything is made anew.
VERSION = b"mujaz-site 1 "


class Record(NamedTuple):
    """One published file.

    ``inputs`` is the fingerprint of what it was made from ('' for a file that is compared by its bytes), ``bytes_hash``
    that of its bytes, ``size`` and ``mtime_ns`` are as the disk gave them, ``updated`` is the day its page
    states, ``crawlable`` whether it stands in the site map.
    """

    inputs: str
    bytes_hash: str
    size: int
    mtime_ns: int
    updated: str = ""
    crawlable: bool = True


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a published site by their path in it, and what all its pages were made from."""

    files: Mapping[str, Record]
    world: Mapping[str, str]


EMPTY = Manifest({}, {})


def read_manifest(path: Path) -> Manifest | None:
    """Read a manifest; ``None`` where there is none, or where it is damaged or not of our version."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        if head != _head(body):
            return None
        found = json.loads(body)
        files = {str(name): Record(*row) for name, row in found["files"].items()}
        return Manifest(files, found["world"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write a manifest whole, with a checksum of itself."""
    body = json.dumps({"world": manifest.world, "files": manifest.files}, separators=(",", ":")).encode()
    write_file(path, _head(body) + b"\n" + body)


def hash_bytes(data: bytes) -> str:
    """Give the fingerprint of a file's bytes (hex digits)."""
    return blake2b(data, digest_size=16).hexdigest()


def _head(body: bytes) -> bytes:
    return VERSION + hash_bytes(body).encode()
