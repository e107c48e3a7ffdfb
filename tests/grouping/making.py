"""What the tests of grouping are made from: the background, the seeds with their dates, the labelled sets."""

from __future__ import annotations

import json
import os
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from digest.grouping import Background, Report, parse_background

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("MUJAZ_SHARED", ROOT.parent / "shared"))
EDITOR_DAYS = {"000": date(2020, 2, 19), "001": date(2020, 2, 28), "003": date(2020, 2, 21), "004": date(2020, 2, 18)}
MACHINE_DAYS = {"000": date(2020, 2, 19), "004": date(2020, 2, 18)}


@lru_cache
def read_background() -> Background:
    return parse_background((ROOT / "digest/grouping/background.tsv").read_text(encoding="utf-8"))


def find_seeds() -> Path:
    """The labelled seeds: copied into the tests, or beside the project."""
    for folder in (ROOT / "tests/gold/seeds", SHARED / "gold/seeds"):
        if folder.is_dir():
            return folder
    pytest.skip("the labelled seeds are not here")


def read_seeds(days: dict[str, date]) -> list[Report]:
    reports = []
    for path in sorted(find_seeds().glob("00*.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        number, texts = path.name[:3], [block["text"] for block in gold["body"]]
        outlet = (gold["outlet"] or {}).get("name") or ""
        reports.append(Report(number, gold["title"], texts[0], tuple(texts[1:]), days.get(number), None, outlet))
    return reports


def read_labelled(name: str) -> tuple[list[Report], dict[str, tuple[str, str]]]:
    """A labelled set: its reports, and fine and coarse label by id."""
    folder = SHARED / "gold/grouping"
    if not folder.is_dir():
        pytest.skip(f"no labelled sets at {folder} (MUJAZ_SHARED names the folder)")
    rows = (folder / f"{name}.labels.tsv").read_text(encoding="utf-8").splitlines()[1:]
    labels = {row[0]: (row[1], row[2]) for row in (line.split("\t") for line in rows)}
    lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [report_record(json.loads(line)) for line in lines], labels


def report_record(record: dict[str, str], shift: timedelta = timedelta(0)) -> Report:
    """Make a report of a corpus record; its day is that of the stated time zone."""
    paragraphs = [line for line in record["text"].split("\n") if line.strip()]
    at = datetime.fromisoformat(record["published"]) + shift
    lead, body = (paragraphs[0] if paragraphs else ""), tuple(paragraphs[1:])
    return Report(record["id"], record["title"], lead, body, at.date(), at.hour + at.minute / 60, record["source"])
