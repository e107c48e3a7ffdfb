"""A page that intake has parted already (HTML, a feed's item, a record): repairs, credits and flags are still ours."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from digest.cleaning.credits import label_credit
from digest.cleaning.dates import is_date_line
from digest.cleaning.draft import Draft, Item
from digest.cleaning.flags import find_flags
from digest.cleaning.looks import look_at
from digest.cleaning.marks import mark_line
from digest.cleaning.parts import DROPPED_LABELS, KEPT_LABELS, Block, CleanPage, Furniture, Line, Repair, Stated
from digest.cleaning.repairs import repair_text

_BODY = ("paragraph", "subheading")
_FRAME_LINES = 2


def clean_ready(lines: Sequence[Line], *, title: str = "", byline: str = "") -> CleanPage:
    """Make a page of lines that carry their label; the labels are believed, but a credit that frames the body.

    A label that is none of ours becomes navigation. ``title`` and ``byline`` stand in where no line is labelled so.
    """
    known = [_relabel(line) for line in lines]
    known = _find_credits(_find_date_lines(known))
    blocks, repairs = _compose(known)
    head = {label: _join(known, label) for label in ("title", "kicker", "standfirst", "dateline", "byline", "credit")}
    return CleanPage(
        lines=tuple(known),
        title=head["title"] or repair_text(title)[0],
        kicker=head["kicker"],
        standfirst=head["standfirst"],
        dateline=head["dateline"],
        byline=head["byline"] or repair_text(byline)[0],
        credit=head["credit"],
        blocks=blocks,
        repairs=repairs,
        flags=find_flags(_draft(known, title or head["title"])),
    )


def _relabel(line: Line) -> Line:
    if not line.text.strip():
        return replace(line, label="blank", rule="blank")
    return line if line.label in (*KEPT_LABELS, *DROPPED_LABELS) else replace(line, label="navigation")


def _find_date_lines(lines: list[Line]) -> list[Line]:
    """Name the line that stands as a paragraph or heading over the text and is nothing but its date.

    In tables it has no other place. A body of dates alone keeps them.
    """
    places = [i for i, line in enumerate(lines) if line.label in _BODY]
    heads = set(places[:_FRAME_LINES]) if len(places) > _FRAME_LINES else set[int]()
    dates = {i for i in heads if is_date_line(look_at(i, lines[i].text))}
    return [replace(line, label="date-line", rule="date-only") if i in dates else line for i, line in enumerate(lines)]


def _find_credits(lines: list[Line]) -> list[Line]:
    """Name the credit, byline or dateline that stands as a paragraph of its own at either end of the body."""
    places = [i for i, line in enumerate(lines) if line.label == "paragraph"]
    frame = {*places[:_FRAME_LINES], *places[-_FRAME_LINES:]} if len(places) > _FRAME_LINES else set[int]()
    return [_credit(line) if i in frame else line for i, line in enumerate(lines)]


def _credit(line: Line) -> Line:
    label = label_credit(look_at(line.n, line.text))
    return replace(line, label=label, rule=f"{label}-shape") if label else line


def _compose(lines: Iterable[Line]) -> tuple[tuple[Block, ...], tuple[Repair, ...]]:
    blocks: list[Block] = []
    repairs: list[Repair] = []
    for line in lines:
        if line.label not in (*_BODY, "title", "standfirst", "kicker"):
            continue
        text, made = repair_text(line.text, line.n)
        repairs += made
        if line.label in _BODY and text:
            kind: Literal["paragraph", "subheading"] = "subheading" if line.label == "subheading" else "paragraph"
            blocks.append(Block(text, kind, line.n))
    return tuple(blocks), tuple(repairs)


def _join(lines: Iterable[Line], label: str) -> str:
    found = [repair_text(line.text)[0] for line in lines if line.label == label]
    return "\n".join(found if label == "standfirst" else found[:1])


def _draft(lines: Iterable[Line], title: str) -> Draft:
    looks = [(look_at(line.n, line.text), line) for line in lines if line.text.strip()]
    items = tuple(Item(look, mark_line(look), label=line.label, rule=line.rule) for look, line in looks)
    core = tuple(i for i, item in enumerate(items) if item.label == "paragraph")
    at = next((i for i, item in enumerate(items) if item.label == "title"), -1)
    return Draft(items, Stated(title), Furniture(), at, core[0] if core else -1, core[-1] if core else -1, core)
