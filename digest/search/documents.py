"""What can be found: a digest's articles, events, storylines and outlets, and the editor's own pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from digest.arabic.calendar import name_date
from digest.arabic.numbers import show_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from digest.model import Article, Digest, Event, Happening, Moment, Settings, Source, Storyline

#: How the days of an event are worded on its page; without it a result names the first alone.
NameDays: TypeAlias = "Callable[[Happening], str] | None"
#: Kinds of document in the order of their letters in the columns.
KINDS = ("article", "event", "storyline", "source", "page")
#: An event of one report is no second result beside its report.
LEAST_REPORTS = 2
#: Of a digest that comes from no files.
NO_HASHES: Mapping[str, str] = MappingProxyType({})


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
    documents: tuple[Document, ...]
    storyline: str = ""


class Outline(NamedTuple):
    """A group before its documents are made: where it stands, how many they are, a stamp of all that they say.

    Under equal settings equal stamps mean equal documents; most groups of most builds are known by their stamp alone.
    """

    home: int
    key: str
    size: int
    stamp: str
    make: Callable[[], tuple[Document, ...]]
    storyline: str = ""

    def open(self) -> Group:
        """Make the documents."""
        return Group(self.home, self.make(), self.storyline)


def number_day(moment: Moment | None) -> int:
    """Number a day so that later ones are greater, a month before its days; 0 where nothing is known."""
    return (moment.year * 13 + moment.month) * 32 + moment.day if moment else 0


def write_day(number: int) -> str:
    """Write a numbered day in machine form: ``2020-02-19``, ``2020-02``, or ``0``."""
    if not number:
        return "0"
    month = f"{number // 416:04}-{number // 32 % 13:02}"
    return f"{month}-{number % 32:02}" if number % 32 else month


def list_groups(
    digest: Digest, pages: Iterable[HandWritten], hashes: Mapping[str, str] = NO_HASHES, name_days: NameDays = None
) -> tuple[tuple[Outline, ...], tuple[Outline, ...]]:
    """Give the groups of dated things, oldest first, and the few that have no day: storylines, outlets, pages.

    ``hashes`` gives the hash of a file by its name in places; what comes from another file is stamped by its words.
    """
    stamps = _Stamps(digest, hashes)
    shown = name_days or partial(_show_first, digest.settings)
    grouped = {article.id for happening in digest.happenings for article in happening.reports}
    groups = [_group_happening(stamps, happening, shown) for happening in digest.happenings]
    groups += [_group_article(stamps, article) for article in digest.articles if article.id not in grouped]
    rest = [_take_storyline(s) for s in digest.storylines if s.id in digest.chapters]
    rest += [_take_source(source) for source in digest.sources.values()]
    rest += [Document("page", page.url, page.title, page.texts) for page in pages]
    standing = (Outline(0, one.url, 1, repr(one), partial(tuple, (one,))) for one in rest)
    return tuple(sorted(groups, key=_in_order)), tuple(sorted(standing, key=_in_order))


class _Stamps:
    """Stamps of what a digest's files hold: an article's covers its outlet's name and what its policy leaves of it."""

    def __init__(self, digest: Digest, hashes: Mapping[str, str]) -> None:
        self.digest = digest
        self._hashes = hashes

    def file(self, item: Article | Event) -> str:
        """Stamp an article or an event as its file has it."""
        return self._hashes.get(item.places.file) or repr(item)

    def article(self, article: Article) -> str:
        """Stamp an article as it is shown."""
        source = self.digest.sources.get(article.source)
        return f"{article.id}\0{self.file(article)}\0{article.policy.value}\0{source.name if source else ''}"


def _in_order(outline: Outline) -> tuple[int, str]:
    return outline.home, outline.key


def _group_happening(stamps: _Stamps, happening: Happening, name_days: Callable[[Happening], str]) -> Outline:
    event, reports = happening.event, happening.reports
    home = number_day(happening.start)
    shown = name_days(happening) if _is_result(happening) else ""
    told = (event.id, stamps.file(event), event.storyline, happening.title, str(home), shown)
    stamp = "\0".join((*told, *map(stamps.article, reports)))
    size = len(reports) + _is_result(happening)
    make = partial(_take_happening, stamps.digest, happening, shown)
    return Outline(home, event.id, size, stamp, make, event.storyline)


def _group_article(stamps: _Stamps, article: Article) -> Outline:
    home = number_day(article.dating.moment)
    make = partial(_take_alone, stamps.digest, article)
    return Outline(home, article.id, 1, stamps.article(article), make)


def _is_result(happening: Happening) -> bool:
    return len(happening.reports) >= LEAST_REPORTS


def _take_happening(digest: Digest, happening: Happening, shown: str) -> tuple[Document, ...]:
    documents = tuple(_take_article(digest, article, happening) for article in happening.reports)
    return (_take_event(happening, shown), *documents) if _is_result(happening) else documents


def _take_alone(digest: Digest, article: Article) -> tuple[Document, ...]:
    return (_take_article(digest, article, None),)


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


def _take_event(happening: Happening, shown: str) -> Document:
    own = (happening.event.where, *(block.text for block in happening.event.blocks))
    url = f"events/{happening.event.id}/"
    return Document(
        kind="event",
        url=url,
        title=happening.title,
        texts=tuple(filter(None, own)),
        day=number_day(happening.start),
        shown=shown,
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


def _show_first(settings: Settings, happening: Happening) -> str:
    return _show(happening.start, settings)


def _show(moment: Moment | None, settings: Settings) -> str:
    if moment is None:
        return ""
    return show_digits(name_date(moment.year, moment.month, moment.day, settings.months), settings.digits)
