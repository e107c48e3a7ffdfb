"""Which outlet an article is of, by the editor's word: one article, all that show a name, or all names at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.arabic.letters import fold_words
from digest.editing.finding import find_article, suggest
from digest.editing.refusals import RefusedError
from digest.pages.edition import UNKNOWN
from digest.store.key_order import ARTICLE_KEYS
from digest.store.loading import SOURCES
from digest.store.record import is_id
from digest.store.source_entries import (
    append_entries,
    choose_source_key,
    find_own_host,
    index_names,
    list_owners,
    read_host,
    write_source,
)
from digest.store.value_edits import remove_key, set_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.editing.plan import Plan
    from digest.model import Article, Content


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A name that articles show and no source bears: as most of them spell it, its articles, their hosts by number.

    ``source`` is the key of a source that bears the name by now, '' where none does.
    """

    name: str
    articles: tuple[Article, ...]
    hosts: tuple[str, ...]
    source: str


def list_unconfirmed(content: Content) -> tuple[Unconfirmed, ...]:
    """List the unconfirmed names, those of most articles first; a withdrawn article shows none."""
    held: dict[str, list[Article]] = {}
    for article in content.articles:
        if article.source_seen and not article.source and article.withdrawn is None:
            held.setdefault(fold_words(article.source_seen), []).append(article)
    known = index_names(content.sources)
    found = [_describe(articles, known.get(folded, "")) for folded, articles in held.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.articles), one.name)))


def _describe(articles: list[Article], source: str) -> Unconfirmed:
    hosts = Counter(filter(None, (read_host(article.url) for article in articles)))
    return Unconfirmed(
        _most_common(Counter(a.source_seen for a in articles)),
        tuple(articles),
        tuple(sorted(hosts, key=lambda host: (-hosts[host], host))),
        source,
    )


def _most_common(counted: Counter[str]) -> str:
    return min(counted, key=lambda text: (-counted[text], text))


def name_source(plan: Plan, article_name: str, outlet: str, *, new: bool = False, key: str = "") -> None:
    """Say which outlet an article is of; with ``new`` an outlet that is not in ``sources.yml`` gets an entry there."""
    article = find_article(plan, article_name)
    _tie(plan, [article], _find_or_open(plan, outlet, [article], new=new, key=key))


def name_every(plan: Plan, seen: str, outlet: str = "", *, new: bool = False, key: str = "") -> None:
    """Say which outlet all articles are of that show an unconfirmed name; without ``outlet`` the one of that name."""
    one = _find_unconfirmed(list_unconfirmed(plan.content), seen)
    _tie(plan, one.articles, _find_or_open(plan, outlet or one.name, one.articles, new=new, key=key))


def accept(plan: Plan, wanted: Mapping[str, str]) -> None:
    """Take unconfirmed names for outlets' (all of them, where none is named) and tie their articles.

    ``wanted`` gives each name the key its entry is to have, '' for one that is made. A name that a source bears by now
    needs no entry.
    """
    listed = list_unconfirmed(plan.content)
    chosen = [(_find_unconfirmed(listed, name), key) for name, key in wanted.items()] or [(one, "") for one in listed]
    owners = list_owners(plan.content.articles)
    for one, key in chosen:
        _tie(plan, one.articles, one.source or _open(plan, one.name, _own_host(plan, one.articles, owners), key))


def _find_unconfirmed(listed: Sequence[Unconfirmed], name: str) -> Unconfirmed:
    for one in listed:
        if fold_words(one.name) == fold_words(name):
            return one
    raise RefusedError(code="no-name-seen", named=name, near=suggest((one.name for one in listed), name))


def _find_or_open(plan: Plan, outlet: str, articles: Sequence[Article], *, new: bool, key: str) -> str:
    sources = plan.content.sources
    if found := index_names(sources).get(fold_words(outlet)):
        if new:
            raise RefusedError(code="source-stands", named=outlet, key=found)
        return found
    if not new:
        names = (name for s in sources for name in (s.id, s.name, *filter(None, (s.latin, *s.aliases))))
        raise RefusedError(code="unknown-source", named=outlet, near=suggest(names, outlet))
    return _open(plan, outlet, _own_host(plan, articles, list_owners(plan.content.articles)), key)


def _open(plan: Plan, name: str, host: str, key: str) -> str:
    """Write an entry of ``sources.yml`` and give its key: the editor's, or one that the address or the name gives."""
    taken = {source.id for source in plan.content.sources} | plan.opened | {UNKNOWN}
    if not fold_words(name):
        raise RefusedError(code="no-letters", named=name)
    if key and not is_id(key):
        raise RefusedError(code="no-id", id=key)
    if key in taken:
        raise RefusedError(code="key-taken", key=key)
    chosen = key or choose_source_key(name, host, taken)
    plan.opened.add(chosen)
    file = plan.folders.name(plan.folders.config / SOURCES)
    plan.edit(file, lambda text: append_entries(text, write_source(chosen, name, host)))
    return chosen


def _own_host(plan: Plan, articles: Sequence[Article], owners: Mapping[str, set[str]]) -> str:
    own, shared = find_own_host(articles, owners, plan.content.sources)
    if shared:
        plan.note("shared-host", host=shared)
    return own


def _tie(plan: Plan, articles: Iterable[Article], key: str) -> None:
    for article in articles:
        file = article.places.file
        plan.edit(file, lambda text: set_value(text, "source", key, key, ARTICLE_KEYS))
        for name in ("source_seen", "source_seen_in"):
            plan.edit(file, lambda text, name=name: remove_key(text, name))  # type: ignore[misc]
