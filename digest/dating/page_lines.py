"""Date lines of the page: which lines may carry the article's own date, and what each of them claims."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.arabic.calendar_words import BARE_WEEKDAYS, ENGLISH_WEEKDAYS, WEEKDAYS
from digest.arabic.date_folding import Folded, fold_for_dates
from digest.arabic.dateline_words import (
    AGO,
    AGO_UNITS,
    BESIDE,
    MASTHEAD,
    PLACE_BLOCKERS,
    PUBLISHED,
    SIGNS_PUBLISHED,
    UPDATED,
)
from digest.arabic.zone_words import EVENING, MORNING, ZONE_WORDS
from digest.dating.agency_head import REACH, is_agency_head, opens_with_agency
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
BARE_LABELS = frozenset({"kicker", "standfirst", "subheading", "paragraph", "navigation", "caption"})
"""These are a date line only when nothing but the date is there: «أحداث 11 سبتمبر 2001» is a kicker."""
_WORD = re.compile(r"[^\W\d_]+")
_DAY_OF = re.compile(r"(?<!\w)ل?(?:تاريخ|موعد) ([^\W\d_]+)")
_RIGHT_AFTER = re.compile(r" ?([ء-ي]+(?: [ء-ي]+){1,3})")
_TOLD_DAYS = PLACE_BLOCKERS - {"في", "من", "يوم", "اليوم", "بتاريخ", "مساء", "صباح", "فجر", "و"}
_ISSUE = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(MASTHEAD))})\W{{0,3}}\d")
_BESIDE_THE_DATE = 45
"""Letters that a line may hold besides its date and still be a date line («كتب: … القاهرة -»)."""
_BESIDE_A_MARK = 25
"""Letters that may stand beside the date where a mark says whose they are: «نشره التحرير في …», «السنة 43 العدد 12»."""
_MARKS = (
    PUBLISHED | UPDATED | BESIDE | MORNING | EVENING | MASTHEAD | AGO | AGO_UNITS | frozenset(ZONE_WORDS)
    | frozenset(WEEKDAYS) | frozenset(BARE_WEEKDAYS) | frozenset(ENGLISH_WEEKDAYS)
)  # fmt: skip
_LONGEST_LABEL, _LINES_ABOVE = 24, 3
_CHAPTER_LABELS = frozenset({"metadata-label", "subheading", "paragraph", "date-line"})
_CHAPTERS, _LONGEST_CHAPTER = 2, 60
"""So many further days between the paragraphs make the first one a chapter too; longer lines are paragraphs."""
_HEAD_LABELS = frozenset({"dateline", "paragraph", "standfirst", "caption"})
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
        claims += _claim_line(line, _read_label_above(lines, line), zone)
    chapters = {date.day for line in _list_chapters(lines) for date in read_printed(fold_for_dates(line.text))}
    if len(chapters - {claim.day for claim in claims}) >= _CHAPTERS:
        return tuple(replace(claim, doubt="one-of-many") for claim in claims)
    return tuple(claims)


def _read_label_above(lines: tuple[LabelledLine, ...], line: LabelledLine) -> str:
    """Give the words of a short line right above that hold no date: «آخر تحديث» in a cell of its own."""
    near = lines[max(0, line.n - 1 - _LINES_ABOVE) : line.n - 1]
    above = next((other for other in reversed(near) if other.text.strip()), None)
    if above is None or len(above.text) > _LONGEST_LABEL or any(letter.isdecimal() for letter in above.text):
        return ""
    return fold_for_dates(above.text).text + " "


def _list_chapters(lines: tuple[LabelledLine, ...]) -> list[LabelledLine]:
    """List the lines between paragraphs that are nothing but a date: the days of a diary, the stages of a history."""
    places = [at for at, line in enumerate(lines) if line.label == "paragraph" and len(line.text) > _LONGEST_CHAPTER]
    inside = lines[places[0] : places[-1]] if places else ()
    return [line for line in inside if line.label in _CHAPTER_LABELS and is_date_line(line)]


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
    near: list[LabelledLine] = []
    for line in lines[_find_title(lines) + 1 :]:
        if line.label in SIGNING_LABELS | BARE_LABELS and is_date_line(line):
            near.append(line)
        elif line.label == "paragraph":
            break
    return near


def _find_title(lines: tuple[LabelledLine, ...]) -> int:
    """Give the place of the headline, else of its copy right above the text, else the end of the page."""
    titles = [at for at, line in enumerate(lines) if line.label == "title"]
    first = next((at for at, line in enumerate(lines) if line.label == "paragraph"), 0)
    copies = [at for at, line in enumerate(lines[:first]) if line.label == "duplicated-title"]
    return titles[0] if titles else copies[-1] if copies else len(lines)


def is_date_line(line: LabelledLine) -> bool:
    """Tell whether little is left of a line when its dates and their marks are taken out."""
    if len(line.text) > _LONGEST:
        return False
    folded = fold_for_dates(line.text)
    dates = read_printed(folded)
    if not dates:
        return False
    if line.label in SIGNING_LABELS:
        most = _BESIDE_THE_DATE
    else:
        most = _BESIDE_A_MARK if _is_marked(line.label, folded.text) else 0
    return count_letters_beside(folded, dates) <= most


def _is_marked(label: str, text: str) -> bool:
    """Whether a line says of itself whose date it is; a kicker «كتب عن 11 سبتمبر 2001» does not."""
    first = _WORD.search(text)
    signed = label == "navigation" and first is not None and first[0] in SIGNS_PUBLISHED
    return signed or bool(_ISSUE.search(text))


def count_letters_beside(line: Folded, dates: Iterable[Printed]) -> int:
    """Count the letters of a line that belong neither to its dates nor to the words that stand beside dates."""
    words = _WORD.findall(_SPENT.sub(" ", _without(line, dates)))
    return sum(len(word) for word in words if word not in _MARKS)


def _without(line: Folded, dates: Iterable[Printed]) -> str:
    text = line.text
    for date in dates:
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    return text


def _claim_line(line: LabelledLine, label: str, zone: str) -> list[Claim]:
    folded = fold_for_dates(line.text[:_LONGEST])
    dates = _prefer_gregorian(read_printed(folded))
    claims = []
    for at, date in enumerate(dates):
        left = dates[at - 1].end if at else 0
        right = dates[at + 1].start if at + 1 < len(dates) else len(folded.text)
        other = names_other_day(("" if at else label) + folded.text[left : date.start])
        if not other and not _is_told(folded, dates, date):
            claims.append(_claim_date(line, folded, date, (left, right), zone, label="" if at else label))
    return claims


def _is_told(line: Folded, dates: Iterable[Printed], date: Printed) -> bool:
    """Whether a date is a part of words that tell something: «في 8 نوفمبر 2001 وقعت الحادثة», «هجمات 11-9-2001».

    One word behind it may be a place.
    """
    words = _WORD.findall(line.text)
    if not (PUBLISHED | UPDATED | MASTHEAD).isdisjoint(words) or not count_letters_beside(line, dates):
        return False
    before, after = _WORD.findall(line.text[: date.start])[-1:], _RIGHT_AFTER.match(line.text[date.end :])
    told = [word for word in after[1].split() if word not in _MARKS] if after else []
    return bool(_TOLD_DAYS.intersection(before)) or len(told) > 1


def names_other_day(before: str) -> bool:
    """Whether folded words before a date say that it is another thing's: «تاريخ الميلاد», «موعد المباراة».

    What is not known to be the article's is not: the page then stays open.
    """
    nouns = _DAY_OF.findall(before)
    return bool(nouns) and nouns[-1] not in PUBLISHED | UPDATED and nouns[-1] not in WEEKDAYS


def _prefer_gregorian(dates: tuple[Printed, ...]) -> tuple[Printed, ...]:
    """Hijri and Gregorian side by side tell one day: the Gregorian is the surer of the two."""
    gregorian = tuple(date for date in dates if date.dialect != "hijri")
    return gregorian or dates


def _claim_date(
    line: LabelledLine, folded: Folded, date: Printed, reach: tuple[int, int], zone: str, *, label: str
) -> Claim:
    before, after = folded.text[reach[0] : date.start], folded.text[date.end : reach[1]]
    day, value = place_moment(date.day, nearest_clock(before, after), zone)
    source = "updated" if _is_update(label + before) else "date-line"
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
        if line.label in _HEAD_LABELS and line.text.strip():
            claim = _claim_head(line)
            if claim or line.label == "paragraph":
                return claim
    return None


def _claim_head(line: LabelledLine) -> Claim | None:
    folded = fold_for_dates(line.text[:REACH])
    numeric = opens_with_agency(folded.text)
    printed = [date for date in read_printed(folded) if numeric or date.dialect != "numeric"]
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
