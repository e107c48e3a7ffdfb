"""Which lines trafilatura takes for the article, and how lines are compared with its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from trafilatura import bare_extraction
from trafilatura.settings import use_config

if TYPE_CHECKING:
    from digest.intake.tree import Line

Element = Any

_FOLD = re.compile(r"[\W_]+")
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
SHORT = 12
"""Folded characters below which a line must equal a whole block of trafilatura's, not just stand in it."""

CONFIG = use_config()
CONFIG.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")
CONFIG.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
CONFIG.set("DEFAULT", "MIN_EXTRACTED_SIZE", "100")


def fold(text: str) -> str:
    """Fold a text for comparison: letters and digits only, no vowel marks."""
    return _FOLD.sub("", _MARKS.sub("", text))


def extract_text(tree: Element) -> str:
    """Give trafilatura's text of the page in precision mode, or "" ; no dates, no network, no comments."""
    try:
        document = bare_extraction(
            tree, favor_precision=True, include_comments=False, include_tables=True, with_metadata=False,
            deduplicate=False, config=CONFIG,
        )  # fmt: skip
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError, AssertionError):
        return ""
    text = getattr(document, "text", None) if document is not None else None
    return text or ""


def count_votes(lines: list[Line], text: str) -> None:
    """Mark with `voted` the lines that stand in a text."""
    whole = fold(text)
    blocks = {fold(block) for block in text.split("\n")}
    for line in lines:
        folded = fold(line.text)
        if folded and (folded in blocks or (len(folded) > SHORT and folded in whole)):
            line.marks.add("voted")


def weigh_votes(lines: list[Line]) -> int:
    """Count the letters of voted prose lines."""
    return sum(line.letters for line in lines if "voted" in line.marks and is_prose(line))


_STOP = re.compile('[.!?\u061f\u06d4\u2026:\u060c\u061b\u00bb"\u201d)]\\s*$')
_END = re.compile('[.!?\u061f\u06d4\u2026]\\s*[\u00bb"\u201d\u2019)\\]]*\\s*$')


def is_prose(line: Line) -> bool:
    """Tell whether a line reads like running text: long, or ended like a sentence, and no list of links."""
    if line.link_share > 0.5:
        return False
    return line.letters >= 60 or (line.letters >= 20 and bool(_END.search(line.text)))


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends with a sentence mark, closing quotes aside."""
    return _END.search(text) is not None
