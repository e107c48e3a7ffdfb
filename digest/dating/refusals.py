"""The dates on a page that are not its date, each with why: what ``explain`` shows beside the answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.arabic.date_folding import fold_for_dates
from digest.dating.clock import read_clock
from digest.dating.dialects import read_printed
from digest.dating.dialects.hijri import convert_hijri
from digest.dating.page_lines import names_other_day, tells_age
from digest.dating.printed import make_day
from digest.dating.values import Bounds, LabelledLine, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.dating.facts import Facts
    from digest.dating.mentions import Mention

WHY_BY_LABEL: dict[str, str] = {
    "crawl-date": "crawl-date", "other-headlines": "other-headline", "related-link": "other-headline",
    "duplicated-title": "other-headline", "tag-list": "other-headline", "navigation": "other-headline",
    "caption": "caption", "footer": "copyright", "comment-form": "comment", "ad": "ad", "newsletter": "ad",
    "cookie": "copyright", "share": "page-clock", "disclaimer": "copyright", "metadata-label": "page-clock",
}  # fmt: skip
MOST = 60
_LEAP_YEAR = 2000
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def refuse_dates(lines: tuple[LabelledLine, ...], facts: Facts, bounds: Bounds) -> tuple[Rejected, ...]:
    """Every date of a dropped line and every date in the text that tells of another day, at most ``MOST``."""
    found = [
        *_refuse_dropped(lines),
        *(_refuse_mention(m, bounds) for m in facts.mentions if _is_dated(m)),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda item: (item.line, item.date)))[:MOST]


def _refuse_dropped(lines: tuple[LabelledLine, ...]) -> Iterator[Rejected]:
    for line in lines:
        why = WHY_BY_LABEL.get(line.label)
        if line.label == "date-line" and tells_age(line.text):
            yield Rejected(line.text.strip(), line.n, "relative-to-crawl")
        if line.label == "date-line" and names_other_day(fold_for_dates(line.text[:400]).text):
            why = "other"
        if not why or not any(letter.isdecimal() for letter in line.text):
            continue
        folded = fold_for_dates(line.text[:400])
        dates = read_printed(folded)
        for printed in dates:
            yield Rejected(printed.day.isoformat(), line.n, why)
        if not dates:
            yield from _refuse_rest(line, folded.text, why)


def _refuse_rest(line: LabelledLine, text: str, why: str) -> Iterator[Rejected]:
    """Give a clock without a day («آخر تحديث GMT06:14:10»), an age («منذ 3 ساعات»), a copyright year."""
    clock = (
        read_clock(text.replace("gmt", "gmt ").replace("utc", "utc ")) if why in {"crawl-date", "page-clock"} else None
    )
    if clock:
        yield Rejected(f"{clock.hour:02}:{clock.minute:02}", line.n, "page-clock")
    elif tells_age(line.text):
        yield Rejected(line.text.strip(), line.n, "relative-to-crawl")
    elif why == "copyright" and (year := _YEAR.search(text)):
        yield Rejected(year[0], line.n, "copyright")


def _is_dated(mention: Mention) -> bool:
    return bool(mention.month and (mention.days or mention.year or mention.when)) or (
        mention.whole == "year" and mention.year > 0
    )


def _refuse_mention(mention: Mention, bounds: Bounds) -> Rejected:
    why = "quoted" if mention.quoted else "future" if mention.when == "next" else "background"
    return Rejected(write_partly(mention, bounds), mention.line, why)


def write_partly(mention: Mention, bounds: Bounds) -> str:
    """Write the parts that are known: ``2018-09``, ``--03-05``, with the year where the bounds hold one.

    Where no calendar of ours has them («30 فبراير», «رمضان 1442») the words stand for themselves.
    """
    if mention.hijri:
        day = convert_hijri(mention.year, mention.month, mention.days[-1]) if mention.year and mention.days else None
        return day.isoformat() if day else mention.text
    one_year = bounds.first and bounds.last and bounds.first.year == bounds.last.year
    year = mention.year or (bounds.first.year if bounds.first and one_year else 0)
    if mention.days and mention.month and not make_day(year or _LEAP_YEAR, mention.month, mention.days[-1]):
        return mention.text
    parts = [f"{year:04}" if year else "-"]
    if mention.month:
        parts.append(f"{mention.month:02}")
        parts += [f"{mention.days[-1]:02}"] if mention.days else []
    return "-".join(parts)
