"""All machine-made ties decided again: what an editor placed stays, and every address that is given up leads on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.arranging.inheriting import find_heirs, inherit
from digest.arranging.loosening import has_editors_storyline, hold_storylines, loosen
from digest.arranging.naming import find_central, list_clusters, list_taken, name_events, name_storylines
from digest.arranging.reports import group_by_event, read_background
from digest.arranging.rewriting import Decided, hand_over, rewrite
from digest.arranging.traits import list_traits
from digest.checking import list_renamed
from digest.grouping import StoryEvent, group_reports, group_storylines
from digest.model import Origin
from digest.store.pending import Pending

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.arabic.names import Names
    from digest.arranging.loosening import Loose
    from digest.grouping import Background, Placement, Report, StoryPlacement
    from digest.model import Content
    from digest.store.changes import Change
    from digest.store.loading import Folders


@dataclass(frozen=True, slots=True)
class Rearranged:
    """What a run changed: articles and events with the place they leave and the one they go to ('' for none).

    ``opened`` and ``founded`` are new events and storylines; ``given_up`` pairs each address below ``content/`` that
    goes with the one it leads to; ``emptied`` are storylines left without events. Nothing is written yet.
    """

    moved: tuple[tuple[str, str, str], ...] = ()
    opened: tuple[str, ...] = ()
    stories: tuple[tuple[str, str, str], ...] = ()
    founded: tuple[str, ...] = ()
    given_up: tuple[tuple[str, str], ...] = ()
    emptied: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


def rearrange(folders: Folders, content: Content, names: Names) -> Rearranged:
    """Decide all machine-made ties again, and place what has no event; a second run changes nothing."""
    loose, background = loosen(content), read_background()
    traits = list_traits(folders, content.articles, loose.reports, background)
    placements = group_reports(loose.reports, loose.held, background, **traits).placements
    events = _name_events(content, loose, placements, background)
    placed = tuple(replace(one, event=events.get(one.id, one.event)) for one in loose.reports)
    members = group_by_event(placed)
    found = group_storylines(_list_subjects(content, members), background, sketches=traits["sketches"])
    titles = _title_events(content, members, background)
    decided = _decide_storylines(content, loose, Decided(placements, placed, titles), found, names)
    pending = Pending(folders)
    rewrite(pending, content, decided, traits["anchors"])
    hand_over(pending, content, decided)
    return tell(content, decided, pending)


def _name_events(
    content: Content, loose: Loose, placements: Sequence[Placement], background: Background
) -> dict[str, str]:
    """Give each placed report its event's id: that of a known event, an inherited one, or a new one."""
    clusters, held = list_clusters(placements), {event.id for event in loose.held}
    free = {report: event for report, event in loose.left.items() if event not in held}
    inherited = inherit(clusters, free, list_published(content), list_renamed(content))
    keys = name_events(clusters, inherited, loose.reports, background, list_taken(content.events))
    return {p.report: keys.get(p.event, p.event) for p in placements}


def _title_events(content: Content, members: Mapping[str, Sequence[Report]], background: Background) -> dict[str, str]:
    """Title each event: an editor's title stays, and a machine's while it is the headline of one of its reports."""
    known = {event.id: event for event in content.events}
    titles = {}
    for event, reports in sorted(members.items()):
        old = known.get(event)
        stays = old and (old.title_origin is not Origin.MACHINE or old.title in {report.title for report in reports})
        titles[event] = old.title if old and stays else find_central(reports, background).title
    return titles


def _list_subjects(content: Content, members: Mapping[str, Sequence[Report]]) -> list[StoryEvent]:
    """Give the events with the storylines that stay."""
    known, held = {event.id: event for event in content.events}, hold_storylines(content)
    subjects = []
    for event, reports in sorted(members.items()):
        old = known.get(event)
        fixed = old is not None and has_editors_storyline(old)
        stays = old.storyline if old and (fixed or old.storyline in held) else ""
        subjects.append(StoryEvent(event, tuple(reports), stays, alone=fixed and not stays))
    return subjects


def _decide_storylines(
    content: Content, loose: Loose, decided: Decided, found: Iterable[StoryPlacement], names: Names
) -> Decided:
    """Name the storylines that events were placed in, and say where given up addresses lead."""
    published, now = list_published(content), {report.id: report.event for report in decided.placed}
    told = {p.event: p for p in found if p.storyline}
    stays = {s.id: s.storyline for s in _list_subjects(content, group_by_event(decided.placed)) if s.storyline}
    story_of = {event.id: event.storyline for event in content.events}
    old = {one: story_of.get(loose.left.get(one, event), "") for one, event in now.items()}
    free = {one: story for one, story in old.items() if story and story not in stays.values()}
    clusters: dict[str, list[str]] = {}
    for report in decided.placed:
        if report.event in told and told[report.event].new:
            clusters.setdefault(told[report.event].storyline, []).append(report.id)
    inherited = inherit(clusters, free, published, {})
    keys = name_storylines(told, inherited, decided.titles, names, list_taken(content.storylines))
    chosen = {event: keys[placement.storyline] for event, placement in told.items()}
    storylines = {event: stays.get(event, chosen.get(event, "")) for event in decided.titles}
    after = {one: storylines[event] for one, event in now.items()}
    gone, left = set(free.values()) - set(after.values()), set(loose.left.values()) - set(now.values())
    return replace(
        decided,
        stories=told,
        storylines=storylines,
        heirs=find_heirs(left, loose.left, now, published),
        story_heirs=find_heirs(gone, free, after, published),
        emptied=tuple(sorted(gone - find_heirs(gone, free, after, published).keys())),
    )


def list_published(content: Content) -> frozenset[str]:
    """List the articles that have a page."""
    return frozenset(article.id for article in content.articles if not article.draft)


def tell(content: Content, decided: Decided, pending: Pending) -> Rearranged:
    """Say what was decided otherwise than the content has it."""
    was = {article.id: article.event for article in content.articles}
    story_of = {event.id: event.storyline for event in content.events}
    known = {storyline.id for storyline in content.storylines}
    heirs = [("events", pair) for pair in decided.heirs.items()]
    heirs += [("storylines", pair) for pair in decided.story_heirs.items()]
    return Rearranged(
        moved=tuple((r.id, was[r.id], r.event) for r in decided.placed if was[r.id] != r.event),
        opened=tuple(event for event in decided.titles if event not in story_of),
        stories=tuple(
            (event, story_of.get(event, ""), story)
            for event, story in decided.storylines.items()
            if story_of.get(event, "") != story
        ),
        founded=tuple(sorted({one for one in decided.storylines.values() if one} - known)),
        given_up=tuple((f"{folder}/{old}/", f"{folder}/{new}/") for folder, (old, new) in heirs),
        emptied=decided.emptied,
        changes=pending.changes(),
    )
