"""What was decided afresh, written over the files: only what differs is touched, and every old address leads on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.arranging.loosening import has_editors_storyline
from digest.arranging.reports import find_near
from digest.arranging.spans import find_spans, is_machines
from digest.arranging.writing import (
    edit_story,
    open_event,
    open_storyline,
    put_article,
    put_event,
    write_span,
    write_story,
)
from digest.model import Origin
from digest.store.key_order import ARTICLE_KEYS, EVENT_KEYS
from digest.store.value_edits import add_item, remove_key, replace_inner, set_value
from digest.store.yaml_text import write_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digest.arranging.spans import Span
    from digest.grouping import Placement, Report, StoryPlacement
    from digest.grouping.copies import Anchors
    from digest.model import Content, Event, NearCopy, Storyline
    from digest.store.pending import Pending


@dataclass(frozen=True, slots=True)
class Decided:
    """All that was decided: where reports were placed, all reports with their event, and the title of each event.

    ``stories`` are the placements of events into storylines, ``storylines`` the storyline of each event ('' for none).
    ``heirs`` and ``story_heirs`` say where addresses that are given up lead, ``emptied`` which storylines have no
    events left and no heir.
    """

    placements: tuple[Placement, ...]
    placed: tuple[Report, ...]
    titles: Mapping[str, str]
    stories: Mapping[str, StoryPlacement] = field(default_factory=dict)
    storylines: Mapping[str, str] = field(default_factory=dict)
    heirs: Mapping[str, str] = field(default_factory=dict)
    story_heirs: Mapping[str, str] = field(default_factory=dict)
    emptied: tuple[str, ...] = ()


def rewrite(
    pending: Pending,
    content: Content,
    decided: Decided,
    anchors: Mapping[str, Anchors] | None = None,
    *,
    merged: bool = False,
) -> None:
    """Edit articles, events and storylines; ``anchors`` as in ``find_near_copies``.

    After a merge the near copies of all that was placed are decided again, and the days of no other event.
    """
    placements = {placement.report: placement for placement in decided.placements}
    new = [one.id for one in content.articles if one.id in placements and (merged or not one.event)]
    _rewrite_articles(pending, content, decided, find_near(decided.placed, new, anchors), merged=merged)
    _rewrite_storylines(pending, content, decided)
    known = {event.id: event for event in content.events}
    events = {report.id: report.event for report in decided.placed}
    dated = {events[one] for one in placements} if merged else decided.titles.keys()
    spans = find_spans(content.articles, events, dated)
    for event in decided.titles:
        _rewrite_event(pending, known.get(event), event, decided, spans)
    for event_file in content.events:
        if event_file.id not in decided.titles and event_file.storyline in decided.story_heirs:
            heir = decided.story_heirs[event_file.storyline]
            put_event(pending, event_file.places.file, {"storyline": f"storyline: {heir}"})


def hand_over(pending: Pending, content: Content, decided: Decided) -> None:
    """Delete the events and storylines that are given up; all their addresses lead to their heirs."""
    _hand_over(pending, "events", content.events, decided.heirs)
    _hand_over(pending, "storylines", content.storylines, decided.story_heirs)


def _rewrite_articles(
    pending: Pending, content: Content, decided: Decided, near: Mapping[str, NearCopy], *, merged: bool
) -> None:
    events = {report.id: report.event for report in decided.placed}
    placements = {placement.report: placement for placement in decided.placements}
    for article in content.articles:
        file = article.places.file
        following = article.grouping.next.event if article.grouping and article.grouping.next else ""
        if article.id in placements:
            put_article(pending, file, placements[article.id], events, near.get(article.id))
            if merged and article.near and article.id not in near:
                pending.edit(file, lambda text: remove_key(text, "near"))
            continue
        if heir := decided.heirs.get(article.event):  # a withdrawn article follows its event
            pending.edit(file, lambda text, heir=heir: set_value(text, "event", heir, heir, ARTICLE_KEYS))  # type: ignore[misc]
        if heir := decided.heirs.get(following):
            _point_next(pending, file, following, heir)


def _point_next(pending: Pending, file: str, old: str, new: str) -> None:
    pending.edit(file, lambda text: replace_inner(text, ("grouping", "next", "event"), old, new))


def _rewrite_event(
    pending: Pending, old: Event | None, event: str, decided: Decided, spans: Mapping[str, Span]
) -> None:
    title, placement, storyline = decided.titles[event], decided.stories.get(event), decided.storylines[event]
    edit = edit_story(event, placement, storyline)
    if old is None:
        open_event(pending, title, edit, spans[event])
        return
    chunks = {} if old.title == title else {"title": f"title: {write_text(title)}"}
    stays = has_editors_storyline(old) or (placement is None and storyline)
    chunks |= ({} if stays else write_story(edit)) | (
        write_span(spans[event]) if event in spans and is_machines(old) else {}
    )
    put_event(pending, old.places.file, chunks)


def _rewrite_storylines(pending: Pending, content: Content, decided: Decided) -> None:
    """Open new storylines, titled by their first event; one titled by machine stays so while the headline is there."""
    told: defaultdict[str, list[str]] = defaultdict(list)
    for event, storyline in sorted(decided.storylines.items()):
        told[storyline].append(event)
    headlines: defaultdict[str, set[str]] = defaultdict(set)
    for report in decided.placed:
        headlines[decided.storylines[report.event]].add(report.title)
    known = {storyline.id: storyline for storyline in content.storylines}
    for storyline in sorted(told.keys() - {""}):
        titles = [decided.titles[event] for event in told[storyline]]
        old = known.get(storyline)
        if old is None:
            open_storyline(pending, storyline, titles[0])
        elif old.title_origin is Origin.MACHINE and old.title not in {*titles, *headlines[storyline]}:
            put_event(pending, old.places.file, {"title": f"title: {write_text(titles[0])}"})


def _hand_over(
    pending: Pending, folder: str, owners: Iterable[Event] | Iterable[Storyline], heirs: Mapping[str, str]
) -> None:
    """Delete what is given up; its addresses lead to the heir."""
    for owner in owners:
        if owner.id in heirs:
            pending.delete(owner.places.file)
            for alias in (owner.id, *owner.aliases):
                file = pending.name(folder, heirs[owner.id])
                pending.edit(file, lambda text, alias=alias: add_item(text, "aliases", alias, EVENT_KEYS))  # type: ignore[misc]
