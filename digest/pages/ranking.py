"""What the front page shows first: the most covered of the last two weeks held, by rules that it states."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from digest.arabic.calendar import day_of
from digest.model import FUTURE_DATE
from digest.pages.edition import newest, outlet_key
from digest.pages.indexes import newest_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from digest.model import Article, Digest, Happening, Storyline

LEAD_DAYS = 14
Day = tuple[int, int, int]


def find_last_day(digest: Digest) -> date | None:
    """Give the newest day of publication held, without the days that had not come yet when they were added.

    What lies after it leads nothing.
    """
    return max(
        (day for day, articles in digest.published_on.items() if not all(map(_is_ahead, articles))), default=None
    )


def _is_ahead(article: Article) -> bool:
    return any(flag.code == FUTURE_DATE for flag in article.flags)


def choose_lead(happenings: tuple[Happening, ...], last: date | None) -> Happening | None:
    """Choose the event with most outlets, then most reports, then the newest, of the last two weeks held."""
    return next(iter(_rank(happenings, last)), None)


def choose_others(
    happenings: tuple[Happening, ...], lead: Happening | None, last: date | None, number: int
) -> list[Happening]:
    """Choose the next events by the same rule, then the newest others; they stand newest first."""
    newest_ones = [h for h in newest_first(happenings) if h is not lead and _has_come(h, last)]
    ranked = [h for h in _rank(happenings, last) if h is not lead]
    chosen = list(dict.fromkeys(h.event.id for h in (*ranked, *newest_ones)))[:number]
    return [h for h in newest_ones if h.event.id in chosen]


def choose_storylines(
    storylines: Iterable[Storyline], chapters: Mapping[str, tuple[Happening, ...]], last: date | None, number: int
) -> list[Storyline]:
    """Choose the storylines with most reports of the last two weeks held; of equal ones the newest."""
    span = _span(last)

    def list_reports(storyline: Storyline) -> list[Article]:
        return [report for happening in chapters[storyline.id] for report in happening.reports]

    told = [s for s in storylines if chapters.get(s.id)]
    recent = {s.id: sum(_is_recent(report, span) for report in list_reports(s)) for s in told}
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
    span = _span(last)
    recent = [h for h in newest_first(happenings) if any(_is_recent(report, span) for report in h.reports)]
    return sorted(recent, key=lambda h: (-_outlets(h), -len(h.reports)))


def _outlets(happening: Happening) -> int:
    return len({outlet_key(report) for report in happening.reports} - {""})


def _span(last: date | None) -> tuple[Day, Day]:
    """Give first and last day of the last two weeks held; a report of any time is of an undated digest's."""
    if last is None:
        return (0, 0, 0), (0, 0, 0)
    first = last - timedelta(days=LEAD_DAYS - 1)
    return (first.year, first.month, first.day), (last.year, last.month, last.day)


def _is_recent(report: Article, span: tuple[Day, Day]) -> bool:
    moment = report.dating.moment
    if moment is None or not moment.day:
        return span[1] == (0, 0, 0)
    return span[0] <= (moment.year, moment.month, moment.day) <= span[1]


def _has_come(happening: Happening, last: date | None) -> bool:
    """Whether a report of it was published by the last day held; one without a known day was."""
    days = [day_of(report.dating.moment) for report in happening.reports]
    return last is None or not days or any(day is None or day <= last for day in days)
