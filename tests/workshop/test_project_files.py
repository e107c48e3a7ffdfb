"""The files around the code keep their promises: locks, workflows, the wheel."""

import re
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def read_project() -> dict[str, list[str]]:
    project: dict[str, list[str]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return project


def locked_names(lock: Path) -> set[str]:
    return set(re.findall(r"^([a-z0-9.-]+)==", lock.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_names_no_index_and_no_machine(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert not re.search(r"https?:|file:|--(extra-)?index|--find-links|--trusted|-e ", text)
    assert not re.search(r"(^|[\s(])/", text, re.MULTILINE), "an absolute path"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_has_a_hash_for_every_package(lock: Path) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", lock.read_text("utf-8"))
    assert [entry.split(" ")[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_holds_every_dependency(lock: Path) -> None:
    wanted = {re.split(r"[<>=!;\[ ]", line)[0] for line in read_project()["dependencies"]}
    assert wanted | {"hatchling"} <= locked_names(lock), "run: make lock"


def test_test_lock_agrees_with_site_lock() -> None:
    site, test = ((ROOT / "requirements" / name).read_text("utf-8") for name in ("site.txt", "test.txt"))
    assert set(re.findall(r"\n[a-z0-9.-]+==\S+", site)) <= set(re.findall(r"\n[a-z0-9.-]+==\S+", test))


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_hash(workflow: Path) -> None:
    uses = re.findall(r"uses: (.*)", workflow.read_text("utf-8"))
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line) for line in uses), uses


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_grant_nothing_to_all_jobs(workflow: Path) -> None:
    assert yaml.safe_load(workflow.read_text("utf-8"))["permissions"] == {}


def test_wheel_holds_the_whole_package(tmp_path: Path) -> None:
    built = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    with zipfile.ZipFile(built) as wheel:
        names = set(wheel.namelist())
    ours = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "digest").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert ours <= names
    assert {name.split("/")[0] for name in names} == {
        "digest",
        f"mujaz-{read_project()['version']}.dist-info",
    }
