"""What the page itself says of its date: structured data, date lines, datelines of agencies, the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

TRUST: dict[str, int] = {
    "stated": 5,
    "date-line": 4,
    "dateline": 3,
    "stamp": 3,
    "address": 3,
    "time-element": 2,
    "updated": 1,
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of the publication day.

    ``value`` is what would be printed; ``others`` are other readings of the same words;
    ``printed`` is the day as
    written when an hour in UTC moved it; ``doubt`` names what weakens the claim, empty when nothing does. A claim of
    the source ``updated`` is the day of a change: the page is not younger, and more it does not say.
    """

    source: str
    day: date
    value: str
    line: int
    text: str
    others: tuple[date, ...] = ()
    printed: date | None = None
    doubt: str = ""

    def agrees(self, day: date) -> bool:
        """Whether the claim can be read as that day."""
        return day in {self.day, self.printed, *self.others}
