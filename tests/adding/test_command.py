"""The command `digest add` as a program of its own: exit codes, the map, two at once, killed in the middle."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

from digest.adding.locking import lock_site
from digest.store.loading import Folders
from tests.adding.sites import RAW, ROOT, articles_of, read_tree, start
from tests.programs import run_program

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

COMMAND = [sys.executable, "-c", "from digest.cli import main; main()"]
SEARCH = ROOT / "tests" / "gold" / "search" / "pages.jsonl"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [*COMMAND, "-C", str(folder), "add", *arguments]
    return run_program(command, env=environment)


def test_the_map_leads_from_each_record_to_its_address(tmp_path: Path) -> None:
    start(tmp_path)
    done = run(tmp_path, "--json", str(SEARCH))
    assert done.returncode == 0, done.stderr
    slugs = [json.loads(line)["slug"] for line in SEARCH.read_text(encoding="utf-8").splitlines()]
    found = json.loads(done.stdout)
    assert sorted(found) == sorted(slugs)
    ids = {address.removeprefix("articles/").rstrip("/") for address in found.values()}
    assert ids == set(articles_of(Folders.below(tmp_path)))


def test_the_day_of_the_run_is_an_option(tmp_path: Path) -> None:
    start(tmp_path)
    done = run(tmp_path, "--today", "2019-01-01", "--published", "2020-02-19", *map(str, RAW.glob("000_*")))
    assert done.returncode == 0, done.stderr
    assert [flag.code for a in articles_of(Folders.below(tmp_path)).values() for flag in a.flags][:1] == ["future-date"]
    wrong = run(tmp_path, "--today", "yesterday", *map(str, RAW.glob("001_*")))
    assert (wrong.returncode, wrong.stderr) == (2, "Error: --today yesterday: no day; write 2020-02-19\n")


def test_refusals_exit_with_1_and_the_rest_is_added(tmp_path: Path) -> None:
    start(tmp_path)
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run(tmp_path, str(tmp_path / "empty.txt"), *map(str, RAW.glob("000_*")))
    assert done.returncode == 1
    assert "empty.txt: refused" in done.stderr
    assert "1 added, 0 already known, 0 near copies, 1 to review, 1 refused" in done.stdout


def test_wrong_use_exits_with_2_and_writes_nothing(tmp_path: Path) -> None:
    start(tmp_path)
    before = read_tree(tmp_path)
    for wrong in (
        ["--published", "yesterday"],
        ["--url", "javascript:alert(1)"],
        ["--because", "so"],
        ["--between", "2020..x"],
    ):
        done = run(tmp_path, str(RAW), *wrong)
        assert done.returncode == 2, (wrong, done.stderr)
        assert wrong[0] in done.stderr
    assert {name: data for name, data in read_tree(tmp_path).items() if not name.startswith(".mujaz/")} == before


def test_two_at_once_do_not_meet(tmp_path: Path) -> None:
    folders = start(tmp_path)
    with lock_site(folders):
        done = run(tmp_path, str(RAW))
    assert done.returncode == 1
    assert "Another `digest` is writing" in done.stderr
    assert not (tmp_path / "content" / "articles").exists()
