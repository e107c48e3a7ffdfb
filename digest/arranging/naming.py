"""Ids of what a run opens: readable, and the same whatever the order of the inputs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from slugify import slugify

from digest.arabic.names import find_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from digest.arabic.names import Names

_MOST_NAMES = 2
_MONTH = 7


def choose_event_id(central: str, taken: Collection[str]) -> str:
    """Give a new event the id of its most central report, numbered where another event has it."""
    return _number(central, taken)


def choose_storyline_id(events: Sequence[str], titles: Iterable[str], names: Names, taken: Collection[str]) -> str:
    """Name a storyline by the names its events' titles repeat most and the month of its first event."""
    counts = Counter(slugify(name.latin) for title in titles for name in find_names(title, names))
    words = [word for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_NAMES] if n > 1]
    month = events[0][:_MONTH] if events[0][:4].isdigit() else ""
    return _number("-".join(filter(None, (*words, month))) if words else f"story-{events[0]}", taken)


def _number(plain: str, taken: Collection[str]) -> str:
    key, number = plain, 2
    while key in taken:
        key, number = f"{plain}-{number}", number + 1
    return key
