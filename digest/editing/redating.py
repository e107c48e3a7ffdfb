"""The date of an article by an editor's word, and what was reckoned from the date it had."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digest.arabic.typography import normalise
from digest.arranging.reports import to_report
from digest.arranging.spans import find_span, is_machines
from digest.arranging.writing import put_event, write_span
from digest.editing.finding import find_article
from digest.editing.refusals import RefusedError
from digest.grouping import find_near_copies
from digest.grouping.ties import measure_hours
from digest.grouping.vectors import measure_time, read_report
from digest.model import NearCopy, Origin
from digest.overruling import name_day, overrule
from digest.store.article_text import write_grouping, write_near
from digest.store.chunk_edits import set_chunks
from digest.store.key_order import ARTICLE_KEYS
from digest.store.moments import read_moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from digest.editing.plan import Plan
    from digest.model import Article


#: An id that adding gave begins with the date as it was known then.
_ADDED = re.compile(r"(?:undated|[0-9]{4}-[0-9]{2})(?:-|\Z)")
#: Who writes this for a day says that it is not known.
UNKNOWN = "unknown"


def set_date(plan: Plan, name: str, day: str, because: str) -> None:
    """Date an article by the editor's word, or let its day be ``unknown``, with the reason that readers see.

    What the page or the program gave stays among the rejected dates. The machine's span of its event, the order of near
    copies and the hours between reports follow, so that no page states what was reckoned from the old date.
    """
    article = find_article(plan, name)
    if article.withdrawn is not None:
        raise RefusedError(code="is-withdrawn", article=article.id, reason=article.withdrawn)
    moment, fault = (None, "") if day == UNKNOWN else read_moment(day, ZoneInfo(plan.content.settings.time_zone))
    if fault:
        raise RefusedError(code="no-day", day=day)
    says = normalise(because).text
    if not says:
        raise RefusedError(code="no-reason")
    redated = replace(article, dating=overrule(article, moment, says))
    plan.put_dating(article, redated.dating)
    if moment and _ADDED.match(article.id) and not article.id.startswith(name_day(moment)):
        plan.note("address-stays", id=article.id)
    if _time(article) == _time(redated):
        return
    _turn_copies(plan, article, redated)
    mates = [redated if one.id == article.id else one for one in plan.content.articles if one.event == article.event]
    if article.event:
        _span_event(plan, article.event, mates)
        _measure_hours(plan, article, mates)


def _time(article: Article) -> tuple[date | None, float | None]:
    report = to_report(article)
    return report.day, report.hour


def _turn_copies(plan: Plan, article: Article, redated: Article) -> None:
    """Let the later of two near copies name the earlier, where the new date turned them round."""
    held = {near.article for near in article.near}
    ours, turned = list(article.near), False
    for other in plan.content.articles:
        near_us = any(near.article == article.id for near in other.near)
        if other.withdrawn is not None or not (near_us or other.id in held):
            continue
        if near_us == (_order(other) > _order(redated)):
            continue
        turned = True
        ours = [near for near in ours if near.article != other.id]
        theirs = [near for near in other.near if near.article != article.id]
        for pair in find_near_copies((to_report(redated), to_report(other))):
            (ours if pair.later == article.id else theirs).append(NearCopy(pair.earlier, pair.share))
        _put_near(plan, other, theirs)
    if turned:
        _put_near(plan, article, ours)


def _order(article: Article) -> tuple[bool, float, str]:
    """Order articles as near copies are: the undated last."""
    time = measure_time(to_report(article))
    return time is None, time or 0.0, article.id


def _put_near(plan: Plan, article: Article, near: Sequence[NearCopy]) -> None:
    """Write what an article repeats: of several the most alike alone, as adding does."""
    best = sorted(near, key=lambda one: (-one.share, one.article))[:1]
    _put(plan, article, "near", f"near: {write_near(best)}" if best else "")


def _span_event(plan: Plan, event_id: str, mates: Sequence[Article]) -> None:
    event = next((one for one in plan.content.events if one.id == event_id), None)
    if event is None or not is_machines(event):
        return
    span = find_span(one for one in mates if one.withdrawn is None and not one.draft)
    stated = tuple(moment.stated if moment else "" for moment in (event.start, event.end))
    if (span or ("", "")) != stated:
        put_event(plan, event.places.file, write_span(span))


def _measure_hours(plan: Plan, article: Article, mates: Sequence[Article]) -> None:
    """Take out hours that may have been measured from the old date; between two reports they are measured again.

    Of more than two, the file does not say from which report the hours were.
    """
    readings = {one.id: read_report(to_report(one)) for one in mates}
    was = read_report(to_report(article))
    for one in mates:
        grouping = one.grouping
        if grouping is None or grouping.origin is not Origin.MACHINE or grouping.hours is None:
            continue
        old = measure_hours(readings[one.id], was)
        if one.id != article.id and (old is None or round(old) != grouping.hours):
            continue
        others = [reading for name, reading in readings.items() if name != one.id]
        apart = measure_hours(readings[one.id], others[0]) if len(others) == 1 else None
        told = replace(grouping, hours=None if apart is None else round(apart))
        _put(plan, one, "grouping", f"grouping: {write_grouping(told)}")


def _put(plan: Plan, article: Article, key: str, chunk: str) -> None:
    plan.edit(article.places.file, lambda text: set_chunks(text, {key: chunk}, ARTICLE_KEYS))
