"""Which outlet a page names, where none of ours matches, and whose word the name is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.adding.outlets import Outlet, Outlets, Told, find_outlet
from digest.cleaning import CleanPage
from digest.model import SeenIn, Source
from digest.problems import Places
from tests.adding.outlet_pages import TITLE, fill, list_pages, read_outlet, start_empty
from tests.adding.sites import add

if TYPE_CHECKING:
    from pathlib import Path

    from digest.store.loading import Folders
    from tests.adding.outlet_pages import Page

OURS = Outlets.of(
    [Source("levant", Places("", 0, {}), "ليفانت", domains=("levant.example",), aliases=("شبكة ليفانت",))]
)


def page(*, credit: str = "", dateline: str = "") -> CleanPage:
    return CleanPage((), "عنوان", "", "", dateline, "", credit, (), (), ())


@pytest.mark.parametrize(
    ("credit", "dateline", "seen"),
    [
        ("", "انقرة - لبنان اليوم", "لبنان اليوم"),
        ("ميدل ايست – الصباحية", "", "ميدل ايست – الصباحية"),
        ("صحيفة الجبل - وكالات", "", "صحيفة الجبل"),
        ("المصدر: الجبل", "", "الجبل"),
        ("المصدر: هالة السعدي", "", ""),
        ("رويترز", "", ""),
        ("", "دمشق", ""),
        ("", "القاهرة - هالة السعدي", ""),
        ("القلعة / هالة السعدي / الهضبة", "", ""),
        ("(النهاية)", "", ""),
        ("(ومع: 3 ماي 2024)", "", ""),
        ("(انتهى) الجبل نيوز 3/5/2024", "", ""),
    ],
)
def test_a_name_as_seen(credit: str, dateline: str, seen: str) -> None:
    assert find_outlet(page(credit=credit, dateline=dateline), Told(), OURS).seen == seen


def test_ours_by_credit_alias_structured_data_and_address() -> None:
    assert find_outlet(page(credit="ليفانت-وكالات"), Told(), OURS) == Outlet("levant", "", "credit")
    assert find_outlet(page(), Told(site="شبكة ليفانت"), OURS).source == "levant"
    assert find_outlet(page(), Told(url="https://news.levant.example/1"), OURS) == Outlet("levant", "", "address")


def test_whom_a_page_credits_is_not_its_outlet_where_it_names_itself() -> None:
    found = find_outlet(page(credit="ليفانت", dateline="عمان - ليفانت"), Told(site="جريدة المدينة"), OURS)
    assert found == Outlet("", "جريدة المدينة", "structured-data")
    assert find_outlet(page(credit="ليفانت"), Told(site="الرئيسية"), OURS).source == "levant"


def test_the_editors_word_wins() -> None:
    found = find_outlet(page(credit="ليفانت"), Told(given="النهر", folder="levant"), OURS)
    assert found == Outlet("", "النهر", "given")
    assert found.seen_in is SeenIn.EDITOR


@pytest.mark.parametrize("folder", ["levant", "ليفانت", "شبكة ليفانت", "2020/levant", "LEVANT/أخبار"])
def test_a_folder_counts_before_a_stated_name_where_it_is_one_of_ours(folder: str) -> None:
    assert find_outlet(page(), Told(site="جريدة المدينة", folder=folder), OURS) == Outlet("levant", "", "folder")


def test_a_stated_name_of_ours_counts_before_a_folder_of_ours() -> None:
    ours = Outlets.of([Source("river", Places("", 0, {}), "النهر"), Source("levant", Places("", 0, {}), "ليفانت")])
    assert find_outlet(page(), Told(site="النهر", folder="levant"), ours).source == "river"


def test_an_unknown_folder_stands_in_only_where_the_page_names_none() -> None:
    assert find_outlet(page(), Told(site="جريدة المدينة", folder="الجبل"), OURS).seen == "جريدة المدينة"
    found = find_outlet(page(), Told(folder="الجبل"), OURS)
    assert found == Outlet("", "الجبل", "folder")
    assert found.seen_in is SeenIn.FOLDER
    assert find_outlet(page(), Told(folder="2020-02/الجبل/سياسة"), OURS).seen == "الجبل"


@pytest.mark.parametrize(
    "folder", ["2024-05-03", "html", "New folder", "سياسة", "مجلد جديد", "03", "pages", "الرئيسية"]
)
def test_a_folder_for_something_else_is_no_outlet(folder: str) -> None:
    assert find_outlet(page(), Told(folder=folder), OURS) == Outlet()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    return start_empty(tmp_path_factory.mktemp("outlets"))


@pytest.mark.parametrize("page", list_pages(), ids=lambda page: page.name)
def test_pages_of_many_kinds(page: Page, empty: Folders, tmp_path: Path) -> None:
    found = read_outlet(empty, tmp_path, page)
    assert page.judge(found) != "wrong", found
    assert not page.must or page.judge(found) == "right", found


def test_the_articles_file_says_where_the_name_is_from_and_the_editor_is_told(empty: Folders, tmp_path: Path) -> None:
    place = tmp_path / "pages" / "الجبل" / "1.html"
    place.parent.mkdir(parents=True)
    place.write_text(f"<html lang='ar'><h1>{TITLE}</h1>{fill('html')}</html>", encoding="utf-8")
    report = add(empty, tmp_path / "pages")
    assert [outcome.folder for outcome in report.outcomes] == ["الجبل"]
    (file,) = empty.content.glob("articles/**/*.md")
    assert 'source_seen: "الجبل"\nsource_seen_in: folder\n' in file.read_text(encoding="utf-8")
    assert 'outlet-from: "folder"' in (empty.content / "audit" / f"{file.stem}.yml").read_text(encoding="utf-8")
