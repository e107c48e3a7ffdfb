"""Phrases are filled once, counted rightly, and never guessed."""

import pytest

from digest.arabic.phrases import Phrases
from digest.model import Digits

ENTRIES = {
    "a.b": {"text": "قال {who} في {site}", "short": "{who}"},
    "c.d": {
        "zero": "لا شيء",
        "one": "واحد",
        "two": "اثنان",
        "few": "{n} أشياء",
        "many": "{n} شيئًا",
        "other": "{n} شيء",
    },
}
PHRASES = Phrases(ENTRIES, site="موجز")


def test_text_fills_its_places_and_the_site() -> None:
    assert PHRASES.text("a.b", who="س") == "قال س في موجز"
    assert PHRASES.text("a.b", "short", who="س") == "س"


def test_a_value_is_never_filled_again() -> None:
    assert PHRASES.text("a.b", who="{site} {who} {x}") == "قال {site} {who} {x} في موجز"


@pytest.mark.parametrize(
    ("n", "said"), [(0, "لا شيء"), (2, "اثنان"), (3, "3 أشياء"), (11, "11 شيئًا"), (100, "100 شيء")]
)
def test_count(n: int, said: str) -> None:
    assert PHRASES.count("c.d", n) == said


def test_only_numbers_change_their_digits() -> None:
    arabic = Phrases(ENTRIES, Digits.ARABIC)
    assert arabic.count("c.d", 13) == "١٣ شيئًا"
    assert arabic.text("a.b", "short", who="F-16") == "F-16"


def test_pieces_give_back_the_phrase() -> None:
    assert PHRASES.pieces("a.b") == (("قال ", "who"), (" في ", "site"), ("", ""))


@pytest.mark.parametrize(("key", "form"), [("x.y", "text"), ("a.b", "long"), ("a.b", "text")])
def test_what_is_missing_is_our_mistake(key: str, form: str) -> None:
    with pytest.raises(KeyError):
        PHRASES.text(key, form)
    assert not PHRASES.has("x.y")
