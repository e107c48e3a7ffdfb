"""What all tests share: examples that are the same on every CI run, sites made once, what coverage may leave out."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from tests.run_limit import limit_run

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("here", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")

#: Tests that go the same ways again and again. Tracing makes them four times as slow and what it sees in them is what
#: other tests show it too: it can only count less than there is.
UNTRACED = ("hypothesis", "browser")
UNTRACED_FOLDERS = ("tests/gates/", "tests/merging/", "tests/workshop/")  # whole corpora; programs of their own
UNTRACED_FILES = ("dating/test_linear.py", "grouping/test_gate.py")
Share = Callable[[str, Callable[[Path], object]], Path]


def pytest_configure(config: pytest.Config) -> None:
    """Let no run go on for ever."""
    limit_run(config)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let coverage look away from tests of many examples, of whole corpora and of the browser."""
    if config.pluginmanager.hasplugin("pytest_cov"):
        for item in items:
            if is_untraced(item.path.as_posix()) or any(map(item.get_closest_marker, UNTRACED)):
                item.add_marker("no_cover")


def is_untraced(path: str) -> bool:
    """Tell whether coverage may look away from all tests of a file."""
    return path.endswith(UNTRACED_FILES) or any(folder in path for folder in UNTRACED_FOLDERS)


@pytest.fixture(scope="session")
def share(tmp_path_factory: pytest.TempPathFactory) -> Share:
    """Make a folder once for all workers of a run: `share("name", make)` calls `make(folder)` in one; all only read."""
    own = tmp_path_factory.getbasetemp()
    common = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def make_once(name: str, make: Callable[[Path], object]) -> Path:
        folder, unfinished = common / name, common / f"{name}.unfinished"
        with FileLock(common / f"{name}.lock"):
            if not folder.is_dir():
                shutil.rmtree(unfinished, ignore_errors=True)
                unfinished.mkdir()
                make(unfinished)
                unfinished.rename(folder)
        return folder

    return make_once
