"""Quotation marks at display: the cases of tests/cases/typography/quotes.yml, and what holds for any text."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digest.arabic.quotes import nest_quotes, set_quotes

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/typography/quotes.yml").read_text("utf-8"))
MARKS = '"“”„‟«»'
PLAIN = str.maketrans(dict.fromkeys(MARKS, "#"))
TEXTS = st.text(alphabet=MARKS + " .،؟(:-'5أبوـ\u064b\u0627\u0644", max_size=30)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, str]) -> None:
    assert set_quotes(case["text"]) == case.get("shown", case["text"])


@given(TEXTS)
def test_nothing_but_marks_ever_changes(text: str) -> None:
    assert set_quotes(text).translate(PLAIN) == text.translate(PLAIN)


@given(TEXTS)
def test_what_is_ours_already_stays(text: str) -> None:
    once = set_quotes(text)
    assert set_quotes(once) == once


def test_inside_our_own_marks_an_outlets_are_inner_ones() -> None:
    assert nest_quotes("قال «نعم» ثم") == "قال “نعم” ثم"
