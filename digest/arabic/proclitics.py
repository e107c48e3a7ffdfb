"""What a word may be without what Arabic writes as one word with it: particles, a pronoun, an accusative's ending."""

from __future__ import annotations

import re

_CONJUNCTIONS = ("", "و", "ف")
#: Prepositions and the future's «س», the article, and both together.
_LEADS = ("", "ب", "ك", "ل", "س", "ال", "بال", "كال", "لل")
_ACCUSATIVE = "ا"
#: Those that the stemmer leaves: «مفاوضاتنا», «أراضيهم».
_PRONOUNS = ("نا", "هم", "كم", "هن", "هما", "ني")
_LEAST_LETTERS = 3
_LEAST_BEFORE_PRONOUN = 4
_ARABIC = re.compile("[\u0621-\u064a]+")
_BEFORE = tuple(and_ + lead for and_ in _CONJUNCTIONS for lead in _LEADS if and_ + lead)
_BEFORE_BY_LETTER = {
    letter: tuple(before for before in _BEFORE if before[0] == letter) for letter in {before[0] for before in _BEFORE}
}
_BEHIND = (*_PRONOUNS, _ACCUSATIVE)


def cut_cores(folded: str) -> tuple[str, ...]:
    """Give every word that a folded word may be built on, longest first: «وبادلب» gives «بادلب» and «ادلب».

    Which of them is meant («بوتين» is no «وتين») only a collection's own words can tell.
    """
    before, behind = _BEFORE_BY_LETTER.get(folded[:1], ()), folded.endswith(_BEHIND)
    if len(folded) <= _LEAST_LETTERS or not (before or behind) or not _ARABIC.fullmatch(folded):
        return ()
    found = {folded, folded.removesuffix(_ACCUSATIVE)}
    found.update([folded[len(lead) :] for lead in before if folded.startswith(lead)])
    if behind:
        found |= {word.removesuffix(end) for word in found for end in _PRONOUNS if _may_end(word, end)}
    found.discard(folded)
    return tuple(sorted((core for core in found if len(core) >= _LEAST_LETTERS), key=_longest_first)) if found else ()


def _may_end(word: str, pronoun: str) -> bool:
    return len(word) - len(pronoun) >= _LEAST_BEFORE_PRONOUN and word.endswith(pronoun)


def _longest_first(core: str) -> tuple[int, str]:
    return -len(core), core
