"""What repeats over the raw pages of one outlet: menus, teasers, policies, counted line by line."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from digest.arabic.letters import fold_words
from digest.cleaning.draft import Draft, Item
from digest.cleaning.marks import Mark
from digest.cleaning.parts import Furniture
from digest.cleaning.topic import find_topic, measure_overlap

_SAME_STORY, _SAME_LONG = 0.6, 0.5
_LONG = 60
"""Folded letters of a line that is a paragraph, not a menu's word or a headline."""
_LEAST_SHARE, _LEAST_COUNT = 0.25, 3
_OFF_TOPIC = 0.25
_MOST_REMOVED = 0.5
_LEAST_RUN = 3
_RUN_OFF_TOPIC = 0.3


def _fold_page(page: Sequence[str]) -> frozenset[str]:
    return frozenset(folded for line in page if (folded := fold_words(line)))


def _drop_copies(pages: list[frozenset[str]]) -> list[frozenset[str]]:
    """Count one article crawled twice, a near copy and a version of it, as one page: its paragraphs are no furniture.

    Two pages are one article when most letters of the smaller, the lines of every third page left out, stand
    in the other too. A version changes some paragraphs: of the long lines a smaller part is enough.
    """
    counts = Counter(line for page in pages for line in page)
    common = {line for line, n in counts.items() if n > 2 and n * 3 > len(pages)}
    kept: list[frozenset[str]] = []
    owners: dict[str, list[int]] = {}
    for page in sorted(pages, key=sorted):
        own = page - common
        if _tells_story_again(own, owners):
            continue
        for line in own:
            owners.setdefault(line, []).append(len(kept))
        kept.append(page)
    return kept


def _tells_story_again(own: frozenset[str], owners: dict[str, list[int]]) -> bool:
    """Whether a page's own lines are those of one page before it, in most letters or in many of the long ones."""
    for lines, least in ((own, _SAME_STORY), ([line for line in own if len(line) >= _LONG], _SAME_LONG)):
        size = sum(map(len, lines))
        shared: Counter[int] = Counter()
        for line in lines:
            for owner in owners.get(line, ()):
                shared[owner] += len(line)
        if size and any(length > least * size for length in shared.values()):
            return True
    return False


def count_furniture(pages: Iterable[Sequence[str]]) -> Furniture:
    """Count on how many pages of one outlet each line stands; the order of the pages does not matter."""
    kept = _drop_copies([_fold_page(page) for page in pages])
    counts = Counter(line for page in kept for line in page)
    return Furniture(tuple(sorted((line, n) for line, n in counts.items() if n > 1)), len(kept))


def _is_template(count: int, pages: int) -> bool:
    """Whether a line stands on so many pages that it is part of the template, not of a story.

    A headline stands on its own page and on those that tease it; a menu stands on nearly all.
    """
    return count >= _LEAST_SHARE * pages and (count >= _LEAST_COUNT or count == pages)


def mark_furniture(draft: Draft) -> Draft:
    """Remember which lines stand on other pages of the outlet, and which of them on most."""
    furniture = draft.furniture
    if not furniture.pages_of_line:
        return draft

    def mark(item: Item) -> Item:
        count = furniture.counts.get(item.look.bare, 0)
        return replace(item, repeated=count > 1, template=_is_template(count, furniture.pages)) if count else item

    return replace(draft, items=tuple(map(mark, draft.items)))


def _find_runs(draft: Draft) -> list[range]:
    """Find stretches of the text where every line but dates and marks stands on three pages of the outlet or more."""
    runs: list[range] = []
    start = draft.first
    for here in range(draft.first, draft.last + 2):
        item = draft.items[here] if here <= draft.last else None
        if item is not None and draft.furniture.counts.get(item.look.bare, 0) >= _LEAST_COUNT:
            continue
        if item is not None and item.sure and here > start:
            continue
        if here - start >= _LEAST_RUN:
            runs.append(range(start, here))
        start = here + 1
    return runs


def _is_off_topic(draft: Draft, run: range, topic: frozenset[str]) -> bool:
    shares = [measure_overlap(draft.items[i].look, topic) for i in run if not draft.items[i].sure]
    return sum(shares) < _RUN_OFF_TOPIC * len(shares)


def drop_runs(draft: Draft) -> Draft:
    """Mark runs of teasers in the text as other headlines: lines that three pages share whose texts else differ."""
    if draft.first < 0 or not draft.furniture.pages_of_line:
        return draft
    own = [draft.items[i].look for i in draft.core if not draft.items[i].repeated]
    if not own:
        return draft
    topic = find_topic([*own, draft.items[max(draft.title, 0)].look])
    inside = {i for run in _find_runs(draft) if _is_off_topic(draft, run, topic) for i in run}
    core = tuple(i for i in draft.core if i not in inside)
    if not inside or not core:
        return draft
    mark = Mark("other-headlines", "run-of-teasers", "sure")
    items = tuple(
        replace(item, mark=mark) if i in inside and not item.sure else item for i, item in enumerate(draft.items)
    )
    return replace(draft, items=items, core=core, first=core[0], last=core[-1])


def _is_teaser(item: Item, topic: frozenset[str]) -> bool:
    return item.repeated and measure_overlap(item.look, topic) < _OFF_TOPIC


def drop_teasers(draft: Draft) -> Draft:
    """Cut repeated sentences off the end of the body when they speak of something else.

    A background paragraph that an outlet repeats from report to report shares the story's names and stays.
    """
    core = list(draft.core)
    kept = len(core)
    topic = find_topic(draft.items[i].look for i in core if not draft.items[i].repeated)
    if draft.title >= 0:
        topic |= find_topic([draft.items[draft.title].look])
    while kept > 1 and _is_teaser(draft.items[core[kept - 1]], topic):
        kept -= 1
    if kept == len(core) or kept < _MOST_REMOVED * len(core):
        return draft
    return replace(draft, core=tuple(core[:kept]), last=core[kept - 1])
