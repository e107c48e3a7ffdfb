"""Arabic in Latin letters: readable, an id, and the same for the same letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.arabic.romanising import romanise
from digest.store.record import is_id


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("جريدة المدينة", "jarida-al-madina"),
        ("وكالة أنباء الهضبة", "wakala-anba-al-hadba"),
        ("القلعة", "al-qala"),
        ("حفتر", "haftar"),
        ("مصر", "masr"),
        ("سعيد", "said"),
        ("عبّاس", "abas"),
        ("الوادي", "al-wadi"),
        ("إيفانكا", "ifanka"),
        ("أوباما", "ubama"),
        ("كوريا", "kurya"),
        ("صياد", "sayad"),
        ("ميسي", "misi"),
        ("BBC عربي", "bbc-arbi"),
        ("فرانس 24", "faranas-24"),
        ("ال", "al"),
        ("…", ""),
    ],
)
def test_words(text: str, latin: str) -> None:
    assert romanise(text) == latin


@given(st.text(alphabet="ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي ", max_size=30))
def test_whatever_comes_out_is_an_id_or_nothing(text: str) -> None:
    latin = romanise(text)
    assert not latin or is_id(latin)


def test_long_words_take_time_by_their_length() -> None:
    assert len(romanise("و" * 100_000)) < 400_000
