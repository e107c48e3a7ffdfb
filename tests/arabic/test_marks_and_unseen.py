"""What a letter cannot carry goes, and a text that shows nothing is empty."""

import pytest

from digest.arabic.typography import normalise


def test_a_flood_of_marks_is_limited() -> None:
    assert normalise("ب" + "\u064e" * 300 + "ت").text == "ب" + "\u064e" * 8 + "ت"


@pytest.mark.parametrize("text", ["مُحَمَّدٌ رَسُولُ اللَّهِ", "ٱلرَّحۡمَٰنِ", "می\u200cخواهم"])
def test_vocalised_text_stays(text: str) -> None:
    assert normalise(text).text == text


@pytest.mark.parametrize("text", ["\u200d", "\u200d \u200b\ufeff", "\u2060\u00ad", "\u3164"])
def test_what_shows_nothing_is_empty(text: str) -> None:
    assert normalise(text).text == ""
