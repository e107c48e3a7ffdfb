"""Ids and titles of what a run opens: readable, and the same whatever the order of the inputs."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from slugify import slugify

from digest.arabic.names import find_names
from digest.grouping import find_central_report
from digest.store.record import ID_LENGTH
from digest.store.short_hash import LENGTHS, end_name, hash_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from digest.arabic.names import Names
    from digest.grouping import Background, Placement, Report, StoryPlacement
    from digest.model import Event, Storyline

_STORY, _MOST_NAMES = "story", 2
_MONTH = 7


def list_clusters(placements: Iterable[Placement]) -> dict[str, list[str]]:
    """List the reports of each new cluster by its key."""
    clusters: defaultdict[str, list[str]] = defaultdict(list)
    for placement in placements:
        if placement.new:
            clusters[placement.event].append(placement.report)
    return dict(sorted(clusters.items()))


def name_events(
    clusters: Mapping[str, Sequence[str]],
    inherited: Mapping[str, str],
    reports: Iterable[Report],
    background: Background,
    taken: Iterable[str],
) -> dict[str, str]:
    """Give each new cluster its event's id: an inherited one, or that of its most central report."""
    by_id, used, keys = {report.id: report for report in reports}, set(taken), dict(inherited)
    for cluster, members in clusters.items():
        if cluster not in keys:
            central = find_central([by_id[member] for member in members], background).id
            keys[cluster] = name_event(central, members, used.__contains__)
            used.add(keys[cluster])
    return keys


def name_storylines(
    stories: Mapping[str, StoryPlacement],
    inherited: Mapping[str, str],
    titles: Mapping[str, str],
    names: Names,
    taken: Iterable[str],
) -> dict[str, str]:
    """Give each storyline that events were placed in its id: its own, an inherited one, or a new one."""
    members: defaultdict[str, list[str]] = defaultdict(list)
    for event, placement in sorted(stories.items()):
        members[placement.storyline].append(event)
    keys, used = {}, set(taken)
    for key, events in sorted(members.items()):
        new = stories[events[0]].new and key not in inherited
        told = [titles[event] for event in events]
        keys[key] = _choose_storyline_id(events, told, names, used) if new else inherited.get(key, key)
        used.add(keys[key])
    return keys


def name_event(report: str, members: Iterable[str], is_taken: Callable[[str], bool]) -> str:
    """Name an event by the report that speaks for it; where that is in use, with a short hash of all its reports."""
    return end_name(report, hash_words(*sorted(members)), is_taken, ID_LENGTH) if is_taken(report) else report


def find_central(reports: Sequence[Report], background: Background) -> Report:
    """Give the report that speaks for an event."""
    if len(reports) == 1:
        return reports[0]
    central = find_central_report(reports, background)
    return next(report for report in reports if report.id == central)


def list_taken(owners: Iterable[Event] | Iterable[Storyline]) -> set[str]:
    """List the ids and old ids of events or storylines."""
    return {one for owner in owners for one in (owner.id, *owner.aliases)}


def find_founder(storyline: str, events: Iterable[str]) -> str:
    """Give the event that a storyline was named by, '' where it is none of these or the id does not tell."""
    told = storyline.rpartition("-")[2]
    return next((event for event in events if len(told) in LENGTHS and hash_words(event).startswith(told)), "")


def _choose_storyline_id(events: Sequence[str], titles: Iterable[str], names: Names, taken: Collection[str]) -> str:
    """Name a storyline by the names its events' titles repeat most, and its first event's month and short hash."""
    counts = Counter(slugify(name.latin) for title in titles for name in find_names(title, names))
    words = [word for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_NAMES] if n > 1]
    month = events[0][:_MONTH] if events[0][:4].isdigit() else ""
    plain = "-".join(filter(None, (*(words or [_STORY]), month)))
    return end_name(plain, hash_words(events[0]), taken.__contains__, ID_LENGTH)
