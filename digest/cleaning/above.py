"""What stands above the headline: masthead, menus, tickers, the clock of the crawl, sometimes a kicker."""

from digest.cleaning.credits import is_masthead, is_site_line
from digest.cleaning.dates import says_published
from digest.cleaning.draft import Draft, Item
from digest.cleaning.topic import measure_overlap

_HEADLINE_WORDS = 6
_LEAST_KICKER_WORDS = 2
_KICKER_OVERLAP = 0.6
_SHORT_KICKER_OVERLAP = 0.99
_MOST_KICKER_WORDS = 14


def _is_kicker(draft: Draft, here: int) -> bool:
    """Whether the line right above the headline speaks of the same story; one word is a section's name."""
    item = draft.items[here]
    if here != draft.title - 1 or item.mark or item.repeated or item.look.truncated:
        return False
    if is_masthead(item.look) or is_site_line(item.look) or not item.look.arabic:
        return False
    overlap = measure_overlap(item.look, draft.topic)
    if item.n_words <= 4:
        return item.n_words >= _LEAST_KICKER_WORDS and here > 0 and overlap > _SHORT_KICKER_OVERLAP
    return item.n_words <= _MOST_KICKER_WORDS and overlap >= _KICKER_OVERLAP


def _label_line(draft: Draft, here: int, item: Item) -> tuple[str, str]:
    mark = item.mark
    if mark and mark.label == "date-line":
        near = here >= draft.title - 2
        return (
            ("date-line", "date-says-published")
            if near and says_published(item.look)
            else ("crawl-date", "date-above-title")
        )
    if mark and mark.rule != "no-letters":
        return mark.label, mark.rule
    if _is_kicker(draft, here):
        return "kicker", "kicker-above-title"
    if is_masthead(item.look) or is_site_line(item.look) or item.n_words < _HEADLINE_WORDS:
        return "navigation", "above-title"
    return ("navigation", "above-title") if not item.look.arabic else ("other-headlines", "above-title")


def label_above(draft: Draft) -> Draft:
    """Label every line above the title; a page without one has nothing above it."""
    return draft.label({i: _label_line(draft, i, item) for i, item in enumerate(draft.items[: max(draft.title, 0)])})
