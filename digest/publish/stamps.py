"""Fingerprints of the values that pages show: equal stamps, equal pages."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from digest.model import Article, Digest, Happening, Storyline
from digest.pages.edition import Listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.model import Event, Moment, Source
    from digest.pages.cards import PlannedCard
    from digest.pages.planning import PlannedPage

#: Bytes of a hash: that two of a million different values meet has a chance of 1 in 10^26.
SIZE = 16


class Stamps:
    """Stamps of one digest's values, each computed once: words that tell a value from every other, and where they end.

    What comes from a file is known by the hash of the file; an article's stamp covers its outlet too, a happening's its
    event and all its reports, the digest's everything. No two rows of values have stamps that make the same words.
    """

    def __init__(self, sources: Mapping[str, Source], hashes: Mapping[str, str]) -> None:
        """Take the outlets, and the hash of each file by its name in places."""
        self._sources = {key: _plain(source) for key, source in sources.items()}
        self._outlets = {key: _hash(words) for key, words in self._sources.items()}
        self._hashes = hashes
        self._articles: dict[str, str] = {}
        self._listed: dict[str, str] = {}
        self._happenings: dict[str, str] = {}
        self._digest = ""

    def page(self, planned: PlannedPage | PlannedCard, world: str) -> str:
        """Give the fingerprint of a page or a card: its address, what it shows, and its world (hex digits both)."""
        return _hash(world, _measure(planned.uri), *map(self._stamp, planned.shows))

    def _stamp(self, value: object) -> str:
        # By exact type: twenty thousand pages ask for sixty thousand stamps, nearly all of the first three kinds.
        kind = type(value)
        if kind is str:
            return _measure(value)  # type: ignore[arg-type]
        if kind is Article:
            return self._articles.get(value.id) or self._stamp_article(value)  # type: ignore[attr-defined, arg-type]
        if kind is Listed:
            return self._listed.get(value.article.id) or self._stamp_listed(value)  # type: ignore[attr-defined, arg-type]
        if kind is Happening:
            return self._happenings.get(value.event.id) or self._stamp_happening(value)  # type: ignore[attr-defined, arg-type]
        if kind is int:
            return f"={value};"
        if isinstance(value, tuple):
            return f"({len(value)}:{''.join(map(self._stamp, value))}"
        if isinstance(value, Digest):
            return self._digest or self._stamp_digest(value)
        return self._stamp_file(value) if isinstance(value, Storyline) else _plain(value)

    def _stamp_file(self, item: Article | Event | Storyline) -> str:
        found = self._hashes.get(item.places.file)
        return f"f{_measure(item.id)}{_measure(found)}" if found else _plain(item)

    def _stamp_article(self, article: Article) -> str:
        outlet = self._outlets.get(article.source, "-")
        stamp = self._articles[article.id] = f"a{self._stamp_file(article)}{article.policy.value}{outlet};"
        return stamp

    def _stamp_listed(self, listed: Listed) -> str:
        title = "-" if listed.event_title is None else _measure(listed.event_title)
        stamp = f"l{self._stamp(listed.article)}{title}{'+' if listed.beside else '-'}"
        self._listed[listed.article.id] = stamp
        return stamp

    def _stamp_happening(self, told: Happening) -> str:
        facts = _measure(told.title) + _measure(f"{_date(told.start)} {_date(told.end)} {told.span_origin.value}")
        stamp = f"h{_hash(self._stamp_file(told.event), facts, *map(self._stamp, (told.reports, told.withdrawn)))}"
        self._happenings[told.event.id] = stamp
        return stamp

    def _stamp_digest(self, digest: Digest) -> str:
        shelves = (digest.articles, digest.withdrawn, digest.happenings, digest.silent, digest.storylines)
        outlets = (_measure(key) + words for key, words in sorted(self._sources.items()))
        self._digest = f"d{_hash(*outlets, *map(self._stamp, shelves))}"
        return self._digest


def _date(moment: Moment | None) -> str:
    if moment is None:
        return "-"
    day = f"{moment.year}-{moment.month}-{moment.day}"
    return f"{day} {moment.precision.value} {_measure(moment.stated)}{_measure(moment.clock)}"


def _plain(value: object) -> str:
    return f"!{_measure(f'{type(value).__name__} {value!r}')}"


def _measure(words: str) -> str:
    """Write words with their length in front, so that they end where they end."""
    return f"{len(words)}:{words}"


def _hash(*stamps: str) -> str:
    return blake2b("".join(stamps).encode(), digest_size=SIZE).hexdigest()
