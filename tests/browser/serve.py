"""A static server on 127.0.0.1 that behaves as GitHub Pages does, for a site under / or under a sub-path."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Spelt out: the table of the `mimetypes` module differs from one machine to the next.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".jpg": "image/jpeg",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}


class Server(ThreadingHTTPServer):
    """A server of one folder under one prefix; `prefix` begins and ends with a slash."""

    def __init__(self, folder: Path, prefix: str) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder = folder.resolve()
        self.prefix = prefix

    @property
    def url(self) -> str:
        """The address of the site's home page, ending with a slash."""
        return f"http://127.0.0.1:{self.server_port}{self.prefix}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that leaves a page hangs up in the middle of a file."""


class Handler(BaseHTTPRequestHandler):
    """Answers as GitHub Pages: index.html of a folder, a redirect to its slash, x.html for x, 404.html."""

    server: Server

    def do_GET(self) -> None:
        self.answer(with_body=True)

    def do_HEAD(self) -> None:
        self.answer(with_body=False)

    def answer(self, *, with_body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        if path + "/" == self.server.prefix:
            self.redirect(self.server.prefix)
            return
        target = self.find(path)
        if target is not None and target.is_dir():
            self.redirect(urlsplit(self.path).path + "/")
            return
        self.send_file(target, with_body=with_body)

    def find(self, path: str) -> Path | None:
        """Return the file (or the folder that lacks its slash) for a path, or None."""
        if not path.startswith(self.server.prefix):
            return None
        inside = path.removeprefix(self.server.prefix)
        target = (self.server.folder / inside).resolve()
        if not target.is_relative_to(self.server.folder):
            return None
        if inside.endswith("/") or not inside:
            target /= "index.html"
        page = target.with_name(target.name + ".html")
        return target if target.exists() else page if page.is_file() else None

    def redirect(self, to: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def send_file(self, target: Path | None, *, with_body: bool) -> None:
        status = HTTPStatus.OK if target else HTTPStatus.NOT_FOUND
        target = target or self.server.folder / "404.html"
        body = target.read_bytes() if target.is_file() else b"404"
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(target.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name of the base class
        """Stay quiet: pytest's output is for tests."""


@contextmanager
def serve_folder(folder: Path, prefix: str = "/") -> Iterator[str]:
    """Serve a folder under a prefix such as `/` or `/repo/`; gives the address of its home page."""
    with Server(folder, prefix) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server.url
        finally:
            server.shutdown()
            thread.join()
