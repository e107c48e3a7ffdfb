"""Pages in short notation for the tests of dating."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from digest.dating import Bounds, DatingInput, LabelledLine, StatedDate, read_bounds

CASES = Path(__file__).parents[1] / "cases" / "dating"


def load(name: str) -> Any:
    return yaml.load((CASES / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - strings only


def page(case: dict[str, Any]) -> DatingInput:
    lines = tuple(_line(n, text) for n, text in enumerate(case.get("lines", ()), 1))
    stated = tuple(StatedDate(value, where) for value, where in case.get("stated", ()))
    bounds = read_bounds(case["period"]) if case.get("period") else Bounds()
    today = date.fromisoformat(case["today"]) if case.get("today") else None
    return DatingInput("عنوان", lines, stated, case.get("url", ""), bounds, case.get("zone", "Asia/Riyadh"), today)


def _line(n: int, text: str) -> LabelledLine:
    label, _, words = text.partition(": ")
    return LabelledLine(n, words.strip("'"), label)


def seeds() -> Path:
    """Give the folder of the labelled seeds."""
    return Path(__file__).parents[1] / "gold" / "seeds"


def seed_page(number: str, period: str = "") -> DatingInput:
    gold = yaml.safe_load(next(seeds().glob(f"{number}_*.yaml")).read_text(encoding="utf-8"))
    lines = tuple(
        LabelledLine(line["n"], line.get("text") or "", line.get("as") or line["reason"]) for line in gold["lines"]
    )
    bounds = read_bounds(period) if period else Bounds()
    return DatingInput(gold["title"], lines, (), "", bounds, "Asia/Damascus")
