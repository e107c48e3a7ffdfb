"""What a text is about: the stems of its content words, and how much of a line they cover."""

from collections.abc import Iterable
from functools import lru_cache

from digest.arabic.stems import stem_folded
from digest.cleaning import wordlists
from digest.cleaning.looks import Look, fold_word_list

_STOPWORDS = fold_word_list(wordlists.STOPWORDS)
_LEAST_LETTERS = 3
_KEY_LETTERS = 4
"""Light stems leave «إيطاليا» and «الإيطالي» apart; their first letters do not."""


@lru_cache(maxsize=1 << 16)
def _find_key(word: str) -> str:
    """Give a word's key, or "" for a word that says nothing of the topic."""
    if len(word) < _LEAST_LETTERS or word in _STOPWORDS or word.isdigit():
        return ""
    return stem_folded(word)[:_KEY_LETTERS]


@lru_cache(maxsize=1 << 12)
def _find_keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_find_key, words)) - {""}


def find_stems(look: Look) -> frozenset[str]:
    """Give the keys of a line's content words: the first letters of their stems."""
    return _find_keys(look.words)


def find_topic(looks: Iterable[Look]) -> frozenset[str]:
    """Give the stems of several lines together."""
    return frozenset().union(*(find_stems(look) for look in looks))


def measure_overlap(look: Look, topic: frozenset[str]) -> float:
    """Give the share of a line's content stems that a topic holds, 0 to 1; 0 for a line without any."""
    stems = find_stems(look)
    return len(stems & topic) / len(stems) if stems else 0.0
