"""What a site holds already, looked up by what a run must know: hashes, words, ids, outlets, pages of an outlet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digest.adding.composing import Made, fold_body, fold_opening
from digest.adding.dates import Calendar
from digest.adding.outlets import Outlets
from digest.arabic.names import Names
from digest.cleaning import Furniture, count_furniture
from digest.intake import RawPage, read_input
from digest.store.loading import load_names
from digest.store.raw_files import read_raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.model import Article, Content
    from digest.store.loading import Folders


@dataclass(slots=True)
class Collection:
    """A site's articles by raw hash and by their first words, the ids in use, its outlets, names and calendar."""

    folders: Folders
    content: Content
    names: Names
    outlets: Outlets
    calendar: Calendar
    by_hash: dict[str, Article]
    by_opening: dict[str, list[Article]]
    taken: set[str]

    @classmethod
    def of(cls, folders: Folders, content: Content, between: str = "") -> Collection:
        """Look a checked collection up once; ``between`` are the editor's bounds for this run."""
        zone = ZoneInfo(content.settings.time_zone)
        names, _ = load_names(folders)
        return cls(
            folders=folders,
            content=content,
            names=Names.of(names),
            outlets=Outlets.of(content.sources),
            calendar=Calendar.of(content.settings, between, zone),
            by_hash={a.raw.sha256: a for a in content.articles if a.raw.sha256},
            by_opening=_sort_by_opening(a for a in content.articles if a.blocks and a.withdrawn is None),
            taken={one for a in content.articles for one in (a.id, *a.aliases)},
        )

    def take(self, made: Made) -> None:
        """Count a new article in, so that the rest of the run knows it."""
        self.taken.add(made.article.id)
        self.by_opening.setdefault(fold_opening(made.article), []).append(made.article)

    def find_same(self, article: Article) -> Article | None:
        """Find an article of the same outlet with the same words, however spelled."""
        near = [held for held in self.by_opening.get(fold_opening(article), ()) if _same_outlet(held, article)]
        words = fold_body(article) if near else ""
        return next((held for held in near if fold_body(held) == words), None)

    def learn_furniture(self, outlet: str, pages: Iterable[Sequence[str]]) -> Furniture:
        """Count what repeats over an outlet's pages, those of this run and those kept before."""
        return count_furniture([*pages, *self._kept_pages(outlet)])

    def _kept_pages(self, outlet: str) -> Iterator[Sequence[str]]:
        for article in self.content.articles:
            if outlet not in {article.source, article.source_seen} or article.raw.record or not article.raw.file:
                continue
            data = read_raw(self.folders, article.raw.file)
            for page in read_input(article.raw.file, data) if data else ():
                if isinstance(page, RawPage) and page.kind == "text":
                    yield page.lines


def _sort_by_opening(articles: Iterable[Article]) -> dict[str, list[Article]]:
    found: dict[str, list[Article]] = {}
    for article in articles:
        found.setdefault(fold_opening(article), []).append(article)
    return found


def _same_outlet(held: Article, article: Article) -> bool:
    return (held.source, held.source_seen) == (article.source, article.source_seen)
