"""What stands between headline and first paragraph: date, byline, credit, captions, share bars, polls."""

from dataclasses import replace

from digest.cleaning import wordlists
from digest.cleaning.captions import is_caption
from digest.cleaning.credits import is_masthead, is_site_line, label_credit
from digest.cleaning.dates import ends_dated
from digest.cleaning.draft import Draft, Item
from digest.cleaning.looks import fold_word_list
from digest.cleaning.topic import find_topic, measure_overlap

_PERSON_NOUNS = fold_word_list(wordlists.PERSON_NOUNS)
_MOST_BIO_OVERLAP = 0.6
_SECTIONS = ("related-link", "other-headlines", "tag-list", "newsletter", "footer", "comment-form")
_LEAST_STANDFIRST_WORDS = 7
_STANDFIRST_OVERLAP = 0.4
_MOST_NAME_WORDS = 4
_NAME_OVERLAP = 0.5


def _label_by_shape(draft: Draft, item: Item, section: str) -> tuple[str, str]:
    """Label a line by its own shape or by the section it stands in; "" when neither tells."""
    look = item.look
    credit = label_credit(look, draft.stated.source)
    bio = look.prose and look.words[0].removeprefix("ال") in _PERSON_NOUNS
    masthead = is_masthead(look) or is_site_line(look) or item.template
    cases = (
        (ends_dated(look), "date-line", "name-and-date"),
        (bool(credit), credit, f"{credit}-shape"),
        (bool(section), section, "below-its-header"),
        (bio, "metadata-label", "author-biography"),
        (masthead, "navigation", "masthead"),
        (is_caption(look), "caption", "caption-shape"),
    )
    return next(((label, rule) for holds, label, rule in cases if holds), ("", ""))


def _label_plain(draft: Draft, here: int, item: Item, section: str) -> tuple[str, str]:
    """Label a line that no template phrase explains."""
    label, rule = _label_by_shape(draft, item, section)
    if label:
        return label, rule
    overlap = measure_overlap(item.look, draft.topic)
    if here == draft.title + 1 and item.n_words >= _LEAST_STANDFIRST_WORDS and overlap >= _STANDFIRST_OVERLAP:
        return "standfirst", "below-title"
    named = draft.title >= 0 and item.n_words <= _MOST_NAME_WORDS and overlap < _NAME_OVERLAP
    if named and item.look.letters:
        return "byline", "name-below-title"
    if draft.bare and (item.n_words >= _LEAST_STANDFIRST_WORDS or item.look.text.endswith(":")):
        return "paragraph", "above-text"
    return ("caption", "below-title") if draft.title >= 0 else ("navigation", "above-text")


def _label_marked(item: Item) -> tuple[str, str]:
    mark = item.mark
    if mark is None:
        return "", ""
    if mark.rule == "no-letters":
        return "navigation", mark.rule
    return mark.label, mark.rule


def drop_bio(draft: Draft) -> Draft:
    """Begin the body below the author's biography: «كاتب وباحث سعودي، رئيس تحرير سابق.» is no lead."""
    if len(draft.core) < 3 or draft.first <= draft.title + 1:
        return draft
    look = draft.items[draft.first].look
    rest = find_topic(draft.items[i].look for i in draft.core[1:])
    if look.words[0].removeprefix("ال") not in _PERSON_NOUNS or measure_overlap(look, rest) > _MOST_BIO_OVERLAP:
        return draft
    return replace(draft, core=draft.core[1:], first=draft.core[1])


def label_head(draft: Draft) -> Draft:
    """Label the lines from the title to the first paragraph."""
    labels: dict[int, tuple[str, str]] = {}
    section, wanted = "", ""
    for i in range(draft.title + 1, draft.first):
        item = draft.items[i]
        if wanted and not item.sure:
            labels[i], wanted = (wanted, "below-its-label"), ""
        elif item.mark and (item.sure or not label_credit(item.look, draft.stated.source)):
            labels[i] = _label_marked(item)
            section = _enter(item, section)
            wanted = _find_wanted(item)
        else:
            labels[i] = _label_plain(draft, i, item, section)
    return draft.label(labels)


def _enter(item: Item, section: str) -> str:
    """Give the section that a marked line opens or leaves."""
    if item.mark is None or not item.sure:
        return section
    if item.mark.label == "ad":
        return "ad"
    return item.mark.label if item.mark.strength == "header" and item.mark.label in _SECTIONS else ""


_WANTED = {"المصدر": "credit", "مصدر": "credit", "source": "credit", "الكاتب": "byline", "بقلم": "byline"}
_WANTED |= {"كتب": "byline", "كتبت": "byline", "by": "byline", "author": "byline", "المولف": "byline"}


def _find_wanted(item: Item) -> str:
    """«المصدر:» alone on its line announces the credit on the next."""
    return _WANTED.get(item.look.bare, "")
