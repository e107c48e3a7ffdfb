"""What a run made into files, as one action: with the outlets it met and the events its articles were placed in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from digest.adding.sources import accept_sources
from digest.arranging import Arranged, arrange
from digest.store.article_text import write_article
from digest.store.audit_file import write_audit
from digest.store.changes import Change
from digest.store.pending import Pending

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.adding.collection import Collection
    from digest.adding.composing import Made
    from digest.adding.options import Options
    from digest.adding.raws import RawShelf
    from digest.model import Article, Content
    from digest.store.changes import Draft


@dataclass(frozen=True, slots=True)
class Stored:
    """Where the new articles stand; ``fault`` is why they could not be placed into events, if so."""

    arranged: Arranged = field(default_factory=Arranged)
    fault: Exception | None = None


def store(
    draft: Draft, made: Iterable[Made], collection: Collection, options: Options, raws: RawShelf, *, group: bool
) -> Stored:
    """Write a run's articles with raw pages, audits and outlets, and place them into events: all of it or nothing.

    An article comes after all that it names, so that a collection is without fault at every moment. What goes wrong
    while they are placed keeps no article from being added.
    """
    folders, listed = collection.folders, tuple(made)
    articles: tuple[Article, ...] = tuple(one.article for one in listed)
    raws.adopt(article.raw.file for article in articles)
    for one in listed:
        audit = folders.name(folders.content / "audit" / f"{one.article.id}.yml")
        draft.add(Change(audit, None, write_audit(one.audit).encode()))
    if options.accept_sources:
        articles, outlets = accept_sources(folders, collection.content, articles)
        for change in outlets:
            draft.add(change)
    files = {article.places.file for article in articles}
    stored, changes = _place(collection, articles, group=group)
    for change in sorted(changes, key=lambda one: one.file in files):
        draft.add(change)
    draft.commit()
    return stored


def _place(collection: Collection, articles: tuple[Article, ...], *, group: bool) -> tuple[Stored, tuple[Change, ...]]:
    """Give where articles and what waits beside them are placed, and all changes that write them."""
    content: Content = replace(collection.content, articles=(*collection.content.articles, *articles))
    if not group:
        return Stored(), _hold(collection, articles).changes()
    try:
        arranged = arrange(collection.folders, content, collection.names, _hold(collection, articles))
    except (OSError, UnicodeError):
        raise
    except Exception as fault:  # noqa: BLE001 (what grouping trips over must not keep articles from being added)
        return Stored(fault=fault), _hold(collection, articles).changes()
    return Stored(arranged), arranged.changes


def _hold(collection: Collection, articles: Iterable[Article]) -> Pending:
    pending = Pending(collection.folders)
    for article in articles:
        pending.write(article.places.file, write_article(article))
    return pending
