"""Floors on the labelled sets; a floor is only ever raised."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from digest.grouping import Report, StoryEvent, group_reports, group_storylines
from tests.grouping.making import read_background, read_labelled

FLOORS: dict[str, dict[str, float]] = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))


def score_bcubed(found: dict[str, str], gold: dict[str, str]) -> float:
    """B-cubed F1 averaged over articles (Bagga and Baldwin, 1998)."""
    both = Counter((found[name], gold[name]) for name in gold)
    found_sizes, gold_sizes = Counter(found.values()), Counter(gold.values())
    precision = sum(count**2 / found_sizes[ours] for (ours, _), count in both.items()) / len(gold)
    recall = sum(count**2 / gold_sizes[theirs] for (_, theirs), count in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_labelled_sets(name: str) -> None:
    reports, labels = read_labelled(name)
    background = read_background()
    events = {one.report: one.event for one in group_reports(reports, (), background).placements}
    assert score_bcubed(events, {one: fine for one, (fine, _) in labels.items()}) >= FLOORS[name]["fine"]
    members: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        members[events[report.id]].append(report)
    stories = {
        one.event: one.storyline or one.event
        for one in group_storylines([StoryEvent(event, tuple(mates)) for event, mates in members.items()], background)
    }
    found = {name: stories[event] for name, event in events.items()}
    assert score_bcubed(found, {one: coarse for one, (_, coarse) in labels.items()}) >= FLOORS[name]["coarse"]
