"""Events into storylines: by what their reports are about, whatever the day; published storylines only grow."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from digest.grouping.candidates import find_candidates
from digest.grouping.explaining import list_shared
from digest.grouping.linkage import UNIT, link_clusters
from digest.grouping.placing import NEW
from digest.grouping.values import RunnerUp, Settings, StoryPlacement
from digest.grouping.vectors import (
    LOOKED_UP,
    average,
    make_weigher,
    measure_time,
    multiply,
    pick_heaviest,
    read_report,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.grouping.background import Background
    from digest.grouping.values import StoryEvent
    from digest.grouping.vectors import Sketch, Vector, Weigher

#: Pairs of events whose heaviest stems have a smaller product are not compared.
LEAST_PRODUCT = 0.05
#: Known events are compared with each other when one new event reaches this many times the threshold with both.
_COMPANY = 1.2
#: A pair counts for no more than this: two copies of one text say nothing about the rest of a storyline.
MOST_LIKENESS = 0.3


@dataclass(slots=True)
class _Subject:
    """An event ready to be compared; ``day`` counts days of the calendar, ``None`` where none is known.

    Most events meet nobody: the vector is made of the ``reports``' sketches when it is asked for.
    """

    event: StoryEvent
    day: float | None
    reports: Sequence[Sketch]
    _vector: Vector | None = None

    def vector(self) -> Vector:
        """Give the mean of the reports' sketches."""
        if self._vector is None:
            self._vector = average(self.reports)
        return self._vector

    def sketch(self) -> Sketch:
        """Give the heaviest stems that are looked up to find company."""
        # The sketch of one report is sorted already.
        return self.reports[0][:LOOKED_UP] if len(self.reports) == 1 else pick_heaviest(self.vector(), LOOKED_UP)


def group_storylines(
    events: Iterable[StoryEvent],
    background: Background,
    settings: Settings | None = None,
    sketches: Mapping[str, Sketch] | None = None,
) -> tuple[StoryPlacement, ...]:
    """Place every event that has no storyline and is not kept alone; sorted by event.

    An event joins a known storyline, founds a new one with others, or gets none (''); a known event is placed only
    where it gains a storyline through a new one. Events without a known day may join. Events further apart than
    ``storyline_days`` are not compared. ``sketches`` as in ``group_reports``.
    """
    settings = settings or Settings()
    weigher = make_weigher(background)
    subjects = _prepare(_keep_near(events, settings.storyline_days), weigher, sketches or {})
    products = _compare(subjects, settings)
    story_of = _cluster(subjects, products, settings)
    mates = _list_mates(products, len(subjects))
    placed = [
        _place(position, story_of, subjects, mates, background)
        for position, one in enumerate(subjects)
        if not one.event.storyline and (story_of[position] or not one.event.known)
    ]
    return tuple(sorted(placed, key=lambda placement: placement.event))


def _keep_near(events: Iterable[StoryEvent], days: float) -> list[StoryEvent]:
    """Keep the new events, and those near enough to one of them to be compared; all, if one has no day."""
    listed = [event for event in events if not event.alone and event.reports]
    firsts = sorted(_find_first_day(event) or 0.0 for event in listed if not event.known)
    if not firsts or not firsts[0]:
        return listed if firsts else []

    def is_near(day: float | None) -> bool:
        return day is None or bisect_right(firsts, day + days) > bisect_left(firsts, day - days)

    return [event for event in listed if is_near(_find_first_day(event))]


def _find_first_day(event: StoryEvent) -> float | None:
    times = [at for report in event.reports if (at := measure_time(report)) is not None]
    return min(times) / 24 if times else None


def _prepare(events: Sequence[StoryEvent], weigher: Weigher, sketches: Mapping[str, Sketch]) -> list[_Subject]:
    """Sketch the events and order them by day, those without one at the end."""
    subjects = [
        _Subject(event, _find_first_day(event), [sketches.get(one.id) or weigher.sketch(one) for one in event.reports])
        for event in events
    ]
    return sorted(subjects, key=lambda one: (one.day is None, one.day or 0.0, one.event.id))


def _compare(subjects: Sequence[_Subject], settings: Settings) -> dict[tuple[int, int], float]:
    """Give the average likeness of pairs of events (smaller position first) that share telling stems."""
    pairs = find_candidates(
        [one.sketch() for one in subjects],
        [one.day for one in subjects],
        [not one.event.known for one in subjects],
        settings.storyline_days,
        LEAST_PRODUCT,
    )
    products = {(other, one): multiply(subjects[other].vector(), subjects[one].vector()) for one, other in pairs}
    return products | _compare_company(subjects, products, settings)


def _compare_company(
    subjects: Sequence[_Subject], products: Mapping[tuple[int, int], float], settings: Settings
) -> dict[tuple[int, int], float]:
    """Compare the known events that new ones may join with each other: an average needs those pairs too.

    Two known events of storylines are left out: they never join.
    """
    company: defaultdict[int, set[int]] = defaultdict(set)
    for pair, product in products.items():
        if product >= settings.storyline_threshold * _COMPANY:
            for new, other in (pair, pair[::-1]):
                if subjects[other].event.known and not subjects[new].event.known:
                    company[new].add(other)
    pairs = {pair for met in company.values() for pair in combinations(sorted(met), 2)}
    return {
        (one, other): multiply(subjects[one].vector(), subjects[other].vector())
        for one, other in sorted(pairs)
        if not (subjects[one].event.storyline and subjects[other].event.storyline)
    }


def _cluster(
    subjects: Sequence[_Subject],
    products: Mapping[tuple[int, int], float],
    settings: Settings,
) -> list[str]:
    """Give each event its storyline: a known id, a new key after its first event, or ''."""
    known = sorted({one.event.storyline for one in subjects if one.event.storyline})
    free = [position for position, one in enumerate(subjects) if not one.event.storyline]
    number_of = {story: number for number, story in enumerate(known)}
    owner = [number_of.get(one.event.storyline, -1) for one in subjects]
    for number, position in enumerate(free, len(known)):
        owner[position] = number
    sizes = [0] * (len(known) + len(free))
    for number, one in zip(owner, subjects, strict=True):
        sizes[number] += len(one.event.reports)
    groups = link_clusters(
        known + [""] * len(free),
        sizes,
        _sum_products(products, owner, subjects),
        settings.storyline_threshold,
    )
    names = _name_groups(groups, known, [subjects[position].event for position in free])
    return [names[number] for number in owner]


def _sum_products(
    products: Mapping[tuple[int, int], float],
    owner: Sequence[int],
    subjects: Sequence[_Subject],
) -> dict[tuple[int, int], int]:
    """Sum the likeness of all pairs of reports between owners, in millionths."""
    sums: defaultdict[tuple[int, int], int] = defaultdict(int)
    for (one, other), product in products.items():
        ours, theirs = sorted((owner[one], owner[other]))
        if ours != theirs:
            pairs = len(subjects[one].event.reports) * len(subjects[other].event.reports)
            sums[ours, theirs] += round(min(product, MOST_LIKENESS) * UNIT) * pairs
    return dict(sums)


def _name_groups(groups: Iterable[Sequence[int]], known: Sequence[str], free: Sequence[StoryEvent]) -> dict[int, str]:
    """Name each group: by its known storyline, by its first event, or '' for one that nothing new belongs to."""
    names: dict[int, str] = {}
    for group in groups:
        events = [free[number - len(known)] for number in group if number >= len(known)]
        if group[0] < len(known):
            name = known[group[0]]
        else:
            founded = len(events) > 1 and not all(event.known for event in events)
            name = NEW + events[0].id.removeprefix(NEW) if founded else ""
        names |= dict.fromkeys(group, name)
    return names


def _list_mates(products: Mapping[tuple[int, int], float], count: int) -> list[list[tuple[int, float]]]:
    mates: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    for (one, other), product in products.items():
        mates[one].append((other, product))
        mates[other].append((one, product))
    return mates


def _place(
    position: int,
    story_of: Sequence[str],
    subjects: Sequence[_Subject],
    mates: Sequence[Sequence[tuple[int, float]]],
    background: Background,
) -> StoryPlacement:
    """Say where an event goes: with the score of its nearest event there, and of the nearest elsewhere."""
    story, one = story_of[position], subjects[position]
    inside = [(product, -other) for other, product in mates[position] if story and story_of[other] == story]
    outside = [
        (product, story_of[other] or subjects[other].event.id)
        for other, product in mates[position]
        if not story or story_of[other] != story
    ]
    following = RunnerUp(max(outside)[1], round(max(outside)[0], 3)) if outside else None
    if not inside:
        return StoryPlacement(one.event.id, story, story.startswith(NEW), next=following)
    score, nearest = max(inside)
    readings = [read_report(report) for event in (one.event, subjects[-nearest].event) for report in event.reports]
    shared = list_shared(readings, (one.vector(), subjects[-nearest].vector()), background)
    return StoryPlacement(one.event.id, story, story.startswith(NEW), round(score, 3), shared, following)
