"""What may go wrong while publishing: killed at any moment, a full disk, a folder one may not write, two at once."""

from __future__ import annotations

import errno
import random
import shutil
import sys
import time
from contextlib import contextmanager
from subprocess import DEVNULL
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from mkdocs.exceptions import Abort

from digest.publish.workplace import Workplace
from digest.store.locking import take_lock
from digest.store.writing import write_file
from tests.programs import run_program, start_program
from tests.publish.builds import copy_published, publish, publish_clean
from tests.site_trees import list_files, mkdocs_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KILLS = 5


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    """A published site in which every article has since changed."""
    copy = copy_published(published, tmp_path / "copy")
    for path in sorted((copy / "content/articles").rglob("*.md")):
        text = path.read_text("utf-8")
        path.write_text(text.replace("title: ", "title: جديد ", 1), "utf-8")
    (copy / "content/articles/2021/06/2021-06-08-tunnel.md").unlink()
    return copy


def is_whole(site: Path) -> bool:
    """Tell whether every page is one that some build finished, and leads to what is there."""
    pages = [p for p in site.rglob("*.html") if not p.name.startswith(".")]
    return bool(pages) and all(p.read_bytes().rstrip().endswith(b"</html>") for p in pages)


def test_killed_at_any_moment(root: Path) -> None:
    """What a killed build leaves is whole, page by page, and the next build mends it."""
    clean = publish_clean(root)
    dice = random.Random(7)  # noqa: S311 (moments of death, not secrets)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    begun = time.monotonic()
    assert run_program(command, cwd=root, env=mkdocs_environment()).returncode == 0
    whole = time.monotonic() - begun
    assert list_files(root / "site") == clean
    for number in range(KILLS):
        for path in sorted((root / "content/articles").rglob("*.md")):
            path.write_text(path.read_text("utf-8").replace("جديد ", f"جديد {number} ", 1), "utf-8")
        with start_program(command, cwd=root, env=mkdocs_environment(), stderr=DEVNULL) as build:
            time.sleep(whole * dice.uniform(0.4, 1))
            build.kill()
        assert is_whole(root / "site")
    assert publish(root) == publish_clean(root)


@pytest.mark.usefixtures("one_process")
@pytest.mark.parametrize("moment", [0, 1, 9, 25])
def test_killed_while_publishing(root: Path, moment: int) -> None:
    """Death between two files of the site, before the first, and after the last but before the manifest."""
    real, calls = write_file, iter(range(10_000))

    def die(path: Path, data: bytes) -> None:
        if next(calls) == moment:
            raise KeyboardInterrupt
        real(path, data)

    with mock.patch("digest.publish.output.write_file", die), pytest.raises(KeyboardInterrupt):
        publish(root)
    assert is_whole(root / "site")
    forget_lock(root)
    assert publish(root) == publish_clean(root)


def test_killed_before_the_manifest(root: Path) -> None:
    """An article comes, its page is published, the build dies, the article goes: its page must not stay."""
    extra = root / "content/articles/2021/06/2021-06-09-late.md"
    shutil.copy(root / "content/articles/2021/03/2021-03-05-port-deal.md", extra)
    with (
        mock.patch("digest.publish.manifest.write_file", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        publish(root)
    assert (root / "site/articles/2021-06-09-late/index.html").is_file()
    extra.unlink()
    forget_lock(root)
    assert publish(root) == publish_clean(root)


def forget_lock(root: Path) -> None:
    """Let go what the system lets go when a process ends; ours lives on."""
    (Workplace.of(root, root / "site").folder / "lock").unlink()


@contextmanager
def refused(caplog: pytest.LogCaptureFixture, message: str) -> Iterator[None]:
    """Expect MkDocs to end with a message and without a traceback."""
    with pytest.raises(Abort):
        yield
    assert message in caplog.text


def test_a_full_disk(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    before = list_files(root / "site")
    real, calls = write_file, iter(range(10_000))

    def fill(path: Path, data: bytes) -> None:
        if next(calls) >= 7:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        real(path, data)

    with (
        mock.patch("digest.publish.output.write_file", fill),
        refused(caplog, "No space left on device; "),
    ):
        publish(root)
    after = list_files(root / "site")
    assert before.keys() <= after.keys()
    assert is_whole(root / "site")
    assert publish(root) == publish_clean(root)


def test_a_site_one_may_not_write(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    before = list_files(root / "site")
    with (
        mock.patch(
            "digest.publish.output.write_file", side_effect=PermissionError(errno.EACCES, "Permission denied", "x")
        ),
        refused(caplog, "Permission denied"),
    ):
        publish(root)
    assert list_files(root / "site") == before


def test_a_project_one_may_not_write(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    before = list_files(root / "site")
    with (
        mock.patch.object(Workplace, "enter", side_effect=OSError(errno.EROFS, "Read-only file system", "x")),
        refused(caplog, "Read-only file system; nothing was changed"),
    ):
        publish(root)
    assert list_files(root / "site") == before


def test_two_at_once(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    before = list_files(root / "site")
    lock = take_lock(Workplace.of(root, root / "site").folder / "lock")
    try:
        with refused(caplog, "another build is publishing"):
            publish(root)
    finally:
        lock.release()
    assert list_files(root / "site") == before
    assert publish(root) == publish_clean(root)


def test_elsewhere_at_the_same_time(root: Path, tmp_path: Path) -> None:
    """Another folder has its own workplace; one whose folder is gone is forgotten."""
    lock = take_lock(Workplace.of(root, root / "site").folder / "lock")
    try:
        assert publish(root, tmp_path / "other")
    finally:
        lock.release()
    shutil.rmtree(tmp_path / "other")
    publish(root)
    assert not Workplace.of(root, tmp_path / "other").folder.exists()
    assert Workplace.of(root, root / "site").manifest.exists()
