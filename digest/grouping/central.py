"""The report that speaks for an event: its headline titles an event made by machine."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from digest.grouping.vectors import make_weigher, measure_time, multiply, read_report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.grouping.background import Background
    from digest.grouping.values import Report


def find_central_report(reports: Iterable[Report], background: Background) -> str:
    """Give the id of the report most like all others of its event; equal ones: the earlier day, then the smaller id.

    Raises ``ValueError`` for no reports.
    """
    weigher = make_weigher(background)
    ordered = sorted(reports, key=_publication)
    vectors = [weigher.weigh_happening(read_report(report)) for report in ordered]
    sums = [round(math.fsum(multiply(one, other) for other in vectors), 9) for one in vectors]
    return ordered[sums.index(max(sums))].id


def _publication(report: Report) -> tuple[bool, float, str]:
    time = measure_time(report)
    return time is None, time or 0.0, report.id
