"""Dates that were changed in a file while its ``dating`` still speaks of another day: what pages may say of them.

``dating.for`` names the day that the evidence is for. Files from before there was such a key are told by what adding
made of the day and what never changes by itself: the folder, and the date that an id begins with. One added undated
tells nothing: adding names no origin then, so whoever named one since wrote all of ``dating``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.arabic.calendar import day_of
from digest.dating import quotes_day
from digest.model import Dating, Origin, RejectedDate

if TYPE_CHECKING:
    from digest.model import Article, Moment

#: Why a day that the page or the program gave is not the day of publication: an editor says another.
CORRECTED = "corrected"
_DATED_ID = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?=-|\Z)")
_DATED_FOLDER = re.compile(r"[0-9]{4}/[0-9]{2}\Z")


@dataclass(frozen=True, slots=True)
class Overruled:
    """The date that ``dating`` speaks of (``2020-02-19``, ``2020-02``, '' where nothing tells it).

    ``sure`` where the file says so itself. Else somebody changed one of the two, and nothing tells who did.
    """

    told: str
    sure: bool


def find_overruled(article: Article) -> Overruled | None:
    """Find what ``dating`` speaks of where that is not ``published``; ``None`` where they agree, as an editor's do."""
    dating = article.dating
    if dating.origin is Origin.EDITOR or dating.origin is None or article.withdrawn is not None:
        return None
    if dating.speaks_of is not None:
        same = dating.moment is not None and _parts(dating.moment) == _parts(dating.speaks_of)
        return None if same else Overruled(name_day(dating.speaks_of), sure=True)
    if not article.raw.file:
        return None
    if dating.moment is None:  # adding names no origin where it finds no date
        found = _DATED_ID.match(article.id)
        return Overruled(found[0] if found else "", sure=True)
    return _compare_names(article, dating.moment)


def settle_dating(article: Article) -> Dating:
    """Give the dating that pages may show: nothing of the page is claimed for a day that the page does not give."""
    found = find_overruled(article)
    if found is None:
        return article.dating
    if not found.sure:
        return Dating(article.dating.moment, rejected=article.dating.rejected)
    return overrule(article, article.dating.moment, "")


def overrule(article: Article, moment: Moment | None, says: str) -> Dating:
    """Give the dating by an editor's word; the days that the page or the program gave stand among those rejected."""
    dating, day = article.dating, name_day(moment)
    overruled = {} if dating.origin is Origin.EDITOR else _list_days(article)
    known = {"", day, *(other.date for other in dating.rejected)}
    rejected = (
        *(other for other in dating.rejected if (other.date, other.why) != (day, CORRECTED)),
        *(RejectedDate(date, line, CORRECTED) for date, line in sorted(overruled.items()) if date not in known),
    )
    return Dating(moment, Origin.EDITOR, says=says, rejected=rejected)


def _list_days(article: Article) -> dict[str, int]:
    """List the days that the page or the program gave, each with its first raw line (0: none)."""
    dating, found = article.dating, find_overruled(article)
    days = dict.fromkeys(map(name_day, dating.alternatives), 0)
    told = found.told if found else name_day(dating.moment)
    return days | {told: dating.lines[0] if dating.lines else 0}


def name_day(moment: Moment | None) -> str:
    """Write the day of a moment as it is in the site's time zone, or its month; '' where there is none."""
    if moment is None:
        return ""
    return f"{moment.year:04}-{moment.month:02}" + (f"-{moment.day:02}" if moment.day else "")


def _parts(moment: Moment) -> tuple[object, ...]:
    return moment.year, moment.month, moment.day, moment.precision, moment.clock


def _compare_names(article: Article, moment: Moment) -> Overruled | None:
    """Compare the date with that of the id and of the folder, and then with the page's words that ``says`` quotes."""
    by_id, by_folder = _DATED_ID.match(article.id), _DATED_FOLDER.search(article.places.file.rpartition("/")[0])
    stated = name_day(moment)
    told = ""
    if by_folder and by_folder[0].replace("/", "-") != stated[: len("2020-02")]:
        told = by_folder[0].replace("/", "-")
    if by_id and by_id[0] != stated:
        told = by_id[0]
    day = day_of(moment)
    return None if not told or (day and quotes_day(article.dating.says, day)) else Overruled(told, sure=False)
