"""Lists of other articles that nothing announces: told by how their lines follow each other."""

from dataclasses import replace

from digest.cleaning.draft import Draft, Item
from digest.cleaning.marks import Mark
from digest.cleaning.topic import find_stems, find_topic, measure_overlap

_LEAST_PAIRS = 3
_LEAST_HEADLINE = 4
_FEWEST_PARAGRAPHS = 2
_LEAST_SUMMARIES = 2
_FOREIGN, _FOREIGN_HEADLINE = 0.2, 0.34
_RETELLS = 0.3
"""Share of a headline's words that the summary below it says again."""
_MOST_ON_TOPIC = 0.34


def _is_date(item: Item) -> bool:
    return item.mark is not None and item.mark.label == "date-line"


def _may_head(item: Item) -> bool:
    """Whether a line reads as a headline, long or short."""
    return not item.sure and item.look.arabic and item.n_words >= _LEAST_HEADLINE and not item.look.bullet


def _find_dated_runs(items: tuple[Item, ...], start: int) -> list[range]:
    """Find the stretches below the first paragraph where line and date take turns, three times or more."""
    runs: list[range] = []
    here = start
    while here + 1 < len(items):
        end = here
        while end + 1 < len(items) and _may_head(items[end]) and _is_date(items[end + 1]):
            end += 2
        if end - here >= 2 * _LEAST_PAIRS:
            first = here - 1 if _is_date(items[here - 1]) else here
            runs.append(range(first, end))
        here = max(end, here + 1)
    return runs


def _is_headlines(draft: Draft, run: range) -> bool:
    """Whether the lines between the dates are headlines of other stories, not the entries of a chronicle."""
    lines = [draft.items[i].look for i in run if not _is_date(draft.items[i])]
    stopped = sum(look.text.endswith(".") for look in lines)
    story = find_topic(item.look for item in draft.items[: run.start] if item.plain_prose)
    return stopped * 2 < len(lines) and sum(measure_overlap(look, story) for look in lines) < _MOST_ON_TOPIC * len(
        lines
    )


def mark_dated_lists(draft: Draft) -> Draft:
    """Mark lists of headlines each with its date below the text as other headlines."""
    start = next((i for i, item in enumerate(draft.items) if item.plain_prose), len(draft.items))
    runs = [run for run in _find_dated_runs(draft.items, start + 1) if _is_headlines(draft, run)]
    if not runs:
        return draft
    listed = {i for run in runs for i in run if not _is_date(draft.items[i])}
    if draft.items[runs[-1].stop - 1] is not draft.items[-1] and _ends_in_list(draft, runs[-1]):
        listed.add(runs[-1].stop)
    mark = Mark("other-headlines", "headline-and-date", "sure")
    return replace(
        draft, items=tuple(replace(item, mark=mark) if i in listed else item for i, item in enumerate(draft.items))
    )


def _ends_in_list(draft: Draft, run: range) -> bool:
    """Whether the line below a list that begins with a date is its last headline."""
    return _is_date(draft.items[run.start]) and _may_head(draft.items[run.stop])


def _stands_alone(draft: Draft, here: int) -> bool:
    """Whether a paragraph stands alone under a line that reads as a headline."""
    head = draft.items[here - 1]
    if draft.in_core(here - 1) or draft.in_core(here + 1):
        return False
    return _may_head(head) and not head.look.text.endswith((".", ":", "،"))


def _retells(draft: Draft, here: int) -> bool:
    head, text = draft.items[here - 1].look, draft.items[here].look
    return measure_overlap(head, find_stems(text)) >= _RETELLS


def _is_foreign(draft: Draft, here: int, topic: frozenset[str]) -> bool:
    head, text = draft.items[here - 1].look, draft.items[here].look
    return measure_overlap(text, topic) < _FOREIGN and measure_overlap(head, topic) < _FOREIGN_HEADLINE


def _has_surroundings(draft: Draft) -> bool:
    """Whether a page shows anything of its site: lines above the headline, or a template's words below the text."""
    return draft.title > 0 or any(item.sure for item in draft.items[draft.core[-1] + 1 :])


def drop_summaries(draft: Draft) -> Draft:
    """Cut off the body's end headlines of other stories, each with one paragraph that mostly retells it.

    Sub-headings of a report share its words, the rest of a report in brief is no story to be foreign to, and a page
    that shows nothing of its site lists no other articles.
    """
    core = draft.core
    pairs = [_stands_alone(draft, i) for i in core]
    story = [draft.items[i].look for i, pair in zip(core, pairs, strict=True) if not pair]
    if len(story) < _FEWEST_PARAGRAPHS or not _has_surroundings(draft):
        return draft
    topic = find_topic([*story, draft.items[max(draft.title, 0)].look])
    kept = len(core)
    while kept and pairs[kept - 1] and _is_foreign(draft, core[kept - 1], topic):
        kept -= 1
    cut = core[kept:]
    retold = sum(_retells(draft, i) for i in cut)
    if len(cut) < _LEAST_SUMMARIES or kept < _FEWEST_PARAGRAPHS or 3 * retold < 2 * len(cut):
        return draft
    return replace(draft, core=core[:kept], last=core[kept - 1])
