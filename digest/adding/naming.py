"""Ids of articles: readable, Latin, and made of an article's own values alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.arabic.names import slug_names
from digest.arabic.romanising import romanise
from digest.store.body import hash_body
from digest.store.record import ID_LENGTH
from digest.store.short_hash import end_name, hash_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from digest.arabic.names import Names
    from digest.model import Article

_MOST_NAMES = 5
_LONGEST_WORDS = 60


def make_article_id(article: Article, names: Names, taken: Collection[str] = ()) -> str:
    """Make an article's id: the date as far as it is known, the known names of the headline, and a short hash.

    Without a known name the outlet stands for the names. The hash is that of the raw page's bytes, or of headline and
    body where there is none. ``taken`` are ids of other articles: only one that is among them makes the hash longer.
    """
    moment = article.dating.moment
    date = f"{moment.year:04}-{moment.month:02}" + (f"-{moment.day:02}" if moment.day else "") if moment else "undated"
    words = slug_names(article.title, names, _MOST_NAMES) or romanise(article.source or article.source_seen)
    sha256 = article.raw.sha256 or hash_words(article.title, hash_body(article.blocks))
    plain = "-".join(filter(None, (date, _cut(words))))
    return end_name(plain, sha256, taken.__contains__, ID_LENGTH)


def _cut(words: str) -> str:
    """Keep as many whole words as an address has room for; a longer first word is cut itself."""
    if len(words) <= _LONGEST_WORDS:
        return words
    return (words[: _LONGEST_WORDS + 1].rpartition("-")[0] or words[:_LONGEST_WORDS]).strip("-")
