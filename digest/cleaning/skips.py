"""Stretches that a page brackets for screen readers: «تخطى … وواصل القراءة» to «… نهاية»."""

import re
from dataclasses import replace

from digest.cleaning import wordlists
from digest.cleaning.draft import Draft, Item
from digest.cleaning.looks import fold_list
from digest.cleaning.marks import Mark

_OPENING = re.compile(r"(?:" + "|".join(sorted(fold_list(wordlists.SKIP_OPENINGS))) + r")\s")
_ENDS = "|".join(sorted(fold_list(wordlists.SKIP_CLOSINGS)))
_CLOSING = re.compile(rf"^(?:{_ENDS})\s|\s(?:{_ENDS})$")
_LONGEST = 16
_MOST_WORDS = 8
_MOST_PARAGRAPHS = 1


def _find_closing(items: tuple[Item, ...], start: int) -> int:
    """Give the place of the closing bracket, which names the same thing, or -1 when none follows soon."""
    opening = items[start].look.words[1:]
    paragraphs = 0
    for i in range(start + 1, min(start + _LONGEST, len(items))):
        paragraphs += items[i].plain_prose
        short = items[i].n_words <= _MOST_WORDS
        if short and _CLOSING.search(items[i].look.bare) and not set(opening).isdisjoint(items[i].look.words):
            return i if paragraphs <= _MOST_PARAGRAPHS else -1
    return -1


def mark_skipped(draft: Draft) -> Draft:
    """Mark what stands between such brackets as related links."""
    inside: set[int] = set()
    for i, item in enumerate(draft.items):
        if i not in inside and item.n_words <= _MOST_WORDS and _OPENING.match(item.look.bare):
            inside.update(range(i, _find_closing(draft.items, i) + 1))
    if not inside:
        return draft
    mark = Mark("related-link", "bracketed-for-skipping", "sure")
    return replace(
        draft,
        items=tuple(replace(item, mark=mark) if i in inside else item for i, item in enumerate(draft.items)),
    )
