"""Ties by machine decided again: wrong ones are mended, an editor's stay, and no address dies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.store.loading import Folders, load
from tests.arranging.newsroom import TEXTS, machine, write_newsroom
from tests.site_trees import list_files, run_digest, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from digest.model import Event
    from tests.site_trees import Ran

WRONG = {"a1": machine("a1"), "a2": machine("b1"), "b1": machine("b1"), "b2": machine("c1"), "c1": machine("c1")}


def titled(name: str, *lines: str, origin: str = "machine") -> str:
    return "\n".join([f"title: {TEXTS[name][0]}", f"title_origin: {origin}", *lines])


EVENTS = {name: titled(name) for name in ("a1", "b1", "c1")}


def afresh(root: Path) -> Ran:
    """Decide again: the site stays sound, a second run changes nothing, and undoing gives equal bytes back."""
    before = tree(root)
    ran = run_digest(root, "group", "--afresh")
    assert ran.code == 0, ran
    after = tree(root)
    if after != before:
        run_digest(root, "undo")
        assert tree(root) == before
        run_digest(root, "group", "--afresh")
    assert tree(root) == after
    again = run_digest(root, "group", "--afresh")
    assert "0 files changed" in again.out, again
    assert tree(root) == after
    checked = run_digest(root, "check")
    assert checked.code == 0, checked
    return ran


def tree(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in list_files(root).items() if not name.startswith(".mujaz/")}


def members(root: Path) -> dict[str, str]:
    content, _ = load(Folders.below(root))
    return {article.id: article.event for article in content.articles}


def event(root: Path, name: str) -> Event:
    content, _ = load(Folders.below(root))
    return next(one for one in content.events if one.id == name)


def test_wrong_ties_are_mended_and_published_addresses_go_on(tmp_path: Path) -> None:
    write_newsroom(tmp_path, WRONG, EVENTS)
    ran = afresh(tmp_path)
    assert members(tmp_path) == {"a1": "a1", "a2": "a1", "b1": "b1", "b2": "b1", "c1": "c1"}
    assert "articles/a2/: events/b1/ -> events/a1/" in ran.out
    assert "2 articles and 0 events placed otherwise, 0 events and 0 storylines opened, 0 addresses given up" in ran.out
    assert "`digest undo` takes it back" in ran.out


def test_an_address_that_is_given_up_leads_on(tmp_path: Path) -> None:
    ties = WRONG | {"a2": machine("a2")}
    write_newsroom(tmp_path, ties, EVENTS | {"a2": titled("a2", "aliases: [older]  # from before")})
    withdrawn = f"---\ntitle: سحب\nsource: levant\n{machine('a2')}\nwithdrawn: سبب\n---\n\nمتن.\n"
    write_files(tmp_path, {"content/articles/undated/w.md": withdrawn})
    ran = afresh(tmp_path)
    assert "events/a2/ is given up and leads to events/a1/" in ran.out
    assert event(tmp_path, "a1").aliases == ("a2", "older")
    assert members(tmp_path)["w"] == "a1"
    assert not (tmp_path / "content/events/a2.md").exists()


def test_a_title_that_left_with_its_report_gives_way(tmp_path: Path) -> None:
    write_newsroom(tmp_path, WRONG, EVENTS | {"b1": titled("a2")})
    afresh(tmp_path)
    assert event(tmp_path, "b1").title in {TEXTS["b1"][0], TEXTS["b2"][0]}


def test_what_lies_together_wrongly_gets_an_event_of_its_own(tmp_path: Path) -> None:
    write_newsroom(tmp_path, dict.fromkeys(TEXTS, machine("a1")), {"a1": titled("a1")})
    ran = afresh(tmp_path)
    found = members(tmp_path)
    assert found["a1"] == found["a2"] == "a1"
    assert found["b1"] == found["b2"] != found["c1"]
    assert f"articles/c1/: events/a1/ -> events/{found['c1']}/ (new)" in ran.out


def test_what_an_editor_placed_stays(tmp_path: Path) -> None:
    ties = WRONG | {"a2": "event: b1\ngrouping: {origin: editor}  # by me", "b2": "event: c1"}
    write_newsroom(tmp_path, ties, EVENTS)
    before = tree(tmp_path)
    afresh(tmp_path)
    after = tree(tmp_path)
    assert members(tmp_path)["a2"] == "b1"
    assert members(tmp_path)["b2"] == "c1"
    for name in ("a2", "b2"):
        assert after[f"content/articles/2020/02/{name}.md"] == before[f"content/articles/2020/02/{name}.md"]
    assert members(tmp_path)["a1"] == "b1"  # its like is there by the editor's word


@pytest.mark.parametrize(
    "line", ["place: إزمير", "start: 2020-02-16\nspan_origin: editor", "storyline_by: {origin: editor}"]
)
def test_what_an_editor_wrote_in_an_event_stays_with_it(tmp_path: Path, line: str) -> None:
    ties = WRONG | {"a2": machine("a2")}
    write_newsroom(tmp_path, ties, EVENTS | {"a2": titled("a2", line), "a1": titled("a1", origin="editor")})
    afresh(tmp_path)
    assert members(tmp_path)["a1"] == "a1"
    assert members(tmp_path)["a2"] == "a2"
    assert line.split("\n", maxsplit=1)[0] in (tmp_path / "content/events/a2.md").read_text("utf-8")


def test_events_kept_apart_stay_apart(tmp_path: Path) -> None:
    ties = WRONG | {"a2": machine("a2")}
    write_newsroom(tmp_path, ties, EVENTS | {"a2": titled("a2", "apart: [a1]")})
    afresh(tmp_path)
    assert members(tmp_path)["a1"] == "a1"
    assert members(tmp_path)["a2"] == "a2"


def test_a_drafted_event_is_left_alone(tmp_path: Path) -> None:
    write_newsroom(tmp_path, WRONG, EVENTS | {"b1": titled("b1", "draft: true")})
    afresh(tmp_path)
    assert members(tmp_path) == {"a1": "a1", "a2": "b1", "b1": "b1", "b2": "b2", "c1": "c1"}


def test_storylines_by_machine_are_decided_again(tmp_path: Path) -> None:
    by = "storyline_by: {origin: machine, score: 0.2}"
    events = {
        "a1": titled("a1", "storyline: wrong", by),
        "b1": titled("b1", "storyline: wrong", by),
        "c1": titled("c1", "storyline: sea", "storyline_by: {origin: editor}"),
    }
    storylines = {"wrong": titled("a1"), "sea": "title: البحر"}
    write_newsroom(tmp_path, WRONG, events, **storylines)
    ran = afresh(tmp_path)
    assert event(tmp_path, "a1").storyline == ""
    assert event(tmp_path, "c1").storyline == "sea"
    assert "events/a1/: storylines/wrong/ -> none" in ran.out
    assert "storylines/wrong/ has no event left and keeps its address" in ran.out


def test_a_storyline_given_up_leads_on(tmp_path: Path) -> None:
    by = "storyline_by: {origin: machine, score: 0.2}"
    ties = {"a1": machine("a1"), "a2": machine("a2"), "b1": machine("b1"), "b2": machine("b1"), "c1": machine("c1")}
    events = {
        "a1": titled("a1", "storyline: quake", "storyline_by: {origin: editor}"),
        "a2": titled("a2", "storyline: second", by),
        "b1": titled("b1"),
        "c1": titled("c1"),
    }
    write_newsroom(tmp_path, ties, events, quake="title: زلزال", second=titled("a2", "aliases: [first]"))
    ran = afresh(tmp_path)
    assert "storylines/second/ is given up and leads to storylines/quake/" in ran.out
    content, _ = load(Folders.below(tmp_path))
    assert [(one.id, one.aliases) for one in content.storylines] == [("quake", ("second", "first"))]


def test_only_what_differs_is_touched(tmp_path: Path) -> None:
    write_newsroom(tmp_path, WRONG, EVENTS)
    afresh(tmp_path)
    file = tmp_path / "content/articles/2020/02/a2.md"
    odd = file.read_bytes().replace(b"event: a1", b"event:  'b1'   # why?").replace(b"\n", b"\r\n")
    file.write_bytes(b"\xef\xbb\xbf" + odd)
    afresh(tmp_path)
    assert file.read_bytes() == b"\xef\xbb\xbf" + odd.replace(b"'b1'", b"'a1'")


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    write_newsroom(tmp_path, WRONG, EVENTS)
    before = tree(tmp_path)
    ran = run_digest(tmp_path, "group", "--afresh", "--dry-run")
    assert "would change, nothing was written" in ran.out
    assert tree(tmp_path) == before
    assert run_digest(tmp_path, "group", "--afresh", "--propose").code == 2
