"""One run of grouping over a site: what is new is placed; what is published grows, and never moves by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.arranging.naming import find_central, list_clusters, list_taken, name_events, name_storylines
from digest.arranging.reports import (
    find_near,
    group_by_event,
    keep_near,
    list_events,
    list_reports,
    list_story_events,
    read_background,
)
from digest.arranging.spans import find_spans, is_machines
from digest.arranging.traits import list_traits
from digest.arranging.writing import (
    edit_story,
    open_event,
    open_storyline,
    put_article,
    put_event,
    write_span,
    write_story,
)
from digest.grouping import Settings, group_reports, group_storylines, propose_changes
from digest.store.pending import Pending

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digest.arabic.names import Names
    from digest.arranging.spans import Span
    from digest.arranging.traits import Traits
    from digest.grouping import Background, Proposals, Report, StoryPlacement
    from digest.model import Content
    from digest.store.changes import Change
    from digest.store.loading import Folders


@dataclass(frozen=True, slots=True)
class Arranged:
    """What a run decided: the event of each placed article, events and storylines opened, and the changes to make.

    Nothing is written yet.
    """

    placed: tuple[tuple[str, str], ...] = ()
    opened: tuple[str, ...] = ()
    storylines: tuple[str, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    changes: tuple[Change, ...] = ()


def arrange(folders: Folders, content: Content, names: Names, pending: Pending | None = None) -> Arranged:
    """Place every article without an event and every new event; decide near copies of the new articles.

    ``pending`` may hold articles of the content that are not written yet; its edits are then among the changes.
    """
    reports = keep_near(list_reports(content), Settings().storyline_days)
    new = {report.id for report in reports if not report.event}
    pending = pending or Pending(folders)
    if not new:
        return Arranged(changes=pending.changes())
    background = read_background()
    traits = list_traits(folders, content.articles, reports, background)
    placements = group_reports(reports, list_events(content, reports), background, **traits).placements
    keys = name_events(list_clusters(placements), {}, reports, background, list_taken(content.events))
    events = {p.report: keys.get(p.event, p.event) for p in placements}
    placed = [replace(r, event=events[r.id]) if r.id in events else r for r in reports]
    near = find_near(placed, new, traits["anchors"])
    opened = sorted(keys.values())
    stories = _tell_stories(content, opened, placed, background, traits)
    places = {article.id: article.places.file for article in content.articles}
    for placement in placements:
        put_article(pending, places[placement.report], placement, events, near.get(placement.report))
    titles = _title_events(opened, placed, background)
    spans = find_spans(content.articles, events, set(events.values()))
    founded = _write_events(pending, content, titles, stories, spans, names)
    return Arranged(
        placed=tuple(sorted(events.items())),
        opened=tuple(opened),
        storylines=founded,
        copies=tuple(sorted((later, copy.article) for later, copy in near.items())),
        changes=pending.changes(),
    )


def propose(content: Content) -> Proposals:
    """Say which published events look like two, and which two look like one; nothing is changed."""
    reports = list_reports(content)
    return propose_changes(reports, list_events(content, reports), read_background())


def _title_events(opened: Iterable[str], placed: Iterable[Report], background: Background) -> Mapping[str, str]:
    members = group_by_event(placed)
    return {event: find_central(members[event], background).title for event in opened}


def _tell_stories(
    content: Content,
    opened: Iterable[str],
    placed: Iterable[Report],
    background: Background,
    traits: Traits,
) -> Mapping[str, StoryPlacement]:
    events = list_story_events(content.events, opened, group_by_event(placed))
    found = group_storylines(events, background, sketches=traits["sketches"])
    return {placement.event: placement for placement in found if placement.storyline}


def _write_events(
    pending: Pending,
    content: Content,
    titles: Mapping[str, str],
    stories: Mapping[str, StoryPlacement],
    spans: Mapping[str, Span],
    names: Names,
) -> tuple[str, ...]:
    """Write events and storylines, opened or grown; give the ids of the storylines opened."""
    told = {event.id: event.title for event in content.events} | dict(titles)
    keys = name_storylines(stories, {}, told, names, list_taken(content.storylines))
    founded = {keys[p.storyline]: told[event] for event, p in sorted(stories.items(), reverse=True) if p.new}
    for storyline, title in founded.items():  # titled by its first event
        open_storyline(pending, storyline, title)
    edits = {event: edit_story(event, p, keys[p.storyline]) for event, p in stories.items()}
    for event, title in titles.items():
        open_event(pending, title, edits.get(event) or edit_story(event, None, ""), spans[event])
    for published in content.events:
        story = write_story(edits[published.id]) if published.id in edits else {}
        grown = published.id in spans and is_machines(published)
        if chunks := story | (write_span(spans[published.id]) if grown else {}):
            put_event(pending, published.places.file, chunks)
    return tuple(sorted(founded))
