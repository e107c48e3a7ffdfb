"""A month by its name, in any Arab country's words or in English: «الجمعة ٢٨ شباط ٢٠٢٠», «Feb 28, 2020»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.dating.mentions import Mention, read_mentions
from digest.dating.printed import Printed, make_day
from digest.dating.tokens import may_hold_date

if TYPE_CHECKING:
    from digest.arabic.date_folding import Folded


def read(line: Folded) -> tuple[Printed, ...]:
    """Dates with day, named month and Gregorian year."""
    if not may_hold_date(line.text):
        return ()
    return tuple(date for mention in read_mentions(0, line) if (date := _read_mention(mention)))


def _read_mention(mention: Mention) -> Printed | None:
    if mention.hijri or len(mention.days) != 1 or not mention.year:
        return None
    day = make_day(mention.year, mention.month, mention.days[0])
    if not day:
        return None
    return Printed(day, mention.start, mention.end, mention.text, mention.weekday, dialect="named")
