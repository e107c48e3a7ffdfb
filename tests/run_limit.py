"""A limit for the whole run of the tests, which names the tests that were running when it came.

One test has a limit by pytest-timeout (pyproject.toml); this one is for what lies between and around the tests.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

#: Seconds: some four times what the whole run takes on two slow cores.
LIMIT = 2400
#: The exit code of `timeout` for what it had to end.
ENDED = 124


class RunLimit:
    """A plugin that ends the run after some seconds."""

    def __init__(self, seconds: float) -> None:
        self._running: list[str] = []
        self._told = os.dup(2)  # pytest captures what is written to 2 while a test runs
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._seconds = seconds

    def pytest_sessionstart(self) -> None:
        """Start counting."""
        self._timer.start()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Note a test that begins, in whichever process."""
        self._running.append(nodeid)

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        """Forget a test that ended."""
        if nodeid in self._running:
            self._running.remove(nodeid)

    def pytest_sessionfinish(self) -> None:
        """Stop counting."""
        self._timer.cancel()
        os.close(self._told)

    def _end(self) -> None:
        names = ", ".join(self._running) or "no test"
        os.write(self._told, f"\nThe run took more than {self._seconds:g} s. Running: {names}\n".encode())
        os._exit(ENDED)  # the processes of pytest-xdist see that nobody listens any more, and end within 15 s


def limit_run(config: pytest.Config, seconds: float = LIMIT) -> None:
    """Limit a run. Where it is shared by several processes, the one that deals the tests out keeps the time."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        config.pluginmanager.register(RunLimit(seconds))
