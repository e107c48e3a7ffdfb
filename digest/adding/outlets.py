"""Which outlet published a page: its address, what it states of itself, credit, dateline or folder, by our sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.arabic.letters import fold_words
from digest.arabic.outlet_names import (
    may_be_person,
    may_name_folder,
    may_name_outlet,
    may_stand_beside,
    opens_as_outlet,
    tells_outlet,
)
from digest.arabic.places import is_place
from digest.cleaning import CleanPage, is_agency
from digest.model import SeenIn
from digest.store.source_entries import index_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.model import Source

_PARTS = re.compile(r"[-–—/|،,:؛+()\[\]]|\bو(?=كالات\b)")
#: A masthead stands above the article; a name further down may be another outlet's.
_MASTHEAD_LINES = 12
#: An outlet's own head is the first thing on a page; below it stand menus, which name other outlets too.
_HEAD_LINES = 2
_SOURCE_LINE = re.compile(r"^\W*(?:ال)?مصدر\s*[:/]\s*([^\W\d_]+)(?=\W*$|\s*[-–—+/،|])")


@dataclass(frozen=True, slots=True)
class Outlet:
    """The outlet of a page: our id, or else the name as seen; ``where`` says what told it."""

    source: str = ""
    seen: str = ""
    where: str = ""

    @property
    def seen_in(self) -> SeenIn:
        """Say whose word the name is: the page's, the editor's, or that of the folder the page lay in."""
        return {"given": SeenIn.EDITOR, "folder": SeenIn.FOLDER}.get(self.where, SeenIn.PAGE)


@dataclass(frozen=True, slots=True)
class Outlets:
    """Our sources by folded name and by domain."""

    by_name: dict[str, str]
    by_domain: dict[str, str]

    @classmethod
    def of(cls, sources: Iterable[Source]) -> Outlets:
        """Index sources by every name and domain they have."""
        listed = tuple(sources)
        by_domain = {domain.lower().removeprefix("www."): one.id for one in listed for domain in one.domains}
        return cls(index_names(listed), by_domain)

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


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a page's outlet from outside its text: ``given`` by the editor, ``site`` stated by the page.

    ``folder`` is the folder the page lay in, below the one that was added (``levant/2020``): of its parts the first
    that may be an outlet's name counts.
    """

    given: str = ""
    url: str = ""
    site: str = ""
    folder: str = ""


def find_outlet(page: CleanPage, told: Told, outlets: Outlets) -> Outlet:
    """Find the outlet of a page: the editor's word, its address, the name it states or a folder that is one of ours.

    Else the stated name is kept as seen, unconfirmed: whom the text credits is another outlet then. Only where a page
    states none its text tells: one of ours, or a name in words that only outlets bear. The folder's name comes last.
    """
    if told.given:
        known = outlets.named(told.given)
        return Outlet(known, "" if known else told.given, "given")
    if known := outlets.at(told.url):
        return Outlet(known, "", "address")
    stated = [(told.site, "structured-data")] if told.site else []
    folder = [(part, "folder") for part in told.folder.split("/") if part]
    text = list(_list_in_text(page))
    found = (
        *(_recognise(name, where, outlets) for name, where in (*stated, *folder)),
        *(_keep_seen(name, where, page) for name, where in stated),
        *(_recognise(name, where, outlets) for name, where in text),
        *(_keep_seen(name, where, page) for name, where in (*text, *folder)),
    )
    return next(filter(None, found), Outlet())


def _recognise(name: str, where: str, outlets: Outlets) -> Outlet | None:
    known = outlets.named(name)
    return Outlet(known, "", where) if known else None


def _keep_seen(name: str, where: str, page: CleanPage) -> Outlet | None:
    return Outlet("", name, where) if _may_be_seen(name, where, page) else None


def _list_in_text(page: CleanPage) -> Iterator[tuple[str, str]]:
    for text, where in ((page.credit, "credit"), (page.dateline, "dateline")):
        if text:
            yield text, where
            yield from ((part, where) for part in _split(text))
    above = [line for line in page.lines if line.text.strip()][:_MASTHEAD_LINES]
    for line in above:
        if not line.kept:
            yield line.text.strip(" -–—|\u00a0"), "masthead"


def _may_be_seen(name: str, where: str, page: CleanPage) -> bool:
    """Tell whether a name that is none of ours may be kept as seen; in doubt it is not."""
    if where == "structured-data":
        person = fold_words(name) == fold_words(page.byline) and may_be_person(name)
        return may_name_outlet(name) and not person and fold_words(name) != fold_words(page.title)
    if where == "folder":
        return may_name_folder(name)
    if where == "masthead":
        return opens_as_outlet(name) and name in _list_heads(page)
    if any(is_agency(part) or is_place(part) for part in (name, *_split(name))):
        return False
    return tells_outlet(name) or (where == "credit" and _is_named_source(name, page.credit))


def _split(text: str) -> list[str]:
    """Part a line at its dashes, slashes, brackets and commas."""
    return [part.strip() for part in _PARTS.split(text) if part.strip()]


def _is_named_source(name: str, credit: str) -> bool:
    """Tell whether a name is the one word of «المصدر: الجزيرة»; two words might be a person's."""
    said = _SOURCE_LINE.match(credit)
    return bool(said and said[1] == name and may_stand_beside(name))


def _list_heads(page: CleanPage) -> list[str]:
    """List the first lines of a page that stand above its title."""
    lines = [line for line in page.lines if line.text.strip()][:_HEAD_LINES]
    above = takewhile(lambda line: line.label != "title", lines)
    return [line.text.strip(" -–—|\u00a0") for line in above]
