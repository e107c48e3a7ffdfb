"""Another site in an empty folder, and what it builds."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING
from unittest import mock

import pytest

import digest
from digest.starting import TakenError, start_site
from digest.store.writing import write_file
from tests.site_trees import ARTICLE, PACKAGE, article, list_files, run_digest, run_mkdocs

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {
    ".gitattributes",
    ".github/workflows/publish.yml",
    ".gitignore",
    "content/pages/about.md",
    "mkdocs.yml",
    "requirements.txt",
    "site_config/site.yml",
    "site_config/sources.yml",
    f"vendor/mujaz-{digest.__version__}-py3-none-any.whl",
}


def test_new_writes_the_scaffold(tmp_path: Path) -> None:
    ran = run_digest(tmp_path, "new", str(tmp_path / "a" / "site"))
    assert (ran.code, ran.err) == (0, "")
    written = list_files(tmp_path / "a" / "site")
    assert set(written) >= NAMES
    assert all(f"  {name}\n" in ran.out for name in written)
    assert ran.lines[-7:-5] == [f"A new digest is in {tmp_path}/a/site. Next:", f"  cd {tmp_path}/a/site"]


def test_what_to_do_next_can_be_pasted(tmp_path: Path) -> None:
    assert f'  cd "{tmp_path}/a site"\n' in run_digest(tmp_path, "new", str(tmp_path / "a site")).out


def test_new_into_an_empty_folder(tmp_path: Path) -> None:
    names = start_site(tmp_path)
    assert sorted(names) == sorted(list_files(tmp_path))


def test_a_program_that_is_not_whole_starts_no_site(tmp_path: Path) -> None:
    with mock.patch("digest.starting.wheel.digest.__version__", "9.9.9"):
        ran = run_digest(tmp_path, "new", str(tmp_path / "site"))
    why = f"its metadata is of version {digest.__version__}, its code of 9.9.9"
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"Error: this program is not installed as a whole ({why}); install it again.\n"
    assert list_files(tmp_path) == {}


def test_a_full_disk_leaves_an_empty_folder_that_can_be_used_again(tmp_path: Path) -> None:
    def write(path: Path, data: bytes) -> None:
        if path.suffix == ".whl":
            raise OSError(errno.ENOSPC, "No space left on device")
        write_file(path, data)

    with mock.patch("digest.starting.scaffold.write_file", write):
        ran = run_digest(tmp_path, "new", str(tmp_path / "site"))
    assert (ran.code, ran.err) == (2, f"Error: {tmp_path}/site cannot be written: No space left on device\n")
    assert list((tmp_path / "site").iterdir()) == []
    assert run_digest(tmp_path, "new", str(tmp_path / "site")).code == 0


@pytest.mark.parametrize("name", ["x.txt", ".git/HEAD"])
def test_new_never_writes_over_anything(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")
    with pytest.raises(TakenError):
        start_site(tmp_path)
    ran = run_digest(tmp_path, "new", str(tmp_path))
    assert ran.code == 2
    assert "not empty" in ran.err
    assert list_files(tmp_path) == {name: b"mine"}


def test_a_new_site_checks_and_builds_strictly_and_says_what_to_do_next(tmp_path: Path) -> None:
    root = tmp_path / "موقعي الجديد"
    start_site(root)
    ran = run_digest(root, "check")
    assert (ran.code, ran.lines) == (0, ["0 articles, 0 events, 0 storylines: 0 fault(s), 0 note(s)"])
    built = run_mkdocs("build", "--strict", cwd=root)
    assert built.code == 0, built.err
    assert "WARNING" not in built.err
    home = (root / "site" / "index.html").read_text("utf-8")
    assert "لا مقالات بعد" in home
    assert "digest add" in home
    assert "digest review" in home
    assert '<html lang="ar" dir="rtl"' in home


def test_a_new_site_with_one_article_builds_under_a_sub_path(tmp_path: Path) -> None:
    start_site(tmp_path)
    path = tmp_path / ARTICLE
    path.parent.mkdir(parents=True)
    path.write_text(article("published: 2020-02-19"), "utf-8")
    built = run_mkdocs("build", "--strict", cwd=tmp_path, SITE_URL="https://user.github.io/repo/")
    assert built.code == 0, built.err
    assert "متن." in (tmp_path / "site" / "articles" / "a" / "index.html").read_text("utf-8")
    assert '="/' not in (tmp_path / "site" / "404.html").read_text("utf-8").replace('="/repo/', '="')


def test_the_scaffold_needs_nothing_of_this_repository() -> None:
    for name, data in list_files(PACKAGE / "new").items():
        assert b"requirements/" not in data, name
        assert b"make " not in data, name
