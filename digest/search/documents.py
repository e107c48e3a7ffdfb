"""What can be found: a digest's articles, events, storylines and outlets, and the editor's own pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.arabic.calendar import name_date
from digest.arabic.numbers import show_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.model import Article, Digest, Happening, Moment, Settings, Source, Storyline

#: Kinds of document in the order of their letters in the columns.
KINDS = ("article", "event", "storyline", "source", "page")
#: An event of one report is no second result beside its report.
LEAST_REPORTS = 2


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page of the editor's own: where it stands (``about/``), its title, and its text without markup."""

    url: str
    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One result a reader may get; ``day`` is a number (see :func:`number_day`), ``texts`` are its paragraphs.

    ``texts`` come in the order of the page; ``outlet`` is the name shown, ``source`` the outlet's id.
    """

    kind: str
    url: str
    title: str
    texts: tuple[str, ...] = ()
    source: str = ""
    outlet: str = ""
    day: int = 0
    shown: str = ""
    machine: str = ""
    event: str = ""
    reports: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that stand together in the results: an event and its reports; ``home`` is the day they are under."""

    home: int
    key: str
    documents: tuple[Document, ...]
    storyline: str = ""


def number_day(moment: Moment | None) -> int:
    """Number a day so that later ones are greater, a month before its days; 0 where nothing is known."""
    return (moment.year * 13 + moment.month) * 32 + moment.day if moment else 0


def write_day(number: int) -> str:
    """Write a numbered day in machine form: ``2020-02-19``, ``2020-02``, or ``0``."""
    if not number:
        return "0"
    month = f"{number // 416:04}-{number // 32 % 13:02}"
    return f"{month}-{number % 32:02}" if number % 32 else month


def list_groups(digest: Digest, pages: Iterable[HandWritten]) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """Give the groups of dated things, oldest first, and the few that have no day: storylines, outlets, pages."""
    grouped = {article.id for happening in digest.happenings for article in happening.reports}
    groups = [_group_happening(digest, happening) for happening in digest.happenings]
    groups += [_group_article(digest, article) for article in digest.articles if article.id not in grouped]
    rest = [_take_storyline(s) for s in digest.storylines if s.id in digest.chapters]
    rest += [_take_source(source) for source in digest.sources.values()]
    rest += [Document("page", page.url, page.title, page.texts) for page in pages]
    standing = (Group(0, document.url, (document,)) for document in rest)
    return tuple(sorted(groups, key=_in_order)), tuple(sorted(standing, key=_in_order))


def _in_order(group: Group) -> tuple[int, str]:
    return group.home, group.key


def _group_happening(digest: Digest, happening: Happening) -> Group:
    home = number_day(happening.start)
    documents = [_take_article(digest, article, happening) for article in happening.reports]
    if len(documents) >= LEAST_REPORTS:
        documents.insert(0, _take_event(digest, happening))
    return Group(home, happening.event.id, tuple(documents), happening.event.storyline)


def _group_article(digest: Digest, article: Article) -> Group:
    return Group(number_day(article.dating.moment), article.id, (_take_article(digest, article, None),))


def _take_article(digest: Digest, article: Article, happening: Happening | None) -> Document:
    moment = article.dating.moment
    source = digest.sources.get(article.source)
    return Document(
        kind="article",
        url=f"articles/{article.id}/",
        title=article.title,
        texts=tuple(_list_texts(article)),
        source=article.source,
        outlet=source.name if source else article.source_seen,
        day=number_day(moment),
        shown=_show(moment, digest.settings),
        machine=write_day(number_day(moment)) if moment else "",
        event=f"events/{happening.event.id}/" if happening else "",
    )


def _list_texts(article: Article) -> Iterator[str]:
    yield from filter(None, (article.kicker, article.standfirst))
    yield from (block.text for block in article.blocks)
    yield from filter(None, (article.byline,))


def _take_event(digest: Digest, happening: Happening) -> Document:
    own = (happening.event.where, *(block.text for block in happening.event.blocks))
    url = f"events/{happening.event.id}/"
    return Document(
        kind="event",
        url=url,
        title=happening.title,
        texts=tuple(filter(None, own)),
        day=number_day(happening.start),
        shown=_show(happening.start, digest.settings),
        machine=write_day(number_day(happening.start)) if happening.start else "",
        event=url,
        reports=len(happening.reports),
    )


def _take_storyline(storyline: Storyline) -> Document:
    texts = tuple(block.text for block in storyline.blocks)
    return Document("storyline", f"storylines/{storyline.id}/", storyline.title, texts)


def _take_source(source: Source) -> Document:
    names = (source.latin, *source.aliases)
    return Document("source", f"sources/{source.id}/", source.name, tuple(filter(None, names)), source=source.id)


def _show(moment: Moment | None, settings: Settings) -> str:
    if moment is None:
        return ""
    return show_digits(name_date(moment.year, moment.month, moment.day, settings.months), settings.digits)
