"""Ids of new articles: short, Latin, readable, and the same whatever the order of the inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.arabic.names import slug_names
from digest.arabic.romanising import romanise

if TYPE_CHECKING:
    from collections.abc import Collection

    from digest.arabic.names import Names
    from digest.model import Moment

_MOST_NAMES = 5
_HASH = 8


def choose_id(title: str, moment: Moment | None, outlet: str, sha256: str, names: Names, taken: Collection[str]) -> str:
    """Choose an id: the date as far as it is known, then the known names of the headline.

    Without a known name it is the outlet and a short hash; where another article has the id, the hash is added.
    """
    date = f"{moment.year:04}-{moment.month:02}" + (f"-{moment.day:02}" if moment.day else "") if moment else "undated"
    words = slug_names(title, names, _MOST_NAMES)
    short = sha256[:_HASH]
    plain = f"{date}-{words}" if words else "-".join(filter(None, (date, romanise(outlet)[:40].strip("-"), short)))
    return plain if plain not in taken else f"{plain}-{short}"
