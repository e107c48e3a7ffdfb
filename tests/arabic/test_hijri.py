"""Days in the Hijri calendar of Umm al-Qura, against dates that are public."""

from datetime import date

import pytest

from digest.arabic.hijri import hijri_day


@pytest.mark.parametrize(
    ("day", "hijri"),
    [
        (date(2020, 2, 18), (24, "جمادى الآخرة", 1441)),
        (date(2020, 4, 24), (1, "رمضان", 1441)),  # announced in Saudi Arabia
        (date(2024, 3, 11), (1, "رمضان", 1445)),
        (date(2019, 8, 30), (29, "ذو الحجة", 1440)),
        (date(2019, 8, 31), (1, "محرم", 1441)),  # a day before most other countries
    ],
)
def test_day(day: date, hijri: tuple[int, str, int]) -> None:
    assert hijri_day(day) == hijri


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2099, 12, 31)])
def test_nothing_is_said_outside_the_table(day: date) -> None:
    assert hijri_day(day) is None
