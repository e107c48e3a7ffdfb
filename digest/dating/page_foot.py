"""The day that stands below the text: an agency's closing stamp («بنا 0820 جمت 08/11/2021»), «تاريخ النشر: …»."""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING

from digest.arabic.calendar_words import GULF_EGYPT
from digest.arabic.date_folding import Folded, fold_for_dates
from digest.arabic.dateline_words import AGENCIES, CLOSING, SAYS_PUBLISHED
from digest.dating.claims import Claim
from digest.dating.clock import Clock, nearest_clock, place_moment
from digest.dating.dialects import read_printed
from digest.dating.page_lines import count_letters_beside
from digest.dating.printed import make_day

if TYPE_CHECKING:
    from digest.dating.values import LabelledLine

_WORD = re.compile(r"[^\W\d_]+")
_IN_BRACKETS = re.compile(r"[(/] ?([^\W\d_]{3,12}) ?[)/]")
_LINES = 5
"""So many lines below the last paragraph still belong to the article."""
_LONGEST, _SHORT = 90, 60
_MOST_LETTERS, _MOST_INITIALS = 30, 6
_INITIALS = 3
#: Day, hour and minute in one number, then «جمت» (Greenwich), the first letters of the month, the year.
_WIRE = re.compile(r"(?<!\d)(\d\d)(\d\d)(\d\d) ?جمت ?([^\W\d_]{3,9}) ?(\d\d)(?!\d)")
_LAST_HOUR, _LAST_MINUTE = 23, 59


def claim_foot(lines: tuple[LabelledLine, ...], zone: str) -> Claim | None:
    """Give what the lines right below the text claim.

    A day there is the page's own where the line says that it was published then, or where an agency signs: its name,
    «انتهى», the editors' initials. Any other words end the foot: what follows is other articles and comments.
    """
    signed = False
    for line in _list_foot(lines):
        folded = fold_for_dates(line.text)
        words = _WORD.findall(folded.text)
        signs = _signs(folded, words)
        signed = signed or signs
        claim = _claim_wire(line, folded, zone) or _claim_day(line, folded, zone, signed=signed, signs=signs)
        if claim or (not signs and any(len(word) > _INITIALS for word in words)):
            return claim
    return None


def _list_foot(lines: tuple[LabelledLine, ...]) -> list[LabelledLine]:
    paragraphs = [at for at, line in enumerate(lines) if line.label == "paragraph"]
    # A stamp in an element of its own is a paragraph as well, but a short one.
    long = [at for at in paragraphs if len(lines[at].text) > _SHORT]
    last = max(long or paragraphs, default=len(lines))
    foot = [line for line in lines[last + 1 :] if line.text.strip()][:_LINES]
    return [line for line in foot if len(line.text) <= _LONGEST]


def _signs(folded: Folded, words: list[str]) -> bool:
    """Tell «(النهاية)», «بنا 0820», «--(بترا)»; «اتصل بنا» is no agency's name."""
    names = [*words[:1], *_IN_BRACKETS.findall(folded.text)]
    return not CLOSING.isdisjoint(words) or any(name in AGENCIES and len(name) >= _INITIALS for name in names)


def _claim_wire(line: LabelledLine, folded: Folded, zone: str) -> Claim | None:
    match = _WIRE.search(folded.text)
    months = {number for name, number in GULF_EGYPT.items() if match and name.startswith(match[4])}
    if match is None or len(months) != 1 or int(match[2]) > _LAST_HOUR or int(match[3]) > _LAST_MINUTE:
        return None
    printed = make_day(2000 + int(match[5]), months.pop(), int(match[1]))
    if printed is None:
        return None
    day, value = place_moment(printed, Clock(int(match[2]), int(match[3]), UTC, midnight=False), zone)
    return Claim("stamp", day, value, line.n, line.text.strip(), (), printed)


def _claim_day(line: LabelledLine, folded: Folded, zone: str, *, signed: bool, signs: bool) -> Claim | None:
    """Read the day of a line that signs or says that it was published, or of a bare one below such a line."""
    dates = [date for date in read_printed(folded) if date.dialect != "hijri"]
    said = not SAYS_PUBLISHED.isdisjoint(_WORD.findall(folded.text))
    most = _MOST_LETTERS if signs or said else _MOST_INITIALS
    if len(dates) != 1 or not (signed or said) or count_letters_beside(folded, dates) > most:
        return None
    date = dates[0]
    day, value = place_moment(date.day, nearest_clock(folded.text[: date.start], folded.text[date.end :]), zone)
    doubt = "weekday-mismatch" if date.mismatched() else date.doubt
    source = "stamp" if signed else "date-line"
    return Claim(source, day, value, line.n, line.text.strip(), date.others, date.day, doubt)
