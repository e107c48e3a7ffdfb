"""What must be read left to right inside Arabic, where Unicode's algorithm alone would show its parts in another order.

After an Arabic letter digits are "Arabic numbers" (UAX 9, rule W2): a sign or dash beside them is then neutral and
takes the direction of the line. So «+90 312 555 01 01» shows as 01 01 555 312 90+, «3-1» as 1-3, «-5» as 5-,
«2020-02-19» as 19-02-2020, «C++» as ++C. Points, colons and slashes between digits keep
their place (3.5, 14:30, 1/2).
"""

from __future__ import annotations

import re

_NUMBER = r"\d++(?:[.,:/]\d++){0,8}"
"""Bounded in its parts, as all that can begin anew inside itself: what is longer is a list, not a number."""
_RUN = re.compile(
    r"(?<![\w@.+\-/])(?:"
    r"(?:https?://|www\.)[!-~]*[\w/]"  # addresses of the web
    r"|[\w.%+-]{1,64}+@[\w-]+(?:\.[\w-]+)*\w"  # and of post
    r"|[@#][A-Za-z]\w*"
    r"|\+\d++(?:[ -]\d++)++|\(0\d++\)(?:[ -]?\d++)++|0\d++(?:[ -]\d++)++"  # telephone numbers
    rf"|(?<![\u0600-\u06ff])[-+−±]{_NUMBER}%?|[$€£]{_NUMBER}"  # signs, but not the dash of «سو-35»
    rf"|{_NUMBER}(?:[-–−+×=]\w+(?:[.,:/]\w+)*)+"  # scores, ranges, dates, sums, 16-F
    r"|[A-Za-z]\w*(?:\+\+?|#)"
    r")(?!\w)",
    re.ASCII,
)
#: Where a run can begin: a pattern that begins with one set is searched for faster than a whole run.
_BEGINNING = re.compile(r"[\w.%+\-@#(−±$€£](?<![\w@.+\-/].)(?=[!-~–−×])", re.ASCII)


def split_runs(text: str) -> list[str]:
    """Split a text of a right-to-left line: the odd parts must be isolated left to right, the even ones not."""
    parts, end = [], 0
    for beginning in _BEGINNING.finditer(text):
        if beginning.start() >= end and (run := _RUN.match(text, beginning.start())):
            parts += [text[end : run.start()], run[0]]
            end = run.end()
    return [*parts, text[end:]]
