"""The workflow of a new site publishes it from a fresh clone in a fresh environment, though we are on no index."""

from __future__ import annotations

import json
import re
import shutil
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
import yaml

from digest.starting import start_site
from tests.programs import run_program
from tests.site_trees import ARTICLE, PACKAGE, article, write_files
from tests.workshop.workflow_steps import BASE_URL, Job

if TYPE_CHECKING:
    from pathlib import Path

NEW = PACKAGE / "new"
WORKFLOW = ".github/workflows/publish.yml"
#: A person's own rules for all repositories may leave such files out of commits.
HOSTILE_RULES = "*.whl\nvendor/\n"


def run_git(folder: Path, *arguments: str) -> None:
    person = ("-c", "user.name=x", "-c", "user.email=x@site.example", "-c", f"core.excludesFile={folder}.rules")
    done = run_program(["git", *person, *arguments], cwd=folder)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a new site with one article, all of it committed as a person would."""
    site = tmp_path / "site"
    start_site(site)
    write_files(site, {ARTICLE: article("published: 2020-02-19")})
    (tmp_path / "site.rules").write_text(HOSTILE_RULES)
    run_git(site, "init", "--quiet")
    run_git(site, "add", "--all")
    run_git(site, "commit", "--quiet", "--message", "A new digest")
    run_git(tmp_path, "clone", "--quiet", str(site), str(tmp_path / "clone"))
    return tmp_path / "clone"


def register_our_name(job: Job, folder: Path) -> None:
    """Let pip find, with whatever else it finds, a newer package of our name that is not ours."""
    folder.mkdir()
    info = "mujaz-99.dist-info"
    with zipfile.ZipFile(folder / "mujaz-99-py3-none-any.whl", "w") as wheel:
        wheel.writestr("digest/__init__.py", "raise SystemExit('taken over')\n")
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.4\nName: mujaz\nVersion: 99\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")
    known = job.environment.get("PIP_FIND_LINKS", "")
    job.environment["PIP_FIND_LINKS"] = f"{known} {folder}".strip()


@pytest.mark.index
@pytest.mark.timeout(600)  # an index may be slow; each program has its own limit
@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("git"), reason="wants git and a Unix shell")
def test_a_fresh_clone_of_a_new_site_is_published_by_its_own_workflow(clone: Path, tmp_path: Path) -> None:
    job = Job(clone, tmp_path / "venv")
    register_our_name(job, tmp_path / "strange")
    job.run_steps(clone / WORKFLOW, "build")
    assert job.uploaded == [clone / "site"]
    assert "متن." in (clone / "site" / "articles" / "a" / "index.html").read_text("utf-8")
    assert f"<loc>{BASE_URL}/" in (clone / "site" / "sitemap.xml").read_text("utf-8")
    # What was installed is what the site holds, and nothing else; the program can give itself on unchanged.
    listed = json.loads(job.run("python", "-m", "pip", "list", "--format=json", "--disable-pip-version-check"))
    locked = set(re.findall(r"^([a-z0-9-]+)==", (clone / "requirements.txt").read_text("utf-8"), re.MULTILINE))
    extra = {one["name"].lower().replace("_", "-") for one in listed} - locked
    assert extra - {"setuptools"} == {"mujaz", "pip"}
    told = job.run("python", "-m", "pip", "install", "--dry-run", "--ignore-installed", "--no-index", "mujaz")
    assert "Would install mujaz-99" in told, "the stranger's package was not there to be taken"
    job.run("digest", "new", str(tmp_path / "another"))
    (wheel,) = (clone / "vendor").iterdir()
    assert (tmp_path / "another" / "vendor" / wheel.name).read_bytes() == wheel.read_bytes()


def test_nothing_is_asked_of_an_index_but_what_the_lock_holds_by_its_hash() -> None:
    steps = yaml.safe_load((NEW / "github" / "workflows" / "publish.yml").read_text("utf-8"))["jobs"]["build"]["steps"]
    installs = [line for step in steps for line in step.get("run", "").splitlines() if "pip install" in line]
    assert len(installs) == 2
    assert all("--no-deps" in line and ("--no-index" in line or "--require-hashes" in line) for line in installs)
    assert not re.search(r"^mujaz\b", (NEW / "requirements.txt").read_text("utf-8"), re.MULTILINE)
