"""Outlets that a run met for the first time, written into ``sources.yml`` when the editor accepts them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from slugify import slugify

from digest.arabic.letters import fold_words
from digest.pages.edition import UNKNOWN
from digest.store.article_text import article_path, write_article
from digest.store.loading import SOURCES
from digest.store.writing import write_file
from digest.store.yaml_text import write_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.model import Article, Content
    from digest.store.loading import Folders


def accept_sources(folders: Folders, content: Content, articles: Iterable[Article]) -> tuple[Article, ...]:
    """Append every outlet seen to ``sources.yml`` and give the articles its key; comments and order survive."""
    taken = {source.id for source in content.sources} | {UNKNOWN}
    ids: dict[str, str] = {}
    entries, accepted = [], []
    for article in sorted(articles, key=lambda a: (a.source_seen, a.id)):
        if not article.source_seen:
            accepted.append(article)
            continue
        key = fold_words(article.source_seen)
        if key not in ids:
            ids[key] = choose_source_id(article, taken)
            taken.add(ids[key])
            entries.append(_entry(ids[key], article))
        named = replace(article, source=ids[key], source_seen="")
        write_file(folders.content / article_path(named), write_article(named))
        accepted.append(named)
    if entries:
        path = folders.config / SOURCES
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        write_file(path, before + ("\n" if before and not before.endswith("\n") else "") + "".join(entries))
    return tuple(accepted)


def choose_source_id(article: Article, taken: Iterable[str]) -> str:
    """Choose a key: the name in the address («aljazeera»), else the Latin of the name; numbered where it is taken."""
    host = (urlsplit(article.url).hostname or "").removeprefix("www.")
    plain = slugify(host.split(".")[0]) or slugify(article.source_seen)[:40].strip("-") or "source"
    used, number = set(taken), 2
    key = plain
    while key in used:
        key, number = f"{plain}-{number}", number + 1
    return key


def _entry(key: str, article: Article) -> str:
    host = (urlsplit(article.url).hostname or "").removeprefix("www.")
    domains = f"  domains: [{host}]\n" if host else ""
    return f"{key}:\n  name: {write_text(article.source_seen)}\n{domains}"
