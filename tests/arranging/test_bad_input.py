"""What an editor may leave behind: each has a clear message with its place and cure, or an outcome that stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.store.loading import Folders, load
from tests.arranging.newsroom import FOLDER, machine, write_newsroom
from tests.site_trees import list_files, run_digest, write_files

if TYPE_CHECKING:
    from pathlib import Path

TIES = {"a1": machine("a1"), "a2": machine("a1"), "b1": machine("b1"), "b2": machine("b1"), "c1": machine("c1")}
EVENTS = {name: f"title: {name}\ntitle_origin: machine" for name in ("a1", "b1", "c1")}


def tree(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in list_files(root).items() if not name.startswith(".mujaz/")}


def places(root: Path) -> dict[str, str]:
    content, _ = load(Folders.below(root))
    return {article.id: article.event for article in content.articles}


@pytest.mark.parametrize("words", [("group",), ("group", "--afresh"), ("group", "--propose"), ("check",)])
def test_an_event_file_that_is_gone_is_told_with_every_article_that_points_to_it(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    write_newsroom(tmp_path, TIES, EVENTS | {"c1": "title: ت\naliases: [a1-old]"})
    (tmp_path / "content/events/a1.md").unlink()
    before = tree(tmp_path)
    ran = run_digest(tmp_path, *words)
    assert ran.code == 1
    for name in ("a1", "a2"):
        assert f"{FOLDER}/{name}.md:5: E311 event" in ran.err
    assert tree(tmp_path) == before
    assert "write content/events/ID.md" in run_digest(tmp_path, "check", "--codes").out


@pytest.mark.parametrize(
    ("aliases", "told"),
    [
        ({"a1": "[b1]", "b1": "[a1]"}, ("a1.md:3: E302 b1", "b1.md:3: E302 a1")),
        ({"a1": "[b1]", "b1": "[c1]", "c1": "[a1]"}, ("a1.md:3: E302 b1", "b1.md:3: E302 c1", "c1.md:3: E302 a1")),
        ({"a1": "[a1]"}, ("a1.md:3: E302 a1",)),
    ],
)
def test_aliases_in_a_cycle_are_told(tmp_path: Path, aliases: dict[str, str], told: tuple[str, ...]) -> None:
    events = {name: f"title: {name}" + (f"\naliases: {aliases[name]}" if name in aliases else "") for name in EVENTS}
    write_newsroom(tmp_path, TIES, events)
    ran = run_digest(tmp_path, "check")
    assert ran.code == 1
    for one in told:
        assert f"content/events/{one}" in ran.err
    assert run_digest(tmp_path, "group", "--afresh").code == 1


@pytest.mark.parametrize("words", [("group",), ("group", "--afresh")])
def test_what_an_editor_placed_together_stays_whatever_apart_says(tmp_path: Path, words: tuple[str, ...]) -> None:
    """The placement is the later word: `apart` keeps the machine's ties from the other event, not the editor's."""
    ties = TIES | {"b1": "event: a1\ngrouping: {origin: editor}", "b2": "event: a1"}
    write_newsroom(tmp_path, ties, EVENTS | {"a1": "title: أ\napart: [b1]"})
    assert run_digest(tmp_path, *words).code == 0
    assert places(tmp_path) == {"a1": "a1", "a2": "a1", "b1": "a1", "b2": "a1", "c1": "c1"}
    checked = run_digest(tmp_path, "check")
    assert checked.code == 0
    assert "content/events/b1.md:2: I220 b1" in checked.out


def test_an_event_apart_from_itself_is_told(tmp_path: Path) -> None:
    write_newsroom(tmp_path, TIES, EVENTS | {"a1": "title: أ\napart: [a1]"})
    assert "content/events/a1.md:3: E314 a1" in run_digest(tmp_path, "group").err


def test_a_date_moved_after_grouping_is_noted_and_nothing_moves_by_itself(tmp_path: Path) -> None:
    write_newsroom(tmp_path, TIES, EVENTS)
    moved = tmp_path / FOLDER / "a2.md"
    moved.write_bytes(moved.read_bytes().replace(b"published: 2020-02-17", b"published: 2020-02-27"))
    before = tree(tmp_path)
    assert run_digest(tmp_path, "group").code == 0
    assert tree(tmp_path) == before
    checked = run_digest(tmp_path, "check")
    assert checked.code == 0
    assert f"{FOLDER}/a2.md:4: I234 a2" in checked.out
    assert "dated 10 days from the nearest other report of a1" in checked.out
    assert "split? a1: a1 | a2" in run_digest(tmp_path, "group", "--propose").out
    assert run_digest(tmp_path, "group", "--afresh").code == 0
    assert places(tmp_path)["a2"] == "a2"
    assert "I234" not in run_digest(tmp_path, "check").out


@pytest.mark.parametrize("words", [("group",), ("group", "--afresh")])
def test_front_matter_on_one_line_is_told_and_nothing_is_written(tmp_path: Path, words: tuple[str, ...]) -> None:
    write_newsroom(tmp_path, {}, {})
    file = f"{FOLDER}/a1.md"
    write_files(tmp_path, {file: "---\n{title: عنوان, source: levant, published: 2020-02-17}\n---\n\nمتن.\n"})
    before = tree(tmp_path)
    ran = run_digest(tmp_path, *words)
    assert ran.code == 1
    assert f"{file}: its front matter is not one key a line" in ran.err
    assert tree(tmp_path) == before
