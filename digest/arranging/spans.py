"""The days of an event as its reports firmly name them; without such a reading it has the days of publication."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.arabic.calendar import day_of
from digest.dating import NamedDays, read_named_days
from digest.model import BlockKind, Origin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from digest.model import Article, Event

#: A day that fewer reports name than this part of those that name the commonest is a slip or a background.
_LEAST_SHARE = 1 / 3
_DAY = timedelta(1)
Span = tuple[str, str] | None
"""First and last day as a file states them, the last '' for one day; ``None`` for the days of publication."""


def find_spans(articles: Iterable[Article], events: Mapping[str, str], wanted: Collection[str]) -> dict[str, Span]:
    """Give the wanted events' spans; ``events`` holds the event of each article that has moved."""
    members: dict[str, list[Article]] = {event: [] for event in sorted(wanted)}
    for article in articles:
        event = events.get(article.id, article.event)
        if event in members and article.withdrawn is None and not article.draft:
            members[event].append(article)
    return {event: find_span(found) for event, found in members.items()}


def find_span(reports: Iterable[Article]) -> Span:
    """Give an event's span; ``None`` also where it is that of publication anyway."""
    dated = [(report, day) for report in reports if (day := day_of(report.dating.moment)) is not None]
    days = choose_days(_read(report, day) for report, day in dated)
    published = sorted(day for _, day in dated)
    if not days or days[0] > published[0] or (days[0], days[-1]) == (published[0], published[-1]):
        return None  # also where a report is older than every day named: what it tells of was not yet to be named
    return days[0].isoformat(), days[-1].isoformat() if days[-1] != days[0] else ""


def is_machines(event: Event) -> bool:
    """Tell whether an event's span is the machine's: it has none, or one that the machine wrote."""
    return event.start is None or event.span_origin is Origin.MACHINE


def choose_days(readings: Iterable[NamedDays]) -> tuple[date, ...]:
    """Choose the days of an event from what its reports name.

    The day that most leads name, and those beside it that enough others name; a list of days in any report
    («يومي 17 و18 فبراير الجاري») that holds one of these adds its others. A report whose lead names several days says
    nothing by them. Where no lead names one, a list and another reading of the same report must agree.
    """
    listed = tuple(readings)
    votes = Counter(reading.lead[0] for reading in listed if len(reading.lead) == 1)
    chosen = _chain(votes) if votes else set(_agree(listed))
    for reading in listed:
        for days in reading.further:
            if chosen & set(days):
                chosen |= set(days)
    return tuple(sorted(chosen))


def _chain(votes: Mapping[date, int]) -> set[date]:
    """Take the commonest day (the earlier of equals) and go on to neighbours on both sides."""
    best = max(sorted(votes), key=lambda day: votes[day])
    firm = {day for day, count in votes.items() if count >= votes[best] * _LEAST_SHARE}
    chosen = {best}
    for step in (-_DAY, _DAY):
        day = best + step
        while day in firm:
            chosen.add(day)
            day += step
    return chosen


def _agree(readings: Iterable[NamedDays]) -> Iterable[date]:
    """Give the days of lists that hold a day which the same report names otherwise too."""
    for reading in readings:
        single = {days[0] for days in reading.further if len(days) == 1}
        for days in reading.further:
            if len(days) > 1 and single & set(days):
                yield from days


def _read(report: Article, day: date) -> NamedDays:
    paragraphs = [block.text for block in report.blocks if block.kind is BlockKind.PARAGRAPH]
    return read_named_days(day, report.title, [*([report.standfirst] if report.standfirst else []), *paragraphs])
