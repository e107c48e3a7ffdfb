"""What stands below the body: credit, tags, related links, comment form, other headlines, footer."""

import re
from dataclasses import dataclass

from digest.cleaning.captions import is_caption
from digest.cleaning.credits import is_site_line, label_credit, names_agency, names_outlet
from digest.cleaning.draft import Draft, Item
from digest.cleaning.topic import measure_overlap

_CREDIT_REACH, _FARTHEST_CREDIT = 3, 20
_MOST_LABEL_WORDS = 3
_LATIN_SECTIONS = frozenset({"comment-form", "cookie", "footer", "newsletter"})
_PASSING = frozenset({"navigation", "share", "caption", "disclaimer", "metadata-label"})
"""Labels that speak for their line alone."""
_OWNED = re.compile(r"(?:©|\([cC]\)).*\b(?:19|20)\d\d\b|.*\b(?:19|20)\d\d\s*©")
_YIELDING = frozenset({"شروط الاستخدام", "الموقع", "الاسم", "ارسال", "موافق", "البلد", "الدوله"})


@dataclass(slots=True)
class _Walk:
    """Where the walk down the tail stands."""

    section: str = ""
    footer: bool = False
    tags: bool = True
    """Whether an unmarked short line may still be one of the article's tags."""


def _label_credit_line(draft: Draft, here: int, item: Item) -> str:
    """Label the credit that closes the text; farther down its shape belongs to other stories."""
    if item.sure or here - draft.last > _FARTHEST_CREDIT:
        return ""
    reach = sum(not i.sure for i in draft.items[draft.last + 1 : here])
    if reach >= _CREDIT_REACH:
        return ""
    label = label_credit(item.look, draft.stated.source)
    if not label and here == draft.last + 1 and names_outlet(item.look):
        return "credit"
    if label == "byline":
        return label
    marked = item.look.text.startswith(("(", "*", "-", "[")) or item.look.text.endswith((")", "]"))
    trusted = marked or names_agency(item.look) or ":" in item.look.text
    directly = here == draft.last + 1 and item.n_words <= (7 if "/" in item.look.text else 5)
    return label if label and (trusted or directly) else ""


def _label_marked(item: Item, walk: _Walk) -> tuple[str, str]:
    mark = item.mark
    if mark is None:
        return "", ""
    if mark.rule == "no-letters":
        return "footer", mark.rule
    if mark.label == "date-line":
        return walk.section or "other-headlines", "date-below-text"
    if walk.section == "comment-form" and item.look.bare in _YIELDING:
        return "comment-form", "inside-comment-form"
    label = "footer" if walk.footer and mark.strength == "weak" else mark.label
    if mark.rule == "counter" and walk.section:
        return walk.section, "below-its-header"
    if mark.rule != "counter":
        walk.section = label if label not in _PASSING else ""
    walk.footer = walk.footer or (label == "footer" and mark.strength == "sure")
    return label, mark.rule


def _label_plain(draft: Draft, item: Item, walk: _Walk) -> tuple[str, str]:
    look = item.look
    if not look.arabic:
        kept = walk.footer or walk.section in _LATIN_SECTIONS
        return (walk.section or "footer", "latin-below-text") if kept else ("navigation", "latin-below-text")
    if walk.section:
        return walk.section, "below-its-header"
    if walk.footer or is_site_line(look):
        return "footer", "below-footer"
    if _OWNED.match(look.text):
        return "footer", "sign-and-year"
    if is_caption(look):
        return "caption", "caption-shape"
    if item.n_words <= _MOST_LABEL_WORDS:
        tag = walk.tags and measure_overlap(look, draft.topic) > 0.99
        return ("tag-list", "words-of-the-text") if tag else ("navigation", "below-text")
    return "other-headlines", "below-text"


def label_tail(draft: Draft) -> Draft:
    """Label every line below the body."""
    if draft.last < 0:
        return draft
    walk = _Walk()
    labels: dict[int, tuple[str, str]] = {}
    for i in range(draft.last + 1, len(draft.items)):
        item = draft.items[i]
        credit = _label_credit_line(draft, i, item)
        if item.label:  # a copy of the title
            walk.section = ""
        elif credit:
            labels[i] = (credit, f"{credit}-below-text")
        elif item.mark:
            labels[i] = _label_marked(item, walk)
        else:
            labels[i] = _label_plain(draft, item, walk)
            walk.section = walk.section or ("other-headlines" if labels[i][0] == "other-headlines" else "")
        walk.tags = walk.tags and labels.get(i, ("",))[0] in {"tag-list", "share", "credit"}
    return draft.label(labels)
