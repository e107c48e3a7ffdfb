"""No test can hang: programs are ended with all they started, a test and the whole run have limits."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import programs
from tests.programs import run_program, start_program

#: Ends by neither signal that can be ignored, and has a child that keeps its pipes open.
STUBBORN = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGINT, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print(child.pid, flush=True)
time.sleep(600)
"""
LIMITED = "from tests.run_limit import limit_run\ndef pytest_configure(config): limit_run(config, 10)\n"
ENDLESS = "import time\ndef test_endless(): time.sleep(600)\n"


@pytest.fixture(autouse=True)
def _short_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "GRACE", 1)


def is_running(number: int) -> bool:
    """Tell whether a process is there; one that nobody has waited for yet (a zombie) is not."""
    try:
        state = Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc to look for processes in")
def test_a_program_that_ignores_signals_ends_with_what_it_started() -> None:
    with start_program([sys.executable, "-c", STUBBORN], stdout=subprocess.PIPE, encoding="utf-8") as program:
        assert program.stdout is not None
        child = int(program.stdout.readline())
        assert is_running(child)
    assert program.returncode == -9
    end = time.monotonic() + 30  # a killed process is gone when the system comes round to it
    while is_running(child) and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_running(child)


def test_a_program_over_its_limit_fails_its_test() -> None:
    begun = time.monotonic()
    with pytest.raises(subprocess.TimeoutExpired):
        run_program([sys.executable, "-c", STUBBORN], limit=2)
    assert time.monotonic() - begun < 60


def test_one_test_has_a_limit(request: pytest.FixtureRequest) -> None:
    assert float(request.config.getini("timeout")) <= 300


@pytest.mark.parametrize("workers", ["0", "2"])
def test_the_whole_run_has_a_limit_that_names_the_test(tmp_path: Path, workers: str) -> None:
    (tmp_path / "conftest.py").write_text(LIMITED)
    (tmp_path / "test_it.py").write_text(ENDLESS)
    environment = {name: text for name, text in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    command = [sys.executable, "-m", "pytest", "-n", workers, "-p", "no:cacheprovider", "--rootdir", str(tmp_path)]
    done = run_program([*command, str(tmp_path)], env=environment | {"PYTHONPATH": os.pathsep.join(sys.path)})
    assert done.returncode == 124, done.stdout + done.stderr
    assert "Running: test_it.py::test_endless" in done.stderr
