"""When an event happened and when each outlet published, as values for a drawing with its words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from digest.arabic.calendar import day_of, weekday_name
from digest.model import Origin
from digest.pages.blocks import Mark, TimeLine
from digest.pages.wording import day_words, outlet_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.model import Article, Happening
    from digest.pages.edition import Edition

#: More columns or rows than this cannot be read on a phone.
MOST_DAYS, MOST_ROWS = 7, 8


def compose_time_line(edition: Edition, happening: Happening) -> TimeLine | None:
    """Lay out an event's days and its reports' days of publication; ``None`` where a drawing would tell nothing.

    Every day is a column while they are few, else only the days on which something happened or was published.
    """
    reports = [a for a in happening.reports if day_of(a.dating.moment)][:MOST_ROWS]
    columns = _columns(happening, reports)
    if not reports or not 2 <= len(columns) <= MOST_DAYS:
        return None
    index = {day: i for i, day in enumerate(columns)}
    rows = [(outlet_name(edition, a), _publication(a, index)) for a in reports]
    if bar := _happened(happening, index):
        rows.insert(0, (edition.phrases.text("event.timeline_happened"), bar))
    days = tuple((weekday_name(day.weekday()), edition.digits(day.day)) for day in columns)
    return TimeLine(days, tuple(rows), _describe(edition, happening, reports))


def _columns(happening: Happening, reports: Iterable[Article]) -> list[date]:
    days = {day for m in (happening.start, happening.end) if (day := day_of(m))}
    for article in reports:
        days |= {day for m in (article.dating.moment, *article.dating.alternatives) if (day := day_of(m))}
    if not days:
        return []
    ordinals = range(min(days).toordinal(), max(days).toordinal() + 1)
    return [date.fromordinal(n) for n in ordinals] if len(ordinals) <= MOST_DAYS else sorted(days)


def _happened(happening: Happening, index: dict[date, int]) -> tuple[Mark, ...]:
    first = day_of(happening.start)
    if first is None or happening.span_origin is Origin.MACHINE:
        return ()
    last = day_of(happening.end)
    return (Mark("bar", index[first], index[last]),) if last else (Mark("full", index[first]),)


def _publication(article: Article, index: dict[date, int]) -> tuple[Mark, ...]:
    day = day_of(article.dating.moment)
    if day is None:
        return ()
    marks: list[Mark] = []
    for moment in article.dating.alternatives:
        if other := day_of(moment):
            marks += [Mark("reach", min(index[day], index[other]), max(index[day], index[other]))]
            marks += [Mark("maybe", index[other])]
    sure = article.dating.origin in {Origin.EDITOR, Origin.PAGE}
    return (*marks, Mark("full" if sure else "half", index[day]))


def _describe(edition: Edition, happening: Happening, reports: Iterable[Article]) -> str:
    phrases = edition.phrases
    sentences = []
    if (first := day_of(happening.start)) and happening.span_origin is not Origin.MACHINE:
        last = day_of(happening.end)
        days = [day_words(edition, day) for day in (first, last) if day]
        key = "event.alt_happened_span" if last else "event.alt_happened"
        sentences.append(phrases.text(key, first=days[0], last=days[-1]))
    for article in reports:
        day = day_of(article.dating.moment)
        sentence = phrases.text("event.alt_published", outlet=outlet_name(edition, article), day=_words(edition, day))
        for moment in article.dating.alternatives:
            sentence += phrases.text("event.alt_maybe", day=_words(edition, day_of(moment)))
        sentences.append(sentence)
    return phrases.text("event.alt", sentences=phrases.text("list.semicolon").join(sentences))


def _words(edition: Edition, day: date | None) -> str:
    return day_words(edition, day, year=False) if day else edition.phrases.text("date.unknown_day")
