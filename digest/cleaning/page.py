"""Cleaning one page, readable top to bottom: the ordered list of steps, and what they give."""

from collections.abc import Callable, Sequence
from typing import Literal

from digest.cleaning.above import label_above
from digest.cleaning.bodies import label_body
from digest.cleaning.copies import label_title_copies
from digest.cleaning.core import extend_end, find_core, find_extent
from digest.cleaning.draft import Draft, Item
from digest.cleaning.flags import find_flags
from digest.cleaning.furniture import drop_runs, drop_teasers, mark_furniture
from digest.cleaning.heads import drop_bio, label_head
from digest.cleaning.lists import drop_summaries, mark_dated_lists
from digest.cleaning.looks import look_at
from digest.cleaning.marks import mark_line
from digest.cleaning.parts import Block, CleanPage, Furniture, Line, Refusal, Repair, Stated
from digest.cleaning.places import settle_doubtful
from digest.cleaning.refusals import find_refusal
from digest.cleaning.repairs import repair_text
from digest.cleaning.skips import mark_skipped
from digest.cleaning.standfirsts import find_standfirst
from digest.cleaning.tails import label_tail
from digest.cleaning.titles import find_title, strip_outlet

NOTHING_STATED = Stated()
NO_FURNITURE = Furniture()

Step = Callable[[Draft], Draft]

FINDING_STEPS: tuple[Step, ...] = (
    mark_furniture,
    mark_skipped,
    settle_doubtful,
    mark_dated_lists,
    find_core,
    find_title,
    find_extent,
    drop_bio,
    drop_runs,
    drop_teasers,
    drop_summaries,
    extend_end,
    find_standfirst,
)
"""Steps that find out where things are."""


def label_title(draft: Draft) -> Draft:
    """Label the headline."""
    return draft.label({draft.title: ("title", "headline-of-the-text")}) if draft.title >= 0 else draft


LABELLING_STEPS: tuple[Step, ...] = (
    label_title,
    label_title_copies,
    label_above,
    label_head,
    label_body,
    label_tail,
)
"""Steps that label lines; a line keeps the first label it gets."""


_SURE_RULES = frozenset({"byline-shape", "dateline-shape", "credit-shape", "below-its-label", "credit-below-text"})


def _read_lines(lines: Sequence[str]) -> tuple[Item, ...]:
    looks = (look_at(n, line) for n, line in enumerate(lines, start=1) if line.strip())
    return tuple(Item(look, mark_line(look)) for look in looks if look.text)


def _list_lines(lines: Sequence[str], draft: Draft) -> tuple[Line, ...]:
    """Give every physical line its label; a line that no step reached is blank or furniture of the page."""
    labelled = {item.look.n: item for item in draft.items}

    def label(n: int) -> tuple[str, str]:
        item = labelled.get(n)
        return ("blank", "blank") if item is None else (item.label or "navigation", item.rule or "unexplained")

    return tuple(Line(n, text, *label(n)) for n, text in enumerate(lines, start=1))


def _join(draft: Draft, label: str) -> str:
    """Give the repaired text of one label: every line of a standfirst, of the others the surest line."""
    found = [item for item in draft.items if item.label == label]
    if label != "standfirst":
        found = sorted(found, key=lambda item: item.rule not in _SURE_RULES)[:1]
    return "\n".join(repair_text(item.look.text)[0] for item in found)


def _compose_blocks(draft: Draft) -> tuple[tuple[Block, ...], tuple[Repair, ...]]:
    blocks: list[Block] = []
    repairs: list[Repair] = []
    for item in draft.items:
        if item.label not in {"paragraph", "subheading", "title", "standfirst", "kicker"}:
            continue
        text, made = repair_text(item.look.text, item.look.n)
        repairs += made
        if item.label in {"paragraph", "subheading"}:
            kind: Literal["paragraph", "subheading"] = "subheading" if item.label == "subheading" else "paragraph"
            blocks.append(Block(text, kind, item.look.n))
    return tuple(blocks), tuple(repairs)


def _find_title_text(draft: Draft) -> str:
    if draft.title < 0:
        return repair_text(draft.stated.title)[0]
    return strip_outlet(_join(draft, "title"), draft)


def _find_places(lines: Sequence[str], stated: Stated, furniture: Furniture) -> Draft:
    draft = Draft(_read_lines(lines), stated, furniture)
    for step in FINDING_STEPS:
        draft = step(draft)
    return draft


def clean_page(
    lines: Sequence[str],
    *,
    stated: Stated = NOTHING_STATED,
    furniture: Furniture = NO_FURNITURE,
    force_language: bool = False,
) -> CleanPage | Refusal:
    """Label every line of a raw page and give the article in it, or say why there is none.

    `lines` are the physical lines without their ends; `furniture` is what repeats on the outlet's pages.
    `force_language` takes a page that does not look Arabic.
    """
    draft = _find_places(lines, stated, furniture)
    refusal = find_refusal(draft)
    if refusal and not (force_language and refusal == "not-arabic"):
        return Refusal(refusal)
    for step in LABELLING_STEPS:
        draft = step(draft)
    blocks, repairs = _compose_blocks(draft)
    return CleanPage(
        lines=_list_lines(lines, draft),
        title=_find_title_text(draft),
        kicker=_join(draft, "kicker"),
        standfirst=_join(draft, "standfirst"),
        dateline=_join(draft, "dateline"),
        byline=_join(draft, "byline"),
        credit=_join(draft, "credit"),
        blocks=blocks,
        repairs=repairs,
        flags=find_flags(draft),
    )
