"""Whatever pages clones add, and in whatever order they are merged, the digest is the one that one clone would be."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.merging.clones import PAGES, add, clone, merge, read_but_addresses, settle, start

#: For each page the clones that add it (none: it was there before they were made); the order of merges; whether the
#: last two are merged first; and how many runs of `digest add` each clone takes.
SPLITS = st.integers(2, 3).flatmap(
    lambda clones: st.tuples(
        st.lists(st.sets(st.integers(0, clones - 1)), min_size=len(PAGES), max_size=len(PAGES)),
        st.permutations(range(clones)),
        st.booleans(),
        st.integers(1, 2),
    )
)


@settings(max_examples=5, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(SPLITS)
def test_clones_merged_in_any_order_are_as_one(split: tuple[list[set[int]], list[int], bool, int]) -> None:
    with tempfile.TemporaryDirectory() as place:
        check_split(Path(place), *split)


def check_split(folder: Path, owners: list[set[int]], order: list[int], nested: bool, runs: int) -> None:  # noqa: FBT001
    before = [page for page, adding in zip(PAGES, owners, strict=True) if not adding]
    origin = start(folder / "origin", before)
    one = clone(origin, folder / "one")
    add(one, [page for page, adding in zip(PAGES, owners, strict=True) if adding])
    clones = [clone(origin, folder / f"clone{number}") for number in order]
    for number, root in zip(order, clones, strict=True):
        pages = [page for page, adding in zip(PAGES, owners, strict=True) if number in adding]
        for run in range(runs):
            add(root, pages[run::runs])
    # Nested: the last is merged into the one before it, and so on.
    pairs = list(pairwise(clones))[::-1] if nested else [(clones[0], other) for other in clones[1:]]
    for into, other in pairs:
        merge(into, other)
        settle(into)
    assert read_but_addresses(clones[0]) == read_but_addresses(one)
