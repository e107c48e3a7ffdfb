"""The files around the code keep their promises: locks, workflows, the wheel."""

import re
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parent.parent.parent
CARRIED = ROOT / "digest" / "new"
LOCKS = [*sorted((ROOT / "requirements").glob("*.txt")), CARRIED / "requirements.txt"]
WORKFLOWS = [*sorted((ROOT / ".github" / "workflows").glob("*.yml")), CARRIED / "github" / "workflows" / "publish.yml"]
TEMPLATES = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


def name_path(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read_project() -> dict[str, list[str]]:
    project: dict[str, list[str]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return project


def locked_names(lock: Path) -> set[str]:
    return set(re.findall(r"^([a-z0-9.-]+)==", lock.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS, ids=name_path)
def test_lock_names_no_index_and_no_machine(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert not re.search(r"https?:|file:|--(extra-)?index|--find-links|--trusted|-e ", text)
    assert not re.search(r"(^|[\s(])/", text, re.MULTILINE), "an absolute path"


@pytest.mark.parametrize("lock", LOCKS, ids=name_path)
def test_lock_has_a_hash_for_every_package(lock: Path) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", re.sub(r"(?m)^#.*\n", "", lock.read_text("utf-8")))
    assert [entry.split(" ")[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS, ids=name_path)
def test_lock_pins_every_package(lock: Path) -> None:
    lines = [line for line in lock.read_text("utf-8").splitlines() if line and not line.startswith((" ", "#"))]
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9.-]+==[^\s;]+( ; .+)? \\", line)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=name_path)
def test_lock_holds_every_dependency(lock: Path) -> None:
    wanted = {re.split(r"[<>=!;\[ ]", line)[0] for line in read_project()["dependencies"]}
    tools = set() if lock.is_relative_to(CARRIED) else {"hatchling"}
    assert wanted | tools <= locked_names(lock), "run: make lock"


def test_test_lock_agrees_with_site_lock() -> None:
    site, test = ((ROOT / "requirements" / name).read_text("utf-8") for name in ("site.txt", "test.txt"))
    assert set(re.findall(r"\n[a-z0-9.-]+==\S+", site)) <= set(re.findall(r"\n[a-z0-9.-]+==\S+", test))


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=name_path)
def test_actions_are_pinned_by_hash(workflow: Path) -> None:
    uses = re.findall(r"uses: (.*)", workflow.read_text("utf-8"))
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line) for line in uses), uses


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=name_path)
def test_workflows_grant_nothing_to_all_jobs(workflow: Path) -> None:
    assert yaml.safe_load(workflow.read_text("utf-8"))["permissions"] == {}


def test_the_checks_run_on_every_python_that_the_classifiers_name() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8"))["jobs"]
    tested = {cell["python"] for cell in jobs["test"]["strategy"]["matrix"]["include"]}
    named = re.findall(
        r"^Programming Language :: Python :: (3\.\d+)$", "\n".join(read_project()["classifiers"]), re.MULTILINE
    )
    assert tested == set(named)
    assert {"windows-latest", "macos-latest"} == set(jobs["wheel"]["strategy"]["matrix"]["system"])
    needed = jobs["required"]["needs"]
    assert set(needed) == jobs.keys() - {"required"}
    assert " ".join("success" for _ in needed) in jobs["required"]["steps"][0]["run"]


def test_the_citation_is_of_this_version() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= cited.keys(), "what version 1.2.0 of the form requires"
    assert cited["cff-version"] == "1.2.0"
    assert cited["version"] == read_project()["version"]
    assert cited["license"] == read_project()["license"]
    assert cited["title"] == read_project()["description"]


@pytest.mark.parametrize("template", TEMPLATES, ids=name_path)
def test_issue_templates_are_what_github_takes(template: Path) -> None:
    form = yaml.safe_load(template.read_text("utf-8"))
    assert {"name", "description", "body"} <= form.keys() <= {"name", "description", "title", "body"}
    asked = [one for one in form["body"] if one["type"] != "markdown"]
    assert {one["type"] for one in asked} <= {"input", "textarea", "dropdown"}
    assert len({one["id"] for one in asked}) == len(asked)
    assert all(one["attributes"]["label"] for one in asked)
    assert any(one.get("validations", {}).get("required") for one in asked)
    assert all("options" in one["attributes"] for one in asked if one["type"] == "dropdown")


def test_a_wrong_date_on_a_site_has_a_template_in_the_readers_words() -> None:
    names = [yaml.safe_load(template.read_text("utf-8"))["name"] for template in TEMPLATES]
    assert "تاريخ خاطئ في موقعكم" in names


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
