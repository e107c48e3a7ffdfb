"""What an editor sees instead of the site while a fault stands: the faults, at every address, until they are mended.

MkDocs ends where the first build fails, and leaves the old pages on the screen where a later one does. So a build that
finds faults ends well with nothing made, and the page of faults is laid over the server.
"""

from __future__ import annotations

import logging
import traceback
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import MkDocsException
from mkdocs.utils import CountHandler

from digest.complaints import describe
from digest.desk.fault_page import write_failure_page, write_fault_page

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

    from mkdocs.livereload import LiveReloadServer

    from digest.arabic.phrases import Phrases
    from digest.problems import Problem

_MKDOCS = logging.getLogger("mkdocs")


class Screen:
    """The page that hides the site, or none."""

    _phrases: Phrases

    def __init__(self) -> None:
        """Begin with the site in sight."""
        self._page = ""
        self.faulty = False

    def begin(self, phrases: Phrases) -> None:
        """Begin a build, with the site's words; the page of the last one stays until this one has ended."""
        self.faulty, self._phrases = False, phrases

    def show(self, faults: tuple[Problem, ...]) -> None:
        """Show the faults of the content, and say them at the terminal."""
        self.faulty = True
        self._page = write_fault_page(faults, self._phrases)
        for fault in faults:
            _say(describe(fault, self._phrases))

    def cover(self, server: LiveReloadServer) -> None:
        """Lay the page over a server, and show what a later build fails of."""
        build, site = server.builder, server.serve_request

        def rebuild() -> None:
            heard = _Heard()
            _MKDOCS.addHandler(heard)
            try:
                build()
            except (Exception, SystemExit) as error:  # noqa: BLE001 (whatever it is, the editor must see it)
                lines = heard.lines or [f"{type(error).__name__}: {error}"]
                self._page = write_failure_page(lines, self._phrases)
                if not isinstance(error, SystemExit | MkDocsException):
                    traceback.print_exc()
                _say("The site cannot be built; every address shows why until it is mended.")
            else:
                self._page = self._page if self.faulty else ""
            finally:
                _MKDOCS.removeHandler(heard)

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            if environ["PATH_INFO"].startswith("/livereload/"):
                return site(environ, start_response)
            begun: list[tuple[Any, ...]] = []
            body = site(environ, lambda *head: begun.append(head))  # it waits while a build is at work
            epoch = server._visible_epoch  # noqa: SLF001 (before the page: one that is too old only loads it again)
            if not self._page:
                start_response(*begun[0])
                return body
            if close := getattr(body, "close", None):
                close()
            page = server._inject_js_into_html(self._page.encode(), epoch)  # noqa: SLF001 (the browser then comes back by itself)
            head = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))]
            start_response("503 Service Unavailable", [*head, ("Cache-Control", "no-store")])
            return [page]

        server.builder = rebuild
        server.set_app(answer)


class _Heard(logging.Handler):
    """Keeps what MkDocs warns of while it builds."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.lines.append(record.getMessage())


def _say(line: str) -> None:
    """Say an error at the terminal without its being counted: a strict server would end."""
    record = _MKDOCS.makeRecord(_MKDOCS.name, logging.ERROR, "", 0, line, (), None)
    for handler in _MKDOCS.handlers:
        if not isinstance(handler, CountHandler):
            handler.handle(record)
