"""The words that many pages share: dates, spans, certainty, outlets."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from digest.arabic.calendar import month_name, weekday_name
from digest.arabic.hijri import hijri_day
from digest.model import Confidence, Origin, Precision, SeenIn
from digest.pages.blocks import Inline, Inlines, Latin, Link, Span, Time, Words
from digest.pages.edition import UNKNOWN, iso, source_uri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.model import Article, Happening, Moment
    from digest.pages.edition import Edition

SEPARATOR = Words(" · ")
_SEEN_IN = {
    SeenIn.PAGE: "article.unconfirmed_source",
    SeenIn.FOLDER: "article.folder_source",
    SeenIn.EDITOR: "article.editor_source",
}
_PARTIAL = re.compile(r"(?:(?P<year>[0-9]{4})|-)(?:-(?P<month>[0-9]{2}))?(?:-(?P<day>[0-9]{2}))?\Z")


def say(edition: Edition, key: str, /, form: str = "text", **values: Inlines) -> Inlines:
    """Fill a phrase with words that may be links or dates."""
    words: list[Words | Link | Time | Span] = []
    for before, slot in edition.phrases.pieces(key, form):
        words += [Words(before)] if before else []
        words += values[slot] if slot else ()  # type: ignore[arg-type]
    return tuple(words)


def words(text: str) -> Inlines:
    """Make words of a text; none of an empty one."""
    return (Words(text),) if text else ()


def tell(edition: Edition, key: str, /, form: str = "text", **values: object) -> Inlines:
    """Fill a phrase with plain values."""
    return words(edition.phrases.text(key, form, **values))


def count(edition: Edition, key: str, n: int) -> Inlines:
    """Count in the right plural form."""
    return words(edition.phrases.count(key, n))


def join(parts: list[Inlines]) -> Inlines:
    """Join pieces of a meta line with a middle dot, leaving empty ones out."""
    joined: Inlines = ()
    for part in filter(None, parts):
        joined += (*((SEPARATOR,) if joined else ()), *part)
    return joined


def flatten(found: Inlines) -> str:
    """Give the letters of words, as a title bar or a picture shows them."""
    return "".join(word.text if isinstance(word, Words | Time | Latin) else _flatten(word) for word in found)


def _flatten(word: Inline) -> str:
    return flatten(word.words) if isinstance(word, Link | Span) else " "


def month_words(edition: Edition, year: int, month: int, *, with_year: bool = True) -> str:
    """Name a month: «شباط/فبراير 2020»."""
    name = month_name(month, edition.settings.months)
    return f"{name} {edition.digits(year)}" if with_year else name


def month_time(edition: Edition, year: int, month: int, *, with_year: bool = True) -> Time:
    """Name a month in words with its machine form."""
    return Time(f"{year:04}-{month:02}", month_words(edition, year, month, with_year=with_year))


def day_words(edition: Edition, day: date, *, weekday: bool = True, year: bool = True) -> str:
    """Name a day: «الأربعاء 19 شباط/فبراير 2020»."""
    name = f"{edition.digits(day.day)} {month_words(edition, day.year, day.month, with_year=year)}"
    return f"{weekday_name(day.weekday())} {name}" if weekday else name


def beside_hijri(edition: Edition, first: date | None, last: date | None = None) -> Inlines:
    """Give the Hijri day or days to stand after a date, where the site wants them and Umm al-Qura counts them."""
    days = [day for day in (first, last) if day]
    found = [known for day in days if (known := hijri_day(day))]
    if not edition.settings.hijri or not days or len(found) < len(days):
        return ()
    names = [
        edition.phrases.text("date.hijri_day", d=edition.digits(d), month=month, year=edition.digits(y))
        for d, month, y in found
    ]
    if len(days) == 1:
        return (Words(" "), Span(tell(edition, "date.hijri", days=names[0]), "hijri"))
    start = edition.digits(found[0][0]) if found[0][1:] == found[1][1:] else names[0]
    key = "date.two_days" if (days[1] - days[0]).days == 1 else "date.span"
    span = edition.phrases.text(key, first=start, last=names[1])
    return (Words(" "), Span(tell(edition, "date.hijri", days=span), "hijri"))


def partial_time(edition: Edition, date_text: str) -> Inlines:
    """Name a date that may lack parts: ``2020-03-05``, ``2018-09``, ``2018``, ``--03-05``; else give its digits."""
    found = _PARTIAL.match(date_text)
    if not found or not found["month"] or not 1 <= int(found["month"]) <= 12:
        return words(edition.digits(date_text))
    year, day = found["year"], found["day"]
    name = month_words(edition, int(year or 0), int(found["month"]), with_year=bool(year))
    if not year and not day:
        return words(name)  # HTML has no form for a month of no year
    return (Time(date_text, f"{edition.digits(int(day))} {name}" if day else name),)


def day_time(edition: Edition, day: date, *, weekday: bool = True, year: bool = True) -> Time:
    """Name a day in words with its machine form."""
    return Time(day.isoformat(), day_words(edition, day, weekday=weekday, year=year))


def moment_time(edition: Edition, moment: Moment, *, weekday: bool = True, year: bool = True) -> Time:
    """Name a moment as finely as it is known, the hour included."""
    if not moment.day:
        return Time(iso(moment), month_words(edition, moment.year, moment.month, with_year=year))
    text = day_words(edition, date(moment.year, moment.month, moment.day), weekday=weekday, year=year)
    if moment.precision is Precision.MINUTE:
        clock = edition.phrases.text("date.clock", clock=edition.digits(moment.clock))
        return Time(moment.stated.replace(" ", "T"), f"{text} {clock}")
    return Time(iso(moment), text)


def span_words(edition: Edition, happening: Happening, *, weekday: bool = False, year: bool = True) -> Inlines:
    """Name the days of a happening: «17 و18 شباط/فبراير 2020», «من 17 إلى 28 …», or its month, or «بلا تاريخ»."""
    start, end = happening.start, happening.end
    if start is None:
        return tell(edition, "date.unknown")
    if end is None:
        return (moment_time(edition, start, weekday=weekday, year=year),)
    if not start.day or not end.day:
        return _span(edition, start, end, "date.span", year=year)
    days = [date(m.year, m.month, m.day) for m in (start, end)]
    key = "date.two_days" if (days[1] - days[0]).days == 1 else "date.span"
    return _span(edition, start, end, key, year=year, weekday=weekday)


def _span(edition: Edition, start: Moment, end: Moment, key: str, *, year: bool, weekday: bool = False) -> Inlines:
    same_month = (start.year, start.month) == (end.year, end.month)
    if same_month and start.day and end.day:
        day = edition.digits(start.day)
        name = f"{weekday_name(date(start.year, start.month, start.day).weekday())} {day}" if weekday else day
        first = Time(iso(start), name)
    else:
        first = moment_time(edition, start, weekday=weekday, year=year and start.year != end.year)
    last = moment_time(edition, end, weekday=weekday, year=year)
    return say(edition, key, first=(first,), last=(last,))


def certainty(edition: Edition, article: Article, *, short: bool = False) -> Span:
    """Say how sure the date of an article is, with its mark: known, inferred, unknown."""
    return _say_certainty(edition, _certainty_key(article), short=short)


def count_certainties(edition: Edition, articles: Iterable[Article]) -> Counter[Span]:
    """Count articles by how sure their dates are, in short words."""
    counted: Counter[Span] = Counter()
    for key, number in Counter(map(_certainty_key, articles)).items():
        counted[_say_certainty(edition, key, short=True)] += number
    return counted


def _say_certainty(edition: Edition, key: str, *, short: bool) -> Span:
    form = "short" if short and "short" in edition.phrases.entries[f"certainty.{key}"] else "text"
    return certain(edition, key, form)


def certain(edition: Edition, key: str, form: str = "text", **values: object) -> Span:
    """Write a certainty with the mark its phrase names."""
    entry = edition.phrases.entries[f"certainty.{key}"]
    return Span(tell(edition, f"certainty.{key}", form, **values), f"cert cert--{entry['mark']}")


def _certainty_key(article: Article) -> str:
    dating = article.dating
    if dating.moment is None:
        return "unknown"
    if dating.origin is None:
        return "unclear"
    if dating.moment.precision is Precision.MONTH:
        return {Origin.EDITOR: "month_editor", Origin.PAGE: "month_page"}.get(
            dating.origin or Origin.TEXT, "month_only"
        )
    if dating.origin is Origin.PAGE:
        return "stated"
    if dating.origin is Origin.EDITOR:
        if dating.confidence in {Confidence.LOW, Confidence.MEDIUM}:
            return "editor_likely"
        return "editor" if dating.lines else "editor_outside"
    return f"inferred_{dating.confidence or Confidence.MEDIUM}"


def span_certainty(edition: Edition, happening: Happening) -> Span:
    """Say how the days of a happening are known."""
    if happening.start is None:
        return certain(edition, "unknown")
    if not happening.reports and happening.span_origin in {Origin.TEXT, Origin.MACHINE}:
        return certain(edition, "event_unsupported")
    many = {1: "one", 2: "two"}.get(len(happening.reports), "many")
    read = "event_read" if happening.event.start else "event_from_dates"
    key = {
        Origin.EDITOR: "editor",
        Origin.PAGE: "stated",
        Origin.TEXT: f"event_from_text_{many}",
        Origin.MACHINE: f"{read}_{many}",
    }[happening.span_origin]
    if happening.start.day:
        return certain(edition, key)
    return certain(edition, "event_month")


def outlet_name(edition: Edition, article: Article) -> str:
    """Name the outlet of an article, or say that nobody knows it."""
    if article.source:
        return edition.digest.sources[article.source].name
    return article.source_seen or edition.phrases.text("article.unknown_source")


def outlet(edition: Edition, article: Article) -> Inlines:
    """Name the outlet of an article and lead to its page; an unconfirmed name says so, and where it is from."""
    uri = source_uri(article.source or UNKNOWN)
    link = Link(uri, words(outlet_name(edition, article)))
    if article.source or not article.source_seen:
        return (link,)
    return link, Words(" "), Span(tell(edition, _SEEN_IN[article.seen_in]), "meta")
