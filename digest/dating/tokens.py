"""Cut a folded line into the tokens that the grammar of dates reads."""

from __future__ import annotations

import re
from typing import NamedTuple

from digest.arabic.date_lexicon import HINTS, LEXICON, SECOND_WORDS

_PIECE = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_WORD = re.compile(r"[^\W\d_]+")


class Token(NamedTuple):
    """A word, number or sign: ``kind`` from the lexicon, else ``num``, ``word`` or ``sign``."""

    kind: str
    value: int
    text: str
    start: int
    end: int


def may_hold_date(text: str) -> bool:
    """Whether a folded line holds any word that can belong to a date."""
    return not HINTS.isdisjoint(_WORD.findall(text))


def cut_tokens(text: str) -> list[Token]:
    """Give the tokens of a folded line, two-word names («تشرين الثاني») joined."""
    tokens: list[Token] = []
    for piece in _PIECE.finditer(text):
        word = piece.group()
        if word in SECOND_WORDS and tokens and _joins(tokens[-1], word):
            first = tokens.pop()
            pair = f"{first.text} {word}"
            kind, value = LEXICON[pair]
            tokens.append(Token(kind, value, pair, first.start, piece.end()))
        else:
            tokens.append(_classify(word, piece.start(), piece.end()))
    return tokens


def _joins(first: Token, word: str) -> bool:
    return f"{first.text} {word}" in LEXICON


def _classify(word: str, start: int, end: int) -> Token:
    if word.isdecimal():
        return Token("num", int(word) if len(word) <= 9 else 0, word, start, end)
    entry = LEXICON.get(word)
    if entry:
        return Token(entry[0], entry[1], word, start, end)
    return Token("word" if word[0].isalpha() else "sign", 0, word, start, end)
