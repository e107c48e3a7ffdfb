"""The version of our own code: whatever we keep between runs is good only for the very code that made it."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

#: What decides: the code, and the tables it reads.
_ENDINGS = frozenset({".py", ".tsv", ".yml"})
_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def hash_code() -> str:
    """Give the SHA-256 of all modules and tables of the package and of Python; "" where they are not files."""
    modules = sorted(path for path in _PACKAGE.rglob("*.*") if path.suffix in _ENDINGS)
    if not modules:
        return ""
    found = hashlib.sha256(f"{sys.version} {sys.byteorder}".encode())
    for path in modules:
        data = path.read_bytes()
        found.update(f"\0{path.relative_to(_PACKAGE).as_posix()}\0{len(data)}\0".encode())
        found.update(data)
    return found.hexdigest()
