"""What may go wrong while adding: killed or stopped at any moment, a full disk, a page that trips us up."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from functools import partial
from importlib import import_module
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from digest.adding import batch, storing
from digest.adding.dates import find_date
from digest.adding.pages import clean
from digest.intake import records
from digest.store.loading import Folders
from tests.adding.sites import RAW, ROOT, articles_of, read_tree, start
from tests.adding.test_batch import BODY, PAGE, record
from tests.programs import LIMIT, start_program
from tests.site_trees import run_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COMMAND = [sys.executable, "-c", "from digest.cli import main; main()"]
KILLS = 3
REFUSALS = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES)
#: Adding a page takes fewer writings than this.
STEPS = 40


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty pages, some of which tell of one happening."""
    folder = tmp_path_factory.mktemp("pages")
    source = next(RAW.glob("002_*")).read_text(encoding="utf-8")
    for n in range(40):
        (folder / f"{n}.txt").write_text(source.replace("نزوح", f"نزوح{n}"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The content of a site to which they were added without trouble."""
    folder = tmp_path_factory.mktemp("clean")
    start(folder)
    assert run_digest(folder, "add", str(pages)).code == 0
    return read_tree(folder / "content")


def stop_at(folder: Path, pages: Path, sent: signal.Signals, moment: float) -> tuple[int, str]:
    """Add pages and send a signal when the run has come so far: from 0 (its first page) to 1 (its last file)."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    command = [*COMMAND, "-C", str(folder), "add", str(pages)]
    with start_program(command, env=environment, encoding="utf-8", **pipes) as running:
        deadline = time.monotonic() + LIMIT
        wanted = int(moment * 4 * 40) + 1
        while running.poll() is None and time.monotonic() < deadline and count_files(folder) < wanted:
            time.sleep(0.001)
        running.send_signal(sent)
        told = running.communicate(timeout=LIMIT)[1]
    return running.returncode, told


def count_files(folder: Path) -> int:
    """Count what a run has kept or put in its place: raw pages, audits and articles of all pages, and once more."""
    undo = sum(len(files) for _, _, files in os.walk(folder / ".mujaz" / "undo"))
    return undo + 2 * sum(len(files) for _, _, files in os.walk(folder / "content" / "articles"))


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_stopped_at_any_moment_all_is_added_or_nothing(
    pages: Path, whole: dict[str, bytes], tmp_path: Path, sent: signal.Signals
) -> None:
    """What stands meanwhile is without fault; the next command ends what was begun, and the next run adds the rest."""
    dice = random.Random(7)  # noqa: S311 (moments of death, not secrets)
    for number in range(KILLS):
        folder = tmp_path / str(number)
        folders = start(folder)
        code, told = stop_at(folder, pages, sent, dice.random())
        held = articles_of(folders)
        if sent is signal.SIGINT and code != 0:
            assert code == 130
            assert f"Stopped: {'all was' if held else 'nothing was'} added" in told
            assert "Traceback" not in told
        assert run_digest(folder, "check").code == 0
        assert len(articles_of(folders)) in {0, 40}
        assert list((folder / ".mujaz").glob("undo/*.*")) == []
        assert run_digest(folder, "add", str(pages)).code == 0
        assert read_tree(folder / "content") == whole
        assert run_digest(folder, "undo").code == 0
        assert read_tree(folder / "content") == {}


def break_at(number: int, fault: OSError) -> Iterator[None]:
    """Let the disk refuse its ``number``-th writing or moving, wherever in the command that is."""
    left = [number]

    def count(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **more: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                raise fault
            return real(*arguments, **more)

        return call

    with (
        mock.patch.object(Path, "write_bytes", count(Path.write_bytes)),
        mock.patch.object(Path, "replace", count(Path.replace)),
        mock.patch.object(Path, "mkdir", count(Path.mkdir)),
        mock.patch.object(Path, "rename", count(Path.rename)),
    ):
        yield


def test_a_disk_that_refuses_any_one_writing(tmp_path: Path) -> None:
    """A sentence and exit code 1, and nothing is lost; what is only kept to save time may be refused in silence."""
    source = tmp_path / "1.txt"
    source.write_text(PAGE, encoding="utf-8")
    done = refused = 0
    for number, code in zip(range(1, STEPS), cycle(REFUSALS), strict=False):
        folder = tmp_path / str(number)
        start(folder)
        before = read_tree(folder / "content")
        breaking = break_at(number, OSError(code, os.strerror(code), "the disk"))
        next(breaking)
        ran = run_digest(folder, "add", str(source))
        next(breaking, None)
        assert ran.code in {0, 1}, (number, ran.err)
        after = read_tree(folder / "content")
        if ran.code:
            refused += 1
            assert f"cannot be written ({os.strerror(code)})" in ran.err
            assert after == before
        else:
            done += 1
        assert run_digest(folder, "add", str(source)).code == 0
        assert len(articles_of(Folders.below(folder))) == 1
        assert run_digest(folder, "check").code == 0
    assert refused >= 5
    assert done >= 5


def test_a_page_that_trips_us_up_costs_that_page_only(tmp_path: Path) -> None:
    start(tmp_path)
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(PAGE, encoding="utf-8")
    bad.write_text(PAGE.replace("دمشق", "حلب"), encoding="utf-8")
    lines = tmp_path / "lines.jsonl"
    lines.write_text(f"{record(id='r1', title='سجل معطوب')}\n{record(id='r2', text=BODY[::-1])}\n", encoding="utf-8")
    find, read = find_date, records._read_stated  # noqa: SLF001

    def trip(page: object, *arguments: object, **more: object) -> object:
        if "حلب" in str(page):
            raise ZeroDivisionError
        return clean(page, *arguments, **more)  # type: ignore[arg-type]

    def trip_later(page: object, *arguments: object) -> object:
        if "حلب" in str(page):
            raise RecursionError
        return find(page, *arguments)  # type: ignore[arg-type]

    def trip_early(record: dict[str, object]) -> object:
        if record["id"] == "r1":
            raise KeyError
        return read(record)

    for module, name, tripping, inputs in (
        (batch, "clean", trip, (good, bad)),
        (batch, "find_date", trip_later, (good, bad)),
        (records, "_read_stated", trip_early, (lines,)),
    ):
        folder = tmp_path / name
        folders = start(folder)
        with mock.patch.object(module, name, tripping):
            ran = run_digest(folder, "add", *map(str, inputs))
        assert ran.code == 3
        assert "our bug, please report" in ran.err
        assert "1 added" in ran.out
        assert "1 refused" in ran.out
        assert len(articles_of(folders)) == 1


def test_what_learning_trips_over_keeps_no_page_from_being_added(tmp_path: Path) -> None:
    folders = start(tmp_path)
    page = tmp_path / "1.txt"
    page.write_text(PAGE, encoding="utf-8")
    with mock.patch("digest.adding.collection.count_furniture", side_effect=ZeroDivisionError):
        ran = run_digest(tmp_path, "add", str(page), "--source", "levant")
    assert ran.code == 3
    assert "levant: refused" in ran.err
    assert len(articles_of(folders)) == 1


def test_what_grouping_trips_over_keeps_no_article_from_being_added(tmp_path: Path) -> None:
    folders = start(tmp_path)
    page = tmp_path / "1.txt"
    page.write_text(PAGE, encoding="utf-8")
    with mock.patch.object(storing, "arrange", side_effect=ZeroDivisionError):
        ran = run_digest(tmp_path, "add", str(page))
    assert ran.code == 3
    assert "Our bug: nothing was placed" in ran.err
    (article,) = articles_of(folders).values()
    assert article.event == ""
    assert "1 in no event yet" in run_digest(tmp_path, "check").out
    again = run_digest(tmp_path, "add", str(page))
    assert (again.code, again.lines[-1]) == (0, "1 articles that stood in no event yet were placed too")
    assert run_digest(tmp_path, "undo").code == 0
    assert articles_of(folders) == {article.id: article}


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no clock of a process' own work")
def test_work_on_one_page_is_limited(tmp_path: Path) -> None:
    folders = start(tmp_path)
    good, slow = tmp_path / "good.txt", tmp_path / "slow.txt"
    good.write_text(PAGE, encoding="utf-8")
    slow.write_text(PAGE.replace("دمشق", "حلب"), encoding="utf-8")

    def crawl(page: object, *arguments: object, **more: object) -> object:
        while "حلب" in str(page):
            pass
        return clean(page, *arguments, **more)  # type: ignore[arg-type]

    module = import_module("digest.intake.guard")
    short = partial(module.limit_time, 0.3)
    with mock.patch.object(batch, "clean", crawl), mock.patch.object(module, "limit_time", short):
        ran = run_digest(tmp_path, "add", str(slow), str(good))
    assert ran.code == 1
    assert "slow.txt: refused — استغرقت" in ran.err
    assert len(articles_of(folders)) == 1
