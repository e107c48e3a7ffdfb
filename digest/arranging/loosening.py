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
    from collections.abc import Iterable, Mapping

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


def loosen(content: Content) -> Loose:
    """Undo the ties that the machine made between articles and events, in memory."""
    drafted = {event.id for event in content.events if event.draft}
    tied = {article.id for article in content.articles if is_machine_tied(article)}
    listed = [report for report in list_reports(content) if report.event not in drafted]
    members, kept = group_by_event(listed), _list_parted(content)
    renamed = list_renamed(content)
    held: dict[str, set[str]] = {}
    for event in content.events:
        gave = {renamed.get(one, one) for one in (event.id, *event.aliases)}
        every = {report.id for report in members.get(event.id, ())}
        held[event.id] = set() if event.draft else _hold(event, every, tied, gave, apart=event.id in kept)
    reports = [replace(r, event="") if r.event and r.id not in held[r.event] else r for r in listed]
    return Loose(
        reports=tuple(reports),
        held=tuple(KnownEvent(e.id, tuple(sorted(held[e.id])), e.apart) for e in content.events if held[e.id]),
        left={r.id: r.event for r in listed if r.event and r.id not in held[r.event]},
    )


def is_touched(event: Event) -> bool:
    """Tell whether an event's file holds anything by an editor's word: then its address and its words stay."""
    by_editor = event.title_origin is not Origin.MACHINE or has_editors_storyline(event)
    span = event.start is not None and event.span_origin is not Origin.MACHINE
    return bool(by_editor or span or event.apart or event.where or event.corrections or event.blocks or event.draft)


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


def _hold(event: Event, every: set[str], tied: Iterable[str], gave: set[str], *, apart: bool) -> set[str]:
    """Choose of all its reports those that an event keeps; ``gave`` are those that its ids may come from.

    Those an editor placed; all, where an editor keeps it apart from another. Where an editor wrote in its file and
    placed none, the report that gave the event its id, or else all: what was written was written of them.
    """
    fixed = every - set(tied)
    if apart or fixed or not is_touched(event):
        return every if apart else fixed
    return every & gave or every


def _list_parted(content: Content) -> set[str]:
    return {one for event in content.events if event.apart for one in (event.id, *event.apart)}
