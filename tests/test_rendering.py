"""The tree of Markdown: whole or not at all, ours or not touched, the same each time."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from digest.build import build
from digest.rendering import MARKER, render
from digest.store.targets import TargetError
from tests.site_trees import ARTICLE, article, list_files, run_digest, write_site

if TYPE_CHECKING:
    from pathlib import Path

EVENT = "---\ntitle: حدث\naliases: [old]\n---\n"
FILES = {
    ARTICLE: article("source: levant", "published: 2020-02-19", "event: e"),
    "content/events/e.md": EVENT,
    "content/pages/events/mine.md": "# لي\n",
    "content/pages/x.png": "\x89PNG",
}


def test_render_writes_pages_redirects_and_hand_written_ones(tmp_path: Path) -> None:
    write_site(tmp_path / "in", dict(FILES))
    ran = run_digest(tmp_path / "in", "render", "--to", str(tmp_path / "out"))
    assert (ran.code, ran.err) == (0, "")
    files = list_files(tmp_path / "out")
    assert {"index.md", "articles/a.md", "events/e.md", "events/old/index.html", "about.md", "x.png", MARKER} <= set(
        files
    )
    assert ran.out == f"{len(files) - 1} files in {tmp_path / 'out'}\n"
    assert b'<div dir="rtl" markdown="1">' in files["articles/a.md"]
    assert files["about.md"] == "# عن\n".encode()
    assert b"../e/" in files["events/old/index.html"]


def test_two_renderings_are_equal_wherever_they_are(tmp_path: Path) -> None:
    trees = []
    for name, files in (("first", FILES), ("ثانٍ", dict(reversed(FILES.items())))):
        folders = write_site(tmp_path / name, dict(files))
        render(build(folders), folders, tmp_path / f"{name}-out")
        trees.append(list_files(tmp_path / f"{name}-out"))
    assert trees[0] == trees[1]


def test_rendering_again_replaces_the_tree_and_leaves_nothing_old(tmp_path: Path) -> None:
    folders = write_site(tmp_path / "in", dict(FILES))
    target = tmp_path / "out"
    render(build(folders), folders, target)
    (folders.content / "events" / "e.md").unlink()
    write_site(tmp_path / "in", {ARTICLE: article("published: 2020-02-19")})
    render(build(folders), folders, target)
    assert not (target / "events" / "e.md").exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in", "out"]


@pytest.mark.parametrize("fault", ["digest.rendering.write_page", "digest.rendering.write_redirect", "shutil.rmtree"])
def test_a_fault_half_way_leaves_the_old_tree(tmp_path: Path, fault: str) -> None:
    folders = write_site(tmp_path / "in", dict(FILES))
    site, target = build(folders), tmp_path / "out"
    render(site, folders, target)
    before = list_files(target)
    write_site(tmp_path / "in", {ARTICLE: article("published: 2020-02-20", title="جديد")})
    rmtree = shutil.rmtree

    def fail(path: Path, *_: object, **__: object) -> None:
        # Deleting what stood there may fail half-way: one file is gone already.
        if fault == "shutil.rmtree" and path == target:
            (target / "index.md").unlink()
        if fault == "shutil.rmtree" and path != target:
            rmtree(path, ignore_errors=True)
            return
        message = "disk full"
        raise OSError(message)

    with mock.patch(fault, side_effect=fail):
        try:
            render(build(folders), folders, target)
        except OSError:
            assert list_files(target) == before
    assert (target / "index.md").exists()


@pytest.mark.parametrize("name", ["keep.txt", ".git/HEAD"])
def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path, name: str) -> None:
    folders = write_site(tmp_path / "in", dict(FILES))
    target = tmp_path / "out"
    (target / name).parent.mkdir(parents=True)
    (target / name).write_text("mine")
    with pytest.raises(TargetError):
        render(build(folders), folders, target)
    ran = run_digest(tmp_path / "in", "render", "--to", str(target))
    assert ran.code == 2
    assert "did not write" in ran.err
    assert list_files(target) == {name: b"mine"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    folders = write_site(tmp_path / "in", dict(FILES))
    (tmp_path / "out").mkdir()
    assert render(build(folders), folders, tmp_path / "out") > 5


def test_a_broken_site_renders_nothing(tmp_path: Path) -> None:
    write_site(tmp_path / "in", {ARTICLE: article("published: 2020-02-30"), "content/events/e.md": "x"})
    ran = run_digest(tmp_path / "in", "render", "--to", str(tmp_path / "out"))
    assert ran.code == 1
    assert [line.split(" ")[1] for line in ran.err.splitlines()] == ["E109", "E015"]
    assert not (tmp_path / "out").exists()
