"""The folder of the published site: each file is put by one renaming, so that readers never see half of one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from digest.publish.manifest import Record, hash_bytes
from digest.store.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


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

    def update(self, name: str, data: bytes) -> None:
        """Publish a file unless these very bytes lie there."""
        path = self.root / name
        if not (path.is_file() and path.read_bytes() == data):
            write_file(path, data)

    def remove(self, name: str) -> bool:
        """Remove a file, and the folders that are empty after it; tell whether there was one.

        A folder that is a link leads out of the site: what it holds is another's.
        """
        path = self.root / name
        if not path.is_file() or not path.parent.resolve().is_relative_to(self.root.resolve()):
            return False
        path.unlink()
        for folder in path.parents:
            if folder == self.root or any(folder.iterdir()):
                break
            folder.rmdir()
        return True
