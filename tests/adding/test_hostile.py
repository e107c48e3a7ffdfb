"""Inputs that would do harm: names, links, addresses, records without end; and many refusals at once."""

from __future__ import annotations

import os
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.adding.options import Options
from digest.intake.limits import MAX_BYTES, MAX_TEXT_CHARS
from digest.store.loading import Folders
from digest.store.raw_files import RawNames
from digest.store.record import hide_user, is_web_address
from digest.store.safe_names import clean_name, fold_name, tell_own_name
from tests.adding.sites import add, articles_of, read_tree, start
from tests.adding.test_batch import HTML, PAGE, record
from tests.site_trees import run_digest

if TYPE_CHECKING:
    from pathlib import Path

RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("page.html", "page.html"),
        ("a/b\\c.txt", "c.txt"),
        ("nul.txt", "page-nul.txt"),
        ("COM1", "page-COM1"),
        ("aux.tar.gz", "page-aux.tar.gz"),
        ("con .txt", "page-con.txt"),
        ("console.txt", "console.txt"),
        ("x. . .", "x"),
        (".hidden", "hidden"),
        ("-rf.txt", "rf.txt"),
        ("a:b?.txt", "a-b.txt"),
        ("a\x1b[31mb.txt", "a-[31mb.txt"),
        ("\udcc7\udce1.txt", "txt"),
        ("خبر\udcc7.txt", "خبر.txt"),
        ("cafe\u0301.txt", "café.txt"),
        ("...", "page"),
        ("", "page"),
        ("ا" * 300 + ".html", "ا" * 80 + ".html"),
        ("😀" * 300 + ".html", "😀" * 40 + ".html"),
    ],
)
def test_names_become_safe(name: str, safe: str) -> None:
    assert "".join(clean_name(name)) == safe


@given(st.text(st.characters(codec=None)) | st.sampled_from(sorted(RESERVED)).map("{}.x".format))
def test_every_safe_name_can_be_a_file_everywhere(name: str) -> None:
    safe = "".join(clean_name(name))
    assert 0 < len(safe.encode()) < 200
    assert unicodedata.is_normalized("NFC", safe)
    assert not set(safe) & set('\\/:*?"<>|')
    assert safe == safe.strip(". ")
    assert safe.isprintable() or "\u00ad" not in safe
    assert safe.split(".")[0].strip().lower() not in RESERVED
    assert "".join(clean_name(safe)) == safe


def test_twins_by_case_or_normal_form_are_told_apart(tmp_path: Path) -> None:
    raw = tmp_path / "content" / "raw"
    raw.mkdir(parents=True)
    (raw / "Page.txt").write_bytes(b"one")
    names = RawNames(Folders.below(tmp_path))
    chosen = [names.choose(name, data, data.hex() * 8) for name, data in (
        ("Page.txt", b"one"), ("page.txt", b"one"), ("PAGE.TXT", b"two"), ("e\u0301.txt", b"1"), ("\u00c9.txt", b"2"),
        ("x.txt", b"3"), ("X.txt", b"3"),
    )]  # fmt: skip
    assert chosen[:2] == ["Page.txt", "Page.txt"]
    assert chosen[-2:] == ["x-33333333.txt", "x-33333333.txt"]
    assert len(set(map(fold_name, chosen))) == len(set(chosen)) == 5


def test_safe_names_end_in_as_much_of_a_hash_as_is_needed(tmp_path: Path) -> None:
    names = RawNames(Folders.below(tmp_path))
    first, second = "ab" * 32, "ab" * 4 + "cd" * 28
    assert names.choose("../con.txt", b"1", first) == "page-con-abababab.txt"
    assert names.choose("PAGE-CON.TXT", b"2", second) == "PAGE-CON-ababababcdcdcdcd.TXT"
    assert names.choose("page-con-abababab.txt", b"1", first) == "page-con-abababab.txt"


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="file names are Unicode there")
def test_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    """The name is cleaned, the file's own is kept in the audit; `undo` leaves the site as it was."""
    folder = tmp_path / "site"
    folders = start(folder)
    before = read_tree(folder)
    odd = tmp_path / os.fsdecode(b"pages/\xc7\xe1/\xce\xc8\xd1\x1b[31m%.txt")
    odd.parent.mkdir(parents=True)
    odd.write_text(PAGE, encoding="utf-8")
    ran = run_digest(folder, "add", str(tmp_path / "pages"))
    assert (ran.code, "\x1b" in ran.out + ran.err) == (0, False)
    (article,) = articles_of(folders).values()
    assert article.raw.file.isprintable()
    assert run_digest(folder, "check").code == 0
    assert 'came-as: "%CE%C8%D1%1B[31m%25.txt"' in (folders.content / f"audit/{article.id}.yml").read_text("utf-8")
    assert "%CE%C8%D1" in run_digest(folder, "explain", article.id).out
    assert run_digest(folder, "explain", str(odd)).out == run_digest(folder, "explain", article.id).out
    assert run_digest(folder, "undo").code == 0
    assert {name: data for name, data in read_tree(folder).items() if not name.startswith(".mujaz/")} == before
    assert tell_own_name("a/خبر.txt") == ""


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    outside, pages = tmp_path / "outside", tmp_path / "pages"
    for folder in (outside, pages / "levant"):
        folder.mkdir(parents=True)
    (outside / "secret.txt").write_text(PAGE, encoding="utf-8")
    (pages / "levant/1.txt").write_text(PAGE.replace("الثالثة", "الرابعة"), encoding="utf-8")
    links: dict[str, Path | str] = {
        "file.txt": outside / "secret.txt", "folder": outside, "nowhere": "gone", "itself": "itself", "up": "..",
        "inside.txt": "levant/1.txt", "round": ".", "levant/round": "..",
    }  # fmt: skip
    for name, target in links.items():
        (pages / name).symlink_to(target)
    report = add(start(tmp_path / "site"), pages)
    told = {outcome.name.removeprefix(f"{pages}/"): (outcome.status, outcome.code) for outcome in report.outcomes}
    refused = dict.fromkeys(("file.txt", "folder", "nowhere", "itself", "up"), ("refused", "link"))
    assert told == refused | {"levant/1.txt": ("added", "")}


def test_a_folder_of_any_depth(tmp_path: Path) -> None:
    deep = tmp_path / "pages" / "/".join(["a"] * 300)
    deep.mkdir(parents=True)
    (deep / "1.txt").write_text(PAGE, encoding="utf-8")
    assert len(add(start(tmp_path / "site"), tmp_path / "pages").articles) == 1


@pytest.mark.parametrize("user", ["user:pass@", "user@", ":@", "%75ser:p%40ss@"])
def test_an_address_with_a_password_is_never_kept_or_shown(tmp_path: Path, user: str) -> None:
    folder = tmp_path / "site"
    folders = start(folder)
    address = f"https://{user}nahr.example/2020/03/talks"
    assert not is_web_address(address)
    assert hide_user(address) == "https://…@nahr.example/2020/03/talks"
    assert is_web_address("https://nahr.example/@user/2020:03@x")
    page = tmp_path / "page.html"
    page.write_text(HTML.replace("https://nahr.example/2020/03/talks", address), encoding="utf-8")
    ran = run_digest(folder, "add", str(page))
    assert (ran.code, "without its address" in ran.out) == (0, True)
    (article,) = articles_of(folders).values()
    assert article.url == ""
    written = "".join(data.decode() for name, data in read_tree(folders.content).items() if not name.startswith("raw/"))
    assert user not in written + ran.out + ran.err
    misused = run_digest(folder, "add", str(page), "--url", address)
    assert (misused.code, user in misused.err, "user's name" in misused.err) == (2, False, True)
    file = folder / article.places.file
    file.write_text(file.read_text("utf-8").replace("title:", f"url: {address}\ntitle:", 1), encoding="utf-8")
    checked = run_digest(folder, "check")
    assert (checked.code, "E106" in checked.err, user in checked.err) == (1, True, False)


def test_a_record_without_end_is_refused_and_the_rest_is_added(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folders = start(folder)
    lines = tmp_path / "crawl.jsonl"
    sentence = "قالت الوزارة في بيان إن المحادثات انتهت بلا اتفاق."
    long = record(id="long", text="\n".join([sentence] * (MAX_TEXT_CHARS // len(sentence) + 2)))
    lines.write_text("\n".join([record(id="huge", note="x" * MAX_BYTES), long, record()]), encoding="utf-8")
    ran = run_digest(folder, "add", str(lines))
    assert ran.code == 1
    assert [line.partition(" — ")[0] for line in ran.err.splitlines()] == [f"{lines}#1: refused", f"{lines}#2: refused"]
    assert [article.raw.record for article in articles_of(folders).values()] == ["a1"]


def test_raw_files_that_no_article_names_are_not_kept(tmp_path: Path) -> None:
    """Another crawl of an article adds nothing to it; a page without an article is the editor's own file."""
    folders = start(tmp_path / "site")
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "1.txt").write_text(PAGE, encoding="utf-8")
    add(folders, pages / "1.txt")
    before = read_tree(folders.root)
    (pages / "2.txt").write_text(f"الرئيسية\n\n{PAGE}", encoding="utf-8")
    (pages / "3.txt").write_text("نحن نستخدم ملفات تعريف الارتباط", encoding="utf-8")
    report = add(folders, pages)
    assert [outcome.code for outcome in report.outcomes] == ["same-bytes", "same-words", "cookie-wall"]
    assert read_tree(folders.root) == before
    add(folders, pages, options=Options(dry_run=True))
    assert read_tree(folders.root) == before


def test_many_refusals_are_summed_up_by_kind(tmp_path: Path) -> None:
    start(tmp_path / "site")
    pages = tmp_path / "pages"
    pages.mkdir()
    for n in range(30):
        (pages / f"{n:02}.txt").write_bytes(b"" if n % 3 else b"%PDF-1.4")
    ran = run_digest(tmp_path / "site", "add", str(pages))
    assert ran.code == 1
    assert [line.rpartition(" — ")[2] for line in ran.err.splitlines() if "refused" in line] == [
        "and 9 more of this kind",
        "and 19 more of this kind",
    ]
    assert "--verbose" in ran.err
    ran = run_digest(tmp_path / "site", "add", str(pages), "--verbose")
    assert sum("refused —" in line for line in ran.err.splitlines()) == 30


def test_pages_that_name_no_year_without_a_period(tmp_path: Path) -> None:
    folders = start(tmp_path / "site")
    settings = folders.config / "site.yml"
    settings.write_text(settings.read_text("utf-8").replace("period:", "#period:"), encoding="utf-8")
    page = tmp_path / "1.txt"
    page.write_text(PAGE, encoding="utf-8")
    told = "1 without a date: they name no year, and the site has no `period`."
    assert told in run_digest(tmp_path / "site", "add", str(page)).out
    assert "period" not in run_digest(tmp_path / "site", "add", str(page)).out
    run_digest(tmp_path / "site", "undo")
    assert "period" not in run_digest(tmp_path / "site", "add", str(page), "--between", "2020-01..2020-12").out
