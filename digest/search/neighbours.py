"""Stems by what they begin with, end with and sound like: for words typed half, slips, and other spellings.

A word with one slip has its first two or its last two letters whole; another spelling of a foreign name has its
consonants; a word typed half has its beginning.
"""

from __future__ import annotations

from collections import defaultdict
from math import log2
from typing import TYPE_CHECKING

from digest.search.packing import DIGITS, exchange_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.search.inverting import Inverted
    from digest.search.vocabulary import Vocabulary

#: The three kinds of bucket: the first two letters, the last two of the stem, the consonants.
HEAD, TAIL, SOUND = "a", "z", "s"
_LEAST_LETTERS = 3


def write_neighbours(inverted: Inverted, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Write a line for each bucket: (its name, «name entry entry …»), sorted by name.

    An entry is a digit for how frequent the stem is, the stem, and «/» with the rest of its commonest word, or «=»
    with that word where it does not begin with the stem. Words that are a particle and another word are left out.
    """
    chosen = [
        (stem, *heard)
        for stem in sorted(inverted.forms.keys() - inverted.cores)
        for heard in _choose_words(inverted, stem, vocabulary)
    ]
    codes = exchange_words({text: None for row in chosen for text in row})
    buckets: dict[str, list[str]] = defaultdict(list)
    for stem, word, skeleton in chosen:
        coded = codes[stem], codes[word]
        entry = _write_entry(*coded, inverted.counts[stem])
        for bucket in _name_buckets(*coded, codes[skeleton]):
            buckets[bucket].append(entry)
    return sorted((name, f"{name} {' '.join(entries)}") for name, entries in buckets.items())


def _choose_words(inverted: Inverted, stem: str, vocabulary: Vocabulary) -> Iterable[tuple[str, str]]:
    """Give the commonest word of a stem, without the article, for each consonant skeleton: (word, skeleton)."""
    forms, sizes = inverted.forms[stem], inverted.sizes
    if len(forms) > 1:
        forms = sorted(forms, key=lambda form: (-sizes[form], form))
    seen: dict[str, str] = {}
    for word, skeleton in map(vocabulary.sounds.__getitem__, forms):
        if len(word) >= _LEAST_LETTERS and not word.isdigit():
            seen.setdefault(skeleton, word)
    return ((word, skeleton) for skeleton, word in seen.items())


def _write_entry(stem: str, word: str, count: int) -> str:
    often = _OFTEN[count] if count < len(_OFTEN) else _show_often(count)
    rest = "/" + word[len(stem) :] if word.startswith(stem) else "=" + word
    return often + stem + rest.removesuffix("/")


def _show_often(count: int) -> str:
    return DIGITS[min(63, round(4 * log2(count)))]


_OFTEN = ("", *map(_show_often, range(1, 256)))


def _name_buckets(stem: str, word: str, skeleton: str) -> Iterator[str]:
    yield HEAD + word[:2]
    if len(stem) > _LEAST_LETTERS:
        yield TAIL + stem[-2:]
    if skeleton:
        yield SOUND + skeleton
