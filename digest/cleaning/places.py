"""Where a paragraph with words of templates stands decides whether it is one: a phrase alone never does."""

from dataclasses import replace

from digest.arabic.page_words import speaks_as_site
from digest.cleaning.draft import Draft, Item
from digest.cleaning.marks import Mark
from digest.cleaning.topic import find_stems, find_topic, measure_overlap

_ON_TOPIC = 0.25
_OF_STORY = 0.34
_MOST_OF_STORY = 0.5
"""A site that speaks of itself shares fewer of the story's words than this."""
_REACH = 40
"""Lines below a doubtful one among which the story must go on."""


def _is_story(item: Item) -> bool:
    return item.look.prose and item.mark is None and not item.template


def _goes_on(below: tuple[Item, ...], topic: frozenset[str]) -> bool:
    """Whether the story goes on below a line: a paragraph that opens as one inside a tale, or speaks of the same."""
    return any(
        _is_story(item) and (item.look.opens_tale or not topic or measure_overlap(item.look, topic) >= _ON_TOPIC)
        for item in below
    )


def _is_notice(draft: Draft, here: int, above: frozenset[str], whole: frozenset[str]) -> bool:
    """Whether a doubtful line is the site's word: it speaks as the site, or no story follows and it is off topic."""
    look = draft.items[here].look
    if speaks_as_site(look.text) and measure_overlap(look, whole) < _MOST_OF_STORY:
        return True
    if look.opens_tale or _goes_on(draft.items[here + 1 : here + _REACH], above):
        return False
    return measure_overlap(look, above) < _OF_STORY


def settle_doubtful(draft: Draft) -> Draft:
    """Make every doubtful mark sure, or take it off."""
    if not any(item.mark is not None and item.mark.strength == "doubtful" for item in draft.items):
        return draft
    whole = find_topic(item.look for item in draft.items if _is_story(item))
    above: frozenset[str] = frozenset()
    items = list(draft.items)
    for here, item in enumerate(draft.items):
        if _is_story(item):
            stems = find_stems(item.look)
            above = above if stems <= above else above | stems
        elif item.mark is not None and item.mark.strength == "doubtful":
            notice = _is_notice(draft, here, above, whole)
            items[here] = replace(item, mark=Mark(item.mark.label, item.mark.rule, "sure") if notice else None)
    return replace(draft, items=tuple(items))
