"""The days that a dated text firmly names, and those it only seems to."""

from __future__ import annotations

from datetime import date

import pytest

from digest.dating import NamedDays, read_named_days

WEDNESDAY = date(2020, 2, 19)


def days(*numbers: int) -> tuple[date, ...]:
    return tuple(date(2020, 2, number) for number in numbers)


@pytest.mark.parametrize(
    ("lead", "named"),
    [
        ("اجتمع الوفدان الثلاثاء في موسكو.", days(18)),
        ("اجتمع الوفدان يوم الأربعاء في موسكو.", days(19)),
        ("اجتمع الوفدان أمس الثلاثاء في موسكو.", days(18)),
        ("اجتمع الوفدان أمس في موسكو.", days(18)),
        ("اجتمع الوفدان اليوم الأربعاء في موسكو.", days(19)),
        ("اجتمع الوفدان يومي 17 و18 فبراير الجاري في موسكو.", days(17, 18)),
        ("اجتمع الوفدان في 17 شباط/فبراير 2020.", days(17)),
        ("اجتمع الوفدان الاثنين 17 فبراير.", days(17)),
        ("قصفت الطائرات الثلاثاء ما قصفته الأربعاء.", days(18, 19)),
    ],
)
def test_what_a_lead_names(lead: str, named: tuple[date, ...]) -> None:
    assert read_named_days(WEDNESDAY, "عنوان", [lead]) == NamedDays(named)


@pytest.mark.parametrize(
    "lead",
    [
        "يجتمع الوفدان الخميس المقبل في موسكو.",
        "يجتمع الوفدان غدا الخميس في موسكو.",
        "اجتمع الوفدان الجمعة في موسكو.",  # last Friday, or the next
        "اجتمع الوفدان الثلاثاء الماضي في موسكو.",  # yesterday, or the week before
        "اجتمع الوفدان أمس الأربعاء في موسكو.",  # the text is of Thursday, so its date is in doubt
        "تواجه المنطقة اليوم أزمة لا مثيل لها.",
        "قالت صحيفة المصري اليوم إن الوفدين اجتمعا.",
        "اجتمع الوفدان في 3 فبراير الجاري.",  # background
        "اجتمع الوفدان الاثنين 18 فبراير.",  # the 18th was a Tuesday
        "يجتمع الوفدان في 20 فبراير الجاري.",
        'قال "سنرد أمس الثلاثاء" ولم يزد.',
        "اجتمع الوفدان في فبراير الجاري.",
        "ينظم الناشطون مسيرة في ذكرى 18 فبراير.",
        "اجتمع الوفدان في 17 و31 فبراير.",
    ],
)
def test_what_is_not_firm_is_not_read(lead: str) -> None:
    assert read_named_days(WEDNESDAY, "عنوان", [lead]) == NamedDays()


def test_further_down_only_dates_and_a_weekday_that_bears_out_yesterday_count() -> None:
    paragraphs = [
        "قال قالن إن الموقف غير كاف.",
        "وكان أمس الثلاثاء.",
        "استمرت يومي 17 و18 فبراير الجاري.",
        "وقال الأربعاء.",
    ]
    assert read_named_days(WEDNESDAY, "عنوان", paragraphs) == NamedDays((), (days(17, 18), days(18)))


def test_the_year_turns_and_the_title_counts() -> None:
    assert read_named_days(date(2020, 1, 2), "اجتماع 31 ديسمبر", []).lead == (date(2019, 12, 31),)
