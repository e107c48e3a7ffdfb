"""Whose a folder is: what holds the site's own sources is refused, and what others put into a site stays."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import yaml

from digest.publish.ownership import LIST
from digest.store.targets import read_list
from tests.publish.builds import copy_published, publish, publish_clean, publish_plainly, start_site
from tests.site_trees import list_files, run_digest, run_mkdocs, write_files

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "articles/2021-06-08-tunnel/index.html"
ARTICLE = "content/articles/2021/06/2021-06-08-tunnel.md"
STRANGERS: dict[str, str | bytes] = {"CNAME": "example.org", "demo/index.html": "<p>demo", "articles/notes.txt": "x"}


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    return copy_published(published, tmp_path / "copy")


def set_way(root: Path, **options: object) -> None:
    path = root / "mkdocs.yml"
    config = yaml.safe_load(path.read_text("utf-8")) | {"plugins": [{"digest": options}]}
    path.write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")


@pytest.mark.parametrize("incremental", [True, False])
@pytest.mark.parametrize(
    "target",
    [
        "content/articles",
        "content/new",
        "content/pages/../../content",
        "CONTENT/x",
        "site_config",
        ".git/pages",
        "full",
        "linked/articles",
        "with-link",
        "file",
    ],
)
def test_a_folder_that_is_not_for_a_site_is_refused(tmp_path: Path, target: str, *, incremental: bool) -> None:
    root = start_site(tmp_path, incremental=incremental)
    write_files(root, {".git/HEAD": "ref", "full/mine.txt": "mine", "file": "x", f"with-link/{LIST}": ""})
    (root / "linked").symlink_to("content", target_is_directory=True)
    (root / "with-link/articles").symlink_to(root / "content/articles", target_is_directory=True)
    before = list_files(root)
    ran = run_mkdocs("build", "-d", target, cwd=root)
    assert ran.code == 1
    assert "site_dir" in ran.err
    assert "Traceback" not in ran.err
    assert list_files(root) == before


def test_the_command_calls_it_wrong_usage(tmp_path: Path) -> None:
    root = start_site(tmp_path)
    before = list_files(root)
    ran = run_digest(root, "build", "-d", str(root / "content/articles"))
    assert ran.code == 2
    assert "which the site is made from" in ran.err
    assert list_files(root) == before


@pytest.mark.parametrize("way", [{}, {"fast": False}, {"incremental": False}])
@pytest.mark.parametrize("forgotten", [True, False])
def test_what_others_put_there_stays(root: Path, way: dict[str, bool], *, forgotten: bool) -> None:
    set_way(root, **way)
    write_files(root / "site", STRANGERS)
    (root / ARTICLE).unlink()
    if forgotten:
        shutil.rmtree(root / ".mujaz")
    after = publish(root)
    assert {name: after.pop(name).decode() for name in STRANGERS} == STRANGERS
    assert PAGE not in after
    assert after == publish_clean(root)


def test_each_way_writes_the_same_list(root: Path) -> None:
    assert (root / "site" / LIST).read_bytes() == publish_plainly(root)[LIST]
    assert read_list(root / "site" / LIST) == frozenset(list_files(root / "site")) - {LIST}


@pytest.mark.parametrize("forgotten", [True, False])
def test_a_build_of_a_version_that_wrote_no_list_is_known(root: Path, *, forgotten: bool) -> None:
    (root / "site" / LIST).unlink()
    write_files(root / "site", STRANGERS)
    (root / ARTICLE).unlink()
    if forgotten:
        shutil.rmtree(root / ".mujaz")
    after = publish(root)
    assert {name: after.pop(name).decode() for name in STRANGERS} == STRANGERS
    assert after == publish_clean(root)


def test_an_empty_list_lets_a_site_be_published_among_other_files(tmp_path: Path) -> None:
    root = start_site(tmp_path)
    write_files(root, {"site/CNAME": "example.org", f"site/{LIST}": ""})
    assert publish(root)["CNAME"] == b"example.org"


def test_a_list_cannot_lead_out_of_the_site(root: Path) -> None:
    shutil.rmtree(root / ".mujaz")
    write_files(root / "site", {LIST: "../mkdocs.yml\n/etc/hosts\nlink/about.md\nindex.html\n"})
    write_files(root, {"outside/about.md": "x"})
    (root / "site/link").symlink_to(root / "outside", target_is_directory=True)
    publish(root)
    assert (root / "mkdocs.yml").is_file()
    assert (root / "outside/about.md").is_file()
