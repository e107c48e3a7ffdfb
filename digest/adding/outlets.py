"""Which outlet published a page: its address, structured data, masthead, credit or dateline, against our sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.arabic.letters import fold_words
from digest.arabic.places import is_place
from digest.cleaning import CleanPage, is_agency

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.model import Source

_PARTS = re.compile(r"\s*(?:[-–—/|،,:؛()\[\]]|\bو(?=كالات\b))\s*")
#: A masthead stands above the article; a name further down may be another outlet's.
_MASTHEAD_LINES = 12
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Outlet:
    """The outlet of a page: our id, or else the name as seen; ``where`` says what told it."""

    source: str = ""
    seen: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Outlets:
    """Our sources by folded name and by domain."""

    by_name: dict[str, str]
    by_domain: dict[str, str]

    @classmethod
    def of(cls, sources: Iterable[Source]) -> Outlets:
        """Index sources by every name and domain they have."""
        by_name: dict[str, str] = {}
        by_domain: dict[str, str] = {}
        for source in sources:
            for name in (source.id, source.name, source.latin, *source.aliases):
                by_name.setdefault(fold_words(name), source.id)
            by_domain.update({domain.lower().removeprefix("www."): source.id for domain in source.domains})
        by_name.pop("", None)
        return cls(by_name, by_domain)

    def named(self, name: str) -> str:
        """Give the id of an outlet of this name, '' when it is none of ours."""
        return self.by_name.get(fold_words(name), "")

    def at(self, url: str) -> str:
        """Give the id of the outlet at an address, by its host or the domain above it."""
        host = (urlsplit(url).hostname or "").lower()
        while host:
            if found := self.by_domain.get(host):
                return found
            host = host.partition(".")[2]
        return ""


def find_outlet(page: CleanPage, url: str, site: str, outlets: Outlets, given: str = "") -> Outlet:
    """Find the outlet of a page; ``given`` is the editor's word or the folder's name, and wins.

    ``site`` is the name that structured data state. Where none of our sources matches, the first name the page
    itself gives is kept as seen, unconfirmed.
    """
    if given:
        known = outlets.named(given)
        return Outlet(known, "" if known else given, "editor")
    if known := outlets.at(url):
        return Outlet(known, "", "address")
    candidates = list(_candidates(page, site))
    for name, where in candidates:
        if known := outlets.named(name):
            return Outlet(known, "", where)
    for name, where in candidates:
        if where != "masthead" and _may_be_name(name):
            return Outlet("", name, where)
    return Outlet()


def _candidates(page: CleanPage, site: str) -> Iterator[tuple[str, str]]:
    if site:
        yield site, "structured-data"
    for text, where in ((page.credit, "credit"), (page.dateline, "dateline")):
        if text:
            yield text, where
            yield from ((part, where) for part in _PARTS.split(text) if part)
    above = [line for line in page.lines if line.text.strip()][:_MASTHEAD_LINES]
    for line in above:
        if not line.kept:
            yield line.text.strip(" -–—|\u00a0"), "masthead"


def _may_be_name(name: str) -> bool:
    """Tell whether a text names an outlet: «ميدل ايست – الصباحية» does, «أنقرة - لبنان اليوم» holds a place too."""
    parts = [part for part in _PARTS.split(name) if part]
    return 1 < len(name) <= _LONGEST_NAME and not name.isdigit() and not any(map(_is_no_outlet, {name, *parts}))


def _is_no_outlet(name: str) -> bool:
    return is_agency(name) or is_place(name)
