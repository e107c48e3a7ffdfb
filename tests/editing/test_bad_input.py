"""What cannot be done is refused in a sentence, with nothing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest import mock

import pytest

from digest.adding.locking import lock_site
from digest.store import changes
from digest.store.loading import Folders
from tests.editing.desk_sites import ARTICLES, EVENTS, FILES, run, start, tree
from tests.site_trees import run_digest, write_files

if TYPE_CHECKING:
    from pathlib import Path

REFUSED: dict[str, tuple[tuple[str, ...], int, str]] = {
    "unknown article": (("move", "a11", "call"), 2, "no article «a11»; did you mean a1"),
    "unknown event": (("move", "a1", "tals"), 2, "no event «tals»; did you mean talks"),
    "nothing near": (("move", "zzz", "talks"), 2, "no article «zzz»\n"),
    "unknown storyline": (("storyline", "talks", "was"), 2, "no storyline «was»; did you mean war"),
    "unknown either": (("rename", "wa", "x"), 2, "no event and no storyline «wa»; did you mean war"),
    "no event": (("move", "a1"), 2, "name an event, or write --new"),
    "event and new": (("move", "a1", "call", "--new"), 2, "name an event, or write --new"),
    "title without new": (("move", "a1", "call", "--title", "x"), 2, "--new opens"),
    "new with a taken id": (("move", "a1", "--new", "--id", "old-call"), 2, "events/old-call/ is or was an address"),
    "merge with itself": (("merge", "talks", "talks"), 2, "talks cannot be merged with itself"),
    "merge with its alias": (("merge", "old-talks", "talks"), 2, "talks cannot be merged with itself"),
    "merge of what is apart": (("merge", "talks", "meeting"), 1, "kept apart (content/events/talks.md:7)"),
    "merge said by the other": (("merge", "call", "meeting"), 1, "kept apart (content/events/meeting.md:3)"),
    "split all": (("split", "talks", "a1", "a2"), 2, "all reports of talks"),
    "split none": (("split", "talks"), 2, "Missing argument"),
    "split a stranger": (("split", "talks", "a3"), 2, "a3 does not stand in talks (its event: call)"),
    "split with a bad id": (("split", "talks", "a1", "--id", "Talks"), 2, "«Talks» is no id"),
    "rename to a taken id": (("rename", "talks", "call"), 2, "events/call/ is or was an address"),
    "rename to another's alias": (("rename", "talks", "old-call"), 2, "events/old-call/ is or was an address"),
    "rename to its own id": (("rename", "talks", "talks"), 2, "talks has this id already"),
    "rename to no id": (("rename", "talks", "../talks"), 2, "is no id"),
    "rename to a kept id": (("rename", "talks", "index"), 1, "E303"),
    "rename without anything": (("rename", "talks"), 2, "write a new id, or --title"),
    "storyline and none": (("storyline", "talks", "war", "--none"), 2, "name a storyline, or write --none"),
    "none with a title": (("storyline", "talks", "--none", "--title", "x"), 2, "does not go with --none"),
    "storyline that stands": (("storyline", "talks", "war", "--title", "x"), 2, "war stands already"),
    "withdraw without a reason": (("withdraw", "a1"), 2, "--because gives the reason"),
    "withdraw as a switch": (("withdraw", "a1", "--because", "true"), 2, "--because gives the reason"),
    "withdraw by the invisible": (("withdraw", "a1", "--because", "\u202e"), 1, "E101"),
    "nothing to undo": (("undo",), 1, "there is nothing to undo"),
    "undo in two ways": (("undo", "--list", "--forget"), 2, "stand alone"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_nothing_changed(tmp_path: Path, name: str) -> None:
    command, code, sentence = REFUSED[name]
    before = tree(start(tmp_path))
    ran = run(tmp_path, *command, code=code)
    assert sentence in ran.err
    assert tree(tmp_path) == before
    assert "Traceback" not in ran.err


def test_an_event_that_apart_forbids(tmp_path: Path) -> None:
    run(start(tmp_path), "split", "talks", "a1", "--id", "second")
    run(tmp_path, "move", "a4", "talks")  # talks now holds a report that an editor placed, and second is apart from it
    assert "kept apart" in run(tmp_path, "move", "a1", "talks", code=1).err
    run(tmp_path, "move", "a1", "talks", "--even-if-apart")


def test_a_withdrawn_article_is_not_withdrawn_again(tmp_path: Path) -> None:
    run(start(tmp_path), "withdraw", "a1", "--because", "سبب")
    assert "a1 is withdrawn already (سبب)" in run(tmp_path, "withdraw", "a1", "--because", "x", code=1).err


def test_undo_after_an_edit_names_the_files(tmp_path: Path) -> None:
    run(start(tmp_path), "rename", "talks", "x")
    path = tmp_path / EVENTS / "x.md"
    path.write_bytes(path.read_bytes() + b"\n")
    ran = run(tmp_path, "undo", code=1)
    assert "since these changed after it: content/events/x.md" in ran.err
    assert "digest rename talks x" in ran.err


def test_undo_that_would_make_a_fault_is_refused(tmp_path: Path) -> None:
    run(start(tmp_path), "move", "a1", "--new", "--id", "own")
    path = tmp_path / ARTICLES / "a4.md"
    path.write_text(path.read_text("utf-8").replace("---\n\n", "event: own\n---\n\n"), "utf-8")
    ran = run(tmp_path, "undo", code=1)
    assert f"{ARTICLES}/a4.md:5: E311" in ran.err
    assert (tmp_path / EVENTS / "own.md").exists()


def test_faulty_content_is_told_and_left(tmp_path: Path) -> None:
    write_files(start(tmp_path), {f"{ARTICLES}/a9.md": "---\ntitle: t\nevnt: x\n---\n\nمتن.\n"})
    before = tree(tmp_path)
    ran = run_digest(tmp_path, "move", "a1", "call")
    assert (ran.code, tree(tmp_path)) == (1, before)
    assert f"{ARTICLES}/a9.md:3: E102 evnt" in ran.err


def test_front_matter_on_one_line_is_not_edited(tmp_path: Path) -> None:
    write_files(start(tmp_path), {f"{ARTICLES}/a4.md": "---\n{title: t, source: levant}\n---\n\nمتن.\n"})
    assert "is not one key a line" in run(tmp_path, "move", "a4", "call", code=1).err


@pytest.mark.parametrize("name", ["war", "storylines/war", "content/storylines/war.md", "storyline:war", "events/war"])
def test_a_name_that_an_event_and_a_storyline_share(tmp_path: Path, name: str) -> None:
    write_files(start(tmp_path), {f"{EVENTS}/war.md": "---\ntitle: حرب\n---\n"})
    ran = run(tmp_path, "rename", name, "new", code=2 if name == "war" else 0)
    assert (tmp_path / EVENTS / "new.md").exists() == (name == "events/war")
    assert name != "war" or "say which is meant: event:war or storyline:war" in ran.err


def test_no_published_page_goes_because_of_drafts(tmp_path: Path) -> None:
    text = str(FILES[f"{ARTICLES}/a4.md"]).replace("---\n\n", "draft: true\nevent: call\n---\n\n")
    write_files(start(tmp_path), {f"{ARTICLES}/a4.md": text, f"{EVENTS}/d.md": "---\ntitle: د\ndraft: true\n---\n"})
    assert "events/call/" in run(tmp_path, "move", "a3", "talks", code=1).err
    assert "events/old-talks/, events/talks/" in run(tmp_path, "merge", "talks", "d", code=1).err


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    before = tree(start(tmp_path))
    with lock_site(Folders.below(tmp_path)):
        ran = run_digest(tmp_path, "move", "a1", "call")
    assert (ran.code, tree(tmp_path)) == (1, before)
    assert "Another `digest` is writing to this site" in ran.err


class KilledError(BaseException):
    """Stands for SIGKILL: nothing catches it."""


def test_the_next_command_ends_what_a_kill_left(tmp_path: Path) -> None:
    start(tmp_path)
    left, whole = [2], changes._put  # noqa: SLF001

    def put(image: Path | None, path: Path) -> None:
        left[0] -= 1
        if not left[0]:
            raise KilledError
        whole(image, path)

    with mock.patch.object(changes, "_put", put), pytest.raises(KilledError):
        run_digest(tmp_path, "move", "a1", "call")
    ran = run_digest(tmp_path, "check")
    assert "`digest move a1 call` was interrupted; it is done now." in ran.err
    assert ran.code == 0
    run(tmp_path, "undo")
    assert tree(tmp_path) == tree(start(tmp_path))


def test_damaged_images_are_told(tmp_path: Path) -> None:
    run(start(tmp_path), "move", "a1", "call")
    for path in (tmp_path / ".mujaz/undo").rglob("before/*"):
        path.write_bytes(b"")
    before = tree(tmp_path)
    assert "images kept in .mujaz/undo/000001 are damaged" in run(tmp_path, "undo", code=1).err
    assert tree(tmp_path) == before


def test_a_damaged_half_done_action_does_not_stop_reading(tmp_path: Path) -> None:
    write_files(start(tmp_path), {".mujaz/undo/000001.doing/action.json": "{"})
    ran = run_digest(tmp_path, "check")
    assert ran.code == 0
    assert ".mujaz/undo/000001.doing is damaged and was left" in ran.err
    assert "images kept in .mujaz/undo/000001.doing are damaged" in run_digest(tmp_path, "move", "a1", "call").err


def test_nothing_is_ended_while_its_command_is_at_work(tmp_path: Path) -> None:
    write_files(start(tmp_path), {".mujaz/undo/000001.preparing/before/0": "x"})
    with lock_site(Folders.below(tmp_path)):
        assert run_digest(tmp_path, "check").code == 0
        assert (tmp_path / ".mujaz/undo/000001.preparing").exists()
    assert run_digest(tmp_path, "check").err == ""
    assert not (tmp_path / ".mujaz/undo/000001.preparing").exists()


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    before, whole = tree(start(tmp_path)), changes._put  # noqa: SLF001

    def put(image: Path | None, path: Path) -> None:
        if path.name == "talks.md" and image and image.parent.name == "after":
            raise OSError(28, "No space left on device", str(path))
        whole(image, path)

    with mock.patch.object(changes, "_put", put):
        ran = run_digest(tmp_path, "move", "a1", "call")
    assert ran.code == 1
    assert "No space left on device" in ran.err
    assert tree(tmp_path) == before
