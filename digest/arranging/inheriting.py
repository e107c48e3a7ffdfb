"""Which address a newly decided event or storyline takes over, and where an address leads that is given up."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


def inherit(
    clusters: Mapping[str, Iterable[str]],
    left: Mapping[str, str],
    published: Collection[str],
    renamed: Mapping[str, str],
) -> dict[str, str]:
    """Give clusters the old ids that most of their members come from; each id goes to one cluster.

    ``left`` gives the old id of each member; members in ``published`` count first, so that an address with a page goes
    on to one. Equal counts: the cluster of the report that gave the id, then the smaller id, then the smaller key.
    ``renamed`` gives a member by an old id of its own.
    """
    cluster_of = {member: key for key, members in clusters.items() for member in members}
    pairs = [(left[member], key, member) for member, key in cluster_of.items() if left.get(member)]
    shown = Counter((old, key) for old, key, member in pairs if member in published)
    counts = Counter((old, key) for old, key, _ in pairs)
    found: dict[str, str] = {}
    gave = set(cluster_of.items())

    def order(pair: tuple[str, str]) -> tuple[int, int, bool, str, str]:
        old, key = pair
        return -shown[pair], -counts[pair], (renamed.get(old, old), key) not in gave, old, key

    for old, key in sorted(counts, key=order):
        if key not in found and old not in found.values():
            found[key] = old
    return found


def find_heirs(
    given_up: Iterable[str], left: Mapping[str, str], now: Mapping[str, str], published: Collection[str]
) -> dict[str, str]:
    """Say where most members of what is given up are now, ids with none of them in any place left out."""
    wanted = set(given_up)
    pairs = [(old, now.get(member, ""), member) for member, old in left.items() if old in wanted]
    shown = Counter((old, new) for old, new, member in pairs if new and member in published)
    counts = Counter((old, new) for old, new, _ in pairs if new)
    best = sorted(counts, key=lambda pair: (-shown[pair], -counts[pair], *pair), reverse=True)
    return dict(sorted(dict(best).items()))
