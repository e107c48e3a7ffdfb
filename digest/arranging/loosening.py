"""What the machine tied and may decide again, and what an editor placed and stays."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.arranging.reports import group_by_event, is_machine_tied, list_reports
from digest.checking import list_renamed
from digest.grouping import KnownEvent
from digest.model import Origin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from digest.arranging.standing import Standing
    from digest.grouping import Report
    from digest.model import Content, Event


@dataclass(frozen=True, slots=True)
class Loose:
    """A collection with its machine-made ties undone.

    ``reports`` are those in play, ``event`` being '' for one to be placed; ``held`` are the events that keep reports
    by an editor's word. ``left`` gives the event that each loosened report stood in. Drafted events are not in play.
    """

    reports: tuple[Report, ...]
    held: tuple[KnownEvent, ...]
    left: Mapping[str, str]


def loosen(content: Content, standing: Standing | None = None) -> Loose:
    """Undo the ties that the machine made between articles and events, in memory.

    With ``standing`` what stood before clones went apart keeps its ties, and so does what an editor renamed since.
    """
    drafted = {event.id for event in content.events if event.draft}
    stays = standing.reports if standing else frozenset()
    tied = {article.id for article in content.articles if is_machine_tied(article)} - stays
    listed = [report for report in list_reports(content) if report.event not in drafted]
    members, kept = group_by_event(listed), _list_parted(content) - (standing.events if standing else set())
    ids, renamed = (list_report_ids(content) if standing else set()), list_renamed(content)
    held: dict[str, set[str]] = {}
    for event in content.events:
        gave = {renamed.get(one, one) for one in (event.id, *event.aliases)}
        every = set() if event.draft else {report.id for report in members.get(event.id, ())}
        touched = is_touched(event) or is_renamed(event, ids)
        held[event.id] = _hold(every, tied, gave, apart=event.id in kept, touched=touched)
        if standing and held[event.id]:  # who placed a report there meant the event of the report that named it
            held[event.id] |= every & gave
    reports = [replace(r, event="") if r.event and r.id not in held.get(r.event, ()) else r for r in listed]
    return Loose(
        reports=tuple(reports),
        held=tuple(KnownEvent(e.id, tuple(sorted(held[e.id])), e.apart) for e in content.events if held[e.id]),
        left={r.id: r.event for r in listed if r.event and r.id not in held.get(r.event, ())},
    )


def list_report_ids(content: Content) -> set[str]:
    """List the ids and old ids of all articles: a machine names an event by one of these."""
    return {one for article in content.articles for one in (article.id, *article.aliases)}


def is_touched(event: Event) -> bool:
    """Tell whether an event's file holds anything by an editor's word: then its address and its words stay."""
    by_editor = event.title_origin is not Origin.MACHINE or has_editors_storyline(event)
    span = event.start is not None and event.span_origin is not Origin.MACHINE
    return bool(by_editor or span or event.apart or event.where or event.corrections or event.blocks or event.draft)


def is_renamed(event: Event, reports: Collection[str]) -> bool:
    """Tell whether an editor chose an event's id: it is that of no report, while an old one is."""
    return event.id not in reports and any(alias in reports for alias in event.aliases)


def has_editors_storyline(event: Event) -> bool:
    """Tell whether an editor said which storyline an event belongs to, or that it belongs to none."""
    if event.storyline_by is None:
        return bool(event.storyline)
    return event.storyline_by.origin is not Origin.MACHINE


def hold_storylines(content: Content) -> frozenset[str]:
    """List the storylines that keep their events: an editor titled or described them, and placed no event there.

    One where an editor placed events keeps those; the others are decided again.
    """
    told: defaultdict[str, list[Event]] = defaultdict(list)
    for event in content.events:
        told[event.storyline].append(event)
    return frozenset(
        one.id
        for one in content.storylines
        if (one.title_origin is not Origin.MACHINE or one.blocks)
        and not any(has_editors_storyline(event) for event in told[one.id])
    )


def _hold(every: set[str], tied: Iterable[str], gave: set[str], *, apart: bool, touched: bool) -> set[str]:
    """Choose of all its reports those that an event keeps; ``gave`` are those that its ids may come from.

    Those an editor placed; all, where an editor keeps it apart from another. Where an editor wrote in its file and
    placed none, the report that gave the event its id, or else all: what was written was written of them.
    """
    fixed = every - set(tied)
    if apart or fixed or not touched:
        return every if apart else fixed
    return every & gave or every


def _list_parted(content: Content) -> set[str]:
    return {one for event in content.events if event.apart for one in (event.id, *event.apart)}
