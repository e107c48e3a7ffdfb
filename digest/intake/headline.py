"""The article's own headline and outlet, settled between stated titles and the headings that readers see."""

from __future__ import annotations

import re
from dataclasses import replace

from digest.arabic.letters import fold_words
from digest.arabic.outlet_names import is_menu_word, may_be_person, may_stand_beside, opens_as_outlet, tells_outlet
from digest.intake.ballot import fold
from digest.intake.furniture import read_words
from digest.intake.raw import Fact, Stated
from digest.intake.tree import HEADINGS, Line

_PARTS = re.compile(r"(?<!\s)\s++[-|\u2013\u2014\u2022\u00b7\u00bb\u00ab/]\s+|(?<!\s)\s*+[|\u2022]\s*|(?<!\s)\s*+::\s*")
_CUT = re.compile(r"(?:\.\.\.|\u2026)\s*$")
_NAMED = re.compile(
    r"\b(?:head ?lines?|(?:article|post|news|entry|story|page|main|single)\w* ?(?:title|heading)|titles?)\b"
)
MIN_TITLE = 8
"""Folded characters of a headline."""
_MOST_WORDS = 5
_SITE_WORDS = 3


def find_headline(lines: list[Line], titles: tuple[Fact, ...]) -> tuple[Line | None, Fact]:
    """Give the line that is the headline (or None) and the title as a fact.

    A visible heading that stands in a stated title, or holds one, wins over the stated form: outlets append
    their name and sections there («… - اليوم السابع»). Then the stated title without such parts, then the
    only h1, then the only heading. A stated title of menu words and the outlet's name alone is none.
    """
    titles = tuple(fact for fact in titles if not _is_front_page(fact.value))
    headings = [line for line in lines if _is_heading(line) and len(fold(line.text)) >= MIN_TITLE]
    found = [(line, fact) for line in headings for fact in titles if _agree(line.text, fact.value)]
    if found:
        line, fact = max(found, key=lambda pair: _rank(pair[0], pair[1]))
        return line, Fact(_settle(line.text, fact.value), fact.where)
    tops = [line for line in headings if line.block.tag == "h1"]
    if titles:
        near = [line for line in tops if _share_words(line.text, titles[0].value) >= 0.5]
        return (near[0], Fact(near[0].text, "heading")) if near else (None, _strip_parts(titles))
    only = tops or headings
    return (only[0], Fact(only[0].text, "heading")) if len(only) == 1 else (None, Fact())


def _is_front_page(title: str) -> bool:
    """Tell whether a stated title is a front page's: «الرئيسية - جريدة الوادي», «جريدة الوادي»."""
    parts = _split(title)
    if len(parts) == 1 and opens_as_outlet(title):
        return len(title.split()) <= _SITE_WORDS
    return any(map(is_menu_word, parts)) and all(tells_outlet(part) or is_menu_word(part) for part in parts)


def _is_heading(line: Line) -> bool:
    return any(e.tag in HEADINGS or "headline" in (e.get("itemprop") or "") or _is_named(e) for e in line.path[-3:])


def _is_named(element: object) -> bool:
    words = read_words(element)
    return bool(_NAMED.search(words))


def _agree(shown: str, stated: str) -> bool:
    """Tell whether two titles are equal but for additions: an outlet's name, a kicker, a cut."""
    a, b = fold(shown), fold(_CUT.sub("", stated))
    if min(len(a), len(b)) < MIN_TITLE:
        return False
    return (a in b and len(a) > 0.4 * len(b)) or (b in a and len(b) > 0.4 * len(a))


def _rank(line: Line, fact: Fact) -> tuple[bool, bool, int, bool]:
    a, b = fold(line.text), fold(fact.value)
    return a == b, line.block.tag == "h1", min(len(a), len(b)), fact.where != "title-element"


def _settle(shown: str, stated: str) -> str:
    """Give the heading as shown, or the stated title where the heading holds more than it."""
    a, b = fold(shown), fold(stated)
    if b != a and b in a and not _CUT.search(stated) and not a.startswith(b):
        return stated
    return shown


def _share_words(a: str, b: str) -> float:
    first, second = set(a.split()), set(b.split())
    return len(first & second) / max(1, min(len(first), len(second)))


def _strip_parts(titles: tuple[Fact, ...]) -> Fact:
    """Give the first stated title; of a `<title>` element its longest part between bars and dashes."""
    fact = titles[0]
    if fact.where != "title-element":
        return fact
    return Fact(max(_PARTS.split(fact.value), key=len).strip(), fact.where)


def settle_source(stated: Stated, title: Fact, titles: tuple[Fact, ...]) -> Stated:
    """Fill the outlet from what stands beside the headline in stated titles; it is no byline then.

    What repeats the headline names no outlet, and who wrote the article is none either.
    """
    source = Fact() if fold(stated.source.value) == fold(title.value) else stated.source
    source = source or _find_beside(title, titles, stated.byline.value)
    same = fold(stated.byline.value) == fold(source.value)
    title = Fact(_strip_source(title.value, source.value), title.where)
    return replace(stated, title=title, source=source, byline=Fact() if same else stated.byline)


def _find_beside(title: Fact, titles: tuple[Fact, ...], byline: str) -> Fact:
    """Find «… - المدينة نيوز»: of the parts of `<title>` beside the headline the one that tells it is an outlet.

    Else the last that may be one, at most five words: no section, date, place or author.
    """
    people = {fold_words(name) for name in byline.split(",") if may_be_person(name)}
    for fact in titles:
        parts = _split(fact.value)
        rest = [part for part in parts if fold(part) not in fold(title.value) and len(part.split()) <= _MOST_WORDS]
        rest = [part for part in rest if may_stand_beside(part) and fold_words(part) not in people]
        beside = len(parts) > 1 or _is_front_page(fact.value)
        if beside and rest and fold(title.value) and fact.where == "title-element":
            told = [part for part in rest if tells_outlet(part)]
            return Fact((told or rest)[-1], fact.where)
    return Fact()


def _split(title: str) -> list[str]:
    return [part.strip() for part in _PARTS.split(title) if part.strip()]


def _strip_source(title: str, source: str) -> str:
    """Take the outlet's name off either end of a title where a bar or dash sets it apart."""
    if not source:
        return title
    name = re.escape(source)
    bar = r"[-|\u2013\u2014\u2022\u00b7]"
    short = re.sub(rf"\s*{bar}\s*{name}\s*$|^\s*{name}\s*{bar}\s*", "", title).strip()
    return short if len(fold(short)) >= MIN_TITLE else title
