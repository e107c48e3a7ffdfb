"""`digest seen`: the desk remembers, until the date, the outlet or the body changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.desk.reasons import list_reasons
from digest.store.loading import Folders
from tests.adding.sites import articles_of
from tests.editing.desk_sites import ARTICLES, run, start, tree
from tests.site_trees import article, write_files

if TYPE_CHECKING:
    from pathlib import Path

FILE = f"{ARTICLES}/b1.md"
TEXT = article("source_seen: اسم", "published: 2020-02-19", "flags: [{code: garbled-sentence, line: 6}]")


def _site(root: Path) -> Path:
    write_files(start(root), {FILE: TEXT})
    return root


def _waits(root: Path, name: str = "b1") -> bool:
    return bool(list_reasons(articles_of(Folders.below(root))[name]))


def test_what_was_seen_leaves_the_desk(tmp_path: Path) -> None:
    before = tree(_site(tmp_path))
    assert "2 of 5 articles want an eye" in run(tmp_path, "review").out
    assert "would change; nothing was written" in run(tmp_path, "seen", "b1", "a1", "a4", "--dry-run").out
    assert tree(tmp_path) == before
    run(tmp_path, "seen", "b1", f"{ARTICLES}/a1.md", "articles/a4/", "b1")
    assert "0 of 5 articles want an eye" in run(tmp_path, "review").out
    assert "it is so already" in run(tmp_path, "seen", "b1").out
    assert run(tmp_path, "undo", "--list").out.count("\n") == 1
    run(tmp_path, "undo")
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("old", "new", "waits"),
    [
        ("published: 2020-02-19", "published: 2020-02-20", True),
        ("published: 2020-02-19\n", "", True),
        ("source_seen: اسم", "source_seen: اسم آخر", True),
        ("متن.", "متن آخر.", True),
        ("title: عنوان", "title: عنوان آخر", False),
        ("published: 2020-02-19", "published: '2020-02-19'   # the same", False),
        ("متن.\n", "متن.\r\n\r\n", False),
    ],
)
def test_a_later_change_of_date_outlet_or_body_brings_it_back(
    tmp_path: Path, old: str, new: str, *, waits: bool
) -> None:
    run(_site(tmp_path), "seen", "b1")
    assert not _waits(tmp_path)
    path = tmp_path / FILE
    path.write_bytes(path.read_bytes().decode().replace(old, new, 1).encode())
    assert _waits(tmp_path) == waits


def test_the_editors_own_verbs_bring_it_back(tmp_path: Path) -> None:
    run(_site(tmp_path), "seen", "b1")
    run(tmp_path, "rename", "b1", "b2")
    assert not _waits(tmp_path, "b2")
    run(tmp_path, "date", "b2", "2020-02", "--because", "سبب")
    assert _waits(tmp_path, "b2")


def test_all_names_that_are_none_are_refused_at_once(tmp_path: Path) -> None:
    before = tree(_site(tmp_path))
    ran = run(tmp_path, "seen", "b11", "b1", "zzz", code=2)
    assert "no article «b11», «zzz»; did you mean b1" in ran.err
    assert tree(tmp_path) == before


def test_a_withdrawn_article_is_none_of_the_desks(tmp_path: Path) -> None:
    run(_site(tmp_path), "withdraw", "b1", "--because", "سبب")
    before = tree(tmp_path)
    assert "b1 is withdrawn (سبب)" in run(tmp_path, "seen", "a1", "b1", code=1).err
    assert tree(tmp_path) == before
