"""What must hold for any text."""

from __future__ import annotations

import time
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.arabic.calendar import name_date, weekday_name
from digest.arabic.date_folding import fold_for_dates
from digest.arabic.date_lexicon import HINTS
from digest.dating import DatingInput, LabelledLine, date_page, read_bounds
from digest.model import Months

WORDS = st.text('بتثحخدذرزسصضطظعغفقكلمنهوي،. «»"', min_size=1, max_size=60)
LABELS = st.sampled_from(["title", "date-line", "paragraph", "crawl-date", "footer", "byline"])


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, LABELS), max_size=8))
def test_text_without_a_date_word_gives_no_date(lines: list[tuple[str, str]]) -> None:
    kept = [(text, label) for text, label in lines if HINTS.isdisjoint(fold_for_dates(text).text.split())]
    page = tuple(LabelledLine(n, text, label) for n, (text, label) in enumerate(kept, 1))
    dated = date_page(DatingInput("", page, (), "", read_bounds("2020-01..2020-12"), "Asia/Beirut"))
    assert (dated.value, dated.origin) == ("", "")


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=80), LABELS), max_size=6), st.text(max_size=40))
def test_any_text_is_survived(lines: list[tuple[str, str]], url: str) -> None:
    page = tuple(LabelledLine(n, text, label) for n, (text, label) in enumerate(lines, 1))
    assert date_page(DatingInput("", page, (), url)).precision in {"minute", "day", "month", "none"}


@settings(deadline=None)
@given(st.text(max_size=60), st.data())
def test_a_cut_is_part_of_the_raw_line(raw: str, data: st.DataObject) -> None:
    line = fold_for_dates(raw)
    start = data.draw(st.integers(0, len(line.text)))
    end = data.draw(st.integers(start, len(line.text)))
    assert line.cut(start, end) in line.raw


@settings(deadline=None)
@given(st.dates(min_value=date(1996, 1, 1), max_value=date(2099, 12, 31)))
def test_the_crawls_clock_is_never_the_date(day: date) -> None:
    page = (
        LabelledLine(1, day.isoformat(), "crawl-date"),
        LabelledLine(2, "عنوان", "title"),
        LabelledLine(3, "نص.", "paragraph"),
    )
    assert date_page(DatingInput("عنوان", page)).value == ""


PLACES = [("date-line", "{}"), ("paragraph", "قال الوزير اليوم {} إن الأمر انتهى."), ("dateline", "دمشق {} (سانا)")]


@settings(deadline=None)
@given(
    st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 12, 31)),
    st.integers(0, 6),
    st.sampled_from(["{w} {d}", "{d} ({w})", "نشر في {w} {d} - 14:10", "{w}، {n}"]),
    st.sampled_from(PLACES),
)
def test_an_asserted_day_has_the_weekday_that_is_printed_beside_it(
    day: date, weekday: int, form: str, place: tuple[str, str]
) -> None:
    label, frame = place
    named, figures = name_date(day.year, day.month, day.day, Months.EGYPTIAN), f"{day.day}/{day.month}/{day.year}"
    words = frame.format(form.format(w=weekday_name(weekday), d=named, n=figures))
    lines = (LabelledLine(1, "عنوان", "title"), LabelledLine(2, words, label), LabelledLine(3, "نص.", "paragraph"))
    dated = date_page(DatingInput("", lines, bounds=read_bounds("2000..2030")))
    if len(dated.value) >= 10:
        assert date.fromisoformat(dated.value[:10]).weekday() == weekday
    else:
        assert not dated.value


def test_a_line_of_a_million_letters_costs_little() -> None:
    text = 'قال أمس الثلاثاء 18 فبراير "نعم" يومي 17 و18 فبراير الجاري ' * 16_000
    started = time.process_time()
    for label in ("paragraph", "date-line", "crawl-date", "footer"):
        date_page(DatingInput("", (LabelledLine(1, "عنوان", "title"), LabelledLine(2, text, label))))
    assert time.process_time() - started < 8
