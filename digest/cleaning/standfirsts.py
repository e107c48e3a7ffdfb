"""Whether the first paragraph is a summary that stands apart from the text."""

from dataclasses import replace

from digest.cleaning.credits import opens_with_dateline
from digest.cleaning.draft import Draft
from digest.cleaning.looks import Look

_SHINGLE = 7
_LEAST_PARAGRAPHS = 3
_PARTING = frozenset({"date-line", "byline", "caption", "share", "dateline", "credit"})


def _cut_shingles(look: Look) -> set[tuple[str, ...]]:
    return {look.words[i : i + _SHINGLE] for i in range(len(look.words) - _SHINGLE + 1)}


def _find_parting(draft: Draft, k: int) -> set[str]:
    """Give the marks between a paragraph of the body and the next that part a head from its text."""
    gap = draft.items[draft.core[k] + 1 : draft.core[k + 1]]
    return {item.mark.label for item in gap if item.mark is not None and item.sure} & _PARTING


def find_standfirst(draft: Draft) -> Draft:
    """Take the first paragraph for a standfirst when the text says it again, or a byline parts it off.

    A seed's first line and its sixth paragraph share seven words in a row; each has words the other lacks, so
    both stay. The body then begins below it.
    """
    if len(draft.core) < _LEAST_PARAGRAPHS or draft.title < 0 or draft.first != draft.title + 1:
        return draft
    shingles = _cut_shingles(draft.items[draft.first].look)
    again = any(shingles & _cut_shingles(draft.items[i].look) for i in draft.core[1:])
    parted = not opens_with_dateline(draft.items[draft.first].look) and bool(
        _find_parting(draft, 0) - _find_parting(draft, 1)
    )
    if not again and not parted:
        return draft
    labelled = draft.label({draft.first: ("standfirst", "said-again" if again else "parted-from-text")})
    return replace(labelled, core=draft.core[1:], first=draft.core[1])
