"""What the editor asks of a run, and what the run answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from digest.adding.composing import Made
    from digest.model import Article, Moment


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``digest add``. ``published`` and ``between`` are the editor's; ``because`` is their reason.

    ``today`` is the day of the run in the site's zone: nothing was published after it. ``None`` asks no such question.
    """

    source: str = ""
    url: str = ""
    published: Moment | None = None
    because: str = ""
    between: str = ""
    dry_run: bool = False
    accept_sources: bool = False
    force_language: bool = False
    today: date | None = None


class Status(StrEnum):
    """What became of one input."""

    ADDED = "added"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One input and what became of it.

    ``name`` is the input's path, or the record's own id; ``article`` is the one added, or the known one's id;
    ``code`` and ``values`` say why an input was refused or how it is known; ``folder`` is the folder that had to
    stand in for an outlet. ``yearless``: the page fixes no date and nobody said in which years to look; ``unlinked``:
    its address held a name or password and was left out.
    """

    name: str
    status: Status
    article: str = ""
    code: str = ""
    values: tuple[tuple[str, str], ...] = ()
    near: bool = False
    review: bool = False
    folder: str = ""
    yearless: bool = False
    unlinked: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """All outcomes of a run in the order of the inputs, and the articles it made, each with its audit."""

    outcomes: tuple[Outcome, ...] = ()
    made: tuple[Made, ...] = field(default=(), repr=False)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles alone."""
        return tuple(one.article for one in self.made)

    def count(self, status: Status) -> int:
        """Count the outcomes of one status."""
        return sum(1 for outcome in self.outcomes if outcome.status is status)
