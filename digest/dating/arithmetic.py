"""Work out the day of publication from the words of the text.

Each rule turns mentions into guesses of a day without a year; ``settle`` finds the years that
the bounds and the
weekday test leave. One guess with one year is an answer; two that disagree, or two years, are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from digest.arabic.number_words import COUNTED, DURATIONS, UNIT_DAYS
from digest.arabic.relative_words import COMMEMORATED
from digest.dating.agency_head import is_agency_head
from digest.dating.facts import Facts, writing_weekdays
from digest.dating.mentions import NO_SHIFT, Mention
from digest.dating.printed import make_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.dating.values import Bounds

FLOOR_YEAR = 2010
"""Without an editor's bound no candidate before this year is listed (and none is asserted)."""
_LEAD_REACH = 2


@dataclass(frozen=True, slots=True)
class Guess:
    """A calendar day, how many days later the text was written, and the weekdays it must meet.

    ``tests`` are (days after the calendar day, weekday) pairs. ``kind`` names the rule. ``lone``
    says that nothing
    else in the text bears the guess out: it is listed, never asserted («يحتفل تويتر اليوم، 23
    أغسطس» stood over an
    article printed again three weeks later).
    """

    kind: str
    month: int
    day: int
    year: int
    later: int
    tests: tuple[tuple[int, int], ...]
    rests_on: tuple[Mention, ...]
    next_day: bool = False
    lone: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """A guess with the days of publication that are left for it."""

    guess: Guess
    days: tuple[date, ...]


def settle(guess: Guess, bounds: Bounds, latest_year: int) -> Settled:
    """Find the days of publication that bounds and weekdays leave for a guess, one for each year."""
    years = [guess.year] if guess.year else _years(bounds, latest_year)
    days = [day for year in years if (day := _publication(guess, year)) and bounds.hold(day)]
    return Settled(guess, tuple(days))


def _years(bounds: Bounds, latest_year: int) -> range:
    first = bounds.first.year if bounds.first else FLOOR_YEAR
    last = bounds.last.year if bounds.last else latest_year
    return range(first, last + 1)


def _publication(guess: Guess, year: int) -> date | None:
    day = make_day(year, guess.month, guess.day)
    if not day or any((day + timedelta(after)).weekday() != weekday for after, weekday in guess.tests):
        return None
    return day + timedelta(guess.later)


def guess_days(facts: Facts) -> tuple[Guess, ...]:
    """All guesses of the text, surest rule first."""
    return (
        *_guess_agency_head(facts),
        *_guess_shifted(facts),
        *_guess_spans(facts),
        *_guess_after_duration(facts),
    )


def _guess_agency_head(facts: Facts) -> Iterator[Guess]:
    """«دمشق 18 فبراير (شينخوا) -»: a dateline that leaves the year out."""
    head = next((mention for mention in facts.said() if mention.line in {facts.opening, facts.lead}), None)
    if head is None or len(head.days) != 1 or not head.month or head.year or head.when or head.hijri:
        return
    if is_agency_head(facts.folded[head.line].text, head.start, head.end, head.start):
        tests = [(0, head.weekday)] if head.weekday >= 0 else []
        yield Guess("dateline", head.month, head.days[0], 0, 0, tuple(tests), (head,), next_day=True)


def _guess_shifted(facts: Facts) -> Iterator[Guess]:
    """«اليوم الثلاثاء 18 فبراير», «أمس 17 فبراير», «غدا الأربعاء 19 فبراير»."""
    weekdays = writing_weekdays(facts)
    for mention in facts.said():
        if mention.shift == NO_SHIFT or not mention.month or len(mention.days) != 1 or mention.hijri or mention.when:
            continue
        if is_commemorated(facts, mention):
            continue
        tests = [(0, mention.weekday)] if mention.weekday >= 0 else []
        tests += [(-mention.shift, weekday) for weekday in weekdays]
        yield Guess("shifted-date", mention.month, mention.days[0], mention.year, -mention.shift,
        tuple(tests),
                    (mention,), next_day=mention.shift == 0, lone=not (tests or mention.year))  # fmt: skip


def _guess_spans(facts: Facts) -> Iterator[Guess]:
    """«يومي 17 و18 فبراير الجاري» whose last day is the weekday of «أمس الثلاثاء»."""
    shifted = [mention for mention in facts.said() if mention.shift in {0, -1} and mention.weekday >= 0]
    for span in facts.said():
        if len(span.days) != _LEAD_REACH or span.days[1] != span.days[0] + 1 or not span.month:
            continue
        if span.when != "current" or span.hijri or is_ahead(facts, span):
            continue
        for told in shifted:
            if not told.days and not told.when:
                yield Guess("span-and-weekday", span.month, span.days[1], span.year, -told.shift,
                            ((0, told.weekday),), (told, span), next_day=True)  # fmt: skip


def _guess_after_duration(facts: Facts) -> Iterator[Guess]:
    """Read «يوم الاثنين … بعد توقف دام أسبوعين … منذ الثالث من فبراير».

    3 + 14 is that Monday, and the weekday of the lead is the first one from there.
    """
    lead = _lead_weekday(facts)
    if lead is None:
        return
    lines: dict[int, tuple[tuple[int, ...], list[Mention]]] = {}
    for since in facts.said():
        if len(since.days) != 1 or not since.month or since.year or since.hijri or not _follows_since(facts, since):
            continue
        if since.line not in lines:
            each_once = {mention.weekday: mention for mention in reversed(_plain_weekdays(facts, since.line))}
            lines[since.line] = durations(facts.folded[since.line].text), list(each_once.values())
        lengths, weekdays = lines[since.line]
        for length in lengths:
            for told in weekdays:
                after = (lead.weekday - told.weekday) % 7
                if after <= _LEAD_REACH:
                    yield Guess("weekday-after-duration", since.month, since.days[0], 0, length + after,
                                ((length, told.weekday),), (lead, told, since), next_day=True)  # fmt: skip


def _lead_weekday(facts: Facts) -> Mention | None:
    """Give the one plain weekday of the first paragraph; two different ones are none."""
    plain = _plain_weekdays(facts, facts.lead)
    return plain[0] if plain and len({mention.weekday for mention in plain}) == 1 else None


def _plain_weekdays(facts: Facts, line: int) -> list[Mention]:
    return [
        mention for mention in facts.said()
        if mention.line == line and mention.weekday >= 0 and mention.shift == NO_SHIFT
        and not mention.days and not mention.when
    ]  # fmt: skip


def _follows_since(facts: Facts, mention: Mention) -> bool:
    before = facts.folded[mention.line].text[max(0, mention.start - 12) : mention.start].split()
    return bool(before) and before[-1] in {"منذ", "ومنذ"}


_COUNT = re.compile(r"(\d{1,2}|" + "|".join(COUNTED) + r")\s+(" + "|".join(UNIT_DAYS) + r")(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")


def durations(text: str) -> tuple[int, ...]:
    """Lengths of time said in a folded line, in days: «أسبوعين», «ثلاثة أيام», «10 أيام»."""
    found = {DURATIONS[word] for word in _WORD.findall(text) if word in DURATIONS}
    for count, unit in _COUNT.findall(text):
        found.add((int(count) if count.isdecimal() else COUNTED[count]) * UNIT_DAYS[unit])
    return tuple(sorted(found))


_CLAUSE = 70
_CLAUSE_SIGN = re.compile(r"[.؛،,]")


def is_commemorated(facts: Facts, mention: Mention) -> bool:
    """Whether the words around a date make it a day remembered or told by someone, not the day of writing.

    «يصادف اليوم 5 يونيو 1967 ذكرى افتتاحه», «قالت: اليوم الخميس 7 يوليو 2005».
    """
    text = facts.folded[mention.line].text
    before = _CLAUSE_SIGN.split(text[max(0, mention.start - _CLAUSE) : mention.start])[-1]
    after = _CLAUSE_SIGN.split(text[mention.end : mention.end + _CLAUSE])[0]
    return before.rstrip().endswith(":") or not COMMEMORATED.isdisjoint(_WORD.findall(f"{before} {after}"))


_AHEAD = re.compile(r"(?<!\w)(?:المقرر|المزمع|المرتقب|المتوقع|موعد|قبل|حتي|بحلول|غايه|س[يتن]\w{3,})(?!\w)")


def is_ahead(facts: Facts, mention: Mention) -> bool:
    """Whether the words before a date put it in the future: «من المقرر أن تعقد في», «ستبدأ في», «حتى»."""
    text = facts.folded[mention.line].text
    clause = re.split(r"[.؛]", text[max(0, mention.start - _CLAUSE) : mention.start])[-1]
    return bool(_AHEAD.search(clause))
