"""Floors on pages made in the manner of twenty content systems, and on the three labelled pages."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from digest.intake import RawPage, read_input
from tests.intake import mill

if TYPE_CHECKING:
    from digest.intake import ParserChild

CLEANING = mill.SHARED / "cases" / "cleaning"
FLOOR = 0.99
"""Measured .997; trafilatura alone .85."""


@pytest.mark.skipif(not mill.CORPUS.exists(), reason="the shared corpus is not here")
def test_templates(process: ParserChild) -> None:
    total = (0, 0, 0)
    for made in mill.make_pages(each=2):
        (page,) = read_input(made.name, made.html.encode(), parser=process)
        assert isinstance(page, RawPage), (made.name, page)
        assert page.stated.title.value == made.title, made.name
        counts = mill.score_body(made, "\n".join(block.text for block in page.body))
        assert mill.measure_f1(counts) >= 0.9, (made.name, counts)
        total = (total[0] + counts[0], total[1] + counts[1], total[2] + counts[2])
    assert mill.measure_f1(total) >= FLOOR


def load_scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", CLEANING / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not CLEANING.exists(), reason="the shared cleaning cases are not here")
def test_labelled_pages(process: ParserChild) -> None:
    scorer = load_scorer()
    for path in sorted(CLEANING.glob("*.html")):
        gold = yaml.safe_load(path.with_suffix(".gold.yaml").read_text(encoding="utf-8"))
        (page,) = read_input(path.name, path.read_bytes(), parser=process)
        assert isinstance(page, RawPage)
        lines = [line for line in path.with_suffix(".raw.txt").read_text(encoding="utf-8").split("\n") if line.strip()]
        labels = [(row["n"], row["action"], row["label"]) for row in gold["labels"]]
        body = "\n".join(block.text for block in page.body)
        assert scorer.f1(*scorer.score(lines, labels, body)) == 1.0, path.stem
        assert page.stated.title.value == gold["title"]
        assert page.stated.source.value == gold["outlet"]
        assert page.stated.url.value.split("/")[2] == gold["url"].split("/")[2]
        if page.stated.published:
            assert page.stated.published.value.startswith(gold["published"])
