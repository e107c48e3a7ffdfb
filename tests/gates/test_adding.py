"""The whole way of `digest add` over labelled pages: line F1, titles, dates; floors stand in floors.json."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from digest.adding.options import Options
from tests.adding.sites import add, start
from tests.shared_texts import find_shared

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["adding"]


def load_scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("suffix", "floor"), [(".raw.txt", "line F1 on raw text"), (".html", "line F1 on HTML")])
def test_labelled_pages(tmp_path: Path, suffix: str, floor: str) -> None:
    folder = find_shared("cases", "cleaning")
    scorer = load_scorer(folder / "score.py")
    folders = start(tmp_path)
    counts = (0, 0, 0)
    for path in sorted(folder.glob(f"*{suffix}")):
        case = path.name.removesuffix(suffix)
        gold = yaml.safe_load((folder / f"{case}.gold.yaml").read_text(encoding="utf-8"))
        # Some of these pages are older or younger than the site's own period.
        (article,) = add(folders, path, options=Options(between="2015-01..2022-12", dry_run=True)).articles
        assert article.title == gold["title"], case
        assert not article.dating.moment or article.dating.moment.stated[:10] == str(gold["published"])[:10], case
        body = "\n".join(filter(None, (article.standfirst, *(block.text for block in article.blocks))))
        raw = (folder / f"{case}.raw.txt").read_text(encoding="utf-8").split("\n")
        labels = [(row["n"], row["action"], row["label"]) for row in gold["labels"]]
        scored = scorer.score([line for line in raw if line.strip()], labels, body)
        counts = (counts[0] + scored[0], counts[1] + scored[1], counts[2] + scored[2])
    assert scorer.f1(*counts) >= FLOORS[floor]
