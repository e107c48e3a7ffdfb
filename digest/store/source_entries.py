"""A new entry of ``sources.yml``: its key, its text, and the address it may claim."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.arabic.letters import fold_words
from digest.arabic.romanising import romanise
from digest.store.record import ID_LENGTH
from digest.store.yaml_text import write_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from digest.model import Article, Source

#: Last parts of an address that come before a country's: «bbc.co.uk» is named bbc.
_SECOND_LEVELS = frozenset(["co", "com", "net", "org", "gov", "edu", "ac", "info", "or", "go", "gob"])
#: Hosts of many outlets: such an address tells no outlet, and its last part names none.
SHARED_HOSTS = """
archive blogger blogspot facebook google instagram medium substack t telegram twitter wordpress x youtube
"""
_SHARED = frozenset(SHARED_HOSTS.split())
_KEY_LENGTH = min(40, ID_LENGTH)


def index_names(sources: Iterable[Source]) -> dict[str, str]:
    """Give the keys of sources by each folded name they have: key, name, Latin name, aliases; the first one counts."""
    found: dict[str, str] = {}
    for source in sources:
        for name in (source.id, source.name, source.latin, *source.aliases):
            found.setdefault(fold_words(name), source.id)
    found.pop("", None)
    return found


def read_host(url: str) -> str:
    """Give the host of an address without «www.», '' where it has none."""
    return (urlsplit(url).hostname or "").lower().removeprefix("www.")


def list_owners(articles: Iterable[Article]) -> dict[str, set[str]]:
    """List for each host the outlets and unconfirmed names that articles there have; withdrawn ones count nothing."""
    owners: dict[str, set[str]] = {}
    for article in articles:
        if article.withdrawn is None and (host := read_host(article.url)):
            owners.setdefault(host, set()).add(_owner(article))
    return owners


def find_own_host(
    articles: Iterable[Article], owners: Mapping[str, set[str]], sources: Iterable[Source]
) -> tuple[str, str]:
    """Give the host that articles of one name have and no other name, outlet or entry has, and one that they share."""
    listed = tuple(articles)
    hosts = {read_host(article.url) for article in listed} - {""}
    claimed = {domain.lower().removeprefix("www.") for source in sources for domain in source.domains}
    if len(hosts) != 1 or hosts & claimed:
        return "", ""
    (host,) = hosts
    shared = bool(owners.get(host, set()) - set(map(_owner, listed)))
    return ("", host) if shared else (host, "")


def _owner(article: Article) -> str:
    return article.source or fold_words(article.source_seen)


def is_shared_host(host: str) -> bool:
    """Tell whether pages of many outlets lie at a host: «facebook.com», «t.me», but not «wadi.blogspot.com»."""
    name, below = _read_labels(host)
    return name in _SHARED and not below


def choose_source_key(name: str, host: str, taken: Collection[str]) -> str:
    """Choose a key: the name in the address («aljazeera»), else the outlet's in Latin letters; numbered where taken."""
    label, below = _read_labels(host)
    label = (below if label in _SHARED else label) if host else ""
    plain = romanise(label)[:_KEY_LENGTH].strip("-") or romanise(name)[:_KEY_LENGTH].strip("-") or "source"
    key, number = plain, 2
    while key in taken:
        key, number = f"{plain}-{number}", number + 1
    return key


def write_source(key: str, name: str, host: str = "") -> str:
    """Write an entry with its outlet's name and, where it has an address of its own, that."""
    domains = f"  domains: [{host}]\n" if host and not is_shared_host(host) else ""
    return f"{key}:\n  name: {write_text(name)}\n{domains}"


def append_entries(text: str, entries: str) -> str:
    """Give the text of a file of entries with more below; its own line ends stay."""
    newline = "\r\n" if "\r\n" in text else "\n"
    return text + (newline if text and not text.endswith("\n") else "") + entries.replace("\n", newline)


def _read_labels(host: str) -> tuple[str, str]:
    """Give the part of a host that names its owner, and the part below that: «arabic.news.cn» gives news, arabic."""
    labels = host.split(".")[:-1] or host.split(".")
    if len(labels) > 1 and labels[-1] in _SECOND_LEVELS:
        labels.pop()
    return labels[-1], labels[-2] if len(labels) > 1 else ""
