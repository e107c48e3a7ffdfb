"""Time grows with length and no faster, for every pattern of the rooms that read pages, and what works on lines."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOMS = ("digest.adding.", "digest.arabic.", "digest.cleaning.", "digest.dating.", "digest.intake.", "digest.pages.")
BOUNDED = {"digest.cleaning.looks._TRUNCATED", "digest.dating.agency_head._SIGNED"}
"""Asked of the forty letters at the end, or from one place of a line alone."""


def load_benchmark() -> Any:
    path = Path(__file__).parents[2] / "benchmarks" / "linear.py"
    spec = importlib.util.spec_from_file_location("linear", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["linear"] = module
    spec.loader.exec_module(module)
    return module


MEASUREMENTS = 4
LINEAR = load_benchmark()
USES = LINEAR.find_uses()
PATTERNS = {
    name: pattern for name, pattern in LINEAR.find_patterns().items() if name.startswith(ROOMS) and name not in BOUNDED
}


def must_be_flat(measure: Callable[[], Any]) -> None:
    """Fail where time grows faster than length in each of some measurements: one alone may meet a busy machine."""
    slopes = []
    for _ in range(MEASUREMENTS):
        slopes.append(measure())
        if slopes[-1].value <= LINEAR.STEEPEST:
            return
    pytest.fail(str(slopes))


@pytest.mark.parametrize("name", PATTERNS)
def test_pattern(name: str) -> None:
    uses = USES.get(name.rpartition(".")[2].partition("[")[0], set())
    must_be_flat(lambda: LINEAR.find_steepest(name, LINEAR.apply_pattern(PATTERNS[name], uses)))


@pytest.mark.parametrize(
    ("unit", "end"), [("اب,", ""), ("1,", ""), ("%", "x"), ("(1)", "ا"), ("َ", ""), (" ", "x"), ("a@", "")]
)
@pytest.mark.parametrize(
    "name", [name for name in LINEAR.find_functions() if "page" not in name and "order" not in name]
)
def test_function(name: str, unit: str, end: str) -> None:
    must_be_flat(lambda: LINEAR.measure_slope(name, LINEAR.find_functions()[name], unit, end))


def test_a_quadratic_pattern_is_told() -> None:
    slope = LINEAR.measure_slope("planted", re.compile(r"\s+$").search, " ", "x")
    assert slope.value > 1.5
    with pytest.raises(pytest.fail.Exception, match="planted"):
        must_be_flat(lambda: slope)
