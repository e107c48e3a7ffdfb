"""Programs that a test starts: each has a limit, and none outlives what it was started for."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

#: Seconds that a program may take, when its test says nothing else.
LIMIT = 120
#: Seconds that a program has to end after each of the two signals.
GRACE = 10


def run_program(
    command: Sequence[str],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdin: str = "",
    limit: float = LIMIT,
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end; returns its exit code and what it wrote, read as UTF-8.

    Raises:
        subprocess.TimeoutExpired: It did not end within `limit` seconds. It, and all that it started, is gone then.
    """
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with start_program(command, cwd=cwd, env=env, encoding="utf-8", errors="replace", **pipes) as program:
        out, err = program.communicate(stdin, timeout=limit)
    return subprocess.CompletedProcess(list(command), program.returncode, out, err)


@contextmanager
def start_program(command: Sequence[str], **options: Any) -> Iterator[subprocess.Popen[Any]]:
    """Start a program beside the test, and end it, with all that it started, when the block ends.

    `options` are those of `subprocess.Popen`. The program leads a session of its own, so that its signals reach the
    programs that it started, and no signal of the test's terminal or shell is inherited as ignored or sent to it.
    """
    program = subprocess.Popen(command, start_new_session=True, **options)
    try:
        yield program
    finally:
        end_program(program)


def end_program(program: subprocess.Popen[Any]) -> None:
    """End a program by terminate, then by kill, and wait for it after each, for `GRACE` seconds at most.

    SIGINT is not among them: a shell's background job (`make test &`) has it ignored, and so has all that it starts.

    Raises:
        subprocess.TimeoutExpired: It did not even end after being killed.
    """
    if program.poll() is None:
        _signal_session(program, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            program.wait(GRACE)
    _signal_session(program, signal.SIGKILL)
    program.wait(GRACE)
    for pipe in (program.stdin, program.stdout, program.stderr):
        if pipe is not None:
            pipe.close()


def _signal_session(program: subprocess.Popen[Any], number: signal.Signals) -> None:
    """Send a signal to a program and to those that it started, where one of them is left."""
    with suppress(ProcessLookupError):
        os.killpg(program.pid, number)
