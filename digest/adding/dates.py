"""The date of a page: the editor's word, or what the evidence in the page fixes within the bounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from digest.dating import Bounds, DatingInput, LabelledLine, StatedDate, date_page, read_bounds
from digest.model import FUTURE_DATE, Confidence, Dating, Flag, Moment, Origin, RejectedDate
from digest.store.moments import read_moment

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from digest.adding.options import Options
    from digest.cleaning import CleanPage
    from digest.dating import Dated, Evidence
    from digest.intake import RawPage
    from digest.model import Settings


@dataclass(frozen=True, slots=True)
class Calendar:
    """What dating rests on beside the page: the site's zone, the bounds, and the editor's words for them, if any."""

    zone: ZoneInfo
    bounds: Bounds
    between: str = ""

    @classmethod
    def of(cls, settings: Settings, between: str, zone: ZoneInfo) -> Calendar:
        """Take the editor's bounds, else the site's period, else none."""
        stated = between
        if not stated and settings.period:
            stated = "..".join(moment.stated for moment in settings.period)
        return cls(zone, read_bounds(stated) if stated else Bounds(), between)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date with the evidence it rests on, for the audit."""

    dating: Dating
    evidence: tuple[Evidence, ...] = ()
    between: str = ""
    flags: tuple[Flag, ...] = ()
    today: date | None = None


def find_date(page: RawPage, clean: CleanPage, url: str, options: Options, calendar: Calendar) -> DateFound:
    """Date a page. The editor's date is never weighed against the page's own; both stand in the audit."""
    dated = date_page(
        DatingInput(
            title=clean.title,
            lines=tuple(LabelledLine(line.n, line.text, line.label) for line in clean.lines),
            stated=_stated_dates(page),
            url=url,
            bounds=calendar.bounds,
            zone=calendar.zone.key,
            today=options.today,
        )
    )
    flags = tuple(Flag(doubt.code, doubt.line) for doubt in dated.doubts)
    dating = _read(dated, calendar.zone)
    if options.published:
        # Whatever the page says against itself, the editor has settled; a day to come is still told.
        flags = (Flag(FUTURE_DATE, 0),) if is_ahead(options.published, options.today) else ()
        dating = Dating(options.published, Origin.EDITOR, None, options.because, rejected=_reject(dated))
    return DateFound(dating, dated.evidence, calendar.between, flags, options.today)


def is_ahead(moment: Moment, today: date | None) -> bool:
    """Whether a moment lies more than a day after the day of the run; of a month its first day counts."""
    return today is not None and date(moment.year, moment.month, moment.day or 1) > today + timedelta(1)


def recall_day(text: str) -> date | None:
    """Read the day of a run back from an audit; audits of older versions hold none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _stated_dates(page: RawPage) -> tuple[StatedDate, ...]:
    dates = [StatedDate(fact.value, fact.where) for fact in page.stated.dates]
    if page.stated.modified:
        dates.append(StatedDate(page.stated.modified.value, f"{page.stated.modified.where}-modified"))
    return tuple(dates)


def _read(dated: Dated, zone: ZoneInfo) -> Dating:
    moment = _moment(dated.value, zone)
    return Dating(
        moment=moment,
        origin=Origin(dated.origin) if moment and dated.origin else None,
        confidence=Confidence(dated.confidence) if moment and dated.confidence else None,
        says=dated.says,
        lines=dated.lines if moment else (),
        alternatives=tuple(m for value in dated.alternatives if (m := _moment(value, zone))),
        rejected=_reject(dated),
        speaks_of=moment if moment and dated.origin else None,
    )


def _moment(value: str, zone: ZoneInfo) -> Moment | None:
    return read_moment(value, zone)[0] if value else None


def _reject(dated: Dated) -> tuple[RejectedDate, ...]:
    return tuple(RejectedDate(other.date, other.line, other.why) for other in dated.rejected)
