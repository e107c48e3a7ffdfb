"""What only the whole collection can show to be wrong: references, addresses, aliases, missing bodies."""

from __future__ import annotations

import difflib
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from digest.arabic.calendar import day_of
from digest.arabic.letters import fold_words
from digest.model import Confidence, Origin, Precision, Source, TextPolicy
from digest.overruling import find_overruled
from digest.pages.edition import UNKNOWN
from digest.problems import Problem
from digest.store.source_entries import index_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.model import Article, Content, Event, Storyline
    from digest.problems import Places

#: Reports further apart in days are never tied by machine unless one between them holds them together.
FAR_DAYS = 4
#: The list of a folder's pages stands at this name.
INDEX = "index"


def check(content: Content) -> tuple[Problem, ...]:
    """Check a collection as a whole; see the strings file for the sentence and cure of each code."""
    return tuple(
        chain(
            _check_ids(content.articles),
            _check_aliases("articles", content.articles),
            _check_aliases("events", content.events),
            _check_aliases("storylines", content.storylines),
            _check_kept(content),
            _check_references(content),
            _check_bodies(content),
            _note_events(content),
            _note_articles(content.articles, index_names(content.sources)),
            _note_far(content.articles),
        )
    )


def text_policies(content: Content) -> Mapping[str, TextPolicy]:
    """Give the text policy of each outlet by id: its own, or else the site's, as for '' (no outlet of ours)."""
    ours = content.settings.text
    return defaultdict(lambda: ours, {s.id: s.text for s in content.sources if s.text is not None})


def list_renamed(content: Content) -> dict[str, str]:
    """Give the articles by their old ids: an event may be named after one of these."""
    return {alias: article.id for article in content.articles for alias in article.aliases}


def _check_ids(articles: Iterable[Article]) -> Iterator[Problem]:
    first: dict[str, Article] = {}
    for article in articles:
        other = first.setdefault(article.id, article)
        if other is not article:
            values = (("other", other.places.file), ("address", f"articles/{article.id}/"))
            yield Problem(article.places.at(), "E301", article.id, values)


def _check_aliases(folder: str, owners: Sequence[Article] | Sequence[Event] | Sequence[Storyline]) -> Iterator[Problem]:
    taken: dict[str, Article | Event | Storyline] = {owner.id: owner for owner in owners}
    for owner in owners:
        for number, alias in enumerate(owner.aliases):
            other = taken.setdefault(alias, owner)
            if other is not owner or alias == owner.id or alias in owner.aliases[:number]:
                values = (("other", other.places.file), ("address", f"{folder}/{alias}/"))
                yield Problem(owner.places.at("aliases"), "E302", alias, values)


def _check_kept(content: Content) -> Iterator[Problem]:
    owners: tuple[Article | Event | Storyline | Source, ...] = (
        *content.sources,
        *content.articles,
        *content.events,
        *content.storylines,
    )
    for owner in owners:
        if owner.id == INDEX or (owner.id == UNKNOWN and isinstance(owner, Source)):
            yield Problem(owner.places.at(), "E303", owner.id)


def _check_references(content: Content) -> Iterator[Problem]:
    sources = {source.id for source in content.sources}
    events = {event.id for event in content.events} | content.unread
    aliases = {alias: event.id for event in content.events for alias in event.aliases}
    storylines = {storyline.id for storyline in content.storylines} | content.unread
    articles = {article.id for article in content.articles} | content.unread
    renamed = list_renamed(content)
    for article in content.articles:
        if "sources.yml" not in content.unread:
            yield from _refer(article.places, "source", article.source, sources, "E310")
        yield from _refer(article.places, "event", article.event, events, "E311", aliases)
        for near in article.near:
            yield from _refer(article.places, "near", near.article, articles, "E313", renamed)
    for event in content.events:
        yield from _refer(event.places, "storyline", event.storyline, storylines, "E312")
        for other in event.apart:
            yield from _refer(event.places, "apart", other, events, "E311", aliases)
            if other in {event.id, *event.aliases}:
                yield Problem(event.places.at("apart"), "E314", event.id)


def _refer(
    places: Places, key: str, wanted: str, known: set[str], code: str, moved: dict[str, str] | None = None
) -> Iterator[Problem]:
    if wanted and wanted not in known:
        near = (moved or {}).get(wanted) or next(iter(difflib.get_close_matches(wanted, sorted(known), 1)), "")
        yield Problem(places.at(key), code, key, (("value", wanted), ("near", near)))


def _check_bodies(content: Content) -> Iterator[Problem]:
    policies = text_policies(content)
    for article in content.articles:
        needed = article.withdrawn is None and policies[article.source] is not TextPolicy.LINK
        if needed and not article.blocks:
            yield Problem(article.places.at(), "E320", article.id)


def _note_events(content: Content) -> Iterator[Problem]:
    told = {article.event for article in content.articles}
    for event in content.events:
        if event.id not in told:
            yield Problem(event.places.at(), "I220", event.id)


def _note_articles(articles: Iterable[Article], known: Mapping[str, str]) -> Iterator[Problem]:
    for article in articles:
        if article.withdrawn is not None:
            continue
        if article.dating.moment is None:
            yield Problem(article.places.at(), "I230", article.id)
        elif article.dating.moment.precision is Precision.MONTH:
            yield Problem(article.places.at("published"), "I231", article.id)
        elif article.dating.confidence is Confidence.LOW:
            yield Problem(article.places.at("dating"), "I232", article.id)
        yield from _note_overruled(article)
        if not article.source:
            yield _note_outlet(article, known.get(fold_words(article.source_seen), ""))


def _note_outlet(article: Article, source: str) -> Problem:
    """Note an outlet that is unknown or unconfirmed, or whose name ``source`` bears by now."""
    values = (("seen", article.source_seen), *((("source", source),) if source else ()))
    return Problem(article.places.at("source_seen"), "I237" if source else "I233", article.id, values)


def _note_overruled(article: Article) -> Iterator[Problem]:
    """Note a date that was changed while ``dating`` still speaks of another; no page claims that it is the page's."""
    if found := find_overruled(article):
        key = "published" if article.dating.moment else "dating"
        values = (("told", found.told or "?"), ("article", article.id))
        yield Problem(article.places.at(key), "I235" if found.sure else "I236", "dating", values)


def _note_far(articles: Iterable[Article]) -> Iterator[Problem]:
    """Note articles that the machine placed and whose date an editor has since moved away from their event's."""
    dated: list[tuple[Article, int]] = []
    for article in articles:
        when = day_of(article.dating.moment)
        if when and article.event and article.withdrawn is None:
            dated.append((article, when.toordinal()))
    days: defaultdict[str, list[int]] = defaultdict(list)
    for article, day in dated:
        days[article.event].append(day)
    for article, day in dated:
        others = sorted(abs(day - other) for other in days[article.event])[1:]
        machine = article.grouping is not None and article.grouping.origin is Origin.MACHINE
        if machine and others and others[0] > FAR_DAYS:
            values = (("event", article.event), ("days", str(others[0])))
            yield Problem(article.places.at("published"), "I234", article.id, values)
