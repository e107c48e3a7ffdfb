"""One run of grouping over a site: what is new is placed; what is published grows, and never moves by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.arranging.naming import choose_event_id, choose_storyline_id
from digest.arranging.reports import (
    group_by_event,
    keep_near,
    list_events,
    list_reports,
    list_story_events,
    read_background,
)
from digest.arranging.writing import (
    ArticleEdit,
    EventEdit,
    write_article_edit,
    write_event,
    write_event_edit,
    write_storyline,
)
from digest.grouping import (
    Settings,
    find_central_report,
    find_near_copies,
    group_reports,
    group_storylines,
    propose_changes,
    sketch_reports,
)
from digest.model import Grouping, NearCopy, Neighbour, Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.arabic.names import Names
    from digest.grouping import Background, Placement, Proposals, Report, StoryPlacement
    from digest.grouping.vectors import Sketch
    from digest.model import Content
    from digest.store.loading import Folders

Changes = dict[str, str]


@dataclass(frozen=True, slots=True)
class Arranged:
    """What a run decided: the event of each placed article, events and storylines opened, and the files to write.

    ``files`` maps a path below ``content/`` to its new text; nothing is written yet.
    """

    placed: tuple[tuple[str, str], ...]
    opened: tuple[str, ...]
    storylines: tuple[str, ...]
    copies: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]


def arrange(folders: Folders, content: Content, names: Names) -> Arranged:
    """Place every article without an event and every new event; decide near copies of the new articles."""
    reports = keep_near(list_reports(content), Settings().storyline_days)
    new = {report.id for report in reports if not report.event}
    if not new:
        return Arranged((), (), (), (), ())
    background = read_background()
    sketches = sketch_reports(reports, background)
    grouping = group_reports(reports, list_events(content, reports), background, sketches=sketches)
    events = _open_events(grouping.placements, reports, background, content)
    placed = [replace(r, event=events[r.id]) if r.id in events else r for r in reports]
    near = {p.later: NearCopy(p.earlier, p.share) for p in find_near_copies(placed) if p.later in new}
    opened = sorted({events[p.report] for p in grouping.placements if p.new})
    titles = _title_events(opened, placed, background)
    stories = _tell_stories(content, opened, placed, background, sketches)
    edits = [_edit(p, events, near.get(p.report)) for p in grouping.placements]
    files = {
        **_write_articles(folders, content, edits),
        **_write_events(folders, content, opened, titles, stories, names),
    }
    founded = tuple(sorted(path.split("/")[1].removesuffix(".md") for path in files if path.startswith("storylines/")))
    return Arranged(
        placed=tuple(sorted(events.items())),
        opened=tuple(opened),
        storylines=founded,
        copies=tuple(sorted((later, copy.article) for later, copy in near.items())),
        files=tuple(sorted(files.items())),
    )


def propose(content: Content) -> Proposals:
    """Say which published events look like two, and which two look like one; nothing is changed."""
    reports = list_reports(content)
    return propose_changes(reports, list_events(content, reports), read_background())


def _open_events(
    placements: Iterable[Placement], reports: Iterable[Report], background: Background, content: Content
) -> Mapping[str, str]:
    """Give each placed report its event's id; a new event takes that of its most central report."""
    by_id = {report.id: report for report in reports}
    taken = {event.id for event in content.events} | {alias for event in content.events for alias in event.aliases}
    clusters: dict[str, list[str]] = {}
    for placement in placements:
        clusters.setdefault(placement.event, []).append(placement.report)
    fresh = {p.event for p in placements if p.new}
    events: dict[str, str] = {}
    for key, members in sorted(clusters.items()):
        event = key
        if key in fresh:
            event = choose_event_id(_find_central([by_id[m] for m in members], background), taken)
            taken.add(event)
        events.update(dict.fromkeys(members, event))
    return events


def _title_events(opened: Iterable[str], placed: Iterable[Report], background: Background) -> Mapping[str, str]:
    members, by_id = group_by_event(placed), {report.id: report for report in placed}
    return {event: by_id[_find_central(members[event], background)].title for event in opened}


def _find_central(reports: Sequence[Report], background: Background) -> str:
    return reports[0].id if len(reports) == 1 else find_central_report(reports, background)


def _tell_stories(
    content: Content,
    opened: Iterable[str],
    placed: Iterable[Report],
    background: Background,
    sketches: Mapping[str, Sketch],
) -> Mapping[str, StoryPlacement]:
    events = list_story_events(content.events, opened, group_by_event(placed))
    found = group_storylines(events, background, sketches=sketches)
    return {placement.event: placement for placement in found if placement.storyline}


def _edit(placement: Placement, events: Mapping[str, str], near: NearCopy | None) -> ArticleEdit:
    runner = placement.next
    neighbour = Neighbour(events.get(runner.id.removeprefix("new:"), runner.id), runner.score) if runner else None
    grouping = Grouping(
        origin=Origin.MACHINE,
        score=placement.score,
        shared=placement.shared,
        hours=None if placement.hours is None else round(placement.hours),
        next=neighbour,
    )
    return ArticleEdit(placement.report, events[placement.report], grouping, near)


def _write_articles(folders: Folders, content: Content, edits: Iterable[ArticleEdit]) -> Changes:
    places = {article.id: article.places.file for article in content.articles}
    return dict(write_article_edit(folders, places[edit.article], edit) for edit in edits)


def _write_events(
    folders: Folders,
    content: Content,
    opened: Iterable[str],
    titles: Mapping[str, str],
    stories: Mapping[str, StoryPlacement],
    names: Names,
) -> Changes:
    all_titles = {event.id: event.title for event in content.events} | dict(titles)
    keys = _name_storylines(content, stories, all_titles, names)
    files: Changes = {}
    founded = {placement.storyline for placement in stories.values() if placement.new}
    for key in sorted(founded):
        storyline, title = keys[key]
        files[f"storylines/{storyline}.md"] = write_storyline(title)
    for event in opened:
        edit = _story_edit(event, stories.get(event), keys)
        files[f"events/{event}.md"] = write_event(titles[event], edit)
    for published in content.events:
        if published.id in stories and published.id not in titles:
            edit = _story_edit(published.id, stories[published.id], keys)
            path, text = write_event_edit(folders, published.places.file, edit)
            files[path] = text
    return files


def _name_storylines(
    content: Content, stories: Mapping[str, StoryPlacement], titles: Mapping[str, str], names: Names
) -> Mapping[str, tuple[str, str]]:
    """Give each storyline's key its id and title; a new one is titled by its first event."""
    taken = {s.id for s in content.storylines} | {alias for s in content.storylines for alias in s.aliases}
    keys = {storyline.id: (storyline.id, storyline.title) for storyline in content.storylines}
    members: dict[str, list[str]] = {}
    for event, placement in sorted(stories.items()):
        members.setdefault(placement.storyline, []).append(event)
    for key, events in sorted(members.items()):
        if key not in keys:
            storyline = choose_storyline_id(events, [titles[event] for event in events], names, taken)
            taken.add(storyline)
            keys[key] = (storyline, titles[events[0]])
    return keys


def _story_edit(event: str, placement: StoryPlacement | None, keys: Mapping[str, tuple[str, str]]) -> EventEdit:
    if placement is None:
        return EventEdit(event)
    grouping = Grouping(origin=Origin.MACHINE, score=placement.score, shared=placement.shared)
    return EventEdit(event, keys[placement.storyline][0], grouping)
