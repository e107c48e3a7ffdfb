"""Time grows with the length of a line, whatever the line is made of."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from digest.cleaning.dates import ends_dated, is_date_line
from digest.cleaning.looks import look_at
from digest.dating import DatingInput, LabelledLine, StatedDate, date_page, read_bounds

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTH, TIMES = 4_000, 4
#: Four times the letters may cost this many times the time; what is quadratic costs sixteen.
MOST = 9
UNITS = [
    "1", "1:", "1 1", "ا1", "١", "1/", "1.1.", ",", "1,", "  1", "منذ ", "قبل 1 ", "gmt+", "2020/1/", "20", "(1", " ",
    "يناير ", "منذ 3 فبراير ", "أمسً الثلاثاء 17 و18 فبراير الجاري ",
    "يوم الثلاثاء منذ 3 فبراير بعد أسبوعين ",
]  # fmt: skip


def measure(work: Callable[[], object]) -> float:
    """Give the least processor time of five runs: load only ever adds."""
    taken = []
    for _ in range(5):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


@pytest.mark.parametrize("unit", UNITS)
def test_date_lines_are_told_in_linear_time(unit: str) -> None:
    def tell(length: int) -> Callable[[], object]:
        look = look_at(1, (unit * length)[:length])
        return lambda: (is_date_line(look), ends_dated(look))

    assert measure(tell(LENGTH * TIMES)) < MOST * measure(tell(LENGTH)) + 0.002


@pytest.mark.parametrize("unit", UNITS)
def test_pages_are_dated_in_linear_time(unit: str) -> None:
    def date(length: int) -> Callable[[], object]:
        text = (unit * length)[:length]
        labels = ("title", "date-line", "paragraph", "metadata-label", "paragraph", "credit")
        lines = tuple(LabelledLine(n, text, label) for n, label in enumerate(labels, 1))
        stated = (StatedDate(text, "json-ld"),)
        page = DatingInput(
            "", lines, stated, f"https://x.example/{text}", read_bounds("2020-01..2021-12"), "Asia/Beirut"
        )
        return lambda: date_page(page)

    assert measure(date(LENGTH * TIMES)) < MOST * measure(date(LENGTH)) + 0.005
