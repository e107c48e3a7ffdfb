"""Where a line quotes someone: words there are anchored to the speaker, not to the page."""

from __future__ import annotations

import re
from bisect import bisect_left

_SIGN = re.compile(r"[\"“”„‟«»]")
Span = tuple[int, int]


def quoted_spans(text: str) -> tuple[Span, ...]:
    """Give the (start, end) of each quotation.

    Any double sign opens and the next closes, since real pages write «و”ألكسندر لافرينتيف”» with two closing
    signs; an unclosed quotation runs to the end of the line.
    """
    spans: list[Span] = []
    opened = -1
    for sign in _SIGN.finditer(text):
        if opened < 0:
            opened = sign.start()
        elif not (sign.group() == "«" or (sign.group() == "“" and text[opened] == "“")):
            spans.append((opened, sign.end()))
            opened = -1
    if opened >= 0:
        spans.append((opened, len(text)))
    return tuple(spans)


def is_quoted(spans: tuple[Span, ...], at: int) -> bool:
    """Tell whether an offset lies inside one of the quotations, which stand in order and apart."""
    before = bisect_left(spans, (at, -1)) - 1
    return before >= 0 and at < spans[before][1]
