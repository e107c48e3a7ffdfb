"""The evidence in a page -> the day it was published, as sure as the evidence and no surer."""

from digest.dating.bounds import read_bounds
from digest.dating.named_days import NamedDays, read_named_days
from digest.dating.page_date import date_page
from digest.dating.quoting import quotes_day
from digest.dating.values import (
    Bounds,
    Dated,
    DatingInput,
    Evidence,
    LabelledLine,
    Rejected,
    StatedDate,
    StatedDates,
)

__all__ = [
    "Bounds",
    "Dated",
    "DatingInput",
    "Evidence",
    "LabelledLine",
    "NamedDays",
    "Rejected",
    "StatedDate",
    "StatedDates",
    "date_page",
    "quotes_day",
    "read_bounds",
    "read_named_days",
]
