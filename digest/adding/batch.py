"""One run of ``digest add``, top to bottom: read, clean, find the outlet, learn furniture, clean again, date, write."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.adding.composing import Made, compose_article, name_article
from digest.adding.dates import find_date
from digest.adding.naming import choose_id
from digest.adding.options import Options, Outcome, Report, Status
from digest.adding.outlets import Outlet, Told, find_outlet
from digest.adding.pages import clean
from digest.cleaning import CleanPage, Furniture, Refusal
from digest.intake import RawPage, Refused
from digest.model import Precision, Provenance, SeenIn
from digest.store.article_text import article_path, write_article
from digest.store.audit_file import write_audit
from digest.store.raw_files import choose_raw_name, keep_raw
from digest.store.record import is_web_address
from digest.store.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.adding.collection import Collection
    from digest.adding.inputs import Found, Input
    from digest.model import Article

NO_FURNITURE = Furniture()


@dataclass(frozen=True, slots=True)
class Item:
    """One page on its way: where it stands in the run, what intake and the first cleaning made of it."""

    place: int
    name: str
    page: RawPage
    clean: CleanPage
    outlet: Outlet
    told: Told
    raw: Provenance

    @property
    def company(self) -> str:
        """Name the pages that it is compared with: its outlet's; where that is none of ours, those of its folder."""
        return self.outlet.source or self.told.folder or self.outlet.seen


class Batch:
    """A run over inputs; ``collection`` is what the site held before."""

    def __init__(self, collection: Collection, options: Options) -> None:
        self.collection = collection
        self.options = options
        self.outcomes: dict[int, Outcome] = {}
        self.hashes: dict[str, str] = {}
        self.kept: tuple[Input, str] | None = None

    def run(self, found: Iterable[Found]) -> Report:
        """Add every input that is an article and not yet held; the order of the inputs does not matter."""
        items = [item for place, one in enumerate(found) if (item := self._take(place, one))]
        furniture = self._learn_furniture(items)
        made = [(item, self._make(item, furniture)) for item in items]
        articles = [self._write(item, one) for item, one in sorted(made, key=_writing_order) if one]
        outcomes = tuple(self.outcomes[place] for place in sorted(self.outcomes))
        return Report(outcomes, tuple(one.article for one in articles if one))

    def _take(self, place: int, found: Found) -> Item | None:
        result = found.result
        name = (result.record or result.name) if isinstance(result, RawPage) else result.name
        if isinstance(result, Refused):
            values = tuple((key, str(value)) for key, value in result.values)
            self._refuse(place, name, result.code, values)
            return None
        sha256 = hashlib.sha256(result.data).hexdigest()
        if known := self._recall(name, sha256):
            self.outcomes[place] = known
            return None
        self.hashes[sha256] = name
        page = replace(result, data=b"")
        cleaned = clean(page, NO_FURNITURE, force_language=self.options.force_language)
        if isinstance(cleaned, Refusal):
            self._refuse(place, name, cleaned.code)
            return None
        raw = Provenance(file=self._keep(found), sha256=sha256)
        url = self.options.url or page.stated.url.value
        url = url if is_web_address(url) else ""
        told = Told(self.options.source, url, page.stated.source.value, found.input.folder)
        outlet = find_outlet(cleaned, told, self.collection.outlets)
        return Item(place, name, page, cleaned, outlet, told, raw)

    def _recall(self, name: str, sha256: str) -> Outcome | None:
        if (article := self.collection.by_hash.get(sha256)) is not None:
            if article.withdrawn is not None:
                return Outcome(name, Status.REFUSED, article.id, "withdrawn", (("reason", article.withdrawn),))
            return Outcome(name, Status.KNOWN, article.id, "same-bytes")
        if sha256 in self.hashes:
            return Outcome(name, Status.KNOWN, "", "same-input", (("other", self.hashes[sha256]),))
        return None

    def _refuse(self, place: int, name: str, code: str, values: tuple[tuple[str, str], ...] = ()) -> None:
        self.outcomes[place] = Outcome(name, Status.REFUSED, "", code, values)

    def _keep(self, found: Found) -> str:
        """Keep the file of a page, once for all of its pages: a file of records may hold the whole run."""
        if self.kept is None or self.kept[0] is not found.input:
            folders, name, data = self.collection.folders, found.input.name, found.file_bytes
            keep = choose_raw_name if self.options.dry_run else keep_raw
            self.kept = found.input, keep(folders, name, data)
        return self.kept[1]

    def _learn_furniture(self, items: list[Item]) -> dict[str, Furniture]:
        pages: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for item in items:
            if item.page.kind == "text" and (key := item.company):
                pages[key].append(item.page.lines)
        return {key: self.collection.learn_furniture(key, found) for key, found in sorted(pages.items())}

    def _make(self, item: Item, furniture: dict[str, Furniture]) -> Made | None:
        cleaned: CleanPage | Refusal = item.clean
        learned = furniture.get(item.company, NO_FURNITURE)
        if item.page.kind == "text" and learned != NO_FURNITURE:
            cleaned = clean(item.page, learned, force_language=self.options.force_language)
        if isinstance(cleaned, Refusal):
            self._refuse(item.place, item.name, cleaned.code)
            return None
        if not cleaned.blocks:
            self._refuse(item.place, item.name, "no-article")
            return None
        date = find_date(item.page, cleaned, item.told.url, self.options, self.collection.calendar)
        return compose_article(item.page, cleaned, item.outlet, date, item.told, item.raw)

    def _write(self, item: Item, made: Made) -> Made | None:
        article = made.article
        if held := self.collection.find_same(article):
            self.outcomes[item.place] = Outcome(item.name, Status.KNOWN, held.id, "same-words")
            return None
        outlet = article.source or article.source_seen
        article_id = choose_id(
            article.title,
            article.dating.moment,
            outlet,
            article.raw.sha256,
            self.collection.names,
            self.collection.taken,
        )
        made = name_article(made, article_id, self.collection.folders)
        self.collection.take(made)
        if not self.options.dry_run:
            self._store(made)
        self.outcomes[item.place] = Outcome(
            item.name, Status.ADDED, article_id, review=wants_review(made), folder=_name_folder(article)
        )
        return made

    def _store(self, made: Made) -> None:
        content = self.collection.folders.content
        write_file(content / "audit" / f"{made.article.id}.yml", write_audit(made.audit))
        # Last, because an article that exists is whole: raw page and audit are there already.
        write_file(content / article_path(made.article), write_article(made.article))


def _name_folder(article: Article) -> str:
    """Give the folder that had to stand in for an outlet, '' where the page or the editor names one."""
    return article.source_seen if article.seen_in is SeenIn.FOLDER else ""


def wants_review(made: Made) -> bool:
    """Tell whether an article wants an editor's eye: no known day, no outlet of ours, or a flag."""
    article = made.article
    moment = article.dating.moment
    return moment is None or moment.precision is Precision.MONTH or not article.source or bool(article.flags)


def _writing_order(pair: tuple[Item, Made | None]) -> tuple[str, str]:
    item, made = pair
    return (made.article.title, item.raw.sha256) if made else ("", item.raw.sha256)
