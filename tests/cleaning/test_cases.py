"""Every page in `tests/cases/cleaning` is labelled as written there, with or without blank lines."""

import pathlib
from typing import Any

import pytest
import yaml

from digest.cleaning import CleanPage, Refusal, clean_page

CASES = sorted((pathlib.Path(__file__).parent.parent / "cases" / "cleaning").glob("*.yml"))


def read_case(path: pathlib.Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


def split_rows(case: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Part «label | text» at its first bar."""
    rows = [row.split(" | ", 1) for row in case["lines"]]
    return [label for label, _ in rows], [text for _, text in rows]


@pytest.mark.parametrize("spacing", ["none", "between"])
@pytest.mark.parametrize("path", [p for p in CASES if not p.stem.startswith("refused-")], ids=lambda p: p.stem)
def test_case(path: pathlib.Path, spacing: str) -> None:
    case = read_case(path)
    labels, texts = split_rows(case)
    lines = texts if spacing == "none" else [line for text in texts for line in (text, "")]
    page = clean_page(lines)
    assert isinstance(page, CleanPage), case["why"]
    got = [(line.label, line.text) for line in page.lines if line.label != "blank"]
    assert got == list(zip(labels, texts, strict=True)), case["why"]
    assert page.title == case["title"]


@pytest.mark.parametrize("path", [p for p in CASES if p.stem.startswith("refused-")], ids=lambda p: p.stem)
def test_refused(path: pathlib.Path) -> None:
    case = read_case(path)
    page = clean_page(case["lines"])
    assert isinstance(page, Refusal), case["why"]
    assert page.code == case["refusal"]
