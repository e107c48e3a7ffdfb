"""Pages that hold no article: empty, in another language, a 404, a cookie wall, a section front."""

import re

from digest.arabic.page_words import is_block_page
from digest.cleaning import wordlists
from digest.cleaning.draft import Draft
from digest.cleaning.looks import fold_list
from digest.cleaning.topic import find_stems
from digest.cleaning.verses import is_verse

_NOT_FOUND = re.compile("|".join(re.escape(p) for p in sorted(fold_list(wordlists.NOT_FOUND))))
_LEAST_ARABIC = 0.3
_LEAST_LETTERS = 60
_MOST_ERROR_LETTERS = 700
_MOST_ERROR_WORDS = 25
_LEAST_TEASERS, _LEAST_DATED_TEASERS = 3, 4
_MOST_HEADED = 0.8
_LEAST_HEADLINE = 4
_LEAST_COHESION, _LEAST_PAIR_COHESION = 0.22, 0.08
_MOST_LONE_HEADLINES = 6


def _is_foreign(draft: Draft) -> bool:
    letters = sum(item.look.letters for item in draft.items)
    arabic = sum(item.look.letters for item in draft.items if item.look.arabic)
    return letters > 0 and arabic < _LEAST_ARABIC * letters


def _count_body_letters(draft: Draft) -> int:
    return sum(draft.items[i].look.letters for i in draft.core)


def _measure_cohesion(draft: Draft, places: list[int]) -> float:
    """Give how much paragraphs speak of what the other ones speak of, 0 to 1."""
    stems = {i: find_stems(draft.items[i].look) for i in places}
    shares = [
        len(stems[i] & frozenset().union(*(stems[j] for j in places if j != i))) / max(len(stems[i]), 1) for i in places
    ]
    return sum(shares) / len(shares)


def _is_headed(draft: Draft, here: int) -> bool:
    """Whether a headline stands right above a paragraph, or a clock between them; a question is none."""
    for i in range(here - 1, max(-1, here - 3), -1):
        above = draft.items[i]
        if draft.in_core(i):
            return False
        if not above.sure and above.n_words >= _LEAST_HEADLINE:
            if not above.look.arabic or is_verse(above.look):
                return False
            return not above.look.text.endswith(("؟", "?", ":"))
    return False


def _find_frame(draft: Draft, here: int) -> tuple[str, str]:
    """Give the dates or links that frame a paragraph under its headline: «اقرأ المزيد» below, a date above."""
    above = draft.items[here - 2].mark if here > 1 else None
    below = draft.items[here + 1] if here + 1 < len(draft.items) else None
    more = below.look.bare if below is not None and below.marked("related-link", "date-line") else ""
    dated = "date-line" if above is not None and above.label == "date-line" else ""
    return dated, "date-line" if below is not None and below.marked("date-line") else more


def _repeats_frame(draft: Draft) -> bool:
    """Whether the one paragraph found is a teaser among others, each under a headline and framed alike."""
    frame = _find_frame(draft, draft.core[0])
    if frame == ("", "") or not _is_headed(draft, draft.core[0]):
        return False
    prose = (i for i, item in enumerate(draft.items) if item.plain_prose and i not in draft.core)
    alike = 1 + sum(_is_headed(draft, i) and _find_frame(draft, i) == frame for i in prose)
    return alike >= (_LEAST_TEASERS if frame[1] else _LEAST_DATED_TEASERS)


def _is_front(draft: Draft) -> bool:
    """Whether the paragraphs are teasers: most stand under a headline, and hardly one speaks of another.

    Measured on 300 articles and 200 made-up fronts: nine in ten articles hold together above .25, nine in ten
    fronts below .21.
    """
    if len(draft.core) < _LEAST_TEASERS:
        headlines = sum(item.mark is None and item.n_words >= _LEAST_HEADLINE for item in draft.items)
        if len(draft.core) == 1:
            return _repeats_frame(draft) or (draft.title < 0 and headlines >= _MOST_LONE_HEADLINES)
        apart = all(_is_headed(draft, i) for i in draft.core)
        return apart and _measure_cohesion(draft, list(draft.core)) < _LEAST_PAIR_COHESION
    headed = sum(_is_headed(draft, i) for i in draft.core)
    if headed < _MOST_HEADED * len(draft.core):
        return False
    return _measure_cohesion(draft, list(draft.core)) < _LEAST_COHESION


def find_refusal(draft: Draft) -> str:
    """Give the code of a refusal, or "" when the page holds an article."""
    if not any(item.look.letters for item in draft.items):
        return "empty"
    if _is_foreign(draft):
        return "not-arabic"
    if is_block_page([item.look.text for item in draft.items if item.mark is None or item.look.prose]):
        return "block-page"
    body = _count_body_letters(draft)
    if body < _MOST_ERROR_LETTERS and any(
        _NOT_FOUND.search(item.look.bare) and item.n_words <= _MOST_ERROR_WORDS for item in draft.items
    ):
        return "not-found"
    if body < _LEAST_LETTERS:
        cookie = any(item.marked("cookie") for item in draft.items)
        return "cookie-wall" if cookie else "no-article"
    return "section-front" if _is_front(draft) else ""
