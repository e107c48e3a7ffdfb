#!/usr/bin/env python3
"""Measure grouping: quality beside four plain recipes, what is lost on data held back, and speed.

usage: benchmarks/grouping.py SHARED [--fit] [--plot OUT.svg] [--speed [--growth OUT.svg]]

SHARED is the folder with ``gold/grouping`` (labelled sets and scorer) and ``corpus``. ``--fit`` prints the fitted
weights of a tie and the figures on halves and sets that were held back; ``--speed`` times 1,000 to 30,000
articles (the corpus again and again with changed words), and ten more into 10,000.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import subprocess
import sys
import time
import zlib
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from corpus import iterate_records, report_record  # noqa: E402
from grouping_fit import fit_weights, list_examples  # noqa: E402
from grouping_plot import draw_plot  # noqa: E402
from grouping_recipes import link_average, link_single, score_ours, score_prototype, score_titles  # noqa: E402
from growth_plot import draw_growth  # noqa: E402

from digest.grouping import (  # noqa: E402
    Report,
    Settings,
    StoryEvent,
    group_reports,
    group_storylines,
    parse_background,
    sketch_reports,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.grouping import TieWeights
    from digest.grouping.comparing import Table

    Scorer = Callable[[dict[str, str], dict[str, str]], tuple[float, float, float]]

BACKGROUND = parse_background((ROOT / "digest/grouping/background.tsv").read_text(encoding="utf-8"))
SIZES = (1_000, 3_000, 10_000, 30_000)
PANELS = (
    ("Milliseconds of CPU an article, nothing kept,", {"ms an article": "#06c"}),
    ("Megabytes", {"memory, MB": "#080"}),
    ("Seconds of CPU", {"ten more, s": "#a0a"}),
)
SETS = ("dev", "dev-syria-week")
STEPS = [number / 100 for number in range(2, 92, 2)]


@dataclass(frozen=True)
class Labelled:
    """One labelled set, with its own pair scores laid out once."""

    name: str
    reports: tuple[Report, ...]
    fine: dict[str, str]
    coarse: dict[str, str]


def read_labelled(shared: Path, name: str) -> Labelled:
    """Read a labelled set."""
    folder = shared / "gold/grouping"
    rows = [line.split("\t") for line in (folder / f"{name}.labels.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    reports = tuple(report_record(json.loads(line)) for line in lines)
    return Labelled(name, reports, {row[0]: row[1] for row in rows}, {row[0]: row[2] for row in rows})


def load_scorer(shared: Path) -> Scorer:
    """Take the scorer that lies beside the labels."""
    spec = importlib.util.spec_from_file_location("bcubed", shared / "gold/grouping/bcubed.py")
    if spec is None or spec.loader is None:
        raise SystemExit(2)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    scorer: Scorer = module.bcubed
    return scorer


def group_labelled(labelled: Labelled, settings: Settings) -> dict[str, str]:
    """Give the event of each report."""
    return {one.report: one.event for one in group_reports(labelled.reports, (), BACKGROUND, settings).placements}


def story_labelled(labelled: Labelled, events: dict[str, str], settings: Settings) -> dict[str, str]:
    """Give the storyline of each report; an event in none counts as its own."""
    members: defaultdict[str, list[Report]] = defaultdict(list)
    for report in labelled.reports:
        members[events[report.id]].append(report)
    placed = group_storylines([StoryEvent(one, tuple(mates)) for one, mates in members.items()], BACKGROUND, settings)
    story_of = {one.event: one.storyline or one.event for one in placed}
    return {report: story_of[event] for report, event in events.items()}


def sweep(
    table: Table,
    scores: dict[tuple[int, int], int],
    link: Callable[..., list[int]],
    gold: dict[str, str],
    scorer: Scorer,
) -> list[float]:
    """Give the F1 of one recipe at each step."""
    names = [report.id for report in table.reports]
    return [
        scorer(gold, {name: str(one) for name, one in zip(names, link(len(names), scores, step), strict=True)})[2]
        for step in STEPS
    ]


def compare_recipes(sets: Sequence[Labelled], scorer: Scorer) -> dict[str, dict[str, list[float]]]:
    """Print B-cubed F1 on the fine labels of every recipe at its best threshold, and give all curves."""
    curves: dict[str, dict[str, list[float]]] = {}
    for one in sets:
        table, ours = score_ours(one.reports, BACKGROUND, Settings())
        prototype = score_prototype(table, BACKGROUND)
        curves[one.name] = {
            "singletons": [scorer(one.fine, {name: name for name in one.fine})[2]] * len(STEPS),
            "titles only": sweep(table, score_titles(table, BACKGROUND), link_average, one.fine, scorer),
            "prototype": sweep(table, prototype, link_average, one.fine, scorer),
            "single linkage": sweep(table, ours, link_single, one.fine, scorer),
            "ours": sweep(table, ours, link_average, one.fine, scorer),
        }
    print("fine labels, B-cubed F1, each recipe at the one threshold that is best for both sets together")
    for recipe in next(iter(curves.values())):
        best = max(range(len(STEPS)), key=lambda i: sum(curves[name][recipe][i] for name in curves))
        figures = "  ".join(f"{name} {curves[name][recipe][best]:.3f}" for name in curves)
        print(f"  {recipe:15} at {STEPS[best]:.2f}  {figures}")
    return curves


def print_defaults(sets: Sequence[Labelled], scorer: Scorer) -> None:
    """Print what the shipped setting gives, events and storylines."""
    settings = Settings()
    print(f"the shipped setting (events {settings.event_threshold}, storylines {settings.storyline_threshold})")
    for one in sets:
        events = group_labelled(one, settings)
        fine, coarse = scorer(one.fine, events), scorer(one.coarse, story_labelled(one, events, settings))
        for kind, figures in (("fine", fine), ("coarse", coarse)):
            print(f"  {one.name:15} {kind:6} P {figures[0]:.3f}  R {figures[1]:.3f}  F1 {figures[2]:.3f}")


def halve(labelled: Labelled, side: int) -> Labelled:
    """Take half of the stories of a set, whole ones."""
    kept = {name for name, story in labelled.coarse.items() if zlib.crc32(story.encode()) % 2 == side}
    return Labelled(
        f"{labelled.name}/{'ab'[side]}",
        tuple(report for report in labelled.reports if report.id in kept),
        {name: label for name, label in labelled.fine.items() if name in kept},
        {name: label for name, label in labelled.coarse.items() if name in kept},
    )


def print_held_back(sets: Sequence[Labelled], scorer: Scorer) -> None:
    """Fit weights and thresholds on one part, measure on the other, and print both."""
    a, b = ([halve(one, side) for one in sets] for side in (0, 1))
    print("weights and thresholds fitted on one part, measured on another (fine F1, coarse F1)")
    for tuned, held in (([sets[0]], [sets[1]]), ([sets[1]], [sets[0]]), (a, b), (b, a)):
        settings = tune(tuned, scorer)
        for kind, group in (("tuned", tuned), ("held back", held)):
            print(f"  {kind:9} {_measure(group, settings, scorer)}")
    print("fitted on all:", _fit(sets))


def _fit(sets: Sequence[Labelled]) -> TieWeights:
    return fit_weights(
        [ex for one in sets for ex in list_examples(score_ours(one.reports, BACKGROUND, Settings())[0], one.fine)]
    )


def tune(sets: Sequence[Labelled], scorer: Scorer) -> Settings:
    """Fit the weights, then choose both thresholds."""
    weights = _fit(sets)
    settings = Settings(weights=weights)
    tables = [score_ours(one.reports, BACKGROUND, settings) for one in sets]
    curves = [sweep(*table, link_average, one.fine, scorer) for table, one in zip(tables, sets, strict=True)]
    totals = [sum(curve[i - 1] + curve[i] + curve[i + 1] for curve in curves) for i in range(1, len(STEPS) - 1)]
    settings = replace(settings, event_threshold=STEPS[totals.index(max(totals)) + 1])
    grouped = [(one, group_labelled(one, settings)) for one in sets]
    steps = [0.1 + 0.01 * i for i in range(9)]

    def total(step: float) -> float:
        tried = replace(settings, storyline_threshold=step)
        return sum(scorer(one.coarse, story_labelled(one, events, tried))[2] for one, events in grouped)

    stories = [total(step) for step in steps]
    return replace(settings, storyline_threshold=steps[stories.index(max(stories))])


def _measure(sets: Sequence[Labelled], settings: Settings, scorer: Scorer) -> str:
    parts = []
    for one in sets:
        events = group_labelled(one, settings)
        stories = story_labelled(one, events, settings)
        parts.append(f"{one.name} {scorer(one.fine, events)[2]:.3f} {scorer(one.coarse, stories)[2]:.3f}")
    return "  ".join(parts) + f"  (at {settings.event_threshold:.2f}, {settings.storyline_threshold:.2f})"


def time_size(shared: Path, count: int) -> dict[str, float]:
    """Give processor seconds and memory of grouping so many articles cold, and seconds of ten more (sketches kept)."""
    reports = [report_record(record) for record in iterate_records(shared, count)]
    begun = time.process_time()
    events = {one.report: one.event for one in group_reports(reports, (), BACKGROUND).placements}
    middle = time.process_time()
    members: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        members[events[report.id]].append(replace(report, event=events[report.id]))
    group_storylines([StoryEvent(one, tuple(mates)) for one, mates in members.items()], BACKGROUND)
    ended = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    figures = {"events, s": middle - begun, "storylines, s": ended - middle, "memory, MB": peak}
    sketches = sketch_reports(reports, BACKGROUND)
    placed = [one for mates in members.values() for one in mates]
    new = {report.id for report in reports[-2000:-1000:100]}
    grown = [replace(report, event="") if report.id in new else report for report in placed]
    begun = time.process_time()
    placements = group_reports(grown, (), BACKGROUND, sketches=sketches).placements
    fresh = {one.event for one in placements if one.new}
    known = [StoryEvent(one, tuple(mates), known=one not in fresh) for one, mates in members.items()]
    group_storylines(known, BACKGROUND, sketches=sketches)
    return figures | {"ten more, s": time.process_time() - begun}


def show_growth(shared: Path, out: Path | None) -> None:
    """Time each size in a process of its own, print the figures and draw them."""
    rows = {}
    for size in SIZES:
        command = [sys.executable, __file__, str(shared), "--size", str(size)]
        row = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        rows[size] = row | {"ms an article": (row["events, s"] + row["storylines, s"]) * 1000 / size}
        told = ", ".join(f"{name} {value:.1f}" for name, value in rows[size].items())
        print(f"{size:6} articles: {told}", flush=True)
    if out:
        out.write_text(draw_growth(rows, PANELS), encoding="utf-8")


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--size", type=int, help="time one size only")
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--growth", type=Path, help="draw the figures of --speed")
    options = parser.parse_args()
    if options.size:
        print(json.dumps(time_size(options.shared, options.size)))
        return 0
    scorer, sets = load_scorer(options.shared), [read_labelled(options.shared, name) for name in SETS]
    curves = compare_recipes(sets, scorer)
    print_defaults(sets, scorer)
    if options.plot:
        options.plot.write_text(draw_plot(STEPS, curves), encoding="utf-8")
    if options.fit:
        print_held_back(sets, scorer)
    if options.speed:
        show_growth(options.shared, options.growth)
    return 0


if __name__ == "__main__":
    sys.exit(main())
