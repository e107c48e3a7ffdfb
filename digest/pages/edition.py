"""The digest with the words of the site: what every page is composed from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.arabic.numbers import show_digits
from digest.arabic.quotes import set_quotes
from digest.model import Quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digest.arabic.phrases import Phrases
    from digest.model import Article, Correction, Digest, Happening, Moment, Settings, Storyline

#: The address of the shelf for articles whose outlet nobody knows; no outlet may take it.
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Listed:
    """A report as lists show it: with the title of its event, ``None`` where that has no page, maybe ``beside`` it."""

    article: Article
    event_title: str | None
    beside: bool


@dataclass(frozen=True, slots=True)
class Edition:
    """A digest, its phrases, and its happenings, storylines and reports by id."""

    digest: Digest
    phrases: Phrases
    happenings: Mapping[str, Happening]
    storylines: Mapping[str, Storyline]
    by_source: Mapping[str, tuple[Article, ...]]
    listed: Mapping[str, Listed]
    hand_written: frozenset[str]
    address: str = ""

    @classmethod
    def of(
        cls, digest: Digest, phrases: Phrases, hand_written: frozenset[str] = frozenset(), address: str = ""
    ) -> Edition:
        """Look a digest up once; ``hand_written`` are the source paths of the editor's own pages.

        ``address`` is where the site will live, for citations; '' where that is not known.
        """
        told = {h.event.id: h for h in (*digest.happenings, *digest.silent)}
        shelves: dict[str, list[Article]] = {}
        for article in digest.articles:
            shelves.setdefault(source_key(article), []).append(article)
        by_source = {key: tuple(found) for key, found in shelves.items()}
        listed = {article.id: _list(article, told.get(article.event)) for article in digest.articles}
        storylines = {s.id: s for s in digest.storylines}
        return cls(digest, phrases, told, storylines, by_source, listed, hand_written, address)

    @property
    def settings(self) -> Settings:
        """The site's settings."""
        return self.digest.settings

    def digits(self, value: object) -> str:
        """Show a number or a date's digits as the site writes them."""
        return show_digits(str(value), self.settings.digits)

    def show_text(self, text: str) -> str:
        """Show a paragraph of an outlet's text with the quotation marks of the site."""
        return set_quotes(text) if self.settings.quotes is Quotes.ARABIC else text

    def happening(self, article: Article) -> Happening | None:
        """Give the happening an article reports, if its event has a page."""
        return self.happenings.get(article.event)

    def happening_beside(self, article: Article) -> Happening | None:
        """Give the event to name beside an article; none that is this one article under its own headline."""
        happening = self.happening(article)
        return happening if happening and not _is_alone(article, happening) else None

    def count_sources(self, articles: Iterable[Article]) -> tuple[int, int]:
        """Count the different outlets of articles, and the articles whose outlet nobody knows."""
        found = list(articles)
        keys = {outlet_key(a) for a in found}
        return len(keys - {""}), sum(1 for a in found if not outlet_key(a))


def _list(article: Article, happening: Happening | None) -> Listed:
    if happening is None:
        return Listed(article, None, beside=False)
    return Listed(article, happening.title, beside=not _is_alone(article, happening))


def _is_alone(article: Article, happening: Happening) -> bool:
    return len(happening.reports) == 1 and happening.title == article.title


def source_key(article: Article) -> str:
    """Give the id of the page that lists an article by outlet."""
    return article.source or UNKNOWN


def outlet_key(article: Article) -> str:
    """Give what tells outlets apart: our id, else the name as seen, else ''."""
    return article.source or article.source_seen


HOME, ABOUT = "index.md", "about.md"


def article_uri(article_id: str) -> str:
    """Give the source path of an article's page."""
    return f"articles/{article_id}.md"


def event_uri(event_id: str) -> str:
    """Give the source path of an event's page."""
    return f"events/{event_id}.md"


def storyline_uri(storyline_id: str) -> str:
    """Give the source path of a storyline's page."""
    return f"storylines/{storyline_id}.md"


def source_uri(source_id: str) -> str:
    """Give the source path of an outlet's page."""
    return f"sources/{source_id}.md"


def newest(articles: Iterable[Article], corrections: Iterable[Correction] = ()) -> str:
    """Give the newest day (ISO) among articles' publication and all correction dates, '' where none is known."""
    held = list(articles)
    moments = [article.dating.moment for article in held]
    moments += [correction.date for one in (corrections, *(a.corrections for a in held)) for correction in one]
    days = [(m.year, m.month, m.day) for m in moments if m and m.day]
    return "{:04}-{:02}-{:02}".format(*max(days)) if days else ""


def iso(moment: Moment) -> str:
    """Write a moment's day, or its month, in machine form."""
    month = f"{moment.year:04}-{moment.month:02}"
    return f"{month}-{moment.day:02}" if moment.day else month
