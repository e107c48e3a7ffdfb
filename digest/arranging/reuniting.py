"""What clones of one collection placed apart, placed together: as one clone that had added all of it would have.

What stood before they went apart is published and stays; what came since is decided by the rules alone, so that neither
the side a report comes from nor the order of merges matters. An editor's word holds on either side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.arranging.afresh import list_published, tell
from digest.arranging.inheriting import find_heirs, inherit
from digest.arranging.loosening import (
    has_editors_storyline,
    hold_storylines,
    is_renamed,
    is_touched,
    list_report_ids,
    loosen,
)
from digest.arranging.naming import find_central, find_founder, list_clusters, list_taken, name_events, name_storylines
from digest.arranging.reports import group_by_event, read_background
from digest.arranging.rewriting import Decided, rewrite
from digest.arranging.traits import list_traits
from digest.arranging.writing import put_event
from digest.checking import list_renamed
from digest.grouping import StoryEvent, group_reports, group_storylines
from digest.model import Event, Origin
from digest.store.key_order import EVENT_KEYS
from digest.store.value_edits import add_item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from digest.arabic.names import Names
    from digest.arranging.afresh import Rearranged
    from digest.arranging.loosening import Loose
    from digest.arranging.standing import Standing
    from digest.grouping import Background, Placement, Report, StoryPlacement
    from digest.model import Content, Storyline
    from digest.store.pending import Pending


@dataclass(frozen=True, slots=True)
class _Case:
    """A merged collection, its loosened ties, what stays of it, and the table that grouping reads."""

    content: Content
    loose: Loose
    standing: Standing
    background: Background

    @property
    def free(self) -> set[str]:
        """Give the events that machines opened since clones went apart: their addresses may be given up."""
        ids = list_report_ids(self.content)
        stays = {event.id for event in self.loose.held} | self.standing.events
        stays |= {event.id for event in self.content.events if is_touched(event) or is_renamed(event, ids)}
        return ({event.id for event in self.content.events} | set(self.loose.left.values())) - stays


def reunite(pending: Pending, content: Content, names: Names, standing: Standing) -> Rearranged:
    """Decide the ties made since clones went apart, and place what has none; a second run changes nothing.

    ``content`` is the merged collection as it will be with what is pending.
    """
    case = _Case(content, loosen(content, standing), standing, read_background())
    reports = case.loose.reports
    traits = list_traits(pending.folders, content.articles, reports, case.background)
    placements = group_reports(reports, case.loose.held, case.background, **traits).placements
    events = _name_events(case, placements)
    placed = tuple(replace(one, event=events.get(one.id, one.event)) for one in reports)
    members = group_by_event(placed)
    decided = Decided(placements, placed, _title_events(case, members), heirs=_find_heirs(case, placed))
    subjects = _list_subjects(case, members)
    found = group_storylines(subjects, case.background, sketches=traits["sketches"])
    stays = {one.id: one.storyline for one in subjects if one.storyline}
    decided = _decide_storylines(case, decided, stays, found, names)
    rewrite(pending, content, decided, traits["anchors"], merged=True)
    _lead_events_on(pending, case, decided)
    _lead_storylines_on(pending, case, decided, _list_loosened(case, stays))
    return tell(content, decided, pending)


def _name_events(case: _Case, placements: Sequence[Placement]) -> dict[str, str]:
    """Give each placed report its event's id: that of a known event, or that of the report that speaks for it."""
    content, loose, standing, free = case.content, case.loose, case.standing, case.free
    clusters, held = list_clusters(placements), {event.id for event in loose.held}
    left = {report: event for report, event in loose.left.items() if event in standing.events - held}
    inherited = inherit(clusters, left, list_published(content), list_renamed(content))
    taken = list_taken([event for event in content.events if event.id not in free])
    keys = name_events(clusters, inherited, loose.reports, case.background, taken)
    return {p.report: keys.get(p.event, p.event) for p in placements}


def _title_events(case: _Case, members: Mapping[str, Sequence[Report]]) -> dict[str, str]:
    """Title each event: what stood, and an editor's, stays; so does a machine's headline of an event that is held."""
    free = case.free
    known = {event.id: event for event in case.content.events if event.id not in free}
    titles = {}
    for event, reports in sorted(members.items()):
        old = known.get(event)
        by_machine = old is not None and event not in case.standing.events and old.title_origin is Origin.MACHINE
        stays = old is not None and (not by_machine or old.title in {report.title for report in reports})
        titles[event] = old.title if old and stays else find_central(reports, case.background).title
    return titles


def _list_subjects(case: _Case, members: Mapping[str, Sequence[Report]]) -> list[StoryEvent]:
    """Give the events with the storylines that stay."""
    standing, known = case.standing, {event.id: event for event in case.content.events}
    held = hold_storylines(case.content) - standing.storylines
    subjects = []
    for event, reports in sorted(members.items()):
        old = known.get(event)
        fixed = old is not None and has_editors_storyline(old)
        stays = old.storyline if old and (fixed or event in standing.told or old.storyline in held) else ""
        alone = fixed and not stays
        subjects.append(StoryEvent(event, tuple(reports), stays, alone=alone, known=event in standing.events))
    return subjects


def _decide_storylines(
    case: _Case, decided: Decided, stays: Mapping[str, str], found: Iterable[StoryPlacement], names: Names
) -> Decided:
    """Name the storylines that events were placed in, and say where those that are given up lead."""
    content, left = case.content, case.loose.left
    told = {placement.event: placement for placement in found if placement.storyline}
    loosened = _list_loosened(case, stays)
    taken = list_taken([one for one in content.storylines if one.id not in loosened])
    keys = name_storylines(told, {}, decided.titles, names, taken)
    chosen = {event: keys[placement.storyline] for event, placement in told.items()}
    storylines = {event: stays.get(event, chosen.get(event, "")) for event in decided.titles}
    story_of = {event.id: event.storyline for event in content.events}
    old = {one.id: story_of.get(left.get(one.id, one.event), "") for one in decided.placed}
    after = {one.id: storylines[one.event] for one in decided.placed}
    gone = loosened - set(storylines.values())
    heirs = find_heirs(gone, old, after, list_published(content))
    named = _add_old_ids(case, after)
    founders = {one: named.get(find_founder(one, named), "") for one in gone}
    heirs |= {one: storyline for one, storyline in founders.items() if storyline}
    emptied = tuple(sorted(gone - heirs.keys()))
    return replace(decided, stories=told, storylines=storylines, story_heirs=heirs, emptied=emptied)


def _list_loosened(case: _Case, stays: Mapping[str, str]) -> set[str]:
    """List the storylines that machines opened since clones went apart, and that nothing holds."""
    made = {one.id for one in case.content.storylines if one.title_origin is Origin.MACHINE and not one.blocks}
    return made - case.standing.storylines - set(stays.values())


def _find_heirs(case: _Case, placed: Iterable[Report]) -> dict[str, str]:
    """Say where each event that is given up leads: to the event of the report it was named by, else of most."""
    now = {report.id: report.event for report in placed}
    gone, named = case.free - set(now.values()), _add_old_ids(case, now)
    most = find_heirs(gone, case.loose.left, now, list_published(case.content))
    return most | {one: named[one] for one in sorted(gone) if one in named}


def _add_old_ids(case: _Case, places: Mapping[str, str]) -> dict[str, str]:
    """Give the place of each report by its old ids too."""
    old = {alias: article.id for article in case.content.articles for alias in article.aliases}
    return {alias: places[one] for alias, one in old.items() if one in places} | dict(places)


def _lead_events_on(pending: Pending, case: _Case, decided: Decided) -> None:
    """Let the addresses of events lead to the event of the report they name, else to that of most reports."""
    now = _add_old_ids(case, {report.id: report.event for report in decided.placed})

    def find_heir(address: str, old: str) -> str:
        return now.get(address) or decided.heirs.get(old, old)

    free = case.free
    _lead_on(pending, case.content.events, free, {*now.values(), *(free - decided.heirs.keys())}, find_heir)


def _lead_storylines_on(pending: Pending, case: _Case, decided: Decided, loosened: set[str]) -> None:
    """Let the addresses of storylines lead to that of the event they were named by, else of most reports."""
    live = {*decided.storylines.values(), *(loosened - decided.story_heirs.keys())}
    _lead_on(pending, case.content.storylines, loosened, live, lambda _, old: decided.story_heirs.get(old, old))


def _lead_on(
    pending: Pending,
    owners: Sequence[Event] | Sequence[Storyline],
    free: set[str],
    live: set[str],
    find_heir: Callable[[str, str], str],
) -> None:
    """Delete what is given up, which is ``free`` and not ``live``, and let each of its addresses lead to its heir.

    ``find_heir`` takes an address and the id it belonged to. The addresses are written in their order, so that nothing
    tells which side was merged into which.
    """
    known = {owner.id: owner for owner in owners}
    stay = {one for owner in owners if owner.id not in free for one in (owner.id, *owner.aliases)}
    leads: dict[str, str] = {}
    for owner in owners:
        for address in {owner.id, *owner.aliases} - live - stay if owner.id in free else ():
            leads[address] = min(find_heir(address, owner.id), leads.get(address, "~"))
        if owner.id in free - live:
            pending.delete(owner.places.file)
    folder = "events" if owners and isinstance(owners[0], Event) else "storylines"
    leading: dict[str, list[str]] = {key: [] for key in sorted({*leads.values(), *(free & live)})}
    for address, heir in sorted(leads.items()):
        leading[heir].append(address)
    for key, addresses in leading.items():
        file = pending.name(folder, key)
        if key in free or key not in known:
            put_event(pending, file, {"aliases": f"aliases: [{', '.join(addresses)}]" if addresses else ""})
            continue
        for address in addresses:
            pending.edit(file, lambda text, alias=address: add_item(text, "aliases", alias, EVENT_KEYS))  # type: ignore[misc]
