"""Repairs mend spacing and signs, record it, and change nothing when applied again."""

import pathlib
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digest.cleaning import repair_text

CASES = [
    (case["before"], case["after"], case["why"])
    for path in sorted((pathlib.Path(__file__).parent.parent / "cases" / "repairs").glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
SIGNS = 'اأبوهنيلسـ ًى،؛,.؟!:/"”“«»() \u00a01250A'
MENDED = re.compile(r"[\s،,؛ـ“”]")


@pytest.mark.parametrize(("before", "after", "why"), CASES, ids=[case[2] for case in CASES])
def test_case(before: str, after: str, why: str) -> None:
    text, repairs = repair_text(before, 7)
    assert text == after, why
    assert bool(repairs) == (before != after)
    assert {repair.line for repair in repairs} <= {7}


@given(st.text(alphabet=SIGNS, max_size=60) | st.text(max_size=60))
def test_idempotent(text: str) -> None:
    once = repair_text(text)[0]
    assert repair_text(once) == (once, ())


@given(st.text(alphabet=SIGNS, max_size=60))
def test_words_stay(text: str) -> None:
    assert MENDED.sub("", repair_text(text)[0]) == MENDED.sub("", text)


@given(st.lists(st.sampled_from(["سبتمبر", "أيلول", "كتاب", "/", " ", "”", "“", "و", "ـــ", ".", "،"]), max_size=14))
def test_idempotent_on_months_and_quotes(parts: list[str]) -> None:
    once = repair_text("".join(parts))[0]
    assert repair_text(once)[0] == once
