"""Two processes where the system can fork and the work pays for it; one otherwise, with the same result."""

from __future__ import annotations

import os
import pickle
import sys
import threading
import traceback
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
R = TypeVar("R")

#: Fewer items than this are done before a second process would have begun.
WORTH_FORKING = 200


class WorkerError(Exception):
    """The second process failed; carries its traceback."""


def share_work(items: Sequence[T], work: Callable[[Sequence[T]], list[R]], least: int = WORTH_FORKING) -> list[R]:
    """Do ``work`` on all items, every second one in another process; the order of the results is not the items'.

    Fewer items than ``least`` stay in this process.

    Raises what ``work`` raises: an ``OSError`` of the other process as itself, anything else as :class:`WorkerError`.
    """
    if len(items) < least or not hasattr(os, "fork") or threading.active_count() > 1:
        return work(items)
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _answer(writing, items[1::2], work)
    os.close(writing)
    try:
        own = work(items[::2])
    except BaseException:
        os.close(reading)  # the other process ends when it finds nobody listening
        os.waitpid(child, 0)
        raise
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return own + _take(answer)


def _answer(writing: int, items: Sequence[T], work: Callable[[Sequence[T]], list[R]]) -> None:
    try:
        answer: object = work(items)
    except OSError as error:
        answer = OSError(error.errno, error.strerror, error.filename)
    except BaseException:  # noqa: BLE001 (whatever it is, the parent must hear of it)
        answer = WorkerError(traceback.format_exc())
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(pickle.dumps(answer))
    os._exit(0)


def _take(answer: bytes) -> list[R]:
    found = pickle.loads(answer) if answer else WorkerError("the second process was ended")  # noqa: S301 (our own child)
    if isinstance(found, Exception):
        raise found
    return list(found)
