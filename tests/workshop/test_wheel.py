"""The wheel alone builds a site in an empty folder."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

from tests.programs import run_program

ROOT = Path(__file__).resolve().parents[2]
DIGEST = [sys.executable, "-c", "import digest, sys; from digest.cli import main; print(digest.__file__); main()"]


def test_the_wheel_alone_starts_adds_and_builds(tmp_path: Path) -> None:
    built = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    unpacked, site = tmp_path / "unpacked", tmp_path / "site"
    with zipfile.ZipFile(built) as wheel:
        wheel.extractall(unpacked)
    environment = os.environ | {"PYTHONPATH": str(unpacked), "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}

    def run(*command: str, folder: Path) -> str:
        done = run_program(command, cwd=folder, env=environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert run(*DIGEST, "new", str(site), folder=tmp_path).startswith(str(unpacked))
    run(*DIGEST, "add", str(ROOT / "content" / "raw"), folder=site)
    run(sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", folder=site)
    home = (site / "site" / "index.html").read_text(encoding="utf-8")
    assert "5 مقالات" in home
