"""What publishing must remember of one site's folder: below ``.mujaz/publish``, safe to delete."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from digest.store.locking import BusyError, take_lock
from digest.store.writing import write_file

if TYPE_CHECKING:
    from filelock import BaseFileLock


@dataclass(frozen=True, slots=True)
class Workplace:
    """The folder that belongs to one site's folder; a site published elsewhere too has another."""

    folder: Path
    site: Path

    @classmethod
    def of(cls, root: Path, site: Path) -> Workplace:
        """Name the workplace of a site's folder."""
        name = blake2b(str(site).encode(), digest_size=6).hexdigest()
        return cls(root / ".mujaz" / "publish" / name, site)

    @property
    def root(self) -> Path:
        """The folder of the site's sources."""
        return self.folder.parents[2]

    @property
    def stage(self) -> Path:
        """Where MkDocs builds what is its own."""
        return self.folder / "stage"

    @property
    def templates(self) -> Path:
        """Where compiled templates are kept, for all folders this site is published to."""
        return self.folder.parents[1] / "templates"

    @property
    def manifest(self) -> Path:
        """The list of what is published."""
        return self.folder / "manifest"

    @property
    def stand(self) -> Path:
        """What tells whether anything changed at all."""
        return self.folder / "stand"

    @property
    def unfinished(self) -> Path:
        """Stands while the site's folder may hold what the manifest does not say."""
        return self.folder / "unfinished"

    def enter(self) -> BaseFileLock:
        """Take the workplace for one build; raises ``BusyError`` where another holds it, ``OSError`` of the disk."""
        lock = take_lock(self.folder / "lock")
        write_file(self.folder / "site", str(self.site))
        self._forget_lost()
        return lock

    def _forget_lost(self) -> None:
        """Remove the workplaces of folders that are no more, such as those of `mkdocs serve`."""
        for other in sorted(self.folder.parent.iterdir()):
            if other != self.folder and not _read_site(other).is_dir():
                try:
                    take_lock(other / "lock").release()
                except BusyError:
                    continue
                shutil.rmtree(other, ignore_errors=True)


def _read_site(folder: Path) -> Path:
    try:
        return Path((folder / "site").read_text("utf-8"))
    except (OSError, ValueError):
        return folder / "site"
