"""Where the search index keeps what it made: ``.mujaz/kept/search``, the disk behind `digest.search`'s protocol."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.store.code_hash import hash_code
from digest.store.kept import kept_path, read_kept, write_kept

if TYPE_CHECKING:
    from digest.store.loading import Folders


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of kept values; what another version of the code kept is not there."""

    folders: Folders

    def read(self, name: str, key: str) -> Any:
        """Give the value kept under a name and key, ``None`` where it is not there."""
        code = hash_code()
        found = read_kept(kept_path(self.folders, f"search/{name}"), f"{code} {key}") if code else None
        return found[0] if found else None

    def write(self, name: str, key: str, value: Any) -> None:
        """Keep a value of plain types under a name."""
        if code := hash_code():
            write_kept(kept_path(self.folders, f"search/{name}"), f"{code} {key}", value)
