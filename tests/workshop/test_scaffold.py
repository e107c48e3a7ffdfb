"""What `digest new` gives agrees with what this repository uses itself."""

import re

import yaml

from tests.site_trees import PACKAGE

ROOT, NEW = PACKAGE.parent, PACKAGE / "new"


def test_mkdocs_yml_differs_only_in_the_name_of_the_site() -> None:
    ours, theirs = ((folder / "mkdocs.yml").read_text("utf-8").splitlines() for folder in (ROOT, NEW))
    assert len(ours) == len(theirs)
    different = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    assert [a.split(":")[0] for a, _ in different] == ["site_name", "  - عن موجز"]
    names = yaml.safe_load((ROOT / "site_config" / "site.yml").read_text("utf-8"))["title"]
    assert all(names in a for a, _ in different)


def test_the_workflows_pin_the_same_actions() -> None:
    here, there = (ROOT / ".github" / "workflows" / "publish.yml", NEW / "github" / "workflows" / "publish.yml")
    ours, theirs = (re.findall(r"uses: (\S+ # \S+)", path.read_text("utf-8")) for path in (here, there))
    assert ours == theirs
    assert len(ours) == 6


def test_the_workflows_differ_only_in_how_they_build() -> None:
    here, there = (ROOT / ".github" / "workflows" / "publish.yml", NEW / "github" / "workflows" / "publish.yml")
    ours, theirs = (set(path.read_text("utf-8").splitlines()) for path in (here, there))
    assert all("run:" in line for line in ours ^ theirs)


def test_the_settings_have_the_same_keys_and_explanations() -> None:
    ours, theirs = ((folder / "site_config" / "site.yml").read_text("utf-8") for folder in (ROOT, NEW))
    keys = [set(re.findall(r"^(?:# )?([a-z_]+):", text, re.MULTILINE)) for text in (ours, theirs)]
    assert keys[0] == keys[1]
