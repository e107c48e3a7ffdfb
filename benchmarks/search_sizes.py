#!/usr/bin/env python3
"""Measure the search index as a digest grows: time to make it, bytes on disk and on the way, time to an answer, memory.

usage: benchmarks/search_sizes.py SHARED [--sizes 1000,10000,30000] [--plot benchmarks/search.svg]

The articles are the corpus' (``SHARED/corpus``), again with changed words where it holds too few. The worker runs in
the system's Chromium; the server compresses as GitHub Pages does. CPU is that of both processes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import shutil
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from corpus import iterate_records  # noqa: E402
from growth_plot import draw_growth  # noqa: E402

from digest.assembling import assemble  # noqa: E402
from digest.model import Article, Block, Content, Dating, Digest, Moment, Precision, Settings, Source  # noqa: E402
from digest.problems import Places  # noqa: E402
from digest.search.indexing import IndexFile, index_digest  # noqa: E402
from tests.browser.find import find_chromium  # noqa: E402
from tests.browser.search_bench import PAGE, SCRIPT  # noqa: E402

WORKER = ROOT / "digest" / "theme" / "overrides" / "assets" / "search" / "worker.js"
QUERIES = 80
PANELS = (
    ("Kilobytes (gzip)", {"first result, KB": "#c60", "further query, KB, median": "#06c"}),
    ("Milliseconds", {"further query, ms, median": "#080", "the same again, ms, median": "#a0a"}),
)
MEMORY = "async () => (await performance.measureUserAgentSpecificMemory()).bytes"


@dataclass
class Shelf:
    """What is kept between builds, in memory: the disk is not what is measured."""

    held: dict[str, tuple[str, Any]] = field(default_factory=dict)

    def read(self, name: str, key: str) -> Any:
        """Give what was kept."""
        known = self.held.get(name)
        return known[1] if known and known[0] == key else None

    def write(self, name: str, key: str, value: Any) -> None:
        """Keep a value."""
        self.held[name] = (key, value)


def make_article(number: int, record: dict[str, Any]) -> Article:
    """Make an article of a record."""
    stated = record["published"][:10]
    year, month, day = map(int, stated.split("-"))
    blocks = tuple(Block(" ".join(line.split())) for line in record["text"].split("\n") if line.strip())
    dating = Dating(Moment(year, month, day, Precision.DAY, stated))
    name = f"{stated}-{number}"
    source = re.sub(r"[^a-z0-9]", "", record["source"].lower())
    return Article(name, Places(f"{name}.md", 1, {}), record["title"], source=source, dating=dating, blocks=blocks)


def make_content(articles: list[Article]) -> Content:
    """Make a collection of articles and their outlets."""
    outlets = sorted({article.source for article in articles})
    sources = tuple(Source(outlet, Places("sources.yml", 1, {}), outlet) for outlet in outlets)
    return Content(Settings("موجز"), sources=sources, articles=tuple(articles))


def list_queries(articles: list[Article]) -> list[str]:
    """Take from headlines spread over the collection the longest word, or the two longest."""
    some = articles[:: max(1, len(articles) // QUERIES)][:QUERIES]
    words = [
        sorted(re.findall(r"[\u0621-\u064a]{3,}", article.title), key=lambda word: (-len(word), word))
        for article in some
    ]
    return [" ".join(found[: 1 + number % 2]) for number, found in enumerate(words) if found]


class Handler(BaseHTTPRequestHandler):
    """Serves a folder compressed, isolated (memory can be measured then), and adds up what it sent."""

    protocol_version = "HTTP/1.1"
    # Head and body in one piece: in two, the second waits 40 ms for the first's acknowledgement.
    wbufsize = -1
    folder = Path()
    sent = 0

    def do_GET(self) -> None:
        """Send a file."""
        path = self.folder / (self.path.split("?")[0].lstrip("/") or "index.html")
        data = gzip.compress(path.read_bytes(), 6) if path.is_file() else b""
        types = {".html": "text/html", ".js": "text/javascript", ".json": "application/json"}
        self.send_response(200 if path.is_file() else 404)
        for name, value in (
            ("Content-Type", types.get(path.suffix, "text/plain")),
            ("Content-Encoding", "gzip"),
            ("Content-Length", str(len(data))),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Embedder-Policy", "require-corp"),
        ):
            self.send_header(name, value)
        self.end_headers()
        Handler.sent += len(data)
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def measure_browser(folder: Path, queries: list[str]) -> dict[str, float]:
    """Search in a browser: bytes to the first result and of each further query, milliseconds, memory."""
    Handler.folder = folder
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--headless", "--no-sandbox"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/", wait_until="networkidle")
        Handler.sent = 0
        empty = page.evaluate(MEMORY)
        page.evaluate("start()")
        rows = []
        for query in queries:
            before, began = Handler.sent, time.perf_counter()
            page.evaluate("text => ask({text})", query)
            rows.append((Handler.sent - before, (time.perf_counter() - began) * 1000))
        first = sum(row[0] for row in rows[:1]) + Handler.sent - sum(row[0] for row in rows)
        memory = page.evaluate(MEMORY) - empty
        again = [time_query(page, query) for query in queries]
        browser.close()
    server.shutdown()
    return {
        "first result, KB": first / 1000,
        "further query, KB, median": median(row[0] for row in rows[1:]) / 1000,
        "further query, ms, median": median(row[1] for row in rows[1:]),
        "the same again, ms, median": median(again),
        "memory, MB": memory / 1e6,
    }


def time_query(page: Any, query: str) -> float:
    """Give the milliseconds of one query."""
    began = time.perf_counter()
    page.evaluate("text => ask({text})", query)
    return (time.perf_counter() - began) * 1000


def list_index(digest: Digest, shelf: Shelf) -> list[IndexFile]:
    """Give the files of an index; an article's file is as its name says, which stands for its hash."""
    return list(index_digest(digest, shelf=shelf, hashes={a.places.file: a.id for a in digest.articles}))


def measure_index(articles: list[Article], folder: Path) -> dict[str, float]:
    """Index articles, again with ten more, and write the files."""
    shelf, cold = Shelf(), assemble(make_content(articles[:-10]))
    began, used = time.perf_counter(), sum(_times())
    listed = list_index(cold, shelf)
    wall, cpu = time.perf_counter() - began, sum(_times()) - used
    files = {file.path: file.make() for file in listed}
    more = assemble(make_content(articles))
    began = time.perf_counter()
    listed = list_index(more, shelf)
    ten = time.perf_counter() - began
    grown = {file.path: file.make() for file in listed}
    for path, data in files.items():
        file = folder / "search" / "index" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    text = sum(len("\n".join((a.title, *(b.text for b in a.blocks))).encode()) for a in articles)
    return {
        "index, s, cold": wall,
        "index, s of CPU": cpu,
        "ten more, s": ten,
        "files": len(files),
        "files changed by ten": sum(files.get(path) != data for path, data in grown.items()),
        "disk / text": sum(map(len, files.values())) / text,
    }


def _times() -> tuple[float, ...]:
    found = os.times()
    return (found.user, found.system, found.children_user, found.children_system)


def measure(shared: Path, size: int) -> dict[str, float]:
    """Measure one size."""
    articles = [make_article(number, record) for number, record in enumerate(iterate_records(shared, size))]
    articles.sort(key=lambda article: article.id)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "assets" / "search").mkdir(parents=True)
        shutil.copy(WORKER, folder / "assets" / "search")
        (folder / "index.html").write_text(PAGE, encoding="utf-8")
        (folder / "page.js").write_text(SCRIPT, encoding="utf-8")
        return measure_index(articles, folder) | measure_browser(folder, list_queries(articles))


def main() -> None:
    """Measure every size and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--sizes", default="1000,10000,30000")
    parser.add_argument("--plot", type=Path)
    arguments = parser.parse_args()
    rows = {int(size): measure(arguments.shared, int(size)) for size in arguments.sizes.split(",")}
    print(f"| | {' | '.join(f'{size:,}' for size in rows)} |")
    print("|---|" + "---|" * len(rows))
    for name in next(iter(rows.values())):
        print(f"| {name} | {' | '.join(f'{row[name]:.2f}'.rstrip('0').rstrip('.') for row in rows.values())} |")
    if arguments.plot:
        arguments.plot.write_text(draw_growth(rows, PANELS), encoding="utf-8")
    print(json.dumps(rows))


if __name__ == "__main__":
    main()
