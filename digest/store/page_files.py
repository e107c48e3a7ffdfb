"""The hand-written pages: which addresses they take, and their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.store.conflict_marks import complain_of_conflicts
from digest.store.loading import load_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.problems import Problem
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


def check_pages(folders: Folders) -> Iterator[Problem]:
    """Find marks of a merge in hand-written pages (E018)."""
    for name, text in read_hand_written(folders):
        yield from complain_of_conflicts(text, folders.name(pages_folder(folders) / name), only_whole=True)


def check_audits(folders: Folders) -> Iterator[Problem]:
    """Find audits that a merge left in conflict (E018), or that cannot be read."""
    for path in sorted((folders.content / "audit").glob("*.yml")):
        yield from load_text(folders, path)[1]
