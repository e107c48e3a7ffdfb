"""Where the article's text lies: the innermost element that holds it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from digest.intake.ballot import is_prose
from digest.intake.furniture import is_body_element, tell_reason

if TYPE_CHECKING:
    from digest.intake.tree import Line

Element = Any

MOST = 0.8
"""Share of the voted letters that the container must hold; the rest may be a lead or a false vote."""

HALF = 0.5

NEAR = 0.6
"""Share of the voted letters at one distance from the headline, from which votes farther off are dropped."""


def weigh_elements(lines: list[Line]) -> dict[Element, int]:
    """Give the letters of voted prose that each element holds."""
    weights: dict[Element, int] = defaultdict(int)
    for line in lines:
        if "voted" in line.marks and is_prose(line):
            for element in line.path:
                weights[element] += line.letters
    return weights


def find_container(lines: list[Line]) -> Element | None:
    """Give the element of the body: one that calls itself so, else the innermost with most votes.

    Of several that call themselves so the innermost wins, so that `<div class="post-content"><div
    itemprop="articleBody">` gives the inner one.
    """
    weights = weigh_elements(lines)
    total = max(weights.values(), default=0)
    if not total:
        return None
    holding = [element for element, weight in weights.items() if weight >= MOST * total]
    named = [element for element in holding if is_body_element(element)]
    depth = {element: n for line in lines for n, element in enumerate(line.path)}
    return max(named or holding, key=lambda element: depth[element])


def drop_far_votes(lines: list[Line], headline: Line | None) -> None:
    """Take the vote from prose that lies farther from the headline than most: a leader in another column.

    Near is who shares more of the elements around the headline; equally near columns keep their votes.
    """
    if headline is None:
        return
    depths: dict[int, int] = defaultdict(int)
    voted = [line for line in lines if "voted" in line.marks]
    for line in voted:
        depths[_share_depth(line, headline)] += line.letters if is_prose(line) else 0
    near = max(depths, key=lambda depth: depths[depth], default=0)
    if depths[near] < NEAR * sum(depths.values()):
        return
    for line in voted:
        if _share_depth(line, headline) < near:
            line.marks.discard("voted")


def _share_depth(line: Line, other: Line) -> int:
    return sum(a is b for a, b in zip(line.path, other.path, strict=False))


def mark_by_elements(lines: list[Line], body: Element | None) -> None:
    """Write the reason that the nearest telling element gives, innermost first.

    Elements that hold the body are not asked (`<form id="aspnetForm">` around a page, `class="post
    tag-syria"`), nor are those that hold half of the votes by themselves.
    """
    weights = weigh_elements(lines)
    total = max(weights.values(), default=0)
    around = {body, *(body.iterancestors() if body is not None else ())}
    told: dict[Element, tuple[str, str]] = {}
    for line in lines:
        for element in reversed(line.path):
            if element not in told:
                held = element in around or (total and weights.get(element, 0) >= HALF * total)
                told[element] = ("", "") if held else tell_reason(element)
            reason, by = told[element]
            if reason:
                line.reason, line.by = reason, by
                break


STEPS = (0.9, 1.0, 0.7, 0.4)
"""What a prose line counts for its own block and the three elements around it."""


def vote_by_density(lines: list[Line], headline: Line | None) -> None:
    """Vote for the prose of the densest element, where trafilatura found nothing.

    Lines in telling elements have no say, unless the headline lies in them too (`<div id="__next">`).
    """
    scores: dict[Element, float] = defaultdict(float)
    telling: dict[Element, bool] = dict.fromkeys(headline.path if headline else (), False)
    prose = [line for line in lines if is_prose(line) and line.link_share < 0.3 and not _is_told(line, telling)]
    for line in prose:
        for step, element in enumerate(reversed(line.path[-4:])):
            scores[element] += line.letters * STEPS[step]
    if scores:
        best = max(scores, key=lambda element: scores[element])
        for line in prose:
            if best in line.path:
                line.marks.add("voted")


def _is_told(line: Line, telling: dict[Element, bool]) -> bool:
    for element in line.path[2:]:
        if element not in telling:
            telling[element] = element.tag != "form" and bool(tell_reason(element)[0])
        if telling[element]:
            return True
    return False
