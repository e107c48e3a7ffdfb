"""The hand-written pages: which addresses they take, and their files."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from digest.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from digest.model import Article
    from digest.store.loading import Folders


def pages_folder(folders: Folders) -> Path:
    """Name the folder of the hand-written pages: MkDocs' ``docs_dir``."""
    return folders.content / "pages"


def list_hand_written(folders: Folders) -> frozenset[str]:
    """List the source paths of hand-written files (``about.md``, pictures too), relative to their folder."""
    root = pages_folder(folders)
    found = (path.relative_to(root) for path in root.rglob("*") if path.is_file()) if root.is_dir() else ()
    return frozenset(name.as_posix() for name in found if not any(part.startswith(".") for part in name.parts))


def read_hand_written(folders: Folders) -> tuple[tuple[str, str], ...]:
    """Read the editor's own Markdown pages: (source path, text), in the order of their paths."""
    root = pages_folder(folders)
    names = (name for name in sorted(list_hand_written(folders)) if name.endswith(".md"))
    return tuple((name, (root / name).read_text(encoding="utf-8", errors="replace")) for name in names)


def check_raw(folders: Folders, articles: Iterable[Article]) -> Iterator[Problem]:
    """Note raw files that are missing (I250) or have changed since they were added (I251).

    A record's fingerprint is not that of its file, which may hold thousands: such a file must only be there.
    """
    for article in articles:
        if article.withdrawn is not None or not article.raw.file:
            continue
        path = folders.content / "raw" / article.raw.file
        values = (("value", article.raw.file),)
        if not path.is_file():
            yield Problem(article.places.at("raw"), "I250", article.id, values)
        elif (
            article.raw.sha256
            and not article.raw.record
            and hashlib.sha256(path.read_bytes()).hexdigest() != article.raw.sha256
        ):
            yield Problem(article.places.at("raw"), "I251", article.id, values)
