"""Every expression of time in a line: «أمس الثلاثاء», «17 و18 فبراير الجاري», «عام 2018», «الشهر الحالي».

The grammar reads tokens left to right. A mention says only what stands there; what it means for the day of
publication is for ``arithmetic`` to work out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.arabic.calendar_words import ENGLISH_MONTHS, SHY_MONTHS
from digest.arabic.hijri_words import GREGORIAN_MARKS, HIJRI_MARKS
from digest.arabic.relative_words import BEFORE_YESTERDAY, OUTLET_AFTER_TODAY, OUTLET_BEFORE_TODAY, TOLD_DAY
from digest.dating.quotes import is_quoted, quoted_spans
from digest.dating.tokens import Token, cut_tokens

if TYPE_CHECKING:
    from digest.arabic.date_folding import Folded

NO_SHIFT = 99
_LIST_SIGNS = frozenset({"-", "و", "/", "،", ",", "الي", "حتي", "ل"})
_FILLERS = frozenset(
    {
        "،",
        ",",
        "(",
        "الموافق",
        "في",
        "يوم",
        "-",
        "/",
        "بتاريخ",
        "ليوم",
        "من",
        "ل",
        "ب",
        ":",
        "مساء",
        "صباح",
        "ليل",
    }
)
_DAY_TIMES = frozenset(
    {"يوم", "صباح", "مساء", "ظهر", "عصر", "فجر", "ليل", "ليله", "بعد", "منتصف", "،", ",", "من", "ال"}
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One expression of time. Zero, empty and ``NO_SHIFT`` mean "not said"."""

    line: int
    start: int
    end: int
    text: str
    days: tuple[int, ...] = ()
    month: int = 0
    year: int = 0
    weekday: int = -1
    shift: int = NO_SHIFT
    """Days from the day of writing: «أمس» is -1, «غدا» 1."""
    when: str = ""
    """``current``, ``next`` or ``past``: «الجاري», «المقبل», «الماضي» after a month, a weekday or «الشهر»."""
    hijri: bool = False
    quoted: bool = False
    whole: str = ""
    """``month`` or ``year`` when only «الشهر الجاري» or «عام 2018» is said."""


def read_mentions(number: int, line: Folded) -> tuple[Mention, ...]:
    """All mentions of a line in order; those within quotation marks carry ``quoted``."""
    tokens = cut_tokens(line.text)
    spans = quoted_spans(line.text)
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        part, after = _read_at(tokens, at)
        if part is None:
            at += 1
            continue
        part, after = _read_weekday_in_brackets(tokens, part, after)
        start, end = tokens[_begin_of_phrase(tokens, at)].start, tokens[after - 1].end
        found.append(replace(part, line=number, start=start, end=end, text=line.cut(start, end),
                             quoted=is_quoted(spans, start)))  # fmt: skip
        at = after
    return tuple(found)


def _read_weekday_in_brackets(tokens: list[Token], part: Mention, after: int) -> tuple[Mention, int]:
    """Take «(الجمعة)» behind a day along."""
    bracketed = _text(tokens, after) == "(" and _text(tokens, after + 2) == ")"
    if not part.days or part.weekday >= 0 or not bracketed or _kind(tokens, after + 1) != "weekday":
        return part, after
    return replace(part, weekday=tokens[after + 1].value), after + 3


def _begin_of_phrase(tokens: list[Token], at: int) -> int:
    """Give where the phrase of a mention begins: «أول أمس», «أول من أمس», «بعد غد»."""
    kind, before = tokens[at].kind, _text(tokens, at - 1)
    if kind == "tomorrow" and before == "بعد":
        return at - 1
    if kind != "yesterday" or _shift_at(tokens, at) != -2:
        return at
    return at - (1 if before in BEFORE_YESTERDAY else 2 if before == "من" else 0)


_EMPTY = Mention(0, 0, 0, "")
Reading = tuple[Mention | None, int]


def _read_at(tokens: list[Token], at: int) -> Reading:
    kind = tokens[at].kind
    if kind in {"today", "yesterday", "tomorrow"}:
        return _read_shifted(tokens, at)
    if kind == "weekday":
        return _read_weekday(tokens, at, _EMPTY)
    if kind in {"num", "ordinal", "month", "hijri"}:
        return _read_calendar_day(tokens, at, _EMPTY)
    if kind in {"month-word", "year-word"}:
        return _read_whole(tokens, at)
    return None, at


def _kind(tokens: list[Token], at: int) -> str:
    return tokens[at].kind if 0 <= at < len(tokens) else ""


def _text(tokens: list[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _read_shifted(tokens: list[Token], at: int) -> Reading:
    shift = _shift_at(tokens, at)
    if shift == NO_SHIFT:
        return None, at
    part = replace(_EMPTY, shift=shift)
    after = at + 1 + (shift == -2 and _text(tokens, at + 1) == "الاول")
    ahead = after
    while _text(tokens, ahead) in _DAY_TIMES and ahead - after < 3:
        ahead += 1
    if _kind(tokens, ahead) == "weekday":
        return _read_weekday(tokens, ahead, part)
    dated, end = _read_following_day(tokens, after, part)
    return (dated, end) if dated is not None else (part, after)


def _shift_at(tokens: list[Token], at: int) -> int:
    """Give the shift said at a token, or ``NO_SHIFT`` for an outlet's name, «اليوم الثاني», «ذلك اليوم»."""
    kind, before, behind = tokens[at].kind, _text(tokens, at - 1), _text(tokens, at + 1)
    if kind == "today":
        outlet = before in OUTLET_BEFORE_TODAY or behind in OUTLET_AFTER_TODAY or _kind(tokens, at + 1) == "ordinal"
        return NO_SHIFT if outlet or before in TOLD_DAY else 0
    if kind == "tomorrow":
        return 2 if before == "بعد" else 1
    far = (
        behind == "الاول"
        or before in BEFORE_YESTERDAY
        or (before == "من" and _text(tokens, at - 2) in BEFORE_YESTERDAY)
    )
    return -2 if far else -1


def _read_weekday(tokens: list[Token], at: int, part: Mention) -> Reading:
    part = replace(part, weekday=tokens[at].value)
    after = at + 1
    if _kind(tokens, after) in {"current", "next", "past"}:
        part = replace(part, when=tokens[after].kind)
        after += 1
    year = _year_at(tokens, at - 1)
    dated, end = _read_following_day(tokens, after, part)
    if dated is None:
        return part, after
    return (replace(dated, year=year) if year and not dated.year else dated), end


def _read_following_day(tokens: list[Token], at: int, part: Mention) -> Reading:
    """Give a calendar day after a weekday or «اليوم», over a comma, «الموافق», «في», a bracket."""
    ahead = at
    while _text(tokens, ahead) in _FILLERS and ahead - at < 4:
        ahead += 1
    if _kind(tokens, ahead) not in {"num", "ordinal", "month"}:
        return None, at
    dated, end = _read_calendar_day(tokens, ahead, part)
    if dated is None or not (dated.days or dated.hijri):
        return None, at
    return dated, end


def _read_calendar_day(tokens: list[Token], at: int, part: Mention) -> Reading:
    if tokens[at].kind in {"month", "hijri"}:
        return _read_month_first(tokens, at, part)
    days, after = _read_days(tokens, at)
    if not days:
        return _read_bare_year(tokens, at, part)
    ahead = after
    while _text(tokens, ahead) in {"من", "/", "-", "،", ",", ".", "of", "th", "st", "nd", "rd"} and ahead - after < 2:
        ahead += 1
    if _kind(tokens, ahead) == "month-word":
        return _read_month_word(tokens, ahead, replace(part, days=days))
    if _kind(tokens, ahead) == "current" and ahead == after and tokens[at].kind == "num":
        return replace(part, days=days, when="current"), ahead + 1
    if _kind(tokens, ahead) not in {"month", "hijri"}:
        return _read_bare_year(tokens, at, part)
    return _read_month(tokens, ahead, replace(part, days=days))


def _read_days(tokens: list[Token], at: int) -> tuple[tuple[int, ...], int]:
    """«17 و18», «17-18», «الثالث», «17 الى 20»: the day numbers and where they end."""
    days: list[int] = []
    while _kind(tokens, at) in {"num", "ordinal"} and 1 <= tokens[at].value <= 31 and len(tokens[at].text) != 3:
        days.append(tokens[at].value)
        if _text(tokens, at + 1) in _LIST_SIGNS and _is_day(tokens, at + 2):
            at += 2
        elif _text(tokens, at + 1) in {"و", "،"} and _text(tokens, at + 2) == "ال" and _is_day(tokens, at + 3):
            at += 3
        else:
            return tuple(days), at + 1
    return tuple(days), at


def _is_day(tokens: list[Token], at: int) -> bool:
    return _kind(tokens, at) in {"num", "ordinal"} and 1 <= tokens[at].value <= 31 and len(tokens[at].text) <= 2


def _read_month(tokens: list[Token], at: int, part: Mention) -> Reading:
    month = tokens[at]
    part = replace(part, month=month.value, hijri=month.kind == "hijri")
    after = _skip_double_name(tokens, at)
    year, after = _read_year(tokens, after)
    part = replace(part, year=year, hijri=part.hijri or (1300 <= year <= 1500))
    when = _kind(tokens, after)
    if when in {"current", "next", "past"}:
        # «مارس عام 2021 الجاري»: what is current after a year is the year, and the month one of its months.
        part, after = replace(part, when="" if year and when == "current" else when), after + 1
    return part, after


def _skip_double_name(tokens: list[Token], at: int) -> int:
    """Past «شباط/فبراير», «شباط (فبراير)», «فبراير شباط»; stays when the second name is another month."""
    ahead = at + 1
    while _text(tokens, ahead) in {"/", "(", "-"} and ahead - at < 3:
        ahead += 1
    if _kind(tokens, ahead) != "month" or tokens[ahead].value != tokens[at].value:
        return at + 1
    return ahead + 2 if _text(tokens, ahead + 1) == ")" else ahead + 1


def _read_year(tokens: list[Token], at: int) -> tuple[int, int]:
    ahead = at
    while (
        _text(tokens, ahead) in {"،", ",", "/", "-", "من", "ل"} or _kind(tokens, ahead) == "year-word"
    ) and ahead - at < 3:
        ahead += 1
    year = _year_at(tokens, ahead)
    if not year:
        return 0, at
    ahead += 1
    return year, ahead + (_text(tokens, ahead) in GREGORIAN_MARKS | HIJRI_MARKS)


def _year_at(tokens: list[Token], at: int) -> int:
    if _kind(tokens, at) != "num" or len(tokens[at].text) != 4:
        return 0
    year = tokens[at].value
    return year if 1300 <= year <= 1500 or 1900 <= year <= 2100 else 0


def _read_month_first(tokens: list[Token], at: int, part: Mention) -> Reading:
    """«فبراير 2020», «فبراير الجاري», «Feb 28, 2020», «فبراير 28, 2020», a bare «فبراير»."""
    word = tokens[at].text
    if tokens[at].kind == "month" and _is_day(tokens, at + 1):
        year, after = _read_year(tokens, at + 2 + (_text(tokens, at + 2) in {"st", "nd", "rd", "th"}))
        if year or word in ENGLISH_MONTHS:
            return replace(part, month=tokens[at].value, days=(tokens[at + 1].value,), year=year), after
    dated, after = _read_month(tokens, at, part)
    if dated is None or dated.hijri or (word in ENGLISH_MONTHS and not dated.year):
        return None, at
    if _is_shy(word) and not (dated.year or dated.when or _kind(tokens, at - 1) == "month-word" or after > at + 1):
        return None, at
    return replace(dated, whole="month"), after


def _is_shy(word: str) -> bool:
    return any(word.endswith(shy) and len(word) - len(shy) <= 2 for shy in SHY_MONTHS)


def _read_whole(tokens: list[Token], at: int) -> Reading:
    if tokens[at].kind == "month-word":
        return _read_month_word(tokens, at, _EMPTY)
    if _kind(tokens, at + 1) in {"current", "next", "past"}:
        year = _year_at(tokens, at + 2)
        return replace(_EMPTY, whole="year", when=tokens[at + 1].kind, year=year), at + 2 + bool(year)
    year = _year_at(tokens, at + 1)
    return (replace(_EMPTY, whole="year", year=year), at + 2) if year else (None, at)


def _read_month_word(tokens: list[Token], at: int, part: Mention) -> Reading:
    """«الشهر الجاري», «18 من الشهر الحالي», «18 من شهر فبراير»."""
    whole = "" if part.days else "month"
    if _kind(tokens, at + 1) in {"current", "next", "past"}:
        return replace(part, whole=whole, when=tokens[at + 1].kind), at + 2
    if _kind(tokens, at + 1) in {"month", "hijri"}:
        dated, after = _read_month(tokens, at + 1, part)
        return (replace(dated, whole=whole), after) if dated is not None else (None, at)
    return None, at


def _read_bare_year(tokens: list[Token], at: int, part: Mention) -> Reading:
    year = _year_at(tokens, at)
    plain = year > 1900 and part is _EMPTY and _text(tokens, at - 1) in {"في", "منذ", "قبل", "خلال"}
    return (replace(part, whole="year", year=year), at + 1) if plain else (None, at)
