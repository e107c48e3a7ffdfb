"""The five seeds and the pitfalls that speak of dates, each by its number."""

from __future__ import annotations

from digest.dating import Dated, date_page
from tests.dating.conftest import seed_page

PERIOD = "2020-01..2020-12"


def _seed(number: str, period: str = PERIOD) -> Dated:
    return date_page(seed_page(number, period))


def _whys(dated: Dated, line: int) -> set[str]:
    return {item.why for item in dated.rejected if item.line == line}


def test_p01_crawl_date_is_never_published() -> None:
    dated = _seed("000", "")
    assert "2024-11-25" not in (dated.value, *dated.alternatives)
    assert _whys(dated, 2) == {"crawl-date"}


def test_p02_seed_000_by_arithmetic() -> None:
    dated = _seed("000")
    for period in (PERIOD, "2018-09..2024-11"):
        dated = _seed("000", period)
        assert (dated.value, dated.precision, dated.origin) == ("2020-02-19", "day", "text")
        assert dated.lines == (16, 31)
    assert {"bounds", "year-not-stated"} <= {item.kind for item in dated.evidence}


def test_p02_seed_000_without_a_period_stays_open() -> None:
    dated = _seed("000", "")
    assert (dated.value, dated.alternatives) == ("", ("2014-02-19", "2020-02-19"))


def test_p03_quoted_tomorrow_is_no_date() -> None:
    assert 10 not in {item.line for item in _seed("000").evidence}


def test_p12_seed_001_stays_open() -> None:
    for period in (PERIOD, ""):
        assert _seed("001", period).value == ""


def test_p16_background_month_is_never_published() -> None:
    dated = _seed("002")
    assert ("2018-09", "background") in {(item.date, item.why) for item in dated.rejected}
    assert not dated.value.startswith("2018")


def test_p17_seed_002_has_the_month_only() -> None:
    dated = _seed("002")
    assert (dated.value, dated.precision, dated.lines) == ("2020-02", "month", (39, 37))
    assert not dated.alternatives


def test_p23_future_event_is_never_published() -> None:
    dated = _seed("003")
    assert dated.value == ""
    assert ("2020-03-05", 28, "future") in {(item.date, item.line, item.why) for item in dated.rejected}


def test_p24_quoted_today_is_anchored_to_the_speaker() -> None:
    assert 22 not in {item.line for item in _seed("003").evidence}


def test_p27_page_clock_is_no_article_time() -> None:
    dated = _seed("004")
    assert ("06:14", 2, "page-clock") in {(item.date, item.line, item.why) for item in dated.rejected}
    assert dated.precision == "day"


def test_p28_dates_of_other_headlines() -> None:
    dated = _seed("004")
    others = {item.date for item in dated.rejected if item.why == "other-headline"}
    assert {"2026-01-27", "2016-05-11", "2025-11-10"} <= others
    assert dated.value not in others


def test_p33_an_outlets_name_is_no_today() -> None:
    assert {14, 9, 3, 62}.isdisjoint({item.line for item in _seed("004").evidence})


def test_p35_past_october_and_an_ordinal_day() -> None:
    dated = _seed("004")
    assert (dated.value, dated.confidence, dated.alternatives) == ("2020-02-18", "medium", ("2020-02-19",))
    assert "الثالث من فبراير" in {item.text for item in dated.evidence}
    assert not any(value.startswith("2020-10") for value in (dated.value, *dated.alternatives))


def test_seed_004_without_a_period_stays_open() -> None:
    dated = _seed("004", "")
    assert dated.value == ""
    assert {"2014-02-18", "2020-02-18"} <= set(dated.alternatives)
