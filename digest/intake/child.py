"""The child that parses markup: bounded in memory and time, without a network, serving page after page.

Started by `worker` as `python -P -m digest.intake.child`; reads frames from its input, writes one for each.
"""

from __future__ import annotations

import os
import socket
import sys
from typing import IO, Any, NoReturn

try:
    import resource
except ImportError:  # Windows has no limits on a process; the parent's clock is left
    resource = None  # type: ignore[assignment]

from digest.intake.body import has_article, read_page, tell_why_none
from digest.intake.feed import read_feed
from digest.intake.limits import CHILD_CPU_SECONDS, CHILD_MEMORY
from digest.intake.tree import TooMuch
from digest.intake.wire import pack_blocks, pack_stated, read_frame, write_frame


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Give the answer to one request: `items` or `blocks` with `stated`, or `refused` with a code."""
    try:
        return read_feed(request["text"]) if request["do"] == "feed" else _answer_html(request["text"])
    except TooMuch as fault:
        return {"refused": str(fault)}
    except MemoryError:
        return {"refused": "too-heavy"}
    except Exception as fault:  # noqa: BLE001 - whatever a parser trips over is that page's fault
        return {"refused": "unreadable", "why": type(fault).__name__}


def _answer_html(text: str) -> dict[str, Any]:
    blocks, stated = read_page(text)
    return {
        "blocks": pack_blocks(blocks),
        "stated": pack_stated(stated),
        "has_text": has_article(blocks, stated.title.value),
        "why": tell_why_none(blocks, stated.title.value),
    }


def limit_memory() -> None:
    """Bound the address space, where the system can."""
    if resource is not None:
        _set_soft(resource.RLIMIT_AS, CHILD_MEMORY)
        _set_soft(resource.RLIMIT_CORE, 0)


def limit_time() -> None:
    """Allow CHILD_CPU_SECONDS from now; the limit counts from the start of the process, so it moves along."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _set_soft(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + CHILD_CPU_SECONDS)


def _set_soft(kind: int, value: int) -> None:
    _, hard = resource.getrlimit(kind)
    try:
        resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
    except (ValueError, OSError):
        return


def refuse_network(*_: object, **__: object) -> NoReturn:
    """Stand in for everything that would open a connection."""
    message = "parsing opens no connection"
    raise OSError(message)


def serve(source: IO[bytes], sink: IO[bytes]) -> None:
    """Say that we are ready, then answer requests until the input ends."""
    write_frame(sink, {"ready": os.getpid()})
    while (request := read_frame(source)) is not None:
        limit_time()
        reply = answer(request)
        write_frame(sink, reply)
        if reply.get("refused") == "too-heavy":
            return


def main() -> None:
    """Keep the pipe for frames alone: what a library prints goes nowhere."""
    sink = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    limit_memory()
    socket.socket.connect = refuse_network  # type: ignore[method-assign]
    socket.getaddrinfo = refuse_network
    serve(sys.stdin.buffer, sink)


if __name__ == "__main__":
    main()
