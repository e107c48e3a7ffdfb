"""The ways in which pages print a full date: one module per dialect behind one ordered list.

Each ``read`` takes a folded line and gives every date it recognises; where two dialects read the same letters
the earlier one in ``DIALECTS`` wins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.dating.dialects import hijri, iso, named, numeric

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.arabic.date_folding import Folded
    from digest.dating.printed import Printed

DIALECTS: tuple[Callable[[Folded], tuple[Printed, ...]], ...] = (
    iso.read,
    named.read,
    hijri.read,
    numeric.read,
)


def read_printed(line: Folded) -> tuple[Printed, ...]:
    """Every full date printed in a line, in the order of the line."""
    found: list[Printed] = []
    for read in DIALECTS:
        found += [date for date in read(line) if not any(_overlap(date, known) for known in found)]
    return tuple(sorted(found, key=lambda date: date.start))


def _overlap(one: Printed, other: Printed) -> bool:
    return one.start < other.end and other.start < one.end
