"""Plural forms against CLDR's rules for Arabic, and the two sets of digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.arabic.numbers import plural_form, show_digits
from digest.model import Digits

FEW, MANY = range(3, 11), range(11, 100)


def cldr_form(n: int) -> str:
    """Write the rules as CLDR does: zero n = 0; one n = 1; two n = 2; few n % 100 = 3..10; many n % 100 = 11..99."""
    rules = {"zero": n == 0, "one": n == 1, "two": n == 2, "few": n % 100 in FEW, "many": n % 100 in MANY}
    return next((form for form, holds in rules.items() if holds), "other")


def test_plural_form_is_cldrs() -> None:
    assert [plural_form(n) for n in range(1001)] == [cldr_form(n) for n in range(1001)]


@pytest.mark.parametrize(
    ("n", "form"),
    [
        *((0, "zero"), (2, "two"), (10, "few"), (11, "many"), (99, "many"), (100, "other"), (102, "other")),
        *((103, "few"), (111, "many"), (200, "other"), (1001, "other"), (1003, "few"), (10**6, "other")),
    ],
)
def test_plural_form_of_the_edges(n: int, form: str) -> None:
    assert plural_form(n) == form


def test_a_count_is_never_negative() -> None:
    with pytest.raises(ValueError, match="-1"):
        plural_form(-1)


@given(st.integers(min_value=0))
def test_arabic_digits_are_the_same_number(n: int) -> None:
    assert int(show_digits(str(n), Digits.ARABIC)) == n
    assert not any("0" <= c <= "9" for c in show_digits(str(n), Digits.ARABIC))


def test_western_digits_stay() -> None:
    assert show_digits("17 شباط 2020", Digits.WESTERN) == "17 شباط 2020"
    assert show_digits("17 شباط 2020", Digits.ARABIC) == "١٧ شباط ٢٠٢٠"
