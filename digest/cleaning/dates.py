"""Which lines are nothing but a date or a clock, and which say when the page was published."""

import re

from digest.cleaning import wordlists
from digest.cleaning.looks import Look, fold_list, fold_word_list

_MONTHS = fold_word_list(wordlists.MONTHS)
_DAYS = fold_word_list(wordlists.DAYS)
_FILLERS = fold_word_list(wordlists.DATE_FILLERS)
_PUBLISHED = tuple(sorted(fold_list(wordlists.PUBLISHED_OPENERS)))
#: Every count below has a bound, so that time stays linear in the length of a line.
_NUMERIC = re.compile(
    r"\d{1,4}\s{0,3}[-/.]\s{0,3}\d{1,2}\s{0,3}[-/.]\s{0,3}\d{2,4}|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"
)
_CLOCK = re.compile(r"\d{1,2}\s{0,3}:\s{0,3}\d{2}")
_AGO = re.compile(
    r"(?:منذ|قبل)\s{1,3}(?:\d{1,4}\s{1,3})?(?:ثواني|ثانيه|دقايق|دقيقه|دقيقتين|ساع|يوم|ايام|اسبوع|اسابيع|شهر|اشهر|سن)"
    r"|\d{1,4}\s{1,3}\w{1,20}\s{1,3}ago"
)
_GLUED = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_LONGEST_DATE_LINE = 26
_LONGEST_SIGNED_DATE = 8
_LONGEST_END = 40
_DATED_END = re.compile(r"(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})\W*$")


def _pull_apart(text: str) -> list[str]:
    """Part letters from the digits they are glued to: «GMT06», «1441هـ»."""
    return _GLUED.sub(" ", text).split()


def _is_dated(look: Look, words: list[str]) -> bool:
    """Whether the words hold a date, a clock or «منذ ساعتين» at all."""
    if not _MONTHS.isdisjoint(words) and any(word.isdigit() for word in words):
        return True
    if _NUMERIC.search(look.form) or _CLOCK.search(look.form) or _AGO.search(look.form):
        return True
    return all(word in _DAYS for word in words)


def is_date_line(look: Look) -> bool:
    """Say whether a line holds a date or a clock and no other word.

    «تم نشره الجمعة 24 نيسان / أبريل 2020 09:22 مساءً» is one, «انتخابات 5 مارس» is none.
    """
    if not look.words or len(look.words) > _LONGEST_DATE_LINE:
        return False
    words = _pull_apart(look.bare)
    known = [w.isdigit() or w in _MONTHS or w in _DAYS or w in _FILLERS for w in words]
    if not _is_dated(look, words):
        return False
    return all(known) or (
        known[0] and not words[0].isdigit() and sum(known) >= max(4, len(known) - 3) and _is_full(words)
    )


def _is_full(words: list[str]) -> bool:
    """Whether a year stands among the words, so that other words beside it may be an issue's number."""
    return any(len(w) == 4 and w.isdigit() for w in words)


def ends_dated(look: Look) -> bool:
    """Say whether a short line ends in a full date in figures: «سبوتنيك عربي, 07.02.2024»."""
    return len(look.words) <= _LONGEST_SIGNED_DATE and bool(_DATED_END.search(look.form[-_LONGEST_END:]))


def says_published(look: Look) -> bool:
    """Say whether a date line calls itself the date of publication."""
    return look.bare.startswith(_PUBLISHED)
