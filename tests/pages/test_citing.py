"""The address of an original as a citation shows it: readable where it is Arabic, and still the same address."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote, unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.pages.citing import show_address

HOST = "https://example.org/a/"
LETTERS = st.characters(min_codepoint=0x20, max_codepoint=0x7FF)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("%D9%85%D9%82%D8%AA%D9%84-12", "مقتل-12"),
        ("%d9%85?q=%d9%82#%d8%aa", "م?q=ق#ت"),
        ("%D8%A7%D9%95", "ا%D9%95"),  # a hamza below would join its alif, and be another character on paste
        ("%D8%8C%D9%A3%20%22%3C", "%D8%8C%D9%A3%20%22%3C"),  # a comma, a digit, a space, a quotation mark
        ("%E2%80%8F%D9%85", "%E2%80%8Fم"),  # a mark of direction
        ("%25D9%2585%D9%D9%85%", "%25D9%2585%D9م%"),  # escaped twice, cut short
        ("plain.html", "plain.html"),
    ],
)
def test_letters_alone_are_unescaped(address: str, shown: str) -> None:
    assert show_address(HOST + address) == HOST + shown


@given(st.text(LETTERS).map(quote))
def test_what_is_shown_leads_where_the_address_led(path: str) -> None:
    address = HOST + path
    shown = show_address(address)
    assert unquote_to_bytes(shown) == unquote_to_bytes(address)
    assert unicodedata.normalize("NFC", shown) == shown
    assert not any(unicodedata.category(letter) in {"Cf", "Mn", "Nd"} for letter in set(shown) - set("0123456789"))
