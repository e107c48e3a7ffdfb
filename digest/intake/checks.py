"""Our own checks on lines inside the article's element: each tells furniture by how pages are made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from digest.arabic.page_words import (
    AD_LABEL,
    BYLINE,
    CAPTION,
    COMMENTS,
    DATE_LABEL,
    DISCLAIMER,
    METADATA,
    RELATED,
    RELATED_HEADING,
    SHARE,
    SHARE_HOSTS,
    TAG_LABEL,
    fold_label,
)
from digest.intake.ballot import ends_sentence, is_prose
from digest.intake.structured import tells_other_time
from digest.intake.tree import HEADINGS, Line

Element = Any
Check = Callable[[Line], str]

_SAYS = re.compile(r"[^\W_]")

LINKED = 0.8
"""Share of letters in links from which a line is a link and no text that holds one."""

LABEL_LETTERS = 110
"""A line that begins like «اقرأ أيضاً» and is longer is running text, unless a link follows."""

CAPTION_LETTERS = 170


def tell_related(line: Line) -> str:
    """Tell «اقرأ أيضاً: <a>…</a>», or the label alone."""
    label = fold_label(line.text)
    if not RELATED.match(label) and not RELATED_HEADING.match(label):
        return ""
    short = line.letters <= LABEL_LETTERS and not ends_sentence(line.text)
    return "related-link" if line.linked or short or ":" in label[:25] else ""


def tell_share(line: Line) -> str:
    """Tell a line of share buttons, or an invitation to follow an account."""
    hosts = any(SHARE_HOSTS.search(href) for href in line.hrefs)
    if hosts and line.link_share > 0.25 and line.letters < 150:
        return "share"
    if SHARE.match(fold_label(line.text)) and line.letters < 100:
        return "share" if line.linked or (line.letters < 60 and not ends_sentence(line.text)) else ""
    return ""


def tell_link(line: Line) -> str:
    """Tell a line that is a link as a whole: another headline, a tag, a button."""
    if line.linked and line.link_share >= LINKED:
        return "related-link"
    return "" if _SAYS.search(line.text) else "other"


def tell_tags(line: Line) -> str:
    """Tell «الكلمات المفتاحية: …», or three links and more with nothing between."""
    if TAG_LABEL.match(fold_label(line.text)) and line.letters < 200 and not ends_sentence(line.text):
        return "tag-list"
    return "tag-list" if len(line.hrefs) >= 3 and line.link_share > 0.7 else ""


def tell_caption(line: Line) -> str:
    """Tell a short line that begins or ends like a caption, or follows a picture in one block."""
    if line.letters >= CAPTION_LETTERS:
        return ""
    if CAPTION.match(fold_label(line.text)) and line.letters < 120:
        return "caption"
    if "after-image" in line.marks and line.letters < 90 and not ends_sentence(line.text):
        return "caption"
    return ""


def tell_ad(line: Line) -> str:
    """Tell «إعلان» alone on a line, over or under the place of an advertisement."""
    return "ad" if line.letters < 20 and AD_LABEL.match(fold_label(line.text)) else ""


def tell_label(line: Line) -> str:
    """Tell the labels and notices that templates print: reading time, counters, «لا يعبر عن رأي الموقع»."""
    label = fold_label(line.text)
    if line.letters < 60 and METADATA.match(label):
        return "metadata-label"
    return "disclaimer" if line.letters < 220 and DISCLAIMER.search(label) else ""


def tell_comment(line: Line) -> str:
    """Tell the heading of a comment form."""
    return "comment-form" if line.letters < 60 and COMMENTS.match(fold_label(line.text)) else ""


def tell_date_line(line: Line) -> str:
    """Tell «آخر تحديث: …», or a short line that a `<time>` fills; that of an event is another matter."""
    if line.letters < 60 and DATE_LABEL.match(fold_label(line.text)):
        return "date-line"
    times = list(line.block.iter("time"))
    if not times or line.letters >= 40 or ends_sentence(line.text):
        return ""
    return "other-headlines" if any(map(tells_other_time, times)) else "date-line"


def tell_byline(line: Line) -> str:
    """Tell «كتب: …», «بقلم …» on a short line."""
    short = line.letters < 50 and not ends_sentence(line.text)
    return "byline" if short and BYLINE.match(fold_label(line.text)) else ""


CHECKS: tuple[Check, ...] = (
    tell_related,
    tell_share,
    tell_tags,
    tell_link,
    tell_caption,
    tell_ad,
    tell_label,
    tell_comment,
    tell_date_line,
    tell_byline,
)


def mark_lines(lines: list[Line]) -> None:
    """Write the reason of the first check that tells one on every line that has none."""
    for line in lines:
        if line.images:
            line.marks.add("after-image")
        if not line.reason:
            for check in CHECKS:
                reason = check(line)
                if reason:
                    line.reason, line.by = reason, check.__name__.removeprefix("tell_")
                    break


def mark_picture_boxes(lines: list[Line], body: Element) -> None:
    """Mark a caption in an element of its own with the picture: `<div><img><div>caption</div></div>`."""
    held = Counter(element for line in lines for element in line.path for _ in range(min(line.letters, 1)))
    for line in lines:
        if line.reason or line.letters >= CAPTION_LETTERS:
            continue
        box = next((element for element in cut_path(line, body) if held[element] <= 1), None)
        if box is not None and box is not line.block and next(box.iter("img"), None) is not None:
            line.reason, line.by = "caption", "picture-box"


def cut_path(line: Line, body: Element) -> tuple[Element, ...]:
    """Give the elements between the body and a line, outermost first; none for a line outside."""
    return line.path[line.path.index(body) + 1 :] if body in line.path else ()


CARD_TAGS = frozenset(["div", "section", "article", "li", "table", "td", "tr", "blockquote", "dl", "a"])
CARD_LINES = 6
CARD_LETTERS = 250
"""Letters beside the link in a teaser that stands alone in a text."""

NESTED_SHARE = 0.3
"""Share of the body's letters below which a nested `<article>` is a teaser."""

REPEATED = 3
"""Elements of one parent, tag and class with a link and a summary each: a list of other articles."""

REPEATED_LETTERS = 900


def mark_cards(lines: list[Line], body: Element) -> None:
    """Mark a teaser of another article inside the body: a small element with linked heading and summary.

    Also any `<article>` nested in the body, unless it holds a good part of it (a text in several articles).
    """
    total = sum(line.letters for line in lines)
    for element, held in _collect_boxes(lines, body).items():
        nested = element.tag == "article" and sum(line.letters for line in held) < NESTED_SHARE * total
        if nested or _is_card(element, held):
            _mark_card(held)


def mark_repeated_cards(lines: list[Line], page: Element, headline: Line | None) -> None:
    """Mark lists of teasers anywhere on a page, told by repetition before anything is known of the body."""
    boxes = _collect_boxes(lines, page)
    groups: dict[tuple[Element, str, str], list[list[Line]]] = {}
    for element, held in boxes.items():
        if headline not in held and _is_teaser(element, held, REPEATED_LETTERS):
            key = (element.getparent(), element.tag, element.get("class") or "")
            groups.setdefault(key, []).append(held)
    for alike in groups.values():
        if len(alike) >= REPEATED:
            for held in alike:
                _mark_card(held)


def _collect_boxes(lines: list[Line], outer: Element) -> dict[Element, list[Line]]:
    boxes: dict[Element, list[Line]] = {}
    for line in lines:
        for element in cut_path(line, outer):
            boxes.setdefault(element, []).append(line)
    return boxes


def _mark_card(held: list[Line]) -> None:
    for line in held:
        if not line.reason:
            line.reason, line.by = "related-link", "card"


def _is_teaser(element: Element, held: list[Line], most: int) -> bool:
    """Tell an element with a link as a whole line, and at most one line of prose beside it."""
    if element.tag not in CARD_TAGS or not 2 <= len(held) <= CARD_LINES:
        return False
    links = [line for line in held if line.linked and line.link_share >= LINKED]
    rest = sum(line.letters for line in held if line.link_share < LINKED)
    prose = sum(is_prose(line) and line.block.tag not in HEADINGS for line in held)
    return bool(links) and rest <= most and prose <= 1


def _is_card(element: Element, held: list[Line]) -> bool:
    if not _is_teaser(element, held, CARD_LETTERS):
        return False
    linked = any(line.block.tag in HEADINGS for line in held if line.linked)
    return linked or next(element.iter("img"), None) is not None


_QUOTED = re.compile('^[\u00ab"\u201c]')


def looks_like_subheading(line: Line) -> bool:
    """Tell a heading element, or a short line that is bold as a whole, without a final stop."""
    tags = {element.tag for element in line.path[-2:]}
    if tags & HEADINGS and line.letters <= 120:
        return True
    return line.bold >= 0.9 * line.letters > 0 and line.letters <= 80 and not ends_sentence(line.text)
