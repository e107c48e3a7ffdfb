"""`digest add` over the five raw pages, with the editor's two dates, writes the five articles as they are published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from digest.adding.options import Options
from digest.model import Moment, Precision
from tests.adding.sites import RAW, ROOT, add, articles_of, read_tree, start

if TYPE_CHECKING:
    from pathlib import Path

EDITOR = {
    "001": (
        "2020-02-28",
        "الهجوم على الجنود الأتراك يوم الخميس 27 فبراير 2020، والاتصال واجتماع الناتو في اليوم التالي",
    ),
    "003": ("2020-02-21", "جرى الاتصال بين بوتين وأردوغان يوم الجمعة 21 فبراير 2020"),
}
#: Grouping is decided afterwards.
LATER = re.compile(rb"^(event|grouping|storyline): .*\n", re.MULTILINE)


def options_for(number: str) -> Options:
    if number not in EDITOR:
        return Options()
    day, because = EDITOR[number]
    year, month, date = map(int, day.split("-"))
    return Options(published=Moment(year, month, date, Precision.DAY, day), because=f"من خارج النص: {because}")


@pytest.mark.parametrize("order", [("000", "001", "002", "003", "004"), ("004", "003", "001", "002", "000")])
def test_adding_the_raw_pages_writes_what_is_published(tmp_path: Path, order: tuple[str, ...]) -> None:
    folders = start(tmp_path)
    for number in order:
        add(folders, *RAW.glob(f"{number}_*"), options=options_for(number))
    hashes = [article.raw.sha256[:8] for article in articles_of(folders).values()]
    made, published = read_bare(tmp_path / "content", hashes), read_tree(ROOT / "content")
    assert made == {
        name: LATER.sub(b"", data) if name.startswith("articles/") else data
        for name, data in published.items()
        if name.startswith(("articles/", "audit/", "raw/"))
    }


def read_bare(folder: Path, hashes: list[str]) -> dict[str, bytes]:
    """Read a tree as it would be without short hashes in names: the five articles were published before there were."""
    tree = read_tree(folder)
    for one in hashes:
        tree = {name.replace(f"-{one}", ""): data.replace(f"-{one}".encode(), b"") for name, data in tree.items()}
    return tree


def test_without_the_editor_two_stay_open(tmp_path: Path) -> None:
    folders = start(tmp_path)
    report = add(folders, RAW)
    assert [outcome.status for outcome in report.outcomes] == ["added"] * 5
    dates = {a.raw.file[:3]: a.dating.moment.stated if a.dating.moment else "" for a in articles_of(folders).values()}
    assert dates == {"000": "2020-02-19", "001": "", "002": "2020-02", "003": "", "004": "2020-02-18"}


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    folders = start(tmp_path)
    add(folders, RAW)
    before = read_tree(tmp_path)
    report = add(folders, RAW)
    assert [(o.status, o.code) for o in report.outcomes] == [("known", "same-bytes")] * 5
    assert read_tree(tmp_path) == before


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    folders = start(tmp_path)
    before = read_tree(tmp_path)
    report = add(folders, RAW, options=Options(dry_run=True))
    assert len(report.articles) == 5
    assert read_tree(tmp_path) == before
