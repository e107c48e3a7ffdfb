"""ProperDocs, the maintained fork of MkDocs, builds a site to the same bytes."""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING

import pytest

from tests.programs import run_program
from tests.publish.builds import publish, start_site
from tests.site_trees import list_files, mkdocs_environment

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not importlib.util.find_spec("properdocs"), reason="ProperDocs is not installed")


def test_properdocs_builds_the_same_pages(tmp_path: Path) -> None:
    root = start_site(tmp_path / "copy")
    ours = publish(root, tmp_path / "ours")
    for _ in range(2):
        command = [sys.executable, "-m", "properdocs", "build", "-f", "mkdocs.yml", "-d", str(tmp_path / "theirs")]
        done = run_program(command, cwd=root, env=mkdocs_environment())
        assert done.returncode == 0, done.stderr
        theirs = list_files(tmp_path / "theirs")
        pages = {name for name in ours if name.startswith(("articles/", "events/", "days/"))}
        assert {name for name in pages if ours[name] != theirs.get(name)} == set()
