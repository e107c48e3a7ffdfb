"""The order of runs in a right-to-left line, against what Unicode's own algorithm gives (checked with python-bidi)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.arabic.bidi import order_runs
from digest.arabic.direction import split_runs

LETTERS = st.text(st.sampled_from('أبتَ ABx 123 ٤٥ ()[] -+%$.,:/!«»" '))


def see(*parts: str) -> list[str]:
    """Give the runs from left to right, those that read right to left in angle brackets."""
    return [f"<{run.text}>" if run.rtl else run.text for run in order_runs(parts)]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("موجز", ["<موجز>"]),
        ("17 و18 شباط", ["< شباط>", "18", "< و>", "17"]),
        ("قمة NATO غدا", ["< غدا>", "NATO", "<قمة >"]),
        ("الناتو (NATO) يدعو", ["<) يدعو>", "NATO", "<الناتو (>"]),
        ("NATO (OTAN) قال", ["< قال>", "NATO (OTAN)"]),
        ("A(ب)C", ["C", "<(ب)>", "A"]),
        ("بنسبة 3.5% بعد", ["<% بعد>", "3.5", "<بنسبة >"]),
        ("نحو $20", ["20", "<نحو $>"]),
        ("ب 1/2 ج", ["< ج>", "1/2", "<ب >"]),
        ("5% ب", ["< ب>", "5%"]),
        ("abc", ["abc"]),
        ("abc ", ["< >", "abc"]),
        ("", []),
    ],
)
def test_runs_stand_where_unicode_puts_them(text: str, seen: list[str]) -> None:
    assert see(text) == seen


def test_an_isolated_run_reads_left_to_right_wherever_it_stands() -> None:
    assert see("فاز ", "3-1", " أمس") == ["< أمس>", "3-1", "<فاز >"]
    assert see("فاز 3-1 أمس") != see("فاز ", "3-1", " أمس")


@given(LETTERS)
def test_no_letter_is_lost(text: str) -> None:
    for parts in ([text], split_runs(text)):
        assert "".join(run.text for run in reversed(order_runs(parts))) == text
