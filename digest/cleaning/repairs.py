"""Repairs of spacing and signs, never of words; each is recorded.

An ordered list of rules over one text. Applied again to its own result it changes nothing.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from digest.arabic.letters import fold
from digest.cleaning import wordlists
from digest.cleaning.parts import Repair

_A = "\u0621-\u063a\u0641-\u0652\u0670-\u06d3"
"""Arabic letters and their marks, tatweel left out."""
_MONTH = r"(?:كانون|تشرين)\s+(?:ال)?(?:أول|اول|ثاني|ثانٍ)|[" + _A + r"]{2,8}"
_MONTHS = frozenset(fold(wordlists.MONTHS).split()) | {"كانون", "تشرين"}
_DOMAIN = rf"(?:كوم|نت|أورغ|اورغ|أورج|اورج)(?![{_A}])"
"""«بيت.كوم» is an address."""
_MOST_ROUNDS = 8
_MOST_SHOWN = 40
"""Characters shown on each side of a repair; only what is no word is longer."""

_Found = tuple[int, int, str]
"""A change: begin, end, and what stands there now."""


def _sub(pattern: str, replacement: str) -> Callable[[str], Iterator[_Found]]:
    compiled = re.compile(pattern)

    def find(text: str) -> Iterator[_Found]:
        for found in compiled.finditer(text):
            yield found.start(), found.end(), found.expand(replacement)

    return find


def _find_months(text: str) -> Iterator[_Found]:
    """«سبتمبر/ أيلول» loses the space, where both sides are months."""
    for found in re.finditer(rf"({_MONTH})(\s*/\s+|\s+/\s*)(?=({_MONTH}))", text):
        left, right = fold(found[1]).split()[0], fold(found[3]).split()[0]
        if left in _MONTHS and right in _MONTHS:
            yield found.start(2), found.end(2), "/"


def _find_quotes(text: str) -> Iterator[_Found]:
    """«و”ألكسندر لافرينتيف”» opens with a closing sign; «“كلمة“» closes with an opening one."""
    is_open, last = False, text.rfind("”")
    for i, sign in enumerate(text):
        if sign not in "“”":
            continue
        starts = re.search(r"(?:^|[\s(])[وفبلك]?$", text[max(0, i - 2) : i]) and re.match(r"\w", text[i + 1 : i + 2])
        ends = re.match(r"[\w.!؟،…)]", text[max(0, i - 1) : i]) and not re.match(r"\w", text[i + 1 : i + 2])
        if sign == "”" and not is_open and starts and i < last:
            yield i, i + 1, "“"
            is_open = True
        elif sign == "“" and is_open and ends:
            yield i, i + 1, "”"
            is_open = False
        else:
            is_open = sign == "“"


_SPACES = "\u00a0\u202f\u205f\u3000\t\r\n\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_COMMAS = "،؛"


class _Rule(NamedTuple):
    """One repair: its name, the strings of which one must stand in a text it has to do with, and what it finds."""

    name: str
    signs: tuple[str, ...]
    find: Callable[[str], Iterator[_Found]]


_RULES: tuple[_Rule, ...] = (
    _Rule("no-break-space", ("",), _sub(f"[{_SPACES}]", " ")),
    _Rule("runs-of-spaces", ("  ",), _sub(" {2,}", " ")),
    _Rule("edge-space", (" ",), _sub(r"^ +| +$", "")),
    _Rule("tatweel", ("ـ",), _sub(rf"(?<=[{_A}])ـ{{2,}}(?=[{_A}])", "")),
    _Rule("tatweel", ("ـ",), _sub("ـ{2,}", "ـ")),
    _Rule("latin-comma", (",",), _sub(rf"(?<=[{_A}]) ?,(?= ?[{_A}])|(?<=[{_A}][”»]),(?= [{_A}])", "،")),
    _Rule("space-before-comma", (" ،", " ؛"), _sub(rf"(?<=\S) +(?=[{_COMMAS}])", "")),
    _Rule("space-before-stop", (" ؟", " !"), _sub(r"(?<=\S) +(?=[؟!])", "")),
    _Rule("space-before-stop", (" .",), _sub(r"(?<=[^\s.]) +(?=\.(?:\s|$))", "")),
    _Rule("no-space-after-comma", tuple(_COMMAS), _sub(rf"(?<=[{_A}”»)])([{_COMMAS}])(?=[{_A}“«(A-Za-z])", r"\1 ")),
    _Rule("no-space-after-comma", tuple(_COMMAS), _sub(rf"(?<=[{_A}]\")([{_COMMAS}])(?=[{_A}])", r"\1 ")),
    _Rule("no-space-after-full-stop", (".",), _sub(rf"(?<=[{_A}][{_A}])\.(?=[{_A}]{{2}})(?!{_DOMAIN})", ". ")),
    _Rule("no-space-after-full-stop", (".",), _sub(rf"(?<=[{_A}.][\"”»)])\.(?=[{_A}]{{2}})", ". ")),
    _Rule("wrong-direction-quote", ("“", "”"), _find_quotes),
    _Rule("double-month-space", ("/",), _find_months),
)


def _show(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a place to the words around it, as far as they are words of a usual length."""
    first, last = max(0, start - _MOST_SHOWN), min(len(text), end + _MOST_SHOWN)
    while start > first and not text[start - 1].isspace():
        start -= 1
    while end < last and text[end].isspace():
        end += 1
    while end < last and not text[end].isspace():
        end += 1
    return start, end


def _apply(text: str, name: str, find: Callable[[str], Iterator[_Found]], line: int) -> tuple[str, list[Repair]]:
    made: list[Repair] = []
    done: list[str] = []
    at = 0
    for start, end, put in find(text):
        if text[start:end] == put:
            continue
        left, right = _show(text, start, end)
        made.append(Repair(line, name, text[left:right], text[left:start] + put + text[end:right]))
        done.append(text[at:start] + put)
        at = end
    return "".join(done) + text[at:], made


def repair_text(text: str, line: int = 0) -> tuple[str, tuple[Repair, ...]]:
    """Mend spaces, commas, stops, tatweel and quotes of one line; give the text and what was done.

    «3.5», «GMT06:14:10», «www.x.com» and «أ.ف.ب» stay as they are; two dots are a pause, not a full stop.
    """
    repairs: list[Repair] = []
    for _ in range(_MOST_ROUNDS):
        before = text
        for rule in _RULES:
            if any(sign in text for sign in rule.signs):
                text, made = _apply(text, rule.name, rule.find, line)
                repairs += made
        if text == before:
            break
    return text, tuple(repairs)
