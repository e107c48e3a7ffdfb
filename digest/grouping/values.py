"""What goes into grouping and what comes out: frozen values without logic."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Report:
    """One article as grouping sees it.

    ``body`` holds the paragraphs after the lead. ``day`` is ``None`` where no day is known (a month is not a day);
    ``hour`` is the hour of that day (0 to 24) or ``None``. ``event`` is the event where the report stands already
    ('' for a new report); ``fixed`` says that an editor put it there.
    """

    id: str
    title: str
    lead: str = ""
    body: tuple[str, ...] = ()
    day: date | None = None
    hour: float | None = None
    source: str = ""
    event: str = ""
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event that has a file: it may grow, and is never split or merged by machine.

    ``reports`` are ids; ``apart`` are events that an editor wants kept apart from this one. ``storyline`` is '' for
    none. ``start`` and ``end`` are the event's own days, where its file names them.
    """

    id: str
    reports: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    storyline: str = ""


@dataclass(frozen=True, slots=True)
class TieWeights:
    """How the evidence on two reports adds up to the log-odds that they tell one happening.

    Fitted by logistic regression on labelled pairs (``benchmarks/grouping.py --fit`` prints them again).
    """

    likeness: float = 15.0
    """for the cosine of their texts, 0 to 1"""
    days_squared: float = -0.3
    """for the square of the days between them"""
    same_source: float = -1.0
    """one outlet seldom writes two articles on one happening"""
    same_day_named: float = 0.4
    """when they name a day in common («الجمعة», «أمس»)"""
    other_day_named: float = -1.0
    """when each names a day and none is common"""
    base: float = -5.0


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of grouping, one set for every collection."""

    weights: TieWeights = field(default_factory=TieWeights)
    event_threshold: float = 0.43
    """the least average score (0 to 1) at which two clusters become one event"""
    window_hours: float = 96.0
    """reports further apart are never compared"""
    storyline_threshold: float = 0.135
    """the least average likeness (0 to 1) at which events become one storyline"""
    storyline_days: int = 30
    """events further apart are not compared; a storyline may last longer through events between"""
    copy_share: float = 0.7
    """the share of a report's shingles that stand in an earlier one, from which it counts as a near copy"""
    copy_hours: float = 96.0
    """near copies are looked for inside this time; an undated report is compared with all"""
    split_below: float = 0.5
    """a published event is proposed for splitting when its parts score under this part of the threshold"""


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The event or storyline that came second."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one new report goes, and why.

    ``event`` is a known event's id, or ``key`` of a new cluster: the id of its earliest report behind ``new:``.
    ``score`` is the average over the other reports of the event (0 to 1), ``None`` for a report alone.
    ``shared`` are words of both texts, the most telling first; ``hours`` apart from the ``nearest`` report.
    """

    report: str
    event: str
    new: bool
    score: float | None = None
    shared: tuple[str, ...] = ()
    hours: float | None = None
    nearest: str = ""
    copy_of: str = ""
    next: RunnerUp | None = None


@dataclass(frozen=True, slots=True)
class SplitProposal:
    """A published event whose reports fall apart: the parts (report ids), and the best score between them."""

    event: str
    parts: tuple[tuple[str, ...], ...]
    score: float


@dataclass(frozen=True, slots=True)
class MergeProposal:
    """Two published events that look like one, with the average score and what they share."""

    events: tuple[str, str]
    score: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """The outcome of one run: a placement for each new report, sorted by report, and nothing else decided."""

    placements: tuple[Placement, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposals:
    """What an editor may want to change in published events."""

    splits: tuple[SplitProposal, ...] = ()
    merges: tuple[MergeProposal, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """An event with its reports as the grouping of storylines sees it; ``storyline`` is '' for none yet.

    ``alone`` says that an editor wants it in no storyline; ``known`` that it was there in an earlier run: two known
    events found no storyline by themselves, but one may with a new event.
    """

    id: str
    reports: tuple[Report, ...]
    storyline: str = ""
    alone: bool = False
    known: bool = False


@dataclass(frozen=True, slots=True)
class StoryPlacement:
    """The storyline of one event that had none: a known id, a new key (``new:`` and the first event), or ''."""

    event: str
    storyline: str
    new: bool
    score: float | None = None
    shared: tuple[str, ...] = ()
    next: RunnerUp | None = None


@dataclass(frozen=True, slots=True)
class NearPair:
    """A later report that repeats an earlier one; ``share`` of the later one's shingles stand in the earlier."""

    later: str
    earlier: str
    share: float


@dataclass(frozen=True, slots=True)
class Tie:
    """The facts about two reports: what speaks for and against one event."""

    score: float
    likeness: float
    shared: tuple[str, ...]
    hours: float | None
    same_source: bool
    days_named: tuple[date, ...]
    """days that both name"""
    days_differ: bool
    """each names a day, and none is common"""
