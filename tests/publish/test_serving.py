"""While an editor looks on: an edit is on screen, the rest follows, and the next session finds the pages made."""

from __future__ import annotations

import re
import socket
import sys
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

from digest.publish.serving import keep_folder, leave_folder, list_watched
from digest.store.loading import Folders
from tests.programs import start_program
from tests.site.building import copy_site
from tests.site_trees import mkdocs_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pytest

ARTICLE = "content/articles/2021/03/2021-03-02-port-strike.md"
PAGE = "articles/2021-03-02-port-strike/"
EXTRA = "content/articles/2021/06/2021-06-08-tunnel.md"


def find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def ask(address: str) -> str:
    """Give what a server answers; '' where it does not, or with an error."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def wait_until(holds: Callable[[], bool]) -> None:
    """Ask again until something holds, for a minute at most."""
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.1)


@contextmanager
def serve(root: Path, port: int, *options: str) -> Iterator[Callable[[str], str]]:
    """Serve a site as an editor does; gives what asks for a page. The log is in ``root/log``."""
    home = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", *options]
    with (root / "log").open("w") as log:
        environment = mkdocs_environment() | {"TMPDIR": str(root)}  # where MkDocs puts the folder of a session
        with start_program(command, cwd=root, env=environment, stderr=log, stdout=log):
            wait_until(lambda: bool(ask(home + PAGE)))
            yield lambda path: ask(home + path)


def test_an_edit_is_on_screen_and_the_rest_follows(tmp_path: Path) -> None:
    copy_site(tmp_path)
    port, article = find_port(), tmp_path / ARTICLE
    with serve(tmp_path, port) as get:
        before = get("search/index/base.json")
        wait_until(lambda: "Serving on" in (tmp_path / "log").read_text("utf-8"))
        article.write_text(article.read_text("utf-8") + "\nعبارةٌ زادها محرّر.\n", "utf-8")
        wait_until(lambda: "عبارةٌ زادها محرّر." in get(PAGE))
        wait_until(lambda: before != get("search/index/base.json") != "")
        (tmp_path / EXTRA).unlink()
        wait_until(lambda: "2021-06-08-tunnel" not in get("sitemap.xml"))
        wait_until(lambda: not get("articles/2021-06-08-tunnel/"))
    assert "Traceback" not in (tmp_path / "log").read_text("utf-8")
    with serve(tmp_path, port) as get:
        assert "عبارةٌ زادها محرّر." in get(PAGE)
    assert re.search(r" 0 pages made, \d+ kept, 0 files removed", (tmp_path / "log").read_text("utf-8"))


def test_without_reloading_the_pages_are_there_too(tmp_path: Path) -> None:
    copy_site(tmp_path)
    with serve(tmp_path, find_port(), "--no-livereload") as get:
        assert "Page not found" not in get("about/")
        assert get("assets/mujaz.css")


def test_what_building_never_reads_is_not_watched(tmp_path: Path) -> None:
    folders = Folders.below(copy_site(tmp_path))
    (folders.content / "audit").mkdir(exist_ok=True)
    watched = list_watched(folders)
    assert {folders.config, folders.content / "articles", folders.content / "pages"} < set(watched)
    assert not {folders.content, folders.content / "audit", folders.content / "raw"} & set(watched)
    (tmp_path / "empty/content/raw").mkdir(parents=True)
    assert list_watched(Folders.below(tmp_path / "empty")) == [tmp_path / "empty/content"]


def test_a_session_finds_the_folder_of_the_last(tmp_path: Path) -> None:
    for number in range(2):
        session = tmp_path / f"session{number}"
        session.mkdir()
        keep_folder(tmp_path, session, "http://127.0.0.1:8000/")
        assert (session / "index.html").is_file() == bool(number)
        (session / "index.html").write_text("x")
        leave_folder(session)
        assert not session.exists()


def test_another_address_has_another_folder(tmp_path: Path) -> None:
    for port in (8000, 8001):
        (tmp_path / str(port)).mkdir()
        keep_folder(tmp_path, tmp_path / str(port), f"http://127.0.0.1:{port}/")
    (tmp_path / "8000" / "x").write_text("x")
    assert not (tmp_path / "8001" / "x").exists()


def test_a_folder_with_files_is_nobodys_session(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/x").write_text("x")
    keep_folder(tmp_path, tmp_path / "site", "")
    keep_folder(tmp_path, tmp_path / "missing", "")
    leave_folder(tmp_path / "site")
    assert (tmp_path / "site/x").read_text() == "x"
    assert not (tmp_path / "missing").exists()


def test_where_no_link_can_be_made_the_folder_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr("pathlib.Path.symlink_to", refuse)
    (tmp_path / "session").mkdir()
    keep_folder(tmp_path, tmp_path / "session", "")
    assert (tmp_path / "session").is_dir()
