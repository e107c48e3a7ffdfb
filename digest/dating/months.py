"""Which month the text was written in, when no day can be had."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from digest.dating.arithmetic import FLOOR_YEAR
from digest.dating.printed import make_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.dating.facts import Facts
    from digest.dating.mentions import Mention
    from digest.dating.values import Bounds

_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = 110
_LEAST_LETTERS = 4
_SHORTLY = 3


class MonthFound(NamedTuple):
    """Year and month, and the mentions they rest on."""

    year: int
    month: int
    rests_on: tuple[Mention, ...]


def name_current(facts: Facts) -> dict[int, Mention]:
    """Give the months that the text calls the current one, each with words that say so."""
    return {m.month: m for m in facts.said() if m.when == "current" and m.month and not m.hijri}


def find_month(facts: Facts, bounds: Bounds) -> MonthFound | None:
    """Give the month that the text calls the current one, where the bounds leave one year for it."""
    named = name_current(facts)
    if len(named) > 1 or any(_is_denied(facts, month) for month in named):
        return None
    if named:
        month, mention = next(iter(named.items()))
        return _with_year(month, mention.year, (mention,), bounds)
    linked = _find_linked(facts)
    return _with_year(linked[0], 0, linked[1], bounds) if linked else None


def _is_denied(facts: Facts, month: int) -> bool:
    """Tell whether the text speaks against a month that it calls current.

    It calls the same month past or to come («14 يوليو الجاري» beside «15 يوليو المقبل»), or a month
    shortly after it past («يناير الجاري» beside «مارس الماضي»).
    """
    for mention in facts.said():
        if not mention.month or mention.year or mention.hijri or mention.when not in {"past", "next"}:
            continue
        ahead = (mention.month - month) % 12
        if ahead == 0 or (mention.when == "past" and ahead <= _SHORTLY):
            return True
    return False


def _with_year(month: int, year: int, rests_on: tuple[Mention, ...], bounds: Bounds) -> MonthFound | None:
    years = [year] if year else month_years(month, bounds)
    return MonthFound(years[0], month, rests_on) if len(years) == 1 else None


def find_mismatches(facts: Facts, month: int, years: Sequence[int]) -> tuple[Mention, ...]:
    """Give the dates of a month in the text whose weekday is theirs in none of the years: «الثلاثاء 26 سبتمبر الجاري».

    One is enough to doubt the month: the text was then written in another year, or it errs.
    """
    return tuple(
        mention
        for mention in facts.said()
        if (mention.month == month or (not mention.month and mention.when == "current"))
        and mention.when in {"", "current"} and not mention.hijri
        and mention.weekday >= 0 and len(mention.days) == 1
        and not any(_has_weekday(mention, year, month) for year in years if mention.year in {0, year})
    )  # fmt: skip


def _has_weekday(mention: Mention, year: int, month: int) -> bool:
    day = make_day(year, month, mention.days[0])
    return day is not None and day.weekday() == mention.weekday


def month_years(month: int, bounds: Bounds) -> list[int]:
    """Give the years in which the month lies within bounds on both sides; none when a side is open."""
    if not bounds.first or not bounds.last:
        return []
    low, high = (bounds.first.year, bounds.first.month), (bounds.last.year, bounds.last.month)
    return [year for year in range(max(FLOOR_YEAR - 110, low[0]), high[0] + 1) if low <= (year, month) <= high]


def _find_linked(facts: Facts) -> tuple[int, tuple[Mention, Mention]] | None:
    """«المهلة … حتى نهاية الشهر الحالي» in the body and «مهلة شباط» in a related link name one month."""
    for current in facts.said():
        if current.whole != "month" or current.when != "current" or current.month:
            continue
        nouns = _nouns_before(facts, current)
        for link in facts.links:
            noun, start = _noun_beside(facts, link)
            if link.whole == "month" and link.month and not link.year and noun in nouns:
                return link.month, (current, replace(link, text=facts.folded[link.line].cut(start, link.end)))
    return None


def _nouns_before(facts: Facts, mention: Mention) -> set[str]:
    """Give the definite nouns of the clause before a mention, the article off: «المهلة» -> «مهله»."""
    words = _WORD.findall(facts.folded[mention.line].text[max(0, mention.start - _CLAUSE) : mention.start])
    return {word[2:] for word in words if word.startswith("ال") and len(word) >= _LEAST_LETTERS + 2}


def _noun_beside(facts: Facts, mention: Mention) -> tuple[str, int]:
    """Give the word before a mention, its article off, and where it begins; empty for a short one."""
    words = list(_WORD.finditer(facts.folded[mention.line].text, 0, mention.start))
    if not words or len(words[-1][0]) < _LEAST_LETTERS:
        return "", 0
    return words[-1][0].removeprefix("ال"), words[-1].start()
