"""Outlets that a run met for the first time, written into ``sources.yml`` when the editor accepts them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.arabic.letters import fold_words
from digest.model import SeenIn
from digest.pages.edition import UNKNOWN
from digest.store.changes import Change
from digest.store.loading import SOURCES
from digest.store.source_entries import append_entries, choose_source_key, find_own_host, list_owners, write_source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.model import Article, Content
    from digest.store.loading import Folders


def accept_sources(
    folders: Folders, content: Content, articles: Iterable[Article]
) -> tuple[tuple[Article, ...], tuple[Change, ...]]:
    """Give the articles with a key for every outlet seen, and the change that appends these to ``sources.yml``.

    Comments and order survive.
    """
    same: dict[str, list[Article]] = {}
    for article in articles:
        same.setdefault(fold_words(article.source_seen), []).append(article)
    fresh = [article for listed in same.values() for article in listed]
    owners = list_owners((*content.articles, *fresh))
    taken = {source.id for source in content.sources} | {UNKNOWN}
    ids: dict[str, str] = {}
    entries, accepted = [], []
    for article in sorted(fresh, key=lambda a: (a.source_seen, a.id)):
        if not article.source_seen:
            accepted.append(article)
            continue
        key = fold_words(article.source_seen)
        if key not in ids:
            host, _ = find_own_host(same[key], owners, content.sources)
            ids[key] = choose_source_key(article.source_seen, host, taken)
            taken.add(ids[key])
            entries.append(write_source(ids[key], article.source_seen, host))
        accepted.append(replace(article, source=ids[key], source_seen="", seen_in=SeenIn.PAGE))
    if not entries:
        return tuple(accepted), ()
    path = folders.config / SOURCES
    before = path.read_bytes() if path.is_file() else None
    after = append_entries((before or b"").decode("utf-8"), "".join(entries)).encode()
    return tuple(accepted), (Change(folders.name(path), before, after),)
