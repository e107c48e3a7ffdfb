"""What was withdrawn, drafted or not lent to us stands in no file of the site, and in no rendered Markdown."""

import gzip
import html
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.build import build
from digest.rendering import render
from digest.search.packing import exchange
from digest.store.loading import Folders
from tests.site.building import HERE
from tests.site.conftest import Built

WITHDRAWN = ("اتفاق ليليّ", "تصدّع سدّ الزيتونة", "ثلاث قرى", "سعر الوقود سرًّا", "نصمسحوب", "نديم الغائب", "قولمحذوف")
WITHDRAWN_FILES = ("port-deal.txt", "dam.txt")
DRAFTS = ("مسودةعنوان", "نصمسودة", "إقفالمسودة", "جسر الحطّابين", "نفق الجبل الغربي", "مسودة لا تُنشر")
DRAFT_IDS = ("2021-06-05-port-draft", "2021-06-06-bridge-shut", "2021-06-07-tunnel")
NOT_LENT = ("مخبوءةلاتنشر", "العائلات التي تعيش", "ترويسةمحجوبة")
FORBIDDEN = (*WITHDRAWN, *WITHDRAWN_FILES, *DRAFTS, *DRAFT_IDS, *NOT_LENT)


def read_every_way(path: Path) -> Iterator[str]:
    """Give a file's text as it stands, unpacked, with its escapes undone, and as the search index is written."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    text = data.decode("utf-8", "replace")
    yield text
    yield html.unescape(text)
    yield exchange(text)
    if path.suffix in {".json", ".map"}:
        yield html.unescape(json.dumps(json.loads(text), ensure_ascii=False))


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rendered") / "docs"
    folders = Folders.below(HERE)
    render(build(folders), folders, folder)
    return folder


def find_words(folder: Path, words: tuple[str, ...]) -> list[str]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    assert len(files) > 50
    return [
        f"{path.relative_to(folder)}: {word}"
        for path in files
        for text in read_every_way(path)
        for word in words
        if word in text or word in path.as_posix()
    ]


def test_nothing_that_is_gone_stands_in_the_site(small_site: Built) -> None:
    assert find_words(small_site.folder, FORBIDDEN) == []


def test_nothing_that_is_gone_stands_in_the_markdown(rendered: Path) -> None:
    assert find_words(rendered, FORBIDDEN) == []


def test_the_search_for_words_finds_what_is_there(small_site: Built) -> None:
    found = find_words(small_site.folder, ("أغنية الحصاد التي عادت",))
    assert any(line.startswith("search/index/") for line in found)
    assert any("harvest-song" in line for line in found)


def test_the_search_index_holds_what_can_be_found(small_site: Built) -> None:
    records = (small_site.folder / "search" / "index").glob("*/*-*.txt")
    lines = [line for path in records for line in path.read_text(encoding="utf-8").splitlines()]
    pages = {line.partition("\t")[0] for line in lines if line.count("\t") == 6}
    assert {"articles/harvest-song/", "events/2021-03-01-port-strike/", "storylines/water-2021/", "about/"} <= pages
    gone = ("articles/2021-03-05-port-deal/", "articles/2021-03-20-dam-breach/", "events/2021-03-20-dam-breach/")
    assert pages.isdisjoint(gone)
    assert {page.partition("/")[0] for page in pages if page.count("/") > 1} == {
        "articles",
        "events",
        "sources",
        "storylines",
    }


def test_withdrawn_articles_keep_their_address(small_site: Built) -> None:
    for article in ("2021-03-05-port-deal", "2021-03-20-dam-breach", "2021-04-10-fuel-price"):
        assert small_site.page(f"articles/{article}/").title == "مقال مسحوب - موجز التجربة"
