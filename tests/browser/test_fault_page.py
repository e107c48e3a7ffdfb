"""The page of faults, as an editor sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.desk.fault_page import write_failure_page, write_fault_page
from digest.problems import Place, Problem
from tests.browser.visit import Scheme, Visit, axe
from tests.test_complaints import PHRASES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLE = "content/articles/2020/02/2020-02-19-turkey-nato-russia.md"
FAULTS = (
    Problem(Place(ARTICLE, 4), "E109", "published", (("value", "2020-02-31"),)),
    Problem(Place(ARTICLE, 9), "E310", "source", (("value", "<b>levant</b>"), ("near", "levante"))),
    Problem(Place("content/events/" + "long-" * 30 + "name.md", 1), "E015"),
    Problem(Place("site_config/site.yml"), "E002"),
)
LOOKS = [(width, scheme) for width in (1280, 390) for scheme in ("light", "dark")]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_it_reads_well(
    tmp_path: Path, serve: Callable[..., str], visit_site: Callable[..., Visit], width: int, scheme: Scheme
) -> None:
    (tmp_path / "index.html").write_text(write_fault_page(FAULTS, PHRASES), "utf-8")
    (tmp_path / "failed.html").write_text(write_failure_page(["mkdocs.yml: <b>" + "x" * 300], PHRASES), "utf-8")
    visit = visit_site(serve(tmp_path, "/"), width=width, scheme=scheme)
    for name in ("", "failed.html"):
        visit.open(name)
        assert axe(visit.page) == []
        assert visit.measure_overflow() == 0
        assert visit.page.locator("b:text-is('levant')").count() == 0
        assert visit.page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    visit.open()
    assert visit.page.locator("li").count() == len(FAULTS)
    assert visit.page.locator("li .at").first.text_content() == f"{ARTICLE}:4 السطر 4 E109"
    dark = visit.page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(253, 253, 251)"
    assert dark == (scheme == "dark")
