"""All files or none, whatever happens on the way; what is kept gives equal bytes back."""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from digest.store import changes as store
from digest.store.changes import (
    Change,
    ChangedError,
    DamagedError,
    Draft,
    commit,
    forget,
    is_interrupted,
    list_actions,
    recover,
    undo,
)
from digest.store.loading import Folders
from tests.site_trees import list_files, write_files

if TYPE_CHECKING:
    from collections.abc import Callable

BEFORE: dict[str, str | bytes] = {"content/a.md": b"a\r\n", "content/b.md": "ب", "content/c.md": b""}
CHANGES = (
    Change("content/a.md", b"a\r\n", b"A"),
    Change("content/b.md", "ب".encode(), None),
    Change("content/new/d.md", None, b"d"),
)
AFTER = {"content/a.md": b"A", "content/c.md": b"", "content/new/d.md": b"d"}


def start(root: Path) -> Folders:
    write_files(root, BEFORE)
    return Folders.below(root)


def tree(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in list_files(root).items() if not name.startswith(".mujaz/")}


def test_changes_are_made_and_taken_back(tmp_path: Path) -> None:
    folders = start(tmp_path)
    before = tree(tmp_path)
    commit(folders, "move a b", CHANGES)
    assert tree(tmp_path) == AFTER
    (action,) = list_actions(folders)
    assert action.command == "move a b"
    undo(folders, action)
    assert tree(tmp_path) == before
    assert list_actions(folders) == ()
    assert list_files(tmp_path / ".mujaz") == {}


def test_a_file_changed_meanwhile_stops_everything(tmp_path: Path) -> None:
    folders = start(tmp_path)
    (tmp_path / "content/b.md").write_text("غيره", encoding="utf-8")
    before = list_files(tmp_path)
    with pytest.raises(ChangedError) as caught:
        commit(folders, "x", CHANGES)
    assert caught.value.files == ("content/b.md",)
    assert list_files(tmp_path) == before


def test_undo_is_refused_after_an_edit_and_names_the_files(tmp_path: Path) -> None:
    folders = start(tmp_path)
    commit(folders, "x", CHANGES)
    (tmp_path / "content/new/d.md").unlink()
    with pytest.raises(ChangedError) as caught:
        undo(folders, list_actions(folders)[0])
    assert caught.value.files == ("content/new/d.md",)


@pytest.mark.parametrize(("step", "full"), [("_put", "d.md"), ("write_file", "2"), ("write_file", "action.json")])
def test_a_full_disk_takes_everything_back(tmp_path: Path, step: str, full: str) -> None:
    folders = start(tmp_path)
    before, whole = tree(tmp_path), getattr(store, step)

    def write(*arguments: object) -> None:
        if None not in arguments and full in {one.name for one in arguments if isinstance(one, Path)}:
            raise OSError(errno.ENOSPC, "No space left on device")
        whole(*arguments)

    with mock.patch.object(store, step, write), pytest.raises(OSError, match="No space"):
        commit(folders, "x", CHANGES)
    assert tree(tmp_path) == before
    assert list_files(tmp_path / ".mujaz") == {}


class KilledError(BaseException):
    """Stands for SIGKILL: nothing catches it."""


def _run_killed(step: int, names: tuple[str, ...], act: Callable[[], None]) -> bool:
    """Run until the given step among renames, writes and deletions; tell whether it was killed there."""
    left = [step]

    def count(whole: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object) -> object:
            if left[0] == 0:
                raise KilledError
            left[0] -= 1
            return whole(*arguments)

        return call

    with pytest.MonkeyPatch.context() as patches:
        patches.setattr(store.Draft, "__exit__", lambda *_: None)  # a dead process tidies nothing
        for name in names:
            patches.setattr(store, name, count(getattr(store, name)))
        try:
            act()
        except KilledError:
            return True
    return False


STEPS = ("write_file", "_put", "_rename", "_finish", "_discard")


@pytest.mark.parametrize("step", range(16))
def test_a_kill_anywhere_leaves_all_or_nothing(tmp_path: Path, step: int) -> None:
    folders = start(tmp_path)
    before = tree(tmp_path)
    killed = _run_killed(step, STEPS, lambda: commit(folders, "x", CHANGES))
    assert is_interrupted(folders) == killed
    recover(folders)
    assert tree(tmp_path) in (before, AFTER)
    assert len(list_actions(folders)) == (tree(tmp_path) == AFTER)
    assert not is_interrupted(folders)
    if list_actions(folders):
        _run_killed(step, STEPS, lambda: undo(folders, list_actions(folders)[0]))
        recover(folders)
        assert tree(tmp_path) in (before, AFTER)
        assert len(list_actions(folders)) == (tree(tmp_path) == AFTER)


def test_after_a_kill_an_edited_file_is_left_and_named(tmp_path: Path) -> None:
    folders = start(tmp_path)
    assert _run_killed(2, ("_put",), lambda: commit(folders, "x", CHANGES))
    (tmp_path / "content/a.md").write_bytes(b"edited")
    (tmp_path / "content/new").mkdir(exist_ok=True)
    (tmp_path / "content/new/.d.md.xyz.part").write_bytes(b"half")
    assert recover(folders) == (("x", "done", ("content/a.md",)),)
    assert tree(tmp_path) == AFTER | {"content/a.md": b"edited"}


def test_damaged_images_are_not_put_back(tmp_path: Path) -> None:
    folders = start(tmp_path)
    commit(folders, "x", CHANGES)
    (action,) = list_actions(folders)
    (action.folder / "before" / "0").write_bytes(b"else")
    with pytest.raises(DamagedError):
        undo(folders, action)
    assert tree(tmp_path) == AFTER
    (action.folder / "action.json").write_text('{"command": "x", "files": [["../x", "", ""]]}', encoding="utf-8")
    with pytest.raises(DamagedError):
        list_actions(folders)


def test_only_the_last_actions_are_kept_and_all_can_be_forgotten(tmp_path: Path) -> None:
    folders = start(tmp_path)
    with mock.patch.object(store, "MOST_ACTIONS", 3):
        for number in range(5):
            data = (tmp_path / "content/c.md").read_bytes()
            commit(folders, f"n{number}", (Change("content/c.md", data, data + b"x"),))
    assert [action.command for action in list_actions(folders)] == ["n4", "n3", "n2"]
    assert forget(folders) == 3
    assert list_actions(folders) == ()


def test_new_files_cost_no_second_copy(tmp_path: Path) -> None:
    folders = start(tmp_path)
    before = tree(tmp_path)
    with Draft(folders, "add") as draft:
        spooled = [draft.spool(data) for data in (b"named", b"named by nothing")]
        draft.adopt("content/raw/one", spooled[0], hashlib.sha256(b"named").hexdigest())
        draft.add(CHANGES[0])
        draft.add(Change("content/new.md", None, b"new"))
        draft.commit()
    assert draft.done
    kept = {name for name in list_files(tmp_path / ".mujaz") if not name.endswith("action.json")}
    assert kept == {"undo/000001/before/1"}
    assert tree(tmp_path) == before | {"content/raw/one": b"named", "content/a.md": b"A", "content/new.md": b"new"}
    (action,) = list_actions(folders)
    (tmp_path / "content/raw/one").write_bytes(b"another")
    with pytest.raises(ChangedError):
        undo(folders, action)
    (tmp_path / "content/raw/one").write_bytes(b"named")
    undo(folders, action)
    assert tree(tmp_path) == before


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    folders = start(tmp_path)
    (tmp_path / "content/new").mkdir()
    (tmp_path / "content/new/d.md").symlink_to("nowhere")
    with pytest.raises(ChangedError):
        commit(folders, "x", CHANGES)
    assert (tmp_path / "content/new/d.md").is_symlink()


def test_what_is_not_committed_is_deleted(tmp_path: Path) -> None:
    folders = start(tmp_path)
    with Draft(folders, "add") as draft:
        draft.commit()
    assert not (tmp_path / ".mujaz").exists()
    with Draft(folders, "add") as draft:
        draft.spool(b"x")
    assert not draft.done
    assert list_files(tmp_path / ".mujaz") == {}


def test_content_on_a_disk_of_its_own(tmp_path: Path) -> None:
    folders = start(tmp_path)
    (tmp_path / "content/a.md").chmod(0o640)
    before = tree(tmp_path)
    with mock.patch.object(Path, "replace", side_effect=OSError(errno.EXDEV, "Invalid cross-device link")):

        def write(path: Path, data: bytes | str) -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())

        with mock.patch.object(store, "write_file", write):
            commit(folders, "x", CHANGES)
            assert tree(tmp_path) == AFTER
            assert (tmp_path / "content/a.md").stat().st_mode & 0o777 == 0o640
            undo(folders, list_actions(folders)[0])
    assert tree(tmp_path) == before
