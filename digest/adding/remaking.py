"""Articles made again from their kept raw pages by today's rules; nothing is written here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from digest.adding.composing import CAME_AS, Made, compose_article, name_article, tell_origin
from digest.adding.dates import Calendar, find_date, recall_day
from digest.adding.options import Options
from digest.adding.outlets import Told, find_outlet
from digest.adding.pages import clean
from digest.cleaning import CleanPage, Furniture, Refusal
from digest.intake import RawPage, iterate_input
from digest.model import Provenance
from digest.store.raw_files import read_raw
from digest.store.record import is_web_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from digest.adding.collection import Collection
    from digest.model import Article

#: The article was accepted once, so its language is not asked for again.
_OPTIONS = Options(force_language=True)
#: Audits of older versions say «editor» both of the editor's word and of a folder's name.
_GIVEN = frozenset({"given", "editor"})


@dataclass(frozen=True, slots=True)
class Failed:
    """Why an article cannot be made again: ``no-raw``, ``raw-gone``, ``raw-changed``, or a refusal's own code."""

    code: str


class Remaker:
    """Makes articles again; furniture is learned once an outlet, a raw file of many records is read once."""

    def __init__(self, collection: Collection, recall: Callable[[Article], Mapping[str, str]]) -> None:
        """Take the site's collection; ``recall`` gives the facts of an article's audit, none where it has none."""
        self.collection = collection
        self.recall = recall
        self.furniture: dict[str, Furniture] = {}

    def remake(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Made | Failed]]:
        """Give each article with what today's rules make of its raw page, in the order of the raw files."""
        ordered = sorted(articles, key=lambda a: (a.raw.file, a.id))
        for name, group in groupby(ordered, key=lambda a: a.raw.file):
            yield from self._remake_file(name, list(group))

    def _remake_file(self, name: str, articles: list[Article]) -> Iterator[tuple[Article, Made | Failed]]:
        data = read_raw(self.collection.folders, name) if name else None
        if data is None:
            yield from ((article, Failed("raw-gone" if name else "no-raw")) for article in articles)
            return
        waiting = list(articles)
        for page in iterate_input(name, data, force_language=True):
            if isinstance(page, RawPage):
                sha256 = hashlib.sha256(page.data).hexdigest()
                here = [article for article in waiting if article.raw.sha256 == sha256]
                waiting = [article for article in waiting if article.raw.sha256 != sha256]
                yield from ((article, self._remake_page(article, page)) for article in here)
        yield from ((article, Failed("raw-changed")) for article in waiting)

    def _remake_page(self, article: Article, page: RawPage) -> Made | Failed:
        furniture = self._learn(article.source or article.source_seen) if page.kind == "text" else Furniture()
        cleaned = clean(page, furniture, force_language=True)
        if isinstance(cleaned, Refusal):
            return Failed(cleaned.code)
        return self._compose(article, page, cleaned) if cleaned.blocks else Failed("no-article")

    def _compose(self, article: Article, page: RawPage, cleaned: CleanPage) -> Made:
        facts, site = self.recall(article), self.collection
        given = facts.get("outlet", "") if facts.get("outlet-from") in _GIVEN else ""
        stated = page.stated.url.value
        url = article.url or (stated if is_web_address(stated) else "")
        told = Told(given, url, page.stated.source.value, facts.get("folder", ""))
        outlet = find_outlet(cleaned, told, site.outlets)
        outlet = replace(outlet, where="editor") if facts.get("outlet-from") == "editor" else outlet
        calendar = Calendar.of(site.content.settings, facts.get("between", ""), site.calendar.zone)
        options = replace(_OPTIONS, today=recall_day(facts.get("today", "")))
        date = find_date(page, cleaned, url, options, calendar)
        raw = Provenance(file=article.raw.file, sha256=article.raw.sha256, sha256_of=article.raw.sha256_of)
        made = tell_origin(compose_article(page, cleaned, outlet, date, told, raw), facts.get(CAME_AS, ""))
        return name_article(made, article.id, self.collection.folders)

    def _learn(self, outlet: str) -> Furniture:
        if outlet not in self.furniture:
            self.furniture[outlet] = self.collection.learn_furniture(outlet, ()) if outlet else Furniture()
        return self.furniture[outlet]
