"""The parent's side of the child: start it, ask it, end it when it takes too long, start another."""

from __future__ import annotations

import atexit
import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path
from typing import IO, Any, Protocol, Self

from digest.intake.limits import CHILD_CPU_SECONDS, CHILD_PAGES, CHILD_SECONDS
from digest.intake.wire import read_frame, write_frame

START_SECONDS = 60.0
"""A cold start reads some hundred modules from disk."""

Answer = dict[str, Any]


class Parser(Protocol):
    """What reading needs: give the answer to a request, always one, never an exception."""

    def ask(self, do: str, text: str) -> Answer:
        """Answer `html` or `feed` for a text."""


class ParserChild:
    """One child process that serves many pages; replaced after a crash, a timeout, or CHILD_PAGES pages.

    `seconds` bounds each page by the clock. Safe to share between threads: one page at a time.
    """

    def __init__(self, seconds: float = CHILD_SECONDS, pages: int = CHILD_PAGES) -> None:
        """Start nothing yet: the first page does."""
        self._seconds = seconds
        self._pages = pages
        self._served = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._requests: queue.Queue[Answer | None] = queue.Queue()
        self._answers: queue.Queue[Answer | None] = queue.Queue()
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        """Give the parser itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the child."""
        self.close()

    def ask(self, do: str, text: str) -> Answer:
        """Give the child's answer, or `refused` with `timeout` or `crash`."""
        with self._lock:
            if not self._start():
                return {"refused": "crash"}
            self._requests.put({"do": do, "text": text})
            self._served += 1
            return self._wait()

    def close(self) -> None:
        """End the child; a later question starts another."""
        process, self._process = self._process, None
        self._requests.put(None)
        if process is not None:
            process.kill()
            process.wait()

    def _wait(self) -> Answer:
        try:
            reply = self._answers.get(timeout=self._seconds)
        except queue.Empty:
            self.close()
            return {"refused": "timeout", "seconds": round(self._seconds)}
        return reply if reply is not None else self._explain_end()

    def _explain_end(self) -> Answer:
        """Say why a child broke off: the system ended it for its processor time, or it crashed."""
        process = self._process
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = process.wait(1) if process else 0
            if code == -getattr(signal, "SIGXCPU", 0) != 0:
                self.close()
                return {"refused": "timeout", "seconds": CHILD_CPU_SECONDS}
        self.close()
        return {"refused": "crash"}

    def _start(self) -> bool:
        if self._process is not None and self._process.poll() is None and self._served < self._pages:
            return True
        self.close()
        self._served = 0
        self._requests, self._answers = queue.Queue(), queue.Queue()
        self._process = _start_process()
        pipes = (self._process.stdin, self._process.stdout)
        threading.Thread(target=_carry, args=(*pipes, self._requests, self._answers), daemon=True).start()
        try:
            return self._answers.get(timeout=START_SECONDS) is not None
        except queue.Empty:
            return False


def _start_process() -> subprocess.Popen[bytes]:
    """Start the child with our own package first on its path and nothing of the working folder (-P)."""
    home = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH", "")) if part)
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "digest.intake.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0"},
    )


def _carry(
    sink: IO[bytes],
    source: IO[bytes],
    requests: queue.Queue[Answer | None],
    answers: queue.Queue[Answer | None],
) -> None:
    """Carry requests and answers on a thread of its own, since a pipe has no timeout on every system."""
    with sink, source, contextlib.suppress(OSError, ValueError):
        answers.put(read_frame(source))
        while (request := requests.get()) is not None:
            write_frame(sink, request)
            answers.put(read_frame(source))
        return
    answers.put(None)


@cache
def share_parser() -> ParserChild:
    """Give the one child that a whole run shares; it ends with the program."""
    parser = ParserChild()
    atexit.register(parser.close)
    return parser
