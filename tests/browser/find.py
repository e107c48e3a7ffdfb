"""Find the browser for the tests: a Chromium of the system, else the one that playwright fetched.

`python -m tests.browser.find` prints its path, or exits 1 when there is none: tools/get-browser asks it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.programs import run_program

#: The shell first: the same engine without windows opens a page four times as fast.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FETCHED = ("chromium_headless_shell-*/chrome-*/*headless*shell", "chromium-*/chrome-linux*/chrome")


def find_chromium() -> str | None:
    """Return the path of a browser that starts, or None."""
    return find_system_chromium() or find_fetched_chromium()


def find_system_chromium() -> str | None:
    """Return the first system Chromium that tells its version; a snap's stub on Ubuntu does not."""
    paths = (shutil.which(name) for name in NAMES)
    return next((path for path in paths if path and is_browser(path)), None)


def is_browser(path: str) -> bool:
    """Tell whether a program is a Chromium that can read our folders, which one confined by snap cannot."""
    if "/snap/" in os.path.realpath(path):
        return False
    try:
        said = run_program([path, "--version"], limit=30)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0 and "Chrom" in said.stdout and "snap" not in said.stdout


def find_fetched_chromium() -> str | None:
    """Return the path of playwright's own Chromium if it was fetched, without asking its slow driver."""
    stated = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folder = Path(stated) if stated else Path.home() / ".cache" / "ms-playwright"
    found = [path for pattern in FETCHED for path in sorted(folder.glob(pattern), reverse=True)]
    return str(found[0]) if found else None


if __name__ == "__main__":
    path = find_chromium()
    print(path or "no browser")  # noqa: T201  # the answer to a shell script
    sys.exit(path is None)
