"""What one line looks like by itself, read once: its folded words and the shape of its text."""

import re
from dataclasses import dataclass

from digest.arabic.letters import fold
from digest.cleaning import wordlists

_NOT_WORD = re.compile(r"[\W_]+")
_ARABIC = re.compile(r"[\u0621-\u064a\u066e-\u06d3\ufb50-\ufefc]")
_SENTENCE_END = re.compile(r"[.؟!…]['\"”“»)\]\s]*$|['\"”»)]\s*[.]?\s*$")
_FULL_STOP = re.compile(r"(?<!\.)\.['\"”“»)\]\s]*$|[؟!]['\"”“»)\]]*$|(?<=\w{2})[.؟!]?['”»]\s*$|\.\"$")
_TRUNCATED = re.compile(r"(\.{2,}|…)[\s\]]*$")
_BULLET = re.compile(r"^\s*(?:[•●▪■◾◼○*\-–—]\s*\w|\(?\d{1,3}\s*[-.)ـ:]\s*\D|[٠-٩]{1,3}\s*[-.)ـ:]\s*\D)")
_UNSEEN = "".join(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)))
"""Marks without a width; with white space they are stripped off the ends of a line."""
_EDGE = _UNSEEN + " \t\r\n\v\f\u00a0\u202f\u3000"
_WIDE_GAP = re.compile(r"\S\s{3,}(?=\S)")
_LEAST_GAPS = 3
"""Headlines of a ticker stand on one line with wide gaps between them."""
_END_LETTERS = 40
_OPENER_WORDS = 3
_LEAST_JOINED_WORDS = 12


def _fold_list(table: str) -> frozenset[str]:
    """Fold a table of phrases parted by bars and line ends."""
    phrases_ = (_NOT_WORD.sub(" ", fold(p)).strip() for p in re.split(r"[|\n]", table))
    return frozenset(p for p in phrases_ if p)


def _fold_word_list(table: str) -> frozenset[str]:
    return frozenset(fold(table).split())


_TALE_OPENERS = _fold_list(wordlists.TALE_OPENERS)
_WAW_NOUNS = _fold_word_list(wordlists.WAW_NOUNS)
fold_list = _fold_list
fold_word_list = _fold_word_list


@dataclass(frozen=True, slots=True)
class Look:
    """One line as cleaning sees it; every field is a function of the text alone."""

    n: int
    """Physical line number, from 1."""
    text: str
    """The line as it came, without the white space at its ends."""
    form: str
    """Folded, punctuation kept."""
    bare: str
    """Folded words with one space between them."""
    words: tuple[str, ...]
    arabic: bool
    """Whether most letters are Arabic."""
    letters: int
    stopped: bool
    """Whether it ends as a sentence does."""
    truncated: bool
    """Whether it ends in dots, as a teaser does."""
    bullet: bool
    opens_tale: bool
    """Whether it begins as a sentence inside a story does («وأضاف», «من جهته»)."""
    prose: bool
    """Whether it reads as a paragraph, not as a headline or a label."""


def _opens_tale(words: tuple[str, ...]) -> bool:
    if not words:
        return False
    heads = {" ".join(words[:k]) for k in range(1, _OPENER_WORDS + 1)}
    if heads & _TALE_OPENERS:
        return True
    first = words[0]
    # Headlines open so too («وظيفة», «وستابنكو»), so a short line needs one of the known openers.
    joined = first.startswith("و") and len(first) > 3 and first not in _WAW_NOUNS
    return joined and len(words) >= _LEAST_JOINED_WORDS


def _is_prose(text: str, words: tuple[str, ...], *, stopped: bool, truncated: bool, opens: bool) -> bool:
    """Say whether a line is a paragraph: long, or ended as a sentence, or opened as one inside a story."""
    n = len(words)
    if truncated and n < 25:
        return opens and n >= 8
    if n >= 40 and not stopped and text.count("،") * 40 < n:
        return False  # a ticker's headlines, glued together
    if n >= 22 or (n >= 17 and ".." not in text and not text.endswith(("؟", "?", "!"))):
        return True
    full_stop = bool(_FULL_STOP.search(text[-_END_LETTERS:]))
    if full_stop and text.rstrip("\"”»')] ").endswith("."):
        return n >= 5
    if opens or text.endswith(("؟", "?", "!")):
        return n >= (6 if opens else 16)
    return n >= 14 and "،" in text and ".." not in text


def look_at(n: int, line: str) -> Look:
    """Read one physical line."""
    text = line.strip(_EDGE).strip()
    form = fold(text)
    bare = _NOT_WORD.sub(" ", form).strip()
    words = tuple(bare.split())
    ascii_letters = len(bare.encode("ascii", "ignore").translate(None, b" 0123456789"))
    arabic = len(bare) - len(bare.encode("ascii", "ignore"))
    letters = arabic + ascii_letters
    stopped, truncated = (
        bool(_SENTENCE_END.search(text[-_END_LETTERS:])),
        bool(_TRUNCATED.search(text[-_END_LETTERS:])),
    )
    opens = _opens_tale(words)
    ticker = len(_WIDE_GAP.findall(text)) >= _LEAST_GAPS
    mostly_arabic = arabic * 2 >= letters and arabic > 0 and bool(_ARABIC.search(bare))
    prose = mostly_arabic and not ticker and _is_prose(text, words, stopped=stopped, truncated=truncated, opens=opens)
    return Look(
        n,
        text,
        form,
        bare,
        words,
        mostly_arabic,
        letters,
        stopped,
        truncated,
        bool(_BULLET.match(text)),
        opens,
        prose,
    )
