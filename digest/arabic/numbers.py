"""Numbers as Arabic writes them: six plural forms and two sets of digits."""

from __future__ import annotations

from digest.model import Digits

_TO_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def plural_form(n: int) -> str:
    """Name the CLDR plural form of a count: zero, one, two, few (3–10 of a hundred), many (11–99), other.

    Source: Unicode CLDR, plural rules, language ``ar``. Raises ``ValueError`` for a negative count.
    """
    if n < 0:
        message = f"a count is never negative: {n}"
        raise ValueError(message)
    if n in (0, 1, 2):
        return ("zero", "one", "two")[n]
    rest = n % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if rest >= 11 else "other"


def show_digits(text: str, digits: Digits) -> str:
    """Write the ASCII digits of our own text in the digits the site has chosen."""
    return text.translate(_TO_ARABIC) if digits is Digits.ARABIC else text
