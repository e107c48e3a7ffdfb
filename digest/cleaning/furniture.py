"""What repeats over the raw pages of one outlet: menus, teasers, policies, counted line by line."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from digest.arabic.letters import fold_words
from digest.cleaning.draft import Draft, Item
from digest.cleaning.parts import Furniture
from digest.cleaning.topic import find_topic, measure_overlap

_SAME_STORY = 0.6
_LEAST_SHARE, _LEAST_COUNT = 0.25, 3
_OFF_TOPIC = 0.25
_MOST_REMOVED = 0.5


def _fold_page(page: Sequence[str]) -> frozenset[str]:
    return frozenset(folded for line in page if (folded := fold_words(line)))


def _drop_copies(pages: list[frozenset[str]]) -> list[frozenset[str]]:
    """Count one article crawled twice as one page: its paragraphs are no furniture.

    Two pages are one article when most letters of the smaller, the lines of every third page left out, stand
    in the other too.
    """
    counts = Counter(line for page in pages for line in page)
    common = {line for line, n in counts.items() if n > 2 and n * 3 > len(pages)}
    kept: list[frozenset[str]] = []
    owners: dict[str, list[int]] = {}
    for page in sorted(pages, key=sorted):
        own = page - common
        size = sum(map(len, own))
        shared: Counter[int] = Counter()
        for line in own:
            for owner in owners.get(line, ()):
                shared[owner] += len(line)
        if size and any(length > _SAME_STORY * size for length in shared.values()):
            continue
        for line in own:
            owners.setdefault(line, []).append(len(kept))
        kept.append(page)
    return kept


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
