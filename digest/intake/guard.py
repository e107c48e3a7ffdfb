"""What one page may cost: its time is limited, and what it trips over is that page's fault and no other's."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn, TypeVar

from digest.intake.limits import PAGE_SECONDS
from digest.intake.raw import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    T = TypeVar("T")


#: The code of a refusal that a report is asked for.
OUR_FAULT = "our-fault"


class TooSlowError(Exception):
    """A page took more time than it may."""


def guard(name: str, make: Callable[[], T]) -> T | Refused:
    """Give what is made of a page, or refuse the page: ``timeout``, or ``OUR_FAULT`` for any other exception.

    A fault of the disk is no page's: :class:`OSError` goes on its way.
    """
    try:
        with limit_time():
            return make()
    except TooSlowError:
        return Refused(name, "timeout", (("seconds", PAGE_SECONDS),))
    except OSError:
        raise
    except Exception as fault:  # noqa: BLE001 (one page must not keep the others from being added)
        return blame_ourselves(name, fault)


def blame_ourselves(name: str, fault: Exception) -> Refused:
    """Refuse a page for a fault that nobody foresaw."""
    return Refused(name, OUR_FAULT, (("why", f"{type(fault).__name__}: {fault}"[:200]),))


@contextmanager
def limit_time(seconds: float = PAGE_SECONDS) -> Iterator[None]:
    """Raise :class:`TooSlowError` after so many seconds of this process' own work, however busy the machine is.

    Where the system has no such clock (Windows), and in other threads than the first, there is no limit but that of
    a page's size.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 1)  # again each second, should one be lost in a callback
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(*_: object) -> NoReturn:
    raise TooSlowError
