"""Case files: tests/cases/dating/*.yml."""

from __future__ import annotations

from typing import Any

import pytest

from digest.dating import date_page
from tests.dating.conftest import load, page

LINES = load("date_lines.yml")
PAGES = load("pages.yml")


@pytest.mark.parametrize(("line", "expected"), LINES["lines"].items())
def test_date_line(line: str, expected: str) -> None:
    lines = ["title: عنوان", f"date-line: {line}", "paragraph: نص."]
    dated = date_page(page({"lines": lines, "zone": LINES["zone"]}))
    assert f"{dated.value} {dated.confidence}".strip() == expected


@pytest.mark.parametrize("case", PAGES, ids=[case["why"] for case in PAGES])
def test_page(case: dict[str, Any]) -> None:
    dated, expected = date_page(page(case)), case["expected"]
    assert dated.value == expected["value"]
    assert dated.confidence == expected.get("confidence", dated.confidence)
    assert list(dated.alternatives) == expected.get("alternatives", list(dated.alternatives))
    doubts = [f"{doubt.code}:{doubt.line}" for doubt in dated.doubts]
    assert doubts == expected.get("doubts", doubts)
    assert expected.get("says", "") in dated.says
    found = {(item.date, str(item.line), item.why) for item in dated.rejected}
    assert {tuple(item) for item in expected.get("rejected", ())} <= found
