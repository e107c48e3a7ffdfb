"""Dates as files state them; which day an hour belongs to."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Precision
from digest.store.moments import read_moment

BEIRUT, UTC = ZoneInfo("Asia/Beirut"), ZoneInfo("UTC")


@pytest.mark.parametrize(
    ("text", "day", "clock", "precision"),
    [
        ("2020-02", (2020, 2, 0), "", Precision.MONTH),
        ("2020-02-29", (2020, 2, 29), "", Precision.DAY),
        ("2020-02-28T22:30Z", (2020, 2, 29), "00:30", Precision.MINUTE),
        ("2020-02-28T21:59Z", (2020, 2, 28), "23:59", Precision.MINUTE),
        ("2020-07-01T21:30Z", (2020, 7, 2), "00:30", Precision.MINUTE),  # summer time
        ("2020-02-28T14:10+03:00", (2020, 2, 28), "13:10", Precision.MINUTE),
        ("2020-02-28 14:10:59-05:00", (2020, 2, 28), "21:10", Precision.MINUTE),
        ("2019-12-31T23:00-01:00", (2020, 1, 1), "02:00", Precision.MINUTE),
    ],
)
def test_read_moment(text: str, day: tuple[int, int, int], clock: str, precision: Precision) -> None:
    moment, fault = read_moment(text, BEIRUT)
    assert fault == ""
    assert moment is not None
    assert ((moment.year, moment.month, moment.day), moment.clock, moment.precision) == (day, clock, precision)
    assert moment.stated == text


@given(st.datetimes(), st.sampled_from(["Asia/Beirut", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"]))
def test_a_local_date_never_moves(when: object, zone: str) -> None:
    text = f"{when:%Y-%m-%dT%H:%M}".zfill(16)
    moment, fault = read_moment(text, ZoneInfo(zone))
    if moment:
        assert f"{moment.year:04}-{moment.month:02}-{moment.day:02}T{moment.clock}" == text
    else:
        assert fault == "E110"
        assert not "1900" <= text[:4] <= "2100"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2020-13", "E109"),
        ("2020-00", "E109"),
        ("2020-02-30", "E109"),
        ("2019-02-29", "E109"),
        ("٢٠٢٠-٠٢-١٩", "E109"),
        ("2020-2-3", "E109"),
        ("2020-02-19\n", "E109"),
        (" 2020-02-19", "E109"),
        ("2020-02-19T24:00", "E109"),
        ("2020-02-19T24:00Z", "E109"),
        ("2020-02-19T10:60", "E109"),
        ("2020-02-19T10:00+24:00", "E109"),
        ("2020-W08-3", "E109"),
        ("0000-01", "E109"),
        ("0000-01-01T00:00Z", "E109"),
        ("", "E109"),
        ("1899-12", "E110"),
        ("2101-01-01", "E110"),
        ("2100-12-31T23:30Z", "E110"),
        ("1900-01-01T00:30+14:00", "E110"),
        ("0001-01-01T00:00+14:00", "E110"),
        ("0001-01-01T00:00-14:00", "E110"),
        ("9999-12-31T23:59-14:00", "E110"),
        ("9999-12-31T23:59+14:00", "E110"),
    ],
)
def test_no_date_and_dates_out_of_bounds(text: str, fault: str) -> None:
    assert read_moment(text, BEIRUT) == (None, fault)


@given(
    st.text() | st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})", fullmatch=True)
)
def test_any_text_is_a_moment_or_a_fault(text: str) -> None:
    moment, fault = read_moment(text, UTC)
    assert (moment is None) == (fault in {"E109", "E110"})
