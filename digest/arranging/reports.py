"""Articles and events as grouping sees them."""

from __future__ import annotations

from collections import defaultdict
from importlib import resources
from typing import TYPE_CHECKING

from digest.arabic.calendar import day_of
from digest.grouping import Background, KnownEvent, Report, StoryEvent, find_near_copies, parse_background
from digest.model import BlockKind, NearCopy, Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digest.grouping.copies import Anchors
    from digest.model import Article, Content, Event

_TABLE = "background.tsv"


def read_background() -> Background:
    """Read the package's table of how common stems are in the press."""
    return parse_background(resources.files("digest").joinpath("grouping", _TABLE).read_text(encoding="utf-8"))


def list_reports(content: Content) -> tuple[Report, ...]:
    """Give every article that stands as a report; one that an editor keeps out of all events is left out."""
    return tuple(to_report(a) for a in content.articles if _stands(a))


def list_waiting(content: Content) -> tuple[str, ...]:
    """List the articles that stand in no event and that no editor keeps out of all: ``digest group`` places them."""
    return tuple(article.id for article in content.articles if _stands(article) and not article.event)


def keep_near(reports: Iterable[Report], days: int) -> tuple[Report, ...]:
    """Keep the new reports and the placed ones that may matter to them: near in time, or of one event with such.

    ``days`` is how far a storyline looks. A new report without a day may be a copy of any other, so then all stay.
    """
    found = tuple(reports)
    new = [report for report in found if not report.event]
    if any(report.day is None for report in new):
        return found
    wanted = {report.day.toordinal() + n for report in new if report.day for n in range(-days, days + 1)}
    events = {report.event for report in found if report.event and report.day and report.day.toordinal() in wanted}
    return tuple(report for report in found if not report.event or report.event in events)


def to_report(article: Article) -> Report:
    """Give an article as a report: its lead is the standfirst, else the first paragraph."""
    paragraphs = [block.text for block in article.blocks if block.kind is BlockKind.PARAGRAPH]
    texts = [article.standfirst, *paragraphs] if article.standfirst else paragraphs
    moment = article.dating.moment
    return Report(
        id=article.id,
        title=article.title,
        lead=texts[0] if texts else "",
        body=tuple(texts[1:]),
        day=day_of(moment),
        hour=_hour(moment.clock) if moment and moment.clock else None,
        source=article.source or article.source_seen,
        event=article.event,
        fixed=bool(article.event) and not is_machine_tied(article),
    )


def is_machine_tied(article: Article) -> bool:
    """Tell whether the machine put an article into its event; without a word on that, an editor did."""
    return bool(article.event) and article.grouping is not None and article.grouping.origin is Origin.MACHINE


def list_events(content: Content, reports: Iterable[Report]) -> tuple[KnownEvent, ...]:
    """Give the published events with the ids of their reports."""
    members = group_by_event(reports)
    return tuple(
        KnownEvent(
            event.id,
            tuple(report.id for report in members.get(event.id, ())),
            event.apart,
            day_of(event.start),
            day_of(event.end),
            event.storyline,
        )
        for event in content.events
    )


def list_story_events(
    events: Iterable[Event], opened: Iterable[str], members: Mapping[str, list[Report]]
) -> tuple[StoryEvent, ...]:
    """Give all events, published and newly opened, as the grouping of storylines sees them."""
    published = [
        StoryEvent(
            event.id,
            tuple(members.get(event.id, ())),
            event.storyline,
            alone=not event.storyline and event.storyline_by is not None and event.storyline_by.origin is Origin.EDITOR,
            known=True,
        )
        for event in events
        if event.id in members
    ]
    return (*published, *(StoryEvent(event, tuple(members[event])) for event in opened))


def find_near(
    placed: Iterable[Report], new: Iterable[str], anchors: Mapping[str, Anchors] | None = None
) -> dict[str, NearCopy]:
    """Find the earlier article that a new one repeats; ``anchors`` as in ``find_near_copies``."""
    pairs = find_near_copies(placed, wanted=set(new), anchors=anchors)
    return {pair.later: NearCopy(pair.earlier, pair.share) for pair in pairs}


def group_by_event(reports: Iterable[Report]) -> dict[str, list[Report]]:
    """Shelve reports by the event they stand in."""
    shelves: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.event:
            shelves[report.event].append(report)
    return shelves


def _stands(article: Article) -> bool:
    return article.withdrawn is None and not _kept_out(article)


def _kept_out(article: Article) -> bool:
    return not article.event and article.grouping is not None and article.grouping.origin is Origin.EDITOR


def _hour(clock: str) -> float:
    hours, _, minutes = clock.partition(":")
    return int(hours) + int(minutes) / 60
