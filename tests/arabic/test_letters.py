"""Folding joins spellings of one word and is its own image."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.arabic.letters import fold, fold_words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("إقرأ أيضاً:", "اقرا ايضا:"),
        ("المُواجهة", "المواجهه"),
        ("مسؤول", "مسوول"),
        ("رئيس", "رييس"),
        ("٢٥ / نوفمبر / ٢٠٢٤", "25 / نوفمبر / 2024"),
        ("كالين گالين", "كالين كالين"),
        ("لرؤيــــه", "لرويه"),
        ("Joy AWARDS", "joy awards"),
        ("ﻻ إله", "لا اله"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_fold_words_keeps_words_alone() -> None:
    assert fold_words("«إقرأ أيضاً»: (12)") == "اقرا ايضا 12"


@given(st.text(max_size=80))
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)
