"""Names of months and days, and the grid of a month, against the standard library's calendar."""

import calendar
from datetime import date

import pytest

from digest.arabic.calendar import day_of, month_name, month_weeks, week_order, weekday_letter, weekday_name
from digest.model import Moment, Months, Precision


@pytest.mark.parametrize("first", range(7))
@pytest.mark.parametrize("year", [1900, 2000, 2015, 2020, 2021, 2100])
def test_month_weeks_agree_with_the_standard_library(first: int, year: int) -> None:
    for month in range(1, 13):
        grid = calendar.Calendar(first).monthdayscalendar(year, month)
        ours = [[day.day if day else 0 for day in week] for week in month_weeks(year, month, first)]
        assert ours == grid


@pytest.mark.parametrize("first", range(7))
def test_weeks_stand_under_their_weekdays(first: int) -> None:
    order = week_order(first)
    assert sorted(order) == list(range(7))
    for week in month_weeks(2020, 2, first):
        assert all(day is None or day.weekday() == weekday for day, weekday in zip(week, order, strict=True))


def test_a_short_february_is_four_full_rows() -> None:
    assert month_weeks(2021, 2, 0) == tuple(tuple(date(2021, 2, d) for d in range(w, w + 7)) for w in (1, 8, 15, 22))


@pytest.mark.parametrize(
    ("months", "first", "second", "last"),
    [
        (Months.LEVANTINE, "كانون الثاني", "شباط", "كانون الأول"),
        (Months.EGYPTIAN, "يناير", "فبراير", "ديسمبر"),
        (Months.MAGHREBI, "جانفي", "فيفري", "ديسمبر"),
        (Months.DUAL, "كانون الثاني/يناير", "شباط/فبراير", "كانون الأول/ديسمبر"),
    ],
)
def test_month_names(months: Months, first: str, second: str, last: str) -> None:
    assert [month_name(m, months) for m in (1, 2, 12)] == [first, second, last]
    assert len({month_name(m, months) for m in range(1, 13)}) == 12


def test_weekdays_have_a_name_and_a_letter_of_their_own() -> None:
    assert weekday_name(date(2020, 2, 19).weekday()) == "الأربعاء"
    assert len({weekday_name(d) for d in range(7)}) == len({weekday_letter(d) for d in range(7)}) == 7


def test_day_of() -> None:
    assert day_of(None) is None
    assert day_of(Moment(2020, 2, 0, Precision.MONTH, "2020-02")) is None
    assert day_of(Moment(2020, 2, 29, Precision.DAY, "2020-02-29")) == date(2020, 2, 29)
