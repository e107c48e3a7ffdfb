"""A storyline's title by machine gives way where its headline may be withdrawn; an editor's stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.assembling import assemble
from digest.model import Origin
from digest.store.loading import Folders, load
from tests.editing.desk_sites import ARTICLES, run, start
from tests.site_trees import write_files

if TYPE_CHECKING:
    from pathlib import Path

WAR = "content/storylines/war.md"


def titles(root: Path) -> list[str]:
    return [storyline.title for storyline in assemble(load(Folders.below(root))[0]).storylines]


@pytest.mark.parametrize(
    ("front", "shown"),
    [
        ("title: عنوان غاب مع مقاله\ntitle_origin: machine", "ثانٍ"),  # the words are in no report that stands
        ("title: عنوان غاب مع مقاله\ntitle_origin: editor", "عنوان غاب مع مقاله"),
        ("title: عنوان غاب مع مقاله", "عنوان غاب مع مقاله"),
        ("title: ثانٍ\ntitle_origin: machine", "ثانٍ"),
    ],
)
def test_a_headline_whose_report_is_withdrawn_and_deleted_by_hand(tmp_path: Path, front: str, shown: str) -> None:
    write_files(start(tmp_path), {WAR: f"---\n{front}\n---\n"})
    text = "---\nsource: levant\npublished: 2020-02-19\nevent: talks\nwithdrawn: سبب\n---\n"
    write_files(tmp_path, {f"{ARTICLES}/a1.md": text})
    assert titles(tmp_path) == [shown]


def test_without_a_withdrawn_report_a_machines_title_stays(tmp_path: Path) -> None:
    write_files(start(tmp_path), {WAR: "---\ntitle: عنوان\ntitle_origin: machine\n---\n"})
    assert titles(tmp_path) == ["عنوان"]


def test_a_title_by_the_editor_says_so(tmp_path: Path) -> None:
    write_files(start(tmp_path), {WAR: "---\ntitle: أول\ntitle_origin: machine # by a run\n---\n"})
    run(tmp_path, "rename", "war", "--title", "الحرب")
    (storyline,) = load(Folders.below(tmp_path))[0].storylines
    assert (storyline.title, storyline.title_origin) == ("الحرب", Origin.EDITOR)
    assert "title_origin: editor # by a run" in (tmp_path / WAR).read_text("utf-8")


def test_a_withdrawn_headline_gives_way_in_the_file_and_is_the_machines(tmp_path: Path) -> None:
    write_files(start(tmp_path), {WAR: "---\ntitle: أول # of a1\n---\n"})
    run(tmp_path, "withdraw", "a1", "--because", "سبب", "--delete-text")
    (storyline,) = load(Folders.below(tmp_path))[0].storylines
    assert (storyline.title, storyline.title_origin) == ("ثانٍ", Origin.MACHINE)
