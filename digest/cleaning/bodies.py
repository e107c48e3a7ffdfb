"""The body, from its first paragraph to its last: paragraphs, sub-headings, and what was put in between."""

import re
from dataclasses import dataclass

from digest.cleaning.captions import is_caption
from digest.cleaning.draft import Draft, Item

_YEAR = re.compile(r"(?:19|20)\d\d\s*[:.\-]?")
"""A year alone on its line heads a part of a timeline."""
_LISTS = ("related-link", "other-headlines", "tag-list", "newsletter", "comment-form", "share")
_MOST_SUBHEADING_WORDS = 15
_WORDLESS = {"no-letters": "navigation", "counter": "share"}
_LEAST_RUN, _MOST_TAG_WORDS = 3, 3
_LEAST_REPEATED_WORDS = 4
_LONGEST_RUN = 30
_LONG_HEADLINE, _SHORT_HEADLINE = 6, 4


@dataclass(slots=True)
class _Walk:
    """Where the walk down the body stands."""

    section: str = ""
    """The list that a header opened."""
    swallowed: int = 0
    """How many lines the section took."""
    inline: bool = False
    """Whether the section began with marker and headline in one line."""


def _is_text(draft: Draft, here: int) -> bool:
    """Whether the line that follows is a paragraph or an item of a list."""
    return here <= draft.last and (draft.in_core(here) or draft.items[here].look.bullet)


def _label_marked(item: Item, walk: _Walk) -> tuple[str, str]:
    mark = item.mark
    if mark is None:
        return "", ""
    if mark.label == "date-line":
        return "metadata-label", "date-inside-text"
    if mark.label in _LISTS and mark.strength in {"header", "inline"}:
        listed = mark.strength == "inline" and walk.section and not walk.inline
        walk.swallowed += 1
        if not listed:
            walk.section, walk.swallowed, walk.inline = mark.label, 0, mark.strength == "inline"
    else:
        walk.section = ""
    return mark.label, mark.rule


def _belongs_to_list(draft: Draft, here: int, walk: _Walk) -> bool:
    """Whether an unmarked line is still one of the headlines that a marker announced."""
    if not walk.section or draft.items[here].look.text.endswith("."):
        return False
    if not _is_text(draft, here + 1):
        return True
    if walk.swallowed == 0:
        return not walk.inline
    return draft.items[here].n_words >= (_LONG_HEADLINE if walk.inline else _SHORT_HEADLINE)


def _find_run(draft: Draft, here: int) -> range:
    """Give the lines around one that stand together and are no paragraphs: a list, a verse."""

    def plain(i: int) -> bool:
        return draft.first < i <= draft.last and not draft.in_core(i) and not draft.items[i].sure

    above = below = here
    while here - above < _LONGEST_RUN and plain(above - 1):
        above -= 1
    while below - here < _LONGEST_RUN and plain(below + 1):
        below += 1
    return range(above, below + 1)


def _is_tag_run(draft: Draft, run: range) -> bool:
    """Whether three short lines or more stand together and one is the name of a site's section."""
    items = [draft.items[i] for i in run]
    short = all(item.n_words <= _MOST_TAG_WORDS and not item.look.bullet for item in items)
    return short and any(item.mark is not None and item.mark.rule == "section-name" for item in items)


def _has_link(draft: Draft, run: range) -> bool:
    """Whether a run says a line twice, as a picture's link and its headline do, or one that stands below too.

    A table of contents says its sub-headings above, so a line that stands higher on the page does not count.
    """
    lines = [draft.items[i].look for i in run]
    long = [look.bare for look in lines if len(look.words) >= _LEAST_REPEATED_WORDS and not look.bullet]
    if len(set(long)) < len(long):
        return True
    below = {item.look.bare for item in draft.items[draft.last + 1 :]} if long else set()
    return not below.isdisjoint(long)


def _is_short_paragraph(item: Item) -> bool:
    """Whether a line too short for a paragraph ends or opens as one."""
    text = item.look.text
    if text.endswith((".", "،", "؛")) or item.n_words > _MOST_SUBHEADING_WORDS:
        return True
    return text.endswith(":") and item.look.opens_tale


def _label_plain(draft: Draft, here: int) -> tuple[str, str]:
    item = draft.items[here]
    if is_caption(item.look):
        return "caption", "caption-shape"
    if item.look.bullet:
        return "paragraph", "list-item"
    if _is_short_paragraph(item) or here == draft.last:
        return "paragraph", "short-paragraph"
    return _label_run(draft, _find_run(draft, here), item)


def _label_run(draft: Draft, run: range, item: Item) -> tuple[str, str]:
    """Label a short line by those around it: a link said twice, tags, a list or verse, a sub-heading."""
    if _has_link(draft, run):
        return "related-link", "repeats-on-the-page"
    if len(run) >= _LEAST_RUN and not draft.bare and _is_tag_run(draft, run):
        return "tag-list", "run-of-tags"
    if len(run) >= _LEAST_RUN and not item.look.text.endswith(("؟", "?")):
        return "paragraph", "run-of-short-lines"
    return "subheading", "short-line-before-text"


def _label_line(draft: Draft, here: int, walk: _Walk) -> tuple[str, str]:
    item = draft.items[here]
    if draft.in_core(here):
        walk.section = ""
        return "paragraph", "prose"
    if item.sure:
        return _label_marked(item, walk)
    if item.look.prose or item.template:
        return (walk.section or "other-headlines"), "off-topic-or-repeated"
    if item.mark and item.mark.rule in _WORDLESS and not _YEAR.fullmatch(item.look.text):
        return _WORDLESS[item.mark.rule], item.mark.rule
    if _belongs_to_list(draft, here, walk):
        walk.swallowed += 1
        return walk.section, "below-its-header"
    return _label_plain(draft, here)


def label_body(draft: Draft) -> Draft:
    """Label the lines from the first paragraph to the end of the body."""
    if draft.first < 0:
        return draft
    walk = _Walk()
    return draft.label({i: _label_line(draft, i, walk) for i in range(draft.first, draft.last + 1)})
