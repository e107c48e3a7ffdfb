"""The dates of raw pages as outlets print them: ours in tests/cases/field/dates, specimens in shared/cases/field."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from digest.adding.options import Options
from digest.store.loading import Folders
from tests.adding.sites import add
from tests.shared_texts import find_shared

if TYPE_CHECKING:
    from digest.model import Article

CASES = Path(__file__).parents[1] / "cases" / "field" / "dates"
NEW_SITE = Path(__file__).parents[2] / "digest" / "new" / "site_config"
FLOORS = json.loads((Path(__file__).parent / "floors_dating.json").read_text(encoding="utf-8"))
TITLE = "مجلس البلدية يعلن اقتراب افتتاح المكتبة العامة في بلدة النخيل"
PARAGRAPHS = (
    "أعلن مجلس البلدية أن أعمال المكتبة العامة في بلدة النخيل دخلت مرحلتها الأخيرة بعد عامين من التأخير.",
    "وقال نادر المنصور مدير المشروع إن العمال أنجزوا معظم الأعمال، وإن الافتتاح سيتم قبل حلول الشتاء إذا سمحت الأحوال.",
    "ورأت ليلى البكري وهي باحثة في شؤون المدن أن التأخير كلف السكان أكثر مما كلف الخزينة، ودعت إلى نشر تقرير المحاسبة.",
    "من جهته نفى مجلس البلدية وجود خلاف، وأكد في بيان أن التأخير يعود إلى ظروف النقل وحدها وأن العقد ما زال ساريا.",
)


def load_cases(name: str) -> list[dict[str, Any]]:
    return yaml.load((CASES / f"{name}.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)  # type: ignore[no-any-return]


def add_case(folder: Path, case: dict[str, Any]) -> Article | None:
    """Add the page of a case to a new site in ``folder`` as the command does; ``None`` where it is refused."""
    (folder / "site_config").mkdir(parents=True)
    (folder / "content").mkdir()
    settings = (NEW_SITE / "site.yml").read_text(encoding="utf-8")
    period = f"period: {case['period']}\n" if case.get("period") else ""
    (folder / "site_config" / "site.yml").write_text(settings + period, encoding="utf-8")
    page = folder / case["file"]
    html = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    text = case["page"].replace("@title", TITLE).replace("@text", "\n".join(PARAGRAPHS)).replace("@html", html)
    page.write_text(text, encoding="utf-8")
    options = Options(dry_run=True, today=date.fromisoformat(case.get("today", "2026-01-01")))
    return next(iter(add(Folders.below(folder), page, options=options).articles), None)


def judge(article: Article | None, case: dict[str, Any]) -> str:
    """Tell whether a page's day is right, missing (open where it should be found), or wrong."""
    moment = article.dating.moment if article else None
    day = moment.stated[:10] if moment else ""
    if moment and moment.day and len(moment.stated) > 10:
        day = f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
    if article is None:
        return "missing" if case.get("states") else "right"
    if case.get("says", "") not in article.dating.says:
        return "wrong"
    return "right" if day in case["expected"] else "wrong" if day else "missing"


@pytest.mark.parametrize("half", ["seen", "held_back"])
def test_dates_of_our_own_pages(tmp_path: Path, half: str) -> None:
    judged = {case["name"]: (judge(add_case(tmp_path / case["name"], case), case), case) for case in load_cases(half)}
    assert [name for name, (found, _) in judged.items() if found == "wrong"] == []
    stated = Counter(found for found, case in judged.values() if case.get("states"))
    assert stated["right"] >= FLOORS["field_pages"][half] * stated.total()


SPECIMENS = ("K01", "K02", "K03", "K14", "K16")


def _read_specimen(folder: Path) -> dict[str, Any]:
    expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    (page,) = (path for path in folder.iterdir() if path.name != "expected.yaml")
    period = re.search(r"period: (\S+?)\"", expected["command"])
    told = expected["expected"]["published"]
    return {
        "file": page.name,
        "page": page.read_text(encoding="utf-8"),
        "period": period[1] if period else "",
        "expected": [""] if told.startswith("open") else [told],
        "states": not told.startswith("open"),
    }


def test_specimens_give_what_they_expect(tmp_path: Path) -> None:
    found = {}
    for folder in sorted(find_shared("cases", "field").glob("*/*/")):
        if folder.parent.name.startswith(SPECIMENS):
            case = _read_specimen(folder)
            found[folder.name] = judge(add_case(tmp_path / folder.name, case), case)
    assert found
    assert set(found.values()) == {"right"}
