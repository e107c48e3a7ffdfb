"""What `digest new` gives agrees with what this repository uses itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from tests.site_trees import PACKAGE

if TYPE_CHECKING:
    from pathlib import Path

ROOT, NEW = PACKAGE.parent, PACKAGE / "new"


def test_mkdocs_yml_differs_only_in_the_name_of_the_site() -> None:
    ours, theirs = ((folder / "mkdocs.yml").read_text("utf-8").splitlines() for folder in (ROOT, NEW))
    assert len(ours) == len(theirs)
    different = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    assert [a.split(":")[0] for a, _ in different] == ["site_name", "  - عن موجز"]
    names = yaml.safe_load((ROOT / "site_config" / "site.yml").read_text("utf-8"))["title"]
    assert all(names in a for a, _ in different)


def read_workflow(folder: Path) -> dict[Any, Any]:
    workflow: dict[Any, Any] = yaml.safe_load((folder / "workflows" / "publish.yml").read_text("utf-8"))
    return workflow


def test_the_workflows_pin_the_same_actions() -> None:
    here, there = (folder / "workflows" / "publish.yml" for folder in (ROOT / ".github", NEW / "github"))
    ours, theirs = (re.findall(r"uses: (\S+ # \S+)", path.read_text("utf-8")) for path in (here, there))
    assert ours == theirs
    assert len(ours) == 6


def test_the_workflows_differ_only_in_how_they_install_and_build_and_in_the_branch() -> None:
    ours, theirs = read_workflow(ROOT / ".github"), read_workflow(NEW / "github")
    assert ours.pop(True) == {"push": {"branches": ["main"]}, "workflow_dispatch": None}  # YAML's name of «on»
    assert theirs.pop(True) == {"push": {"branches": ["main", "master"]}, "workflow_dispatch": None}
    for workflow in (ours, theirs):
        steps = [step for step in workflow["jobs"]["build"]["steps"] if "uses" in step]
        for step in steps:
            step.get("with", {}).pop("cache", None)
            step.get("with", {}).pop("cache-dependency-path", None)
        workflow["jobs"]["build"]["steps"] = steps
    assert ours == theirs


def test_the_lock_that_a_site_gets_is_the_one_that_builds_ours_without_the_tools() -> None:
    ours, theirs = (read_lock(path) for path in (ROOT / "requirements" / "site.txt", NEW / "requirements.txt"))
    tools = {line.partition("==")[0] for line in ours.keys() - theirs.keys()}
    assert tools == {"editables", "hatchling", "pluggy", "tomlkit", "trove-classifiers"}, "run: make lock"
    assert theirs == {line: hashes for line, hashes in ours.items() if line in theirs}, "run: make lock"


def read_lock(path: Path) -> dict[str, set[str]]:
    """Read a lock: each pinned version, with its marker, and its hashes."""
    entries = re.split(r"\n(?=[a-z0-9])", path.read_text("utf-8"))
    found = (re.match(r"([a-z0-9-]+==[^\\]+?) *\\\n", entry) for entry in entries)
    return {
        match[1]: set(re.findall(r"sha256:[0-9a-f]{64}", entry))
        for match, entry in zip(found, entries, strict=True)
        if match
    }


def test_the_settings_have_the_same_keys_and_explanations() -> None:
    ours, theirs = ((folder / "site_config" / "site.yml").read_text("utf-8") for folder in (ROOT, NEW))
    keys = [set(re.findall(r"^(?:# )?([a-z_]+):", text, re.MULTILINE)) for text in (ours, theirs)]
    assert keys[0] == keys[1]
