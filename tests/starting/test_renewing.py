"""`digest new --refresh`: the program, its lock and the workflow of a site that stands; nothing else."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from unittest import mock

import pytest

import digest
from digest.starting import start_site
from digest.starting.wheel import make_wheel
from tests.site_trees import PACKAGE, list_files, run_digest, write_files, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site_trees import Ran

LOCK, WORKFLOW = "requirements.txt", ".github/workflows/publish.yml"
WHEEL = f"vendor/mujaz-{digest.__version__}-py3-none-any.whl"
OLD_WHEEL = "vendor/mujaz-0.0.9-py3-none-any.whl"
OLD_WORKFLOW = "name: publish\njobs:\n  build:\n    steps:\n      - run: pip install -r requirements.txt\n"


def read_site(root: Path) -> dict[str, bytes]:
    """Give a site's files, but for what the program remembers."""
    return {name: data for name, data in list_files(root).items() if not name.startswith(".mujaz/")}


def refresh(root: Path, *options: str, code: int = 0) -> Ran:
    ran = run_digest(root, "new", "--refresh", *options)
    assert (ran.code, bool(ran.err)) == (code, code != 0), ran.lines
    return ran


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A site of this version."""
    start_site(tmp_path)
    return tmp_path


@pytest.fixture
def aged(fresh: Path) -> Path:
    """A site as version 0.1 started it, with some things of its own."""
    (fresh / WHEEL).unlink()
    own = {"content/pages/about.md": "# نحن\n", "mkdocs.yml": "site_name: لنا\n", "vendor/own-1-py3-none-any.whl": "x"}
    write_files(fresh, {LOCK: "mujaz==0.1.0\n", WORKFLOW: OLD_WORKFLOW, **own})
    return fresh


def test_a_site_of_this_version_has_nothing_to_renew(fresh: Path) -> None:
    before = read_site(fresh)
    told = f"Nothing to renew: this site is published with digest {digest.__version__} as it is here."
    assert refresh(fresh).lines == [told]
    assert read_site(fresh) == before
    assert not list((fresh / ".mujaz").glob("undo/*"))


def test_a_site_of_the_first_version_gets_wheel_lock_and_workflow_and_nothing_else(aged: Path, tmp_path: Path) -> None:
    before = read_site(aged)
    ran = refresh(aged)
    after = read_site(aged)
    assert {name for name in before | after if before.get(name) != after.get(name)} == {LOCK, WORKFLOW, WHEEL}
    start_site(tmp_path / "new")
    assert all(after[name] == (tmp_path / "new" / name).read_bytes() for name in (LOCK, WORKFLOW, WHEEL))
    assert ran.lines[:2] == [f"--- {LOCK}", f"+++ {LOCK}"]
    assert ran.lines[3] == "-mujaz==0.1.0"
    assert "-      - run: pip install -r requirements.txt" in ran.lines
    assert ran.lines[-1] == "3 of the site's files changed; commit them all. `digest undo` takes it back"
    assert refresh(aged).out.startswith("Nothing to renew")


def test_the_difference_names_the_wheel_and_its_hash(fresh: Path) -> None:
    (fresh / WHEEL).rename(fresh / OLD_WHEEL)
    (fresh / OLD_WHEEL).write_bytes(b"PK\0")
    ran = refresh(fresh)
    now, then = (hashlib.sha256(data).hexdigest() for data in (make_wheel().data, b"PK\0"))
    size = len(make_wheel().data)
    assert ran.lines == [
        f"--- {OLD_WHEEL}",
        "+++ /dev/null",
        "@@ -1 +0,0 @@",
        f"-3 bytes, sha256 {then}",
        "--- /dev/null",
        f"+++ {WHEEL}",
        "@@ -0,0 +1 @@",
        f"+{size} bytes, sha256 {now}",
        "2 of the site's files changed; commit them all. `digest undo` takes it back",
    ]
    assert not (fresh / OLD_WHEEL).exists()


def test_wheels_and_files_that_are_not_ours_stay_in_vendor(fresh: Path) -> None:
    others = {f"vendor/{name}": name for name in ("mujaz_more-1-py3-none-any.whl", "a.whl", "mujaz-1.zip", "README")}
    write_files(fresh, {**others, OLD_WHEEL: "x"})
    refresh(fresh)
    assert {name for name in read_site(fresh) if name.startswith("vendor/")} == {WHEEL, *others}


def test_the_same_version_made_of_other_code_is_renewed(fresh: Path) -> None:
    (fresh / WHEEL).write_bytes(b"PK\0")
    assert refresh(fresh).lines[-1].startswith("1 of the site's files changed")
    assert (fresh / WHEEL).read_bytes() == make_wheel().data


def test_undo_takes_it_back_byte_for_byte(aged: Path) -> None:
    before = read_site(aged)
    refresh(aged)
    ran = run_digest(aged, "undo")
    assert ran.code == 0, ran.lines
    assert read_site(aged) == before
    assert f"{WHEEL} (deleted)" in ran.lines


def test_a_dry_run_shows_the_same_and_writes_nothing(aged: Path) -> None:
    before = read_site(aged)
    shown = refresh(aged, "--dry-run").lines
    assert shown[-1] == "3 of the site's files would change; nothing was written"
    assert read_site(aged) == before
    assert refresh(aged).lines[:-1] == shown[:-1]


def test_line_ends_of_another_system_are_no_difference(fresh: Path) -> None:
    for name in (LOCK, WORKFLOW):
        path = fresh / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert refresh(fresh).out.startswith("Nothing to renew")


def test_an_edited_workflow_is_shown_and_renewed_or_kept_on_request(fresh: Path) -> None:
    path = fresh / WORKFLOW
    ours = path.read_bytes()
    edited = ours.replace(b"[main, master]", b"[live]")
    path.write_bytes(edited)
    assert refresh(fresh, "--keep-workflow").out.startswith("Nothing to renew")
    assert path.read_bytes() == edited
    ran = refresh(fresh)
    assert [x for x in ran.lines if "branches" in x] == ["-    branches: [live]", "+    branches: [main, master]"]
    assert path.read_bytes() == ours


def test_a_workflow_that_was_deleted_stays_so(aged: Path) -> None:
    (aged / WORKFLOW).unlink()
    assert refresh(aged).lines[-1].startswith("2 of the site's files changed")
    assert not (aged / WORKFLOW).exists()


def test_the_site_may_be_named(aged: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    ran = run_digest(elsewhere, "new", "--refresh", str(aged))
    assert (ran.code, ran.err) == (0, "")
    assert (aged / WHEEL).is_file()
    assert list_files(elsewhere) == {}


@pytest.mark.parametrize("missing", ["mkdocs.yml", "site_config/site.yml"])
def test_a_folder_that_is_no_site_is_refused(fresh: Path, missing: str) -> None:
    (fresh / missing).unlink()
    (fresh / WHEEL).unlink()
    before = list_files(fresh)
    why = f"{fresh} is no site to renew: it has no {missing}"
    hint = "Name a site's folder, or start one with `digest new DIR`"
    assert refresh(fresh, code=2).lines == [f"Error: {why}. {hint}"]
    assert list_files(fresh) == before


def test_the_repository_of_the_program_is_no_site_to_renew(tmp_path: Path) -> None:
    write_site(tmp_path, {"mkdocs.yml": "", "digest/new/mkdocs.yml": ""})
    before = list_files(tmp_path)
    assert "it holds the program's own code" in refresh(tmp_path, code=2).err
    assert list_files(tmp_path) == before
    assert (PACKAGE.parent / "digest" / "new").is_dir()


@pytest.mark.parametrize("arguments", [("--refresh", "a", "b"), ("--dry-run", "a"), ("--keep-workflow", "a"), ()])
def test_wrong_usage_writes_nothing(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert run_digest(tmp_path, "new", *arguments).code == 2
    assert list_files(tmp_path) == {}


def test_all_or_nothing(aged: Path) -> None:
    for path in (aged / "vendor").iterdir():
        path.unlink()
    (aged / "vendor").rmdir()
    (aged / "vendor").write_text("a file where the folder belongs")
    before = read_site(aged)
    assert "cannot be written" in refresh(aged, code=1).err
    assert read_site(aged) == before


def test_a_program_that_is_not_whole_renews_nothing(aged: Path) -> None:
    before = read_site(aged)
    with mock.patch("digest.starting.wheel.digest.__version__", "9.9.9"):
        assert "not installed as a whole" in refresh(aged, code=1).err
    assert read_site(aged) == before


def test_what_stood_there_cannot_command_the_terminal(fresh: Path) -> None:
    (fresh / LOCK).write_bytes(b"\x1b[2J\xff\n")
    ran = refresh(fresh)
    assert "-\u241b[2J\ufffd" in ran.lines
    assert "\x1b" not in ran.out
