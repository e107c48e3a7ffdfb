"""Two processes where the system can fork and the work pays for it; one otherwise, with the same result."""

from __future__ import annotations

import os
import pickle
import sys
import threading
import traceback
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

T = TypeVar("T")
R = TypeVar("R")

#: Fewer items than this are done before a second process would have begun.
WORTH_FORKING = 200


class WorkerError(Exception):
    """The second process failed; carries its traceback."""


class Aside(Generic[R]):
    """Work that another process does meanwhile; where that cannot be, or is not ``wanted``, it is done when asked for.

    Used as a context, it leaves no process behind: whatever happens inside, the other one has ended afterwards.
    """

    def __init__(self, work: Callable[[], R], *, wanted: bool = True) -> None:
        """Begin the work."""
        self._work = work
        self._child = self._pipe = 0
        if not (wanted and can_fork()):
            return
        sys.stdout.flush()
        sys.stderr.flush()
        self._pipe, writing = os.pipe()
        self._child = os.fork()
        if not self._child:
            os.close(self._pipe)
            _answer(writing, work)
        os.close(writing)

    def take(self) -> R:
        """Wait for the result, once.

        Raises what the work raises: an ``OSError`` of the other process as itself, anything else there as
        :class:`WorkerError`.
        """
        if not self._child:
            return self._work()
        with os.fdopen(self._pipe, "rb") as pipe:
            answer = pipe.read()
        self._await()
        result: R = _read(answer)
        return result

    def drop(self) -> None:
        """Ask for no result: the other process ends when it finds nobody listening."""
        if self._child:
            os.close(self._pipe)
            self._await()

    def _await(self) -> None:
        os.waitpid(self._child, 0)
        self._child = 0
        self._work = _fail

    def __enter__(self) -> Aside[R]:
        """Give itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave no process behind."""
        self.drop()


def can_fork() -> bool:
    """Tell whether a second process can be had: forked beside other threads, it could find their locks taken."""
    return hasattr(os, "fork") and threading.active_count() == 1


def share_work(items: Sequence[T], work: Callable[[Sequence[T]], list[R]], least: int = WORTH_FORKING) -> list[R]:
    """Do ``work`` on all items, every second one in another process; the order of the results is not the items'.

    Fewer items than ``least`` stay in this process. Raises what :meth:`Aside.take` does.
    """
    if len(items) < least or not can_fork():
        return work(items)
    with Aside(partial(work, items[1::2])) as other:
        return work(items[::2]) + other.take()


def _answer(writing: int, work: Callable[[], R]) -> None:
    try:
        answer: object = work()
    except OSError as error:
        answer = OSError(error.errno, error.strerror, error.filename)
    except BaseException:  # noqa: BLE001 (whatever it is, the parent must hear of it)
        answer = WorkerError(traceback.format_exc())
    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(answer))
    finally:
        os._exit(0)


def _read(answer: bytes) -> R:  # type: ignore[type-var]
    found = pickle.loads(answer) if answer else WorkerError("the second process was ended")  # noqa: S301 (our own child)
    if isinstance(found, Exception):
        raise found
    return found  # type: ignore[no-any-return]


def _fail() -> R:  # type: ignore[type-var]
    message = "the result was taken or dropped before"
    raise RuntimeError(message)
