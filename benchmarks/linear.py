"""Time against length: every pattern of the package, and what works on single lines, over adversarial lines.

    python benchmarks/linear.py            # what is steeper than linear, and the ten steepest of the rest
    python benchmarks/linear.py --all      # every pattern and function

A slope is that of the logarithms: 1 is linear, 2 quadratic. Processor time of this process is measured, the best of
several, so that other programs do not matter; what is done within a few milliseconds at the greatest length is flat.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import math
import pkgutil
import re
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import digest
from digest.arabic.bidi import order_runs
from digest.arabic.direction import split_runs
from digest.arabic.letters import fold, fold_words
from digest.arabic.script import tell_language
from digest.arabic.typography import normalise
from digest.cleaning import clean_page, repair_text
from digest.cleaning.looks import look_at
from digest.cleaning.marks import mark_line
from digest.pages.escaping import escape, escape_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LENGTHS = (32, 500, 4_000, 16_000)
"""Characters; the first two show exponential time before it hurts."""
FLAT_SECONDS = 0.005
STEEPEST = 1.2
ROUNDS = 3

_UNITS = (
    "ا", "a", "1", " ", '"', "«", "»", ".", "،", ",", "-", "–", "/", "(", "[", ")", "*", "#", "@", "%", "+", "&", "<",
    "_",     "ـ", "َ", "\u200d", "\u00a0", "\t", "'", "…", "و", "=", "!", "\\", "`", "|", ":", "و ", "1 ", "a ", "ا ",
    "1:", "1,", "1.", "1-", "1/", "01 ", "+1 ", "a@", "a.", "ا.", "اب,", "«ا", "(1)", "<a>", "</", "&a;", "http://",
    "%1", "#ا", "12/3/", "/ ا", "ا/ ", "ا 1 ", "منذ ", "في ", "<!--", "data:", "](",
)  # fmt: skip
ATTACKS = tuple((unit, end) for unit in _UNITS for end in ("", "x", "ا"))
"""A line is one unit over and over with an end that makes a whole match fail."""
_WAYS = ("search", "finditer", "findall", "sub", "split", "match", "fullmatch")
_SEARCHING = frozenset(_WAYS) - {"match", "fullmatch"}


@dataclass(frozen=True, slots=True)
class Slope:
    """How the time of one thing grows on one kind of line; `seconds` at the greatest length that was tried."""

    name: str
    line: str
    value: float
    seconds: float


def make_line(unit: str, end: str, length: int) -> str:
    """Give a line of about so many characters."""
    return unit * max(1, length // len(unit)) + end


def find_modules() -> list[str]:
    """Name every module of the package that can be imported on its own."""
    found = [module.name for module in pkgutil.walk_packages(digest.__path__, "digest.")]
    return sorted(name for name in found if not name.endswith("__main__"))


def find_patterns() -> dict[str, re.Pattern[str]]:
    """Give every compiled pattern of the package by module and name, those inside tables too."""
    found: dict[str, re.Pattern[str]] = {}
    for name in find_modules():
        for key, value in vars(importlib.import_module(name)).items():
            for n, pattern in enumerate(_iterate_patterns(value)):
                found.setdefault(f"{name}.{key}" + (f"[{n}]" if n else ""), pattern)
    unique = {id(pattern): name for name, pattern in reversed(found.items())}
    return {name: found[name] for name in sorted(unique.values())}


def _iterate_patterns(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, (tuple, list, frozenset, set)):
        for item in value:
            yield from _iterate_patterns(item)
    elif isinstance(value, dict):
        yield from _iterate_patterns(tuple(value.values()))
    elif callable(value) and getattr(value, "__closure__", None):
        yield from _iterate_patterns(tuple(cell.cell_contents for cell in value.__closure__ if _is_filled(cell)))


def _is_filled(cell: object) -> bool:
    try:
        cell.cell_contents  # type: ignore[attr-defined] # noqa: B018 - reading it is the question
    except ValueError:
        return False
    return True


def find_uses() -> dict[str, set[str]]:
    """Give how the package applies what has a pattern's name: `_RUN` is matched, `_BEGINNING` searched for."""
    uses: dict[str, set[str]] = defaultdict(set)
    for path in Path(digest.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in _WAYS:
                owner = node.value
                uses[owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")].add(node.attr)
    return uses


def apply_pattern(pattern: re.Pattern[str], ways: set[str]) -> Callable[[str], object]:
    """Give the function that applies a pattern as the package does; where nothing tells, in every way."""

    def apply(line: str) -> None:
        if not ways or ways & _SEARCHING:
            for _ in pattern.finditer(line):
                pass
        if not ways or "match" in ways:
            pattern.match(line)
        if not ways or "fullmatch" in ways:
            pattern.fullmatch(line)

    return apply


def find_functions() -> dict[str, Callable[[str], object]]:
    """Give what works on a text that comes from outside, line by line or as a whole."""
    lead = ["عنوان الخبر الأول في الصفحة", "قالت الوزارة إن العمل في المشروع يبدأ مطلع الشهر المقبل."]
    return {
        "arabic.fold": fold,
        "arabic.fold_words": fold_words,
        "arabic.normalise": normalise,
        "arabic.split_runs": split_runs,
        "arabic.tell_language": tell_language,
        "arabic.order_runs": lambda line: order_runs(split_runs(line)),
        "cleaning.clean_page, one line": lambda line: clean_page([*lead, line]),
        "cleaning.look_and_mark": lambda line: mark_line(look_at(1, line)),
        "cleaning.repair_text": repair_text,
        "pages.escape": escape,
        "pages.escape_words": escape_words,
    }


def measure_seconds(call: Callable[[str], object], line: str) -> float:
    """Give the processor time of one call, the best of several; a call that takes long is not repeated."""
    best = math.inf
    for _ in range(ROUNDS):
        start = time.process_time()
        call(line)
        best = min(best, time.process_time() - start)
        if best < FLAT_SECONDS / 4 or best > 1:
            break
    return best


def measure_slope(name: str, call: Callable[[str], object], unit: str, end: str) -> Slope:
    """Give how the time of a call grows over lines of one kind; lengths grow until time does not stay flat."""
    shown = f"{unit}…{end}"
    seconds = 0.0
    for length in LENGTHS:
        line = make_line(unit, end, length)
        seconds = measure_seconds(call, line)
        if seconds > 1 and length < LENGTHS[-1]:
            return Slope(name, shown, math.inf, seconds)
    if seconds < FLAT_SECONDS:
        return Slope(name, shown, 0.0, seconds)
    return Slope(name, shown, _find_slope(call, unit, end), seconds)


def _find_slope(call: Callable[[str], object], unit: str, end: str) -> float:
    short, long = (make_line(unit, end, length) for length in (LENGTHS[-1] // 4, LENGTHS[-1]))
    first, last = measure_seconds(call, short), measure_seconds(call, long)
    return math.log(last / max(first, 1e-6)) / math.log(len(long) / len(short))


def measure_all() -> Iterator[Slope]:
    """Measure every pattern and function over every kind of line; of each the steepest is given."""
    uses = find_uses()
    calls = {
        name: apply_pattern(pattern, uses.get(name.rpartition(".")[2].partition("[")[0], set()))
        for name, pattern in find_patterns().items()
    }
    for name, call in {**calls, **find_functions()}.items():
        yield find_steepest(name, call)


def find_steepest(name: str, call: Callable[[str], object]) -> Slope:
    """Give the steepest slope of one thing; the first that is too steep ends the search."""
    steepest = Slope(name, "", -1.0, 0.0)
    for unit, end in ATTACKS:
        slope = measure_slope(name, call, unit, end)
        steepest = max(steepest, slope, key=lambda one: (one.value, one.seconds))
        if steepest.value > STEEPEST:
            break
    return steepest


def main() -> None:
    """Print what was measured, the steepest first."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="every pattern and function")
    everything = parser.parse_args().all
    slopes = sorted(measure_all(), key=lambda slope: (-slope.value, -slope.seconds))
    steep = [slope for slope in slopes if slope.value > STEEPEST]
    print(f"{len(slopes)} patterns and functions, {len(steep)} steeper than {STEEPEST}")
    for slope in slopes if everything else slopes[: len(steep) + 10]:
        print(f"{slope.value:5.2f}  {1000 * slope.seconds:9.1f} ms  {slope.name}  {slope.line!r}")


if __name__ == "__main__":
    main()
