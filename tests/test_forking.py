"""Two processes give what one gives, leave no child behind, and hand on what went wrong."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from digest.forking import Aside, WorkerError, share_work

if TYPE_CHECKING:
    from collections.abc import Sequence

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no thread of another test (a server, a browser) keep this one from forking."""
    monkeypatch.setattr("threading.active_count", lambda: 1)


@pytest.fixture(params=["two processes", "one process"])
def processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "one process":
        monkeypatch.setattr("threading.active_count", lambda: 2)
    return str(request.param)


def tell_process(items: Sequence[int]) -> list[tuple[int, int]]:
    return [(item, os.getpid()) for item in items]


def refuse(_: Sequence[int] = ()) -> list[int]:
    raise OSError(errno.ENOSPC, "No space left on device", "a/b")


def break_down() -> int:
    raise ZeroDivisionError


def is_gone(child: int) -> bool:
    """Tell whether a process of ours has ended and was waited for."""
    try:
        os.waitpid(child, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def test_the_same_work_is_done(processes: str) -> None:
    done = share_work(range(9), tell_process, least=2)
    assert sorted(item for item, _ in done) == list(range(9))
    assert len({process for _, process in done}) == (2 if processes == "two processes" else 1)


def test_little_work_stays_here() -> None:
    assert {process for _, process in share_work(range(9), tell_process, least=10)} == {os.getpid()}


@pytest.mark.usefixtures("processes")
def test_a_large_result_comes_whole() -> None:
    with Aside(lambda: "ا" * 1_000_000) as other:
        assert other.take() == "ا" * 1_000_000


def test_what_is_not_wanted_aside_is_done_when_asked_for() -> None:
    done: list[int] = []
    with Aside(lambda: done.append(1), wanted=False) as other:
        assert not done
        other.take()
    assert done == [1]


@pytest.mark.usefixtures("processes")
def test_what_the_disk_refuses_comes_as_itself() -> None:
    with pytest.raises(OSError, match="No space left") as caught, Aside(refuse) as other:
        other.take()
    assert (caught.value.errno, caught.value.filename) == (errno.ENOSPC, "a/b")


@needs_fork
def test_another_fault_comes_with_its_traceback() -> None:
    with pytest.raises(WorkerError, match="ZeroDivisionError"), Aside(break_down) as other:
        other.take()


@needs_fork
def test_a_process_that_was_ended_is_told() -> None:
    with pytest.raises(WorkerError, match="was ended"), Aside(lambda: os._exit(3)) as other:
        other.take()


@needs_fork
def test_no_process_stays_behind() -> None:
    dropped, other = Aside(lambda: "x" * 10_000_000), Aside(lambda: "y")
    children = [dropped._child, other._child]  # noqa: SLF001
    with pytest.raises(ZeroDivisionError), dropped:
        raise ZeroDivisionError
    assert other.take() == "y"
    other.drop()
    assert all(children)
    assert all(map(is_gone, children))
    with pytest.raises(RuntimeError, match="taken"):
        other.take()
