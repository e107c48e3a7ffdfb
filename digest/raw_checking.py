"""Whether the raw pages behind articles are those that were added."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from digest.intake import RawPage, iterate_input, tells_records
from digest.model import HashOf
from digest.problems import Problem
from digest.store.raw_files import raw_folder, read_raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.model import Article
    from digest.store.loading import Folders


class RawState(StrEnum):
    """How the raw file behind an article stands."""

    KEPT = "kept"
    GONE = "gone"
    CHANGED = "changed"
    NONE = "none"


class RawFiles:
    """The raw files of a site, each of which is looked into once, however many articles it holds."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._is_there = cache(self._find)
        self._records = cache(self._hash_records)

    def judge(self, article: Article) -> RawState:
        """Tell how the raw file of an article stands.

        A file of records, which may hold thousands, must only be there. What older versions wrote of a record without
        an id reads like the fingerprint of a file: there the records are looked through.
        """
        raw = article.raw
        if not raw.file:
            return RawState.NONE
        if not raw.sha256 or raw.sha256_of is HashOf.RECORD:
            return RawState.KEPT if self._is_there(raw.file) else RawState.GONE
        data = read_raw(self._folders, raw.file)
        if data is None:
            return RawState.GONE
        same = hashlib.sha256(data).hexdigest() == raw.sha256
        return RawState.KEPT if same or raw.sha256 in self._records(raw.file) else RawState.CHANGED

    def _find(self, name: str) -> bool:
        return (raw_folder(self._folders) / name).is_file()

    def _hash_records(self, name: str) -> frozenset[str]:
        data = read_raw(self._folders, name) or b""
        if not tells_records(data):
            return frozenset()
        pages = iterate_input(name, data, force_language=True)
        return frozenset(hashlib.sha256(page.data).hexdigest() for page in pages if isinstance(page, RawPage))


def check_raw(folders: Folders, articles: Iterable[Article]) -> Iterator[Problem]:
    """Note raw files that are missing (I250) or have changed since they were added (I251)."""
    files = RawFiles(folders)
    codes = {RawState.GONE: "I250", RawState.CHANGED: "I251"}
    for article in articles:
        if article.withdrawn is None and (code := codes.get(files.judge(article))):
            yield Problem(article.places.at("raw"), code, article.id, (("value", article.raw.file),))
