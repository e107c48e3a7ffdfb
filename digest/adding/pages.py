"""Every kind of page into one shape: labelled lines, head, body, repairs, flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.cleaning import CleanPage, Furniture, Line, Refusal, clean_page, clean_ready
from digest.cleaning import Stated as CleaningStated

if TYPE_CHECKING:
    from digest.intake import RawPage

_LABELS = {"title": "title", "kicker": "kicker", "standfirst": "standfirst", "byline": "byline"}


def clean(page: RawPage, furniture: Furniture, *, force_language: bool = False) -> CleanPage | Refusal:
    """Clean a page: plain text by its lines, what intake has parted already by its parts."""
    stated = page.stated
    if page.kind == "text":
        told = CleaningStated(stated.title.value, stated.source.value, stated.byline.value)
        return clean_page(page.lines, stated=told, furniture=furniture, force_language=force_language)
    lines = _record_lines(page) if page.kind == "record" else _block_lines(page)
    return clean_ready(lines, title=stated.title.value, byline=stated.byline.value)


def _record_lines(page: RawPage) -> tuple[Line, ...]:
    return tuple(
        Line(n, text, "paragraph" if text.strip() else "blank", "record") for n, text in enumerate(page.lines, 1)
    )


def _block_lines(page: RawPage) -> tuple[Line, ...]:
    return tuple(
        Line(block.line, block.text, block.reason if block.role == "left-out" else block.role, block.by or "html")
        for block in page.blocks
    )
