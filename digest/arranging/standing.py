"""What stood in a collection before clones of it went apart: it stays where it is when they come together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """Ids of what is not decided again: reports that keep their event, events and storylines that keep their address.

    ``told`` are the events that keep their storyline too.
    """

    reports: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    storylines: frozenset[str] = frozenset()
