"""Date lines of the page: which lines may carry the article's own date, and what each of them claims."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from digest.arabic.date_folding import Folded, fold_for_dates
from digest.arabic.dateline_words import AGO, AGO_UNITS, BESIDE, PUBLISHED, UPDATED
from digest.arabic.zone_words import EVENING, MORNING, ZONE_WORDS
from digest.dating.agency_head import REACH, is_agency_head
from digest.dating.claims import Claim
from digest.dating.clock import nearest_clock, place_moment
from digest.dating.dialects import read_printed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.dating.printed import Printed
    from digest.dating.values import LabelledLine

OWN_LABELS = frozenset({"date-line"})
SIGNING_LABELS = frozenset({"dateline", "byline", "credit", "metadata-label", "share"})
"""Beside the date these may hold a name or a place («القاهرة - أحمد علي 28 فبراير 2020»)."""
BARE_LABELS = frozenset({"kicker", "standfirst", "subheading", "paragraph", "navigation"})
"""These are a date line only when nothing but the date is there: «أحداث 11 سبتمبر 2001» is a kicker."""
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER_AGO = re.compile(r"\d+")
_BESIDE_THE_DATE = 45
"""Letters that a line may hold besides its date and still be a date line («كتب: … القاهرة -»)."""
_MARKS = PUBLISHED | UPDATED | BESIDE | MORNING | EVENING | frozenset(ZONE_WORDS)
_ABOVE_THE_TITLE = 3
_LONGEST = 200
"""A date line has no more letters."""
_MOST_MONTHS = 12
_PAIR = re.compile(r"(?<![\d/.-])(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(?:19|20)\d\d(?!\d)")
_SPENT = re.compile(r"[\d:/.,،\-|()+]+")


def claim_lines(lines: tuple[LabelledLine, ...], zone: str) -> tuple[Claim, ...]:
    """Give the claims of all date lines, nearest to the title first as they stand on the page."""
    claims: list[Claim] = []
    for line in (*_own_lines(lines), *_near_lines(lines)):
        claims += _claim_line(line, zone)
    return tuple(claims)


def _own_lines(lines: tuple[LabelledLine, ...]) -> list[LabelledLine]:
    """Give the lines that cleaning called date lines.

    One far above the title is a masthead's clock, and one just above it gives way to one below.
    """
    spoken = [line for line in lines if line.text.strip()]
    title = next((at for at, line in enumerate(spoken) if line.label == "title"), 0)
    own = [(at, line) for at, line in enumerate(spoken) if line.label in OWN_LABELS and at >= title - _ABOVE_THE_TITLE]
    below = [line for at, line in own if at >= title]
    return below or [line for _, line in own]


def _near_lines(lines: tuple[LabelledLine, ...]) -> list[LabelledLine]:
    """Lines between the title and the first paragraph that cleaning did not call date lines."""
    titles = [at for at, line in enumerate(lines) if line.label == "title"]
    if not titles:
        return []
    near: list[LabelledLine] = []
    for line in lines[titles[0] + 1 :]:
        if line.label in SIGNING_LABELS | BARE_LABELS and is_date_line(line):
            near.append(line)
        elif line.label == "paragraph":
            break
    return near


def is_date_line(line: LabelledLine) -> bool:
    """Tell whether little is left of a line when its dates and their marks are taken out."""
    if len(line.text) > _LONGEST:
        return False
    folded = fold_for_dates(line.text)
    dates = read_printed(folded)
    if not dates:
        return False
    words = _WORD.findall(_SPENT.sub(" ", _without(folded, dates)))
    letters = sum(len(word) for word in words if word not in _MARKS)
    return letters <= (_BESIDE_THE_DATE if line.label in SIGNING_LABELS else 0)


def _without(line: Folded, dates: Iterable[Printed]) -> str:
    text = line.text
    for date in dates:
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    return text


def _claim_line(line: LabelledLine, zone: str) -> list[Claim]:
    folded = fold_for_dates(line.text[:_LONGEST])
    dates = _prefer_gregorian(read_printed(folded))
    claims = []
    for at, date in enumerate(dates):
        left = dates[at - 1].end if at else 0
        right = dates[at + 1].start if at + 1 < len(dates) else len(folded.text)
        claims.append(_claim_date(line, folded, date, (left, right), zone))
    return claims


def _prefer_gregorian(dates: tuple[Printed, ...]) -> tuple[Printed, ...]:
    """Hijri and Gregorian side by side tell one day: the Gregorian is the surer of the two."""
    gregorian = tuple(date for date in dates if date.dialect != "hijri")
    return gregorian or dates


def _claim_date(line: LabelledLine, folded: Folded, date: Printed, reach: tuple[int, int], zone: str) -> Claim:
    before, after = folded.text[reach[0] : date.start], folded.text[date.end : reach[1]]
    day, value = place_moment(date.day, nearest_clock(before, after), zone)
    source = "updated" if _is_update(before) else "date-line"
    doubt = "weekday-mismatch" if date.mismatched() else date.doubt
    return Claim(source, day, value, line.n, folded.raw.strip(), date.others, date.day, doubt)


def _is_update(before: str) -> bool:
    """Whether the marks before the date say "updated": «آخر تحديث:», «تاريخ التعديل»."""
    marks = [word for word in _WORD.findall(before) if word in PUBLISHED or word in UPDATED]
    return any(word in UPDATED for word in marks[-2:])


def tells_age(text: str) -> bool:
    """Whether a short line counts from the crawl: «منذ 3 ساعات», «قبل يومين»."""
    words = _WORD.findall(fold_for_dates(text).text)
    return len(words) <= 5 and any(one in AGO and two in AGO_UNITS for one, two in itertools.pairwise(words))


def claim_dateline(lines: tuple[LabelledLine, ...]) -> Claim | None:
    """Read an agency's dateline at the head of the text: «دمشق 18 فبراير 2020 (شينخوا) --»."""
    for line in lines:
        if line.label in {"dateline", "paragraph", "standfirst"} and line.text.strip():
            claim = _claim_head(line)
            if claim or line.label == "paragraph":
                return claim
    return None


def _claim_head(line: LabelledLine) -> Claim | None:
    folded = fold_for_dates(line.text[:REACH])
    printed = [date for date in read_printed(folded) if date.dialect != "numeric"]
    dates = _prefer_gregorian(tuple(printed))
    if not dates or not is_agency_head(folded.text, dates[0].start, dates[0].end, printed[0].start):
        return None
    date = dates[0]
    doubt = "weekday-mismatch" if date.mismatched() else date.doubt
    return Claim("dateline", date.day, date.day.isoformat(), line.n, folded.cut(0, date.end), date.others, None, doubt)


def day_comes_first(lines: tuple[LabelledLine, ...]) -> bool:
    """Tell whether another numeric date shows the site's order: 28/02/2020 beside 02/03/2020."""
    pairs = [
        pair
        for line in lines
        if "20" in line.text or "٢" in line.text
        for pair in _PAIR.findall(fold_for_dates(line.text[:_LONGEST]).text)
    ]
    firsts = any(int(first) > _MOST_MONTHS >= int(second) for first, second in pairs)
    seconds = any(int(second) > _MOST_MONTHS >= int(first) for first, second in pairs)
    return firsts and not seconds
