"""What dating is given and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """One physical line of the page (numbered from 1) with the label that cleaning gave it."""

    n: int
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date found in structured data; ``where`` is json-ld, meta, time-element, feed, record and the like.

    A ``where`` with "modif" or "updat" in it tells of a later change, not of publication.
    """

    value: str
    where: str


StatedDates = tuple[StatedDate, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last possible day, both included; ``None`` is unbounded. See ``bounds.read_bounds``."""

    first: date | None = None
    last: date | None = None

    def hold(self, day: date) -> bool:
        """Whether the day lies within."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class DatingInput:
    """Everything known of a page when its date is worked out; ``today`` is the day of the run, where it is told."""

    title: str = ""
    lines: tuple[LabelledLine, ...] = ()
    stated: StatedDates = ()
    url: str = ""
    bounds: Bounds = Bounds()
    zone: str = ""
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A date on the page that is not its own. ``date`` may lack parts: ``2018-09``, ``--03-05``."""

    date: str
    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the page and what follows from them; ``line`` 0 is no line (structured data, the address)."""

    line: int
    text: str
    kind: str
    gives: str


CONFLICT = "date-conflict"
"""Evidence that contradicts other evidence."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something for the editor's eye: ``CONFLICT`` or ``FUTURE_DATE``, and the line that shows it (0: none does)."""

    code: str
    line: int


@dataclass(frozen=True, slots=True)
class Dated:
    """The answer. An empty ``value`` is an honest one: the page does not fix its date."""

    value: str = ""
    precision: str = "none"
    origin: str = ""
    confidence: str = ""
    says: str = ""
    lines: tuple[int, ...] = ()
    alternatives: tuple[str, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    doubts: tuple[Doubt, ...] = ()
