"""What an editor must look at: evidence that contradicts other evidence is told, whatever was made of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from digest.dating.arithmetic import Guess, guess_days
from digest.dating.mentions import NO_SHIFT
from digest.dating.printed import make_day
from digest.dating.values import CONFLICT, Dated, Doubt, Rejected
from digest.model import FUTURE_DATE

if TYPE_CHECKING:
    from digest.dating.facts import Facts

AGAINST = "against"
"""The kind of evidence that speaks of another day than the one chosen."""
_FIRST_YEAR_OF_PAGES = 1995


def find_doubts(answer: Dated, refused: tuple[Rejected, ...], facts: Facts) -> tuple[Doubt, ...]:
    """Give the doubts about an answer; ``refused`` are the page's own dates that were not weighed."""
    lines = [item.line for item in answer.evidence if item.kind == AGAINST]
    lines += [item.line for item in answer.rejected if item.why == "weekday-mismatch"]
    if answer.value:
        lines += [item.line for item in refused if item.why == "out-of-bounds" and _is_of_the_web(item)]
        lines += _find_other_days(answer, facts)
    lines += [item.line for item in refused if item.why == "future"]
    ahead = [item.line for item in refused if item.why == "ahead"]
    doubts = [Doubt(CONFLICT, lines[0])] if lines else []
    return (*doubts, *(Doubt(FUTURE_DATE, line) for line in ahead[:1]))


def _is_of_the_web(item: Rejected) -> bool:
    """Leave out the dates that broken templates state: 1970-01-01, 0001-01-01."""
    return item.date[:4].isdecimal() and int(item.date[:4]) >= _FIRST_YEAR_OF_PAGES


def _find_other_days(answer: Dated, facts: Facts) -> list[int]:
    """Give the line where the text says that it was written on another day, another weekday or in another month."""
    day = date.fromisoformat(answer.value[:10]) if len(answer.value) >= len("2020-02-19") else None
    month = int(answer.value[5:7])
    found = []
    for mention in facts.said():
        if mention.when == "current" and mention.month not in {0, month} and not mention.hijri:
            found.append(mention.line)
        elif day and mention.weekday >= 0 and mention.shift != NO_SHIFT and not mention.when and not mention.days:
            apart = (mention.weekday - mention.shift - day.weekday()) % 7
            found += [mention.line] if min(apart, 7 - apart) > 1 else []
    found += [guess.rests_on[0].line for guess in guess_days(facts) if day and not _may_be(guess, day)]
    return found[:1]


def _may_be(guess: Guess, day: date) -> bool:
    """Whether «اليوم الثلاثاء 18 فبراير» can have been written on a day, or on its neighbours."""
    years = [guess.year] if guess.year else [day.year - 1, day.year, day.year + 1]
    told = [found for year in years if (found := make_day(year, guess.month, guess.day))]
    return not told or any(abs(found + timedelta(guess.later) - day) <= timedelta(1) for found in told)
