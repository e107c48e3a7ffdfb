"""A fault while serving is on the screen at once, at every address, and the site again when it is mended."""

from __future__ import annotations

import re
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from digest.desk.fault_page import write_fault_page
from digest.problems import Place, Problem
from tests.programs import start_program
from tests.publish.test_serving import ARTICLE, PAGE, find_port, wait_until
from tests.site.building import copy_site
from tests.site_trees import mkdocs_environment
from tests.test_complaints import PHRASES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SERVERS = {
    "digest": ["-c", "from digest.cli import main; main()", "serve"],
    "mkdocs": ["-m", "mkdocs", "serve", "--strict"],
}
HOSTILE = "</style><script>alert(1)</script>\u202e"


def ask(address: str) -> tuple[int, str]:
    """Give the status and the body of an answer; 0 where there is none."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()
    except OSError:
        return 0, ""


@contextmanager
def serve(root: Path, program: str) -> Iterator[Callable[[str], tuple[int, str]]]:
    """Serve a site by one of the programs; gives what asks for a page."""
    port = find_port()
    command = [sys.executable, *SERVERS[program], "--dev-addr", f"127.0.0.1:{port}"]
    with (
        (root / "log").open("w") as log,
        start_program(command, cwd=root, env=mkdocs_environment(), stderr=log, stdout=log),
    ):
        wait_until(lambda: bool(ask(f"http://127.0.0.1:{port}/")[0]))
        yield lambda path: ask(f"http://127.0.0.1:{port}/{path}")


@pytest.mark.parametrize("program", sorted(SERVERS))
def test_faults_are_shown_until_they_are_mended(tmp_path: Path, program: str) -> None:
    root = copy_site(tmp_path)
    article, sound = root / ARTICLE, (root / ARTICLE).read_text("utf-8")
    faulty = sound.replace("published: ", f"oddity: '{HOSTILE}'\npublished: x", 1)
    article.write_text(faulty, "utf-8")
    with serve(root, program) as get:
        for path in ("", PAGE, "nowhere/"):
            status, page = get(path)
            assert status == 503
            assert page.count(f"{ARTICLE}:") == 2
            assert "E102" in page
            assert "E109" in page
            assert "/livereload/" in page
            assert "<script>alert" not in page
        page = get("")[1]
        (epoch,) = re.findall(r"livereload\((\d+), \d+\);", page)
        article.write_text(sound, "utf-8")
        wait_until(lambda: get(PAGE)[0] == 200)
        assert int(get(f"livereload/{epoch}/1")[1]) > int(epoch), "the browser is told to come back"
        article.write_text(faulty, "utf-8")
        wait_until(lambda: get(PAGE)[0] == 503)
        article.write_text(sound, "utf-8")
        wait_until(lambda: get(PAGE)[0] == 200)
        config = root / "mkdocs.yml"
        before = config.read_text("utf-8")
        config.write_text(f"{before}\nplugins: nonsense\n", "utf-8")
        wait_until(lambda: get("")[0] == 503)
        config.write_text(before, "utf-8")
        wait_until(lambda: get("")[0] == 200)
    assert "Traceback" not in (root / "log").read_text("utf-8")


def test_settings_at_fault_are_shown_too(tmp_path: Path) -> None:
    root = copy_site(tmp_path)
    settings = root / "site_config/site.yml"
    sound = settings.read_text("utf-8")
    settings.write_text(f"{sound}\nweather: fine\n", "utf-8")
    with serve(root, "digest") as get:
        assert get("")[0] == 503
        settings.write_text(sound, "utf-8")
        wait_until(lambda: get("")[0] == 200)


def test_all_faults_stand_on_the_page_as_text() -> None:
    faults = [
        Problem(Place(f"content/{HOSTILE}.md", line), "E310", HOSTILE, (("value", HOSTILE), ("near", "")))
        for line in range(1, 301)
    ]
    begun = time.process_time()
    page = write_fault_page(faults, PHRASES)
    assert time.process_time() - begun < 5
    assert page.count("<li>") == 300
    assert "<script" not in page
    assert "\u202e" not in page
    assert "ولعلّه" not in page
    assert "//" not in re.sub(r"url\(data:[^)]*\)", "", page).replace("https://", "")
