"""Stems by what they begin with, end with and sound like: for words typed half, slips, and other spellings.

A word with one slip has its first two or its last two letters whole; another spelling of a foreign name has its
consonants; a word typed half has its beginning.
"""

from __future__ import annotations

from collections import defaultdict
from math import log2
from typing import TYPE_CHECKING

from digest.arabic.skeletons import cut_skeleton
from digest.arabic.stems import cut_front
from digest.search.packing import DIGITS, exchange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.search.inverting import Inverted

#: The three kinds of bucket: the first two letters, the last two of the stem, the consonants.
HEAD, TAIL, SOUND = "a", "z", "s"
_LEAST_LETTERS = 3


def write_neighbours(inverted: Inverted) -> list[tuple[str, str]]:
    """Write a line for each bucket: (its name, «name entry entry …»), sorted by name.

    An entry is a digit for how frequent the stem is, the stem, and «/» with the rest of its commonest word, or «=»
    with that word where it does not begin with the stem. Words that are a particle and another word are left out.
    """
    buckets: dict[str, list[str]] = defaultdict(list)
    for stem in sorted(inverted.forms.keys() - inverted.cores):
        for word, skeleton in _choose_words(inverted, stem):
            entry = _write_entry(stem, word, inverted.counts[stem])
            for bucket in _name_buckets(stem, word, skeleton):
                buckets[bucket].append(entry)
    return sorted((name, f"{name} {' '.join(entries)}") for name, entries in buckets.items())


def _choose_words(inverted: Inverted, stem: str) -> Iterator[tuple[str, str]]:
    """Give the commonest word of a stem, without the article, for each consonant skeleton: (word, skeleton)."""
    seen: set[str] = set()
    for form in sorted(inverted.forms[stem], key=lambda form: (-len(inverted.postings[form]), form)):
        word = cut_front(form)
        if len(word) < _LEAST_LETTERS or word.isdigit():
            continue
        skeleton = cut_skeleton(word)
        if skeleton not in seen:
            seen.add(skeleton)
            yield word, skeleton


def _write_entry(stem: str, word: str, count: int) -> str:
    often = DIGITS[min(63, round(4 * log2(count)))]
    rest = "/" + exchange(word[len(stem) :]) if word.startswith(stem) else "=" + exchange(word)
    return often + exchange(stem) + rest.removesuffix("/")


def _name_buckets(stem: str, word: str, skeleton: str) -> Iterator[str]:
    yield HEAD + exchange(word[:2])
    if len(stem) > _LEAST_LETTERS:
        yield TAIL + exchange(stem[-2:])
    if skeleton:
        yield SOUND + exchange(skeleton)
