"""The bar of the editor: what it counts, and that only ``serve`` shows it."""

from __future__ import annotations

import json
import os
import socket
import sys
import time
import urllib.request
from subprocess import DEVNULL
from typing import TYPE_CHECKING

from digest.build import build
from digest.desk.bar import LISTED, compose_bar
from digest.problems import Place, Problem
from tests.programs import start_program
from tests.site.building import copy_site
from tests.site_trees import article, write_site

if TYPE_CHECKING:
    from pathlib import Path


def test_it_counts_what_is_undated_and_what_waits(tmp_path: Path) -> None:
    files = {
        "content/articles/2020/02/a.md": article("source: levant", "published: 2020-02-19"),
        "content/articles/2020/02/b.md": article("source: levant", "published: 2020-02", "dating: {origin: text}"),
        "content/articles/undated/c.md": article("source_seen: صحيفة"),
        "content/articles/undated/d.md": article("withdrawn: بطلب الناشر"),
    }
    site = build(write_site(tmp_path, files))
    bar = compose_bar(site.content, site.notes, site.phrases)
    assert bar is not None
    assert bar.summary == "مقالان ينتظران نظرة محرّر · مقالان لا يُعرف يومهما"
    assert any("content/articles/undated/c.md:" in note and "I233" in note for note in bar.notes)


def test_it_is_not_there_when_nothing_waits(tmp_path: Path) -> None:
    files = {"content/articles/2020/02/a.md": article("source: levant", "published: 2020-02-19")}
    site = build(write_site(tmp_path, files))
    assert compose_bar(site.content, (), site.phrases) is None


def test_a_long_list_says_how_many_more(tmp_path: Path) -> None:
    site = build(write_site(tmp_path, {}))
    notes = tuple(Problem(Place(f"{n}.md"), "I230", "a") for n in range(LISTED + 7))
    bar = compose_bar(site.content, notes, site.phrases)
    assert bar is not None
    assert len(bar.notes) == LISTED + 1
    assert "7" in bar.notes[-1]


def test_serve_shows_it_and_sets_no_policy(tmp_path: Path) -> None:
    copy_site(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--strict", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with start_program(command, cwd=tmp_path, env=environment, stderr=DEVNULL):
        page = wait_for(f"http://127.0.0.1:{port}/about/")
        bar = json.loads(wait_for(f"http://127.0.0.1:{port}/desk/bar.json"))
        script = wait_for(f"http://127.0.0.1:{port}/desk/bar.js")
    assert '<script src="../desk/bar.js" defer></script>' in page
    assert "تنتظر نظرة محرّر" in bar["summary"]
    assert "desk-bar" in script
    assert "Content-Security-Policy" not in page, "serve adds a script of its own"


def wait_for(address: str) -> str:
    """Ask until the server answers, for a minute at most."""
    for _ in range(240):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.25)
    message = f"no answer from {address}"
    raise TimeoutError(message)
