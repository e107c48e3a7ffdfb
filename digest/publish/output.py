"""The folder of the published site: each file is put by one renaming, so that readers never see half of one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from digest.publish.manifest import Record, hash_bytes
from digest.store.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Container, Mapping


class Output:
    """A site's folder on disk; paths inside it are written with ``/``."""

    def __init__(self, root: Path) -> None:
        """Name the folder; it need not exist."""
        self.root = root
        self._prefix = f"{root}{os.sep}"

    def verify(self, name: str, record: Record) -> Record | None:
        """Give the record of a file that lies as we left it, ``None`` of one that is gone or was changed.

        Size and time of change must be the recorded ones; where only the time differs (a copied folder, a restored
        cache), the bytes decide, and the record comes back with the new time.
        """
        try:
            stat = os.stat(self._prefix + name)  # noqa: PTH116 (a Path for each of 17,000 files costs more than stat)
        except OSError:
            return None
        if stat.st_size != record.size:
            return None
        if stat.st_mtime_ns == record.mtime_ns:
            return record
        same = hash_bytes((self.root / name).read_bytes()) == record.bytes_hash
        return record._replace(mtime_ns=stat.st_mtime_ns) if same else None

    def look_over(self, records: Mapping[str, Record]) -> dict[str, Record | None]:
        """Give the files that do not lie as recorded, with what :meth:`verify` says of each."""
        return {name: held for name, record in records.items() if (held := self.verify(name, record)) is not record}

    def put(self, name: str, data: bytes, inputs: str) -> Record:
        """Publish a file and give its record."""
        path = self.root / name
        write_file(path, data)
        stat = path.stat()
        return Record(inputs, hash_bytes(data), stat.st_size, stat.st_mtime_ns)

    def remove(self, name: str) -> None:
        """Remove a file, and the folders that are empty after it."""
        path = self.root / name
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == self.root or any(folder.iterdir()):
                return
            folder.rmdir()

    def sweep(self, wanted: Container[str]) -> int:
        """Remove every file that is not ``wanted`` and give their number; hidden ones stay, as MkDocs leaves them."""
        removed, gone = 0, set()
        for folder, names, files in os.walk(self.root, topdown=False):
            inside = folder[len(self._prefix) :].replace(os.sep, "/")
            if any(part.startswith(".") for part in inside.split("/")):
                continue
            strangers = [file for file in files if _is_stranger(file, inside, wanted)]
            for file in strangers:
                Path(folder, file).unlink()
            removed += len(strangers)
            left = len(files) - len(strangers) + sum(f"{folder}{os.sep}{name}" not in gone for name in names)
            if inside and not left:
                Path(folder).rmdir()
                gone.add(folder)
        return removed


def _is_stranger(file: str, inside: str, wanted: Container[str]) -> bool:
    if file.startswith("."):
        return file.endswith(".part")  # what a killed build left half-written
    return (f"{inside}/{file}" if inside else file) not in wanted
