"""One run of ``digest add``, top to bottom: read, clean, find the outlet, learn furniture, clean again, date, name."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from digest.adding.composing import Made, compose_article, name_article, tell_origin
from digest.adding.dates import find_date
from digest.adding.naming import make_article_id
from digest.adding.options import Options, Outcome, Report, Status
from digest.adding.outlets import Outlet, Told, find_outlet
from digest.adding.pages import clean
from digest.cleaning import CleanPage, Furniture, Refusal
from digest.intake import RawPage, Refused, blame_ourselves, guard
from digest.model import HashOf, Precision, Provenance, SeenIn
from digest.store.record import is_web_address, names_user
from digest.store.safe_names import tell_own_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from digest.adding.collection import Collection
    from digest.adding.dates import Calendar
    from digest.adding.inputs import Found
    from digest.adding.raws import RawShelf
    from digest.model import Article

    R = TypeVar("R")

NO_FURNITURE = Furniture()
#: Kinds of pages that stand beside others in one file.
AMONG_OTHERS = frozenset({"feed-item", "record"})


@dataclass(frozen=True, slots=True)
class Item:
    """One page on its way: where it stands in the run, what intake and the first cleaning made of it.

    ``came_as`` is the file's own name, where the raw file had to be called otherwise.
    """

    place: int
    name: str
    came_as: str
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
    """A run over inputs; ``collection`` is what the site held before. Nothing but raw bytes is kept on disk here."""

    def __init__(self, collection: Collection, options: Options, raws: RawShelf) -> None:
        self.collection = collection
        self.options = options
        self.raws = raws
        self.outcomes: dict[int, Outcome] = {}
        self.hashes: dict[str, str] = {}

    def run(self, found: Iterable[Found]) -> Report:
        """Make an article of every input that is one and not yet held; the order of the inputs does not matter.

        What one page trips over costs that page alone.
        """
        items = [
            item
            for place, one in enumerate(found)
            if (item := self._guard(place, name_of(one.result), partial(self._take, place, one)))
        ]
        furniture = self._learn_furniture(items)
        made = [(item, self._guard(item.place, item.name, partial(self._make, item, furniture))) for item in items]
        named = [self._name(item, one) for item, one in sorted(made, key=_naming_order) if one]
        outcomes = tuple(self.outcomes[place] for place in sorted(self.outcomes))
        return Report(outcomes, tuple(filter(None, named)))

    def _guard(self, place: int, name: str, work: Callable[[], R | None]) -> R | None:
        done = guard(name, work)
        if isinstance(done, Refused):
            self._refuse(place, done)
            return None
        return done

    def _take(self, place: int, found: Found) -> Item | None:
        result, name = found.result, name_of(found.result)
        if isinstance(result, Refused):
            self._refuse(place, result)
            return None
        sha256 = hashlib.sha256(result.data).hexdigest()
        if known := self._recall(name, sha256):
            self.outcomes[place] = known
            return None
        self.hashes[sha256] = name
        page = replace(result, data=b"")
        cleaned = clean(page, NO_FURNITURE, force_language=self.options.force_language)
        if isinstance(cleaned, Refusal):
            self._refuse(place, Refused(name, cleaned.code))
            return None
        kind = HashOf.RECORD if page.kind in AMONG_OTHERS else HashOf.FILE
        raw = Provenance(file=self.raws.keep(found.input, found.file_bytes), sha256=sha256, sha256_of=kind)
        stated = self.options.url or page.stated.url.value
        url = stated if is_web_address(stated) else ""
        told = Told(self.options.source, url, page.stated.source.value, found.input.folder)
        outlet = find_outlet(cleaned, told, self.collection.outlets)
        return Item(place, name, tell_own_name(found.input.name), page, cleaned, outlet, told, raw)

    def _recall(self, name: str, sha256: str) -> Outcome | None:
        if (article := self.collection.by_hash.get(sha256)) is not None:
            if article.withdrawn is not None:
                return Outcome(name, Status.REFUSED, article.id, "withdrawn", (("reason", article.withdrawn),))
            return Outcome(name, Status.KNOWN, article.id, "same-bytes")
        if sha256 in self.hashes:
            return Outcome(name, Status.KNOWN, "", "same-input", (("other", self.hashes[sha256]),))
        return None

    def _refuse(self, place: int, refused: Refused) -> None:
        values = tuple((key, str(value)) for key, value in refused.values)
        self.outcomes[place] = Outcome(refused.name, Status.REFUSED, "", refused.code, values)

    def _learn_furniture(self, items: list[Item]) -> dict[str, Furniture]:
        pages: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for item in items:
            if item.page.kind == "text" and (key := item.company):
                pages[key].append(item.page.lines)
        return {key: self._learn(-n, key, found) for n, (key, found) in enumerate(sorted(pages.items()), 1)}

    def _learn(self, place: int, outlet: str, pages: list[tuple[str, ...]]) -> Furniture:
        """Learn what repeats over an outlet's pages; what that trips over is told, and they go on without it."""
        try:
            return self.collection.learn_furniture(outlet, pages)
        except OSError:
            raise
        except Exception as odd:  # noqa: BLE001 (no page must keep the others from being added)
            self._refuse(place, blame_ourselves(outlet, odd))
            return NO_FURNITURE

    def _make(self, item: Item, furniture: dict[str, Furniture]) -> Made | None:
        cleaned: CleanPage | Refusal = item.clean
        learned = furniture.get(item.company, NO_FURNITURE)
        if item.page.kind == "text" and learned != NO_FURNITURE:
            cleaned = clean(item.page, learned, force_language=self.options.force_language)
        if isinstance(cleaned, Refusal):
            self._refuse(item.place, Refused(item.name, cleaned.code))
            return None
        if not cleaned.blocks:
            self._refuse(item.place, Refused(item.name, "no-article"))
            return None
        date = find_date(item.page, cleaned, item.told.url, self.options, self.collection.calendar)
        made = compose_article(item.page, cleaned, item.outlet, date, item.told, item.raw)
        return tell_origin(made, item.came_as)

    def _name(self, item: Item, made: Made) -> Made | None:
        article = made.article
        if held := self.collection.find_same(article):
            self.outcomes[item.place] = Outcome(item.name, Status.KNOWN, held.id, "same-words")
            return None
        article_id = make_article_id(article, self.collection.names, self.collection.taken)
        made = name_article(made, article_id, self.collection.folders)
        self.collection.take(made)
        self.outcomes[item.place] = Outcome(
            item.name,
            Status.ADDED,
            article_id,
            review=wants_review(made),
            folder=_name_folder(article),
            yearless=is_yearless(made, self.collection.calendar),
            unlinked=names_user(self.options.url or item.page.stated.url.value),
        )
        return made


def name_of(result: RawPage | Refused) -> str:
    """Name a page in messages: by its record's id, where it has one."""
    return (result.record or result.name) if isinstance(result, RawPage) else result.name


def _name_folder(article: Article) -> str:
    """Give the folder that had to stand in for an outlet, '' where the page or the editor names one."""
    return article.source_seen if article.seen_in is SeenIn.FOLDER else ""


def wants_review(made: Made) -> bool:
    """Tell whether an article wants an editor's eye: no known day, no outlet of ours, or a flag."""
    article = made.article
    moment = article.dating.moment
    return moment is None or moment.precision is Precision.MONTH or not article.source or bool(article.flags)


def is_yearless(made: Made, calendar: Calendar) -> bool:
    """Tell whether a page fixes no date by itself, and nobody said in which years to look."""
    return made.article.dating.moment is None and not (calendar.bounds.first or calendar.bounds.last)


def _naming_order(pair: tuple[Item, Made | None]) -> tuple[str, str]:
    item, made = pair
    return (made.article.title, item.raw.sha256) if made else ("", item.raw.sha256)
