from __future__ import annotations

import os
import signal
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from digest.intake import ParserChild, RawPage, Refused, child, read_input, worker
from digest.intake.wire import read_frame, write_frame
from tests.programs import run_program

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "<html><body><h1>انتهاء المحادثات</h1><p>قالت الوزارة إن المحادثات بين الوفدين انتهت من دون اتفاق على وقف القتال.</p>"  # noqa: E501
SLEEPER = "import sys, time\nfrom digest.intake.wire import *\nwrite_frame(sys.stdout.buffer, {})\n"


def start_script(body: str) -> Any:
    """Make a start function for a child that runs a script of the test's own."""
    real = worker.subprocess.Popen  # type: ignore[attr-defined]

    def start() -> Any:
        return real(
            [sys.executable, "-c", SLEEPER + body],
            stdin=-1,
            stdout=-1,
            env={**os.environ, "PYTHONPATH": os.getcwd()},  # noqa: PTH109
        )

    return start


def test_many_pages_one_process(process: ParserChild) -> None:
    pages = [read_input(f"p{n}", PAGE.encode(), parser=process)[0] for n in range(20)]
    assert all(isinstance(page, RawPage) for page in pages)
    assert len({page.blocks for page in pages if isinstance(page, RawPage)}) == 1


def test_killed_child_is_replaced() -> None:
    with ParserChild() as parser:
        assert isinstance(read_input("a", PAGE.encode(), parser=parser)[0], RawPage)
        process = parser._process  # noqa: SLF001
        assert process is not None
        process.kill()
        process.wait()
        assert isinstance(read_input("b", PAGE.encode(), parser=parser)[0], RawPage)


def test_replaced_after_its_pages() -> None:
    with ParserChild(pages=2) as parser:
        ids = set()
        for _ in range(4):
            parser.ask("html", PAGE)
            assert parser._process is not None  # noqa: SLF001
            ids.add(parser._process.pid)  # noqa: SLF001
    assert len(ids) == 2


def test_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_start_process", start_script("time.sleep(60)"))
    with ParserChild(seconds=0.3) as parser:
        (refused,) = read_input("slow", PAGE.encode(), parser=parser)
    assert refused == Refused("slow", "timeout", (("seconds", 0),))


def test_crash_in_the_middle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_start_process", start_script("read_frame(sys.stdin.buffer); sys.exit(9)"))
    with ParserChild() as parser:
        (refused,) = read_input("bad", PAGE.encode(), parser=parser)
    assert refused == Refused("bad", "crash")


@pytest.mark.skipif(not hasattr(signal, "SIGXCPU"), reason="no limit on processor time here")
def test_out_of_processor_time(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "read_frame(sys.stdin.buffer)\nimport os, signal\nos.kill(os.getpid(), signal.SIGXCPU)\ntime.sleep(9)"
    monkeypatch.setattr(worker, "_start_process", start_script(body))
    with ParserChild() as parser:
        (refused,) = read_input("bad", PAGE.encode(), parser=parser)
    assert isinstance(refused, Refused)
    assert refused.code == "timeout"


def test_no_start(monkeypatch: pytest.MonkeyPatch) -> None:
    real = worker.subprocess.Popen  # type: ignore[attr-defined]
    monkeypatch.setattr(worker, "_start_process", lambda: real([sys.executable, "-c", ""], stdin=-1, stdout=-1))
    with ParserChild() as parser:
        assert parser.ask("html", PAGE) == {"refused": "crash"}


def test_answers_in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    assert child.answer({"do": "html", "text": PAGE})["has_text"]
    assert child.answer({"do": "feed", "text": "<rss></rss>"})["refused"]

    def fail(_: str) -> None:
        raise MemoryError

    monkeypatch.setattr(child, "read_page", fail)
    assert child.answer({"do": "html", "text": PAGE}) == {"refused": "too-heavy"}
    monkeypatch.setattr(child, "read_page", lambda _: 1 / 0)
    assert child.answer({"do": "html", "text": PAGE}) == {"refused": "unreadable", "why": "ZeroDivisionError"}


def test_serves_until_the_input_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "limit_time", lambda: None)
    source, sink = BytesIO(), BytesIO()
    write_frame(source, {"do": "html", "text": PAGE})
    source.seek(0)
    child.serve(source, sink)
    sink.seek(0)
    assert read_frame(sink)
    assert (read_frame(sink) or {})["has_text"]
    assert read_frame(sink) is None


def test_works_without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no `resource`: the clock of the parent is left."""
    monkeypatch.setattr(child, "resource", None)
    child.limit_memory()
    child.limit_time()


def test_memory_is_bounded() -> None:
    pytest.importorskip("resource")
    code = (
        "from digest.intake import child\nchild.limit_memory()\n"
        "try: b = bytearray(2_000_000_000)\nexcept MemoryError: print('bounded')"
    )
    done = run_program([sys.executable, "-c", code])
    assert done.stdout.strip() == "bounded"


def test_no_network() -> None:
    with pytest.raises(OSError, match="no connection"):
        child.refuse_network(None, ("x", 1))


def test_working_folder_is_not_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "trafilatura.py").write_text("raise SystemExit('hostile')")
    monkeypatch.chdir(tmp_path)
    with ParserChild() as parser:
        assert isinstance(read_input("a", PAGE.encode(), parser=parser)[0], RawPage)
