"""The files under ``site_config/``: settings, outlets, and the site's own words."""

from __future__ import annotations

import zoneinfo
from typing import TYPE_CHECKING

from digest.model import Digits, Months, Quotes, Settings, Source, TextPolicy
from digest.store.moments import read_moment

if TYPE_CHECKING:
    from digest.model import Moment
    from digest.store.record import Record

FORMAT = "1"
#: Names that some machines have in their database and that mean another zone on each.
_LOCAL_ZONES = frozenset({"localtime", "posixrules"})
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_settings(record: Record) -> Settings:
    """Read ``site.yml``. E120: another format than 1; E121: an unknown time zone; E122: a period that is none."""
    if (found := record.text("format")) != FORMAT:
        record.complain("E120", "format", value=found)
    title = record.text("title")
    record.require("title", title)
    settings = Settings(
        title=title,
        description=record.text("description"),
        time_zone=_read_zone(record),
        period=_read_period(record),
        text=record.choice("text", TextPolicy) or TextPolicy.FULL,
        months=record.choice("months", Months) or Months.DUAL,
        digits=record.choice("digits", Digits) or Digits.WESTERN,
        week_starts=_read_weekday(record),
        quotes=record.choice("quotes", Quotes) or Quotes.ARABIC,
        hijri=record.flag("hijri"),
    )
    record.finish()
    return settings


def read_sources(record: Record) -> tuple[Source, ...]:
    """Read ``sources.yml``: a mapping of ids to outlets. E101: an outlet without a name."""
    return tuple(_read_source(key, inner) for key, inner in record.entries())


def _read_source(key: str, record: Record) -> Source:
    name = record.text("name")
    record.require("name", name)
    source = Source(
        id=key,
        places=record.places(),
        name=name,
        latin=record.text("latin"),
        country=record.text("country"),
        kind=record.text("kind"),
        domains=record.texts("domains"),
        aliases=record.texts("aliases"),
        text=record.choice("text", TextPolicy),
        licensed=record.flag("licensed"),
    )
    record.finish()
    return source


def _read_zone(record: Record) -> str:
    name = record.text("time_zone")
    record.require("time_zone", name)
    if name and not is_zone(name):
        record.complain("E121", "time_zone", value=name)
        return "UTC"
    return name or "UTC"


def is_zone(name: str) -> bool:
    """Tell whether a name is a time zone of the IANA database."""
    if name in _LOCAL_ZONES:
        return False
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return False
    return True


def _read_period(record: Record) -> tuple[Moment, Moment] | None:
    text = record.text("period")
    if not text:
        return None
    first, _, last = text.partition("..")
    start, end = (read_moment(part.strip(), record.zone)[0] for part in (first, last))
    if start is None or end is None or (start.year, start.month, start.day) > (end.year, end.month, end.day or 31):
        record.complain("E122", "period", value=text)
        return None
    return start, end


def _read_weekday(record: Record) -> int:
    name = record.text("week_starts") or "saturday"
    if name in _WEEKDAYS:
        return _WEEKDAYS.index(name)
    record.complain("E113", "week_starts", value=name, options=", ".join(_WEEKDAYS))
    return 0
