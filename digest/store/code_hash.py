"""The version of our own code: whatever we keep between runs is good only for the very code that made it."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def hash_code() -> str:
    """Give the SHA-256 of every module of the package and of Python's version; '' where the sources are not there."""
    modules = sorted(_PACKAGE.rglob("*.py"))
    if not modules:
        return ""
    found = hashlib.sha256(sys.version.encode())
    for path in modules:
        data = path.read_bytes()
        found.update(f"\0{path.relative_to(_PACKAGE).as_posix()}\0{len(data)}\0".encode())
        found.update(data)
    return found.hexdigest()
