"""Dates from structured data (JSON-LD, meta, ``<time>``, feed, record)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from digest.arabic.date_folding import fold_for_dates
from digest.dating.claims import Claim
from digest.dating.clock import Clock, nearest_clock, place_moment
from digest.dating.dialects import read_printed

if TYPE_CHECKING:
    from digest.dating.values import StatedDate

_EPOCH = re.compile(r"(\d{10})(?:\d{3})?")
_RFC = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(?:\d\d)?(Z)?)?")


def read_stated(stated: StatedDate, zone: str) -> Claim | None:
    """Give the claim a stated value makes, or ``None`` where it is no date."""
    text = stated.value.strip()
    source = _source(stated.where.casefold())
    for read in (_read_epoch, _read_rfc, _read_compact):
        moment = read(text)
        if moment:
            day, value = place_moment(moment[0], moment[1], zone)
            return Claim(source, day, value, 0, text, printed=moment[0])
    return _read_printed_value(text, source, zone)


def _source(where: str) -> str:
    if "modif" in where or "updat" in where:
        return "updated"
    return "time-element" if "time-el" in where or where == "time" else "stated"


def _read_epoch(text: str) -> tuple[date, Clock | None] | None:
    match = _EPOCH.fullmatch(text)
    return _split(datetime.fromtimestamp(int(match[1]), UTC)) if match else None


def _read_rfc(text: str) -> tuple[date, Clock | None] | None:
    if not _RFC.match(text):
        return None
    try:
        return _split(parsedate_to_datetime(text))
    except ValueError:
        return None


def _read_compact(text: str) -> tuple[date, Clock | None] | None:
    match = _COMPACT.fullmatch(text)
    try:
        return (date(int(match[1]), int(match[2]), int(match[3])), None) if match else None
    except ValueError:
        return None


def _split(moment: datetime) -> tuple[date, Clock]:
    offset = moment.utcoffset()
    zone = UTC if offset is not None and not offset else moment.tzinfo
    bare = moment.hour == moment.minute == moment.second == 0
    return moment.date(), Clock(moment.hour, moment.minute, zone, bare)


def _read_printed_value(text: str, source: str, zone: str) -> Claim | None:
    line = fold_for_dates(text)
    dates = read_printed(line)
    if not dates:
        return None
    first = dates[0]
    clock = nearest_clock(line.text[: first.start], line.text[first.end :])
    day, value = place_moment(first.day, clock, zone)
    doubt = "weekday-mismatch" if first.mismatched() else first.doubt
    return Claim(source, day, value, 0, text, first.others, first.day, doubt)
