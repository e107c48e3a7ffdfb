"""Which line is the headline: what the body is about, what the page says again, what stands above it."""

import re
from bisect import bisect_right
from dataclasses import replace

from digest.arabic.letters import fold_words
from digest.cleaning.captions import is_caption, signs_picture
from digest.cleaning.copies import is_copy
from digest.cleaning.credits import is_masthead, is_site_line, label_credit
from digest.cleaning.dates import ends_dated
from digest.cleaning.draft import Draft, Item
from digest.cleaning.looks import Look, look_at
from digest.cleaning.marks import SURE_INLINE
from digest.cleaning.topic import measure_overlap

_LEAST_WORDS, _MOST_WORDS = 3, 30
_LEAST_SCORE = 0.2
_LEAST_MENU_PAGES = 4
_FIRST_CANDIDATES, _MOST_CANDIDATES = 5, 80
"""A page of ten thousand lines is read from its body upwards; its first lines are looked at besides."""
_MOST_OUTLET_WORDS = 4
_BEFORE_HEAD, _BEFORE_TEXT = 0.4, 0.25
_HEAD_LABELS = frozenset({"date-line", "share", "metadata-label", "caption"})
_OPENINGS = frozenset({"template-opening", "inline-marker", "template-sentence"})
_LEAST_OPENED_WORDS, _OF_TEXT = 4, 0.34
_MOST_BETWEEN = 3
_MARKS_OF_CARE = frozenset(':!؟?«»"“”،.-–')


def _has_title_mark(draft: Draft, here: int) -> bool:
    """Whether the line's mark leaves it a headline: «شاهد.. لحظة انهيار جسر» opens like a related link.

    An opening that templates share speaks against a headline only where its place does too: not where the text
    follows the page's first line, and not where the text is about the line's words.
    """
    mark, look = draft.items[here].mark, draft.items[here].look
    if mark is None:
        return True
    if mark.rule not in _OPENINGS or mark.strength == "header" or len(look.words) < _LEAST_OPENED_WORDS:
        return False
    if mark.rule == "inline-marker" and ".." in look.text:
        return True
    return not _links(look) and (_opens_page(draft, here) or measure_overlap(look, draft.topic) >= _OF_TEXT)


def _links(look: Look) -> bool:
    """Whether a line points to another article beyond doubt: «اقرأ أيضا …»."""
    return bool(SURE_INLINE.match(look.bare))


def _opens_page(draft: Draft, here: int) -> bool:
    """Whether the line is the page's first and the text follows, a date or name between at most."""
    if here:
        return False
    start = next((i for i in draft.core[:2] if i), 0)
    between = draft.items[1:start]
    return start > 0 and len(between) <= _MOST_BETWEEN and all(_stands_below_headline(item) for item in between)


def _stands_below_headline(item: Item) -> bool:
    dated = item.mark is not None and item.mark.label in {"date-line", "metadata-label"}
    return dated or label_credit(item.look) == "byline"


def _is_menu(draft: Draft, item: Item) -> bool:
    """Whether a line stands on so many pages that it is no headline, which two or three others may tease."""
    return item.template and draft.furniture.counts.get(item.look.bare, 0) >= _LEAST_MENU_PAGES


def _is_something_else(look: Look) -> bool:
    """Whether a line's shape is that of a masthead, a caption, a byline or a date."""
    if is_masthead(look) or is_site_line(look) or is_caption(look) or look.text.endswith((":", "،")):
        return True
    return ends_dated(look) or signs_picture(look) or label_credit(look) in {"byline", "dateline"}


def _may_be_title(draft: Draft, here: int) -> bool:
    item = draft.items[here]
    look = item.look
    if not _has_title_mark(draft, here) or _is_menu(draft, item) or not look.arabic:
        return False
    opens = _opens_page(draft, here)
    if look.bullet or (
        look.prose
        and (
            (draft.in_core(here) and here > draft.core[0]) or look.text.endswith(".") or (look.opens_tale and not opens)
        )
    ):
        return False
    if opens and not is_masthead(look):
        return True
    return not _is_something_else(look) and _LEAST_WORDS <= item.n_words <= _MOST_WORDS


def _weigh_next(draft: Draft, here: int) -> float:
    """Weigh what follows: a date, a byline or a share bar stands below a headline, text below any line."""
    for item in draft.items[here + 1 : here + 5]:
        if item.look.prose and not item.sure:
            return _BEFORE_TEXT
        if item.mark and item.mark.label in _HEAD_LABELS and item.mark.strength != "weak":
            return _BEFORE_HEAD
        if label_credit(item.look, draft.stated.source):
            return _BEFORE_HEAD
        if item.mark is None and item.n_words > _LEAST_WORDS:
            return 0.0
    return 0.0


def _count_between(draft: Draft, here: int, start: int) -> int:
    """How many headlines stand between a line and the body."""
    return sum(item.mark is None and item.n_words >= _LEAST_WORDS for item in draft.items[here + 1 : start])


def _measure_above(draft: Draft, here: int) -> float:
    """Weigh the text above a line, 0 to 1.8; a teaser's sentence ends in dots and does not count."""
    total = sum(len(draft.items[i].look.text) for i in draft.core)
    above = [draft.items[i].look for i in draft.core if i < here and not draft.items[i].look.truncated]
    return (0.3 + 1.5 * sum(len(look.text) for look in above) / total) if above else 0.0


def _is_below_date(draft: Draft, here: int) -> bool:
    return any(
        item.mark is not None and item.mark.label == "date-line" and i > 0
        for i, item in enumerate(draft.items[max(0, here - 3) : here], start=max(0, here - 3))
    )


def _score(draft: Draft, here: int, start: int) -> float:
    """Weigh a candidate; the weights were set on the labelled pages and held on made-up ones."""
    item = draft.items[here]
    score = measure_overlap(item.look, draft.topic)
    copies = sum(is_copy(other.look, item.look) for other in draft.items) - 1
    score += 0.35 * (copies > 0) + _weigh_next(draft, here) + 0.1 * (5 <= item.n_words <= 20)
    score += 0.15 * (not any(i.look.arabic for i in draft.items[:here]))
    score += 0.5 * _opens_page(draft, here) - 0.1 * item.look.truncated - 0.3 * item.look.prose
    score -= 0.3 * (item.n_words <= _LEAST_WORDS) + 0.5 * _is_below_date(draft, here)
    score -= 0.0 if copies else min(1.2, _measure_above(draft, here))
    return score - min(0.5, 0.06 * _count_between(draft, here, start))


def _choose_copy(draft: Draft, best: int, start: int) -> int:
    """Among the copies of one title take the one with fewest further words, then with most of its marks.

    Of copies as long as paragraphs the lowest is taken: the text begins below it.
    """
    look = draft.items[best].look
    copies = [i for i in range(start) if is_copy(draft.items[i].look, look) and draft.items[i].mark is None] or [best]

    def rank(i: int) -> tuple[int, int, int]:
        look = draft.items[i].look
        care = sum(sign in _MARKS_OF_CARE for sign in look.text)
        return len(look.words), -care, -i if look.prose else i

    return min(copies, key=rank)


def _is_near(look: Look, stated: Look) -> bool:
    """Whether a line is the stated title, with or without the outlet's name that one of the two carries."""
    if look.prose:
        return False
    return is_copy(look, stated) or (len(look.words) > _LEAST_WORDS and is_copy(stated, look))


def _match_stated(draft: Draft) -> int:
    """Find the line that structured data calls the title."""
    if not draft.stated.title:
        return -1
    stated = look_at(0, draft.stated.title)
    exact = [i for i, item in enumerate(draft.items) if item.look.bare == stated.bare]
    near = [i for i, item in enumerate(draft.items) if _is_near(item.look, stated)]
    before = [i for i in exact if draft.core and i < draft.core[-1]]
    return (before[-1] if before else exact[0]) if exact else (near[0] if near else -1)


def find_title(draft: Draft) -> Draft:
    """Set `title`, or leave it open when no line deserves it."""
    stated = _match_stated(draft)
    if stated >= 0:
        return replace(draft, title=_choose_copy(draft, stated, max(stated + 1, (draft.core or (0,))[0])))
    if draft.stated.title or not draft.core:
        return draft
    middle = _find_middle(draft)
    candidates = [i for i in range(middle) if _may_be_title(draft, i)]
    candidates = sorted({*candidates[:_FIRST_CANDIDATES], *candidates[-_MOST_CANDIDATES:]})
    scored = [(_score(draft, i, _next_core(draft, i)), -i) for i in candidates]
    if not scored or max(scored)[0] < _LEAST_SCORE:
        return draft
    return replace(draft, title=_choose_copy(draft, -max(scored)[1], middle))


def _next_core(draft: Draft, here: int) -> int:
    at = bisect_right(draft.core, here)
    return draft.core[at] if at < len(draft.core) else here


def _find_middle(draft: Draft) -> int:
    """Find the place above which half of the body's letters may not stand: a title is never below it."""
    total = sum(len(draft.items[i].look.text) for i in draft.core)
    seen = 0
    for i in draft.core:
        seen += len(draft.items[i].look.text)
        if seen * 2 > total:
            return i
    return draft.core[0]


_BEFORE_OUTLET = re.compile(r"(?<!\s)\s++[|•·«»]\s+|(?<!\s)\s++[-–—]\s+")


def strip_outlet(title: str, draft: Draft) -> str:
    """Take the outlet's name off a headline that ends in it: «عنوان | الجزيرة نت», «عنوان - لبنان اليوم».

    Behind a bar it is always the outlet; behind a dash only when the page or structured data name it.
    """
    parts = list(_BEFORE_OUTLET.finditer(title))
    if not parts:
        return title
    sign, tail = parts[-1], title[parts[-1].end() :]
    if len(tail.split()) > _MOST_OUTLET_WORDS or sign.start() < len(title) // 2:
        return title
    names = {fold_words(draft.stated.source)} | {i.look.bare for i in draft.items if is_masthead(i.look)}
    return title[: sign.start()].rstrip() if "|" in sign[0] or fold_words(tail) in names - {""} else title
