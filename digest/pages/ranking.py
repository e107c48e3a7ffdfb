"""What the front page shows first: the most covered of the last two weeks held, by rules that it states."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from digest.pages.edition import newest, outlet_key
from digest.pages.indexes import newest_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from digest.model import Article, Happening, Storyline

LEAD_DAYS = 14


def choose_lead(happenings: tuple[Happening, ...], last: date | None) -> Happening | None:
    """Choose the event with most outlets, then most reports, then the newest, of the last two weeks held."""
    return next(iter(_rank(happenings, last)), None)


def choose_others(
    happenings: tuple[Happening, ...], lead: Happening | None, last: date | None, number: int
) -> list[Happening]:
    """Choose the next events by the same rule, then the newest others; they stand newest first."""
    newest_ones = [h for h in newest_first(happenings) if h is not lead]
    ranked = [h for h in _rank(happenings, last) if h is not lead]
    chosen = list(dict.fromkeys(h.event.id for h in (*ranked, *newest_ones)))[:number]
    return [h for h in newest_ones if h.event.id in chosen]


def choose_storylines(
    storylines: Iterable[Storyline], chapters: Mapping[str, tuple[Happening, ...]], last: date | None, number: int
) -> list[Storyline]:
    """Choose the storylines with most reports of the last two weeks held; of equal ones the newest."""
    since = _begin(last)

    def list_reports(storyline: Storyline) -> list[Article]:
        return [report for happening in chapters[storyline.id] for report in happening.reports]

    told = [s for s in storylines if chapters.get(s.id)]
    recent = {s.id: sum(_is_recent(report, since) for report in list_reports(s)) for s in told}
    if sum(map(bool, recent.values())) >= number:
        told = [s for s in told if recent[s.id]]  # most storylines of a large digest are over
    return sorted(told, key=lambda s: (recent[s.id], newest(list_reports(s)), s.id), reverse=True)[:number]


def pick_headlines(reports: tuple[Article, ...], number: int) -> list[Article]:
    """Pick reports to compare: the first of each outlet, then further ones; in their order."""
    firsts: dict[str, str] = {}
    for report in reports:
        firsts.setdefault(outlet_key(report) or report.id, report.id)
    ordered = [*firsts.values(), *(report.id for report in reports if report.id not in firsts.values())]
    picked = frozenset(ordered[:number])
    return [report for report in reports if report.id in picked]


def _rank(happenings: tuple[Happening, ...], last: date | None) -> list[Happening]:
    since = _begin(last)
    recent = [h for h in newest_first(happenings) if any(_is_recent(report, since) for report in h.reports)]
    return sorted(recent, key=lambda h: (-_outlets(h), -len(h.reports)))


def _outlets(happening: Happening) -> int:
    return len({outlet_key(report) for report in happening.reports} - {""})


def _begin(last: date | None) -> tuple[int, int, int]:
    """Give the first of the last two weeks held: year, month, day; a report of any time is of an undated digest's."""
    if last is None:
        return (0, 0, 0)
    first = last - timedelta(days=LEAD_DAYS - 1)
    return (first.year, first.month, first.day)


def _is_recent(report: Article, since: tuple[int, int, int]) -> bool:
    moment = report.dating.moment
    if moment is None or not moment.day:
        return since == (0, 0, 0)
    return (moment.year, moment.month, moment.day) >= since
