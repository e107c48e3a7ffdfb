"""`digest names`: what headlines hold and `names.yml` does not, and its accepting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.editing.desk_sites import changed, run, tree
from tests.site_trees import write_site

if TYPE_CHECKING:
    from pathlib import Path

HEADLINES = (
    "كارينيو يقود الفريق إلى النهائي",
    "الفريق يودع كارينيو بعد الخسارة",
    "فريق آخر يتعاقد مع كارينيو",
    "الخسارة الثانية تقلق الفريق",
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_site(
        tmp_path,
        {
            f"content/articles/2020/02/a{n}.md": f"---\ntitle: {title}\npublished: 2020-02-19\n---\n\nمتن الخبر كله.\n"
            for n, title in enumerate(HEADLINES)
        },
    )
    (tmp_path / "site_config" / "names.yml").write_text("# ours\nباريس: {latin: paris}\n", encoding="utf-8")
    return tmp_path


def test_names_are_proposed_with_headlines_and_accepted_as_they_were_listed(site: Path) -> None:
    before = tree(site)
    ran = run(site, "names", "--propose", "--most", "1")
    assert ran.out.splitlines() == [
        "# 3 headlines, 3 without a word in their address",
        *(f"#   {headline}" for headline in HEADLINES[:3]),
        "كارينيو=karinyu",
    ]
    assert tree(site) == before
    (line,) = [line for line in ran.out.splitlines() if not line.startswith("#")]
    run(site, "names", "--accept", line)
    assert changed(before, tree(site)) == {"names.yml": {"come": ['"كارينيو": {latin: karinyu}']}}
    assert "كارينيو=" not in run(site, "names", "--propose").out
    run(site, "undo")
    assert tree(site) == before


def test_the_latin_word_is_the_editors_or_ours(site: Path) -> None:
    run(site, "names", "--accept", "كارينيو=carreno", "ريال مدريد")
    text = (site / "site_config" / "names.yml").read_text("utf-8")
    assert text == '# ours\nباريس: {latin: paris}\n"كارينيو": {latin: carreno}\n"ريال مدريد": {latin: rayal-madrid}\n'


def test_a_common_word_is_accepted_with_a_note(site: Path) -> None:
    assert "Note: «فتح» is a common word too" in run(site, "names", "--accept", "فتح=fatah").out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--propose", "--accept"],
        ["--accept"],
        ["--accept", "باريس=paris"],
        ["--accept", "كارينيو=Not An Id"],
        ["--accept", "…"],
        ["--propose", "كارينيو"],
    ],
)
def test_wrong_use_changes_nothing(site: Path, arguments: list[str]) -> None:
    before = tree(site)
    assert "Error" in run(site, "names", *arguments, code=2).err
    assert tree(site) == before


def test_a_file_that_cannot_take_an_entry_is_left_alone(site: Path) -> None:
    (site / "site_config" / "names.yml").write_text("{باريس: {latin: paris}}\n", encoding="utf-8")
    before = tree(site)
    assert "E012" in run(site, "names", "--accept", "كارينيو=carreno", code=1).err
    assert tree(site) == before
