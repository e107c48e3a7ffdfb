"""The words of the site: phrases with places to fill, and counted phrases in six plural forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.arabic.numbers import plural_form, show_digits
from digest.model import Digits

if TYPE_CHECKING:
    from collections.abc import Mapping

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every string a reader or editor sees, by dotted key, with the digits to count in.

    ``entries`` maps ``section.name`` to the forms of the phrase: ``text``, ``short``, or the six plural forms.
    ``site`` is the name that fills ``{site}`` in any phrase. A missing key or form is our own mistake and raises
    ``KeyError``.
    """

    entries: Mapping[str, Mapping[str, str]]
    digits: Digits = Digits.WESTERN
    site: str = ""

    def text(self, key: str, /, form: str = "text", **values: object) -> str:
        """Fill the phrase of ``key`` with values; numbers are shown in the site's digits."""
        return _SLOT.sub(lambda slot: self._fill(slot[1], values), self.entries[key][form])

    def count(self, key: str, n: int, /, **values: object) -> str:
        """Choose the plural form for ``n`` and fill it, ``{n}`` included."""
        return self.text(key, plural_form(n), n=n, **values)

    def pieces(self, key: str, /, form: str = "text") -> tuple[tuple[str, str], ...]:
        """Split a phrase at its places: pairs of the words before a place and its name ('' at the end)."""
        parts = _SLOT.split(self.entries[key][form])
        return tuple(zip(parts[::2], [*parts[1::2], ""], strict=True))

    def has(self, key: str) -> bool:
        """Tell whether a phrase of this key exists."""
        return key in self.entries

    def number(self, value: object) -> str:
        """Show a value, its digits as the site writes them when it is a number."""
        return show_digits(str(value), self.digits) if isinstance(value, int | float) else str(value)

    def _fill(self, slot: str, values: Mapping[str, object]) -> str:
        return self.site if slot == "site" else self.number(values[slot])
