"""Fingerprints of the values that pages show: equal stamps, equal pages."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from digest.model import Article, Digest, Happening, Storyline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.model import Event, Source
    from digest.pages.cards import PlannedCard
    from digest.pages.planning import PlannedPage

#: Bytes of a stamp: that two of a million different values meet has a chance of 1 in 10^26.
SIZE = 16


class Stamps:
    """Stamps of one digest's values, each computed once.

    What comes from a file is known by the hash of the file; an article's stamp covers its outlet too, a happening's its
    event and all its reports, the digest's everything.
    """

    def __init__(self, sources: Mapping[str, Source], hashes: Mapping[str, str], world: str) -> None:
        """Stamp pages of one ``world`` (hex digits); ``hashes`` gives the hash of a file by its name in places."""
        self._sources = {key: _plain(source) for key, source in sources.items()}
        self._hashes = hashes
        self._world = bytes.fromhex(world)
        self._articles: dict[str, bytes] = {}
        self._happenings: dict[str, bytes] = {}
        self._digest = b""

    def page(self, planned: PlannedPage | PlannedCard) -> str:
        """Give the fingerprint of a page or a card: its address, what it shows, and the world (hex digits)."""
        return _hash(self._world, _plain(planned.uri), *map(self._stamp, planned.shows)).hex()

    def _stamp(self, value: object) -> bytes:
        """Give bytes that tell a value from every other, and where they end: no two rows of values share theirs."""
        if isinstance(value, str):
            return _measure(value)
        if isinstance(value, Article):
            return self._articles.get(value.id) or self._stamp_article(value)
        if isinstance(value, Happening):
            return self._happenings.get(value.event.id) or self._stamp_happening(value)
        if isinstance(value, tuple):
            return b"(%d:" % len(value) + b"".join(map(self._stamp, value))
        if isinstance(value, Digest):
            return self._digest or self._stamp_digest(value)
        return self._stamp_file(value) if isinstance(value, Storyline) else _plain(value)

    def _stamp_file(self, item: Article | Event | Storyline) -> bytes:
        found = self._hashes.get(item.places.file)
        return b"f" + _measure(f"{item.id} {found}") if found else _plain(item)

    def _stamp_article(self, article: Article) -> bytes:
        outlet = self._sources.get(article.source, b"")
        stamp = b"a" + _hash(self._stamp_file(article), article.policy.encode(), outlet)
        self._articles[article.id] = stamp
        return stamp

    def _stamp_happening(self, told: Happening) -> bytes:
        facts = (told.title, told.start, told.end, told.span_origin)
        reports = (told.reports, told.withdrawn)
        stamp = b"h" + _hash(self._stamp_file(told.event), _plain(facts), *map(self._stamp, reports))
        self._happenings[told.event.id] = stamp
        return stamp

    def _stamp_digest(self, digest: Digest) -> bytes:
        shelves = (digest.articles, digest.withdrawn, digest.happenings, digest.silent, digest.storylines)
        outlets = (_plain(key) + stamp for key, stamp in sorted(self._sources.items()))
        self._digest = b"d" + _hash(*outlets, *map(self._stamp, shelves))
        return self._digest


def _plain(value: object) -> bytes:
    return b"=" + _measure(f"{type(value).__name__} {value!r}")


def _measure(words: str) -> bytes:
    """Write words with their length in front, so that they end where they end."""
    told = words.encode()
    return b"%d:" % len(told) + told


def _hash(*parts: bytes) -> bytes:
    return blake2b(b"".join(parts), digest_size=SIZE).digest()
