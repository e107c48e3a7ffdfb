"""The small site through the real `mkdocs build --strict`."""

import os
import shutil
import sys
from pathlib import Path

from tests.programs import run_program

HERE = Path(__file__).parent
PARTS = ("content", "site_config", "mkdocs.yml")


def copy_site(target: Path) -> Path:
    """Copy the small site, so that a test can change its settings."""
    for part in PARTS:
        if (HERE / part).is_dir():
            shutil.copytree(HERE / part, target / part)
        else:
            shutil.copy(HERE / part, target / part)
    return target


def build_strictly(project: Path, site: Path, address: str = "http://127.0.0.1:8000/") -> str:
    """Build a project strictly into a folder and return what MkDocs said."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    environment = os.environ | {"SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"}
    done = run_program(command, cwd=project, env=environment)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    return said
