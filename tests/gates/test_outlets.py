"""Outlets of pages that nothing in sources.yml helps with: agencies by their own names, thirty pages of other kinds."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from tests.adding.outlet_pages import FORMS, list_agency_pages, list_pages, read_outlet, start_empty

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["outlets"]


def test_agencies_are_the_outlets_of_their_own_pages(tmp_path: Path) -> None:
    folders = start_empty(tmp_path / "site")
    right = Counter(page.form for page in list_agency_pages() if read_outlet(folders, tmp_path, page) == page.right[0])
    assert {form: right[form] for form in FORMS} == dict.fromkeys(FORMS, FLOORS["agencies right, in each form"])


def test_own_pages(tmp_path: Path) -> None:
    folders = start_empty(tmp_path / "site")
    judged = Counter(page.judge(read_outlet(folders, tmp_path, page)) for page in list_pages())
    assert judged["wrong"] <= FLOORS["own pages wrong, at most"]
    assert judged["right"] >= FLOORS["own pages right"]
