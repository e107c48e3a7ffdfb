"""Quotation marks as Arabic prints them: « » outside, “ ” inside. Only pairs that are certain are changed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile('["“”„‟«»]')
#: Without one of these a text has its marks as it should: none, or « » that do not nest.
_TO_SET = re.compile('["“”„‟]|«[^»]*«')
#: No text without one of these has anything to set; looking for one letter of a set is the quickest search there is.
_SUSPECT = re.compile('["“”„‟«]')
_OUTER, _INNER = ("«", "»"), ("“", "”")
_CURLY = frozenset("“”„‟")
#: Words of one to three letters that Arabic writes onto the next one: «و"الأسد"», «بـ"الكرملين"».
_PROCLITIC = re.compile(r"(?<![^\W\d_])(?:[وف]?[بكل]|[وف]|[وف]?ال|[وف]?بال)ـ*\Z")
_NEST = str.maketrans("«»", "“”")
_CLOSED_BY = ".،؛:؟!,;?)]}…%»"
_ENDS_SENTENCE = ".؟!?…»"


def set_quotes(text: str) -> str:
    """Write a text's quotations in « », and those inside them in “ ”.

    A mark opens where a word begins and closes where one ends. A pair is changed when its two marks are of one kind
    and all between them is paired too; a mark that never closes, that closes nothing, or that stands where both
    could be meant keeps its shape, and so does everything that depends on it. An inch mark (``55"``), an apostrophe
    and single marks are no quotations.
    """
    if not (_SUSPECT.search(text) and _TO_SET.search(text)):
        return text
    return _set(text)


@lru_cache(maxsize=4096)
def _set(text: str) -> str:
    """Set what an event often has in common with its first report: the headline."""
    marks = [(m.start(), m[0]) for m in _MARKS.finditer(text)]
    letters = list(text)
    for depth, opens, closes in _pairs(text, marks):
        letters[opens], letters[closes] = _INNER if depth else _OUTER
    return "".join(letters)


def nest_quotes(text: str) -> str:
    """Write the quotations of a text that will itself stand in « » as inner ones."""
    return text.translate(_NEST)


def _pairs(text: str, marks: list[tuple[int, str]]) -> list[tuple[int, int, int]]:
    """Pair marks: (depth, place of the opening one, place of the closing one); only whole outermost groups count."""
    certain: list[tuple[int, int, int]] = []
    group: list[tuple[int, int, int]] = []
    stack: list[tuple[int, str]] = []
    for place, mark in marks:
        way = _read_way(text, place, mark)
        if way == "closes" and not stack and _is_inch(text, place, mark):
            continue
        if way == "opens":
            stack.append((place, mark))
            continue
        if way != "closes" or not stack or _kind(stack[-1][1]) != _kind(mark) or place - stack[-1][0] == 1:
            return certain if stack or not way else []
        opened, _ = stack.pop()
        group.append((len(stack), opened, place))
        if not stack:
            certain += group
            group = []
    return certain


def _read_way(text: str, place: int, mark: str) -> str:
    """Tell whether a mark ``opens`` or ``closes``; '' where its neighbours leave that open."""
    if mark in _OUTER:
        return "opens" if mark == "«" else "closes"
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    opens = not _in_word(before) and bool(after.strip()) and after not in _CLOSED_BY
    closes = bool(before.strip()) and before not in "([{" and not _in_word(after)
    if opens and closes:
        opens = after == "«" or before not in _ENDS_SENTENCE
        closes = not opens
    if not opens and not closes and _in_word(after) and _PROCLITIC.search(text, 0, place):
        opens = True
    return "opens" if opens else "closes" if closes else ""


def _in_word(char: str) -> bool:
    return bool(char) and unicodedata.category(char)[0] in "LMN"


def _kind(mark: str) -> str:
    return "curly" if mark in _CURLY else "«" if mark in _OUTER else mark


def _is_inch(text: str, place: int, mark: str) -> bool:
    return mark == '"' and text[place - 1 : place].isdecimal()
