"""Lighthouse on a built site, as a phone sees it: what it scores, how heavy a first visit is, how much the page shifts.

    python benchmarks/lighthouse.py SITE [ADDRESS …]

SITE is a folder that `mkdocs build` made for a whole address (`SITE_URL=https://example.org/`). Without addresses the
front page, the busiest event, an article, a storyline and the newest month are taken. Needs Node with Lighthouse
(`npm install lighthouse`; LIGHTHOUSE names the program where it is not on PATH) and the Chromium of the browser tests.
The site is served from this machine with gzip, as GitHub Pages does. Exits 1 where a figure is under its floor.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tests.browser.find import find_chromium  # noqa: E402
from tests.browser.serve import TYPES, Handler, Server  # noqa: E402
from tests.browser.visit import FLAGS  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLOORS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_SHIFT = 0.02
#: A first visit without fonts and without search, gzipped.
MOST_BYTES = 85_000
PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")


class PackingHandler(Handler):
    """Answers as the tests' server does, with gzip and with a cache that lives as long as that of GitHub Pages."""

    def send_file(self, target: Path | None, *, with_body: bool) -> None:
        """Send a file, packed where it is text."""
        if target is None or target.suffix not in PACKED:
            super().send_file(target, with_body=with_body)
            return
        body = gzip.compress(target.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", TYPES[target.suffix])
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        if with_body:
            self.wfile.write(body)


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a site on this machine, packed; gives the address of its front page."""
    with Server(site, "/") as server:
        server.RequestHandlerClass = PackingHandler
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        server.shutdown()


def choose(site: Path) -> list[str]:
    """Choose a page of each kind by the size of its file: the largest, which is the hardest."""
    kinds = ("events/*", "articles/*", "storylines/*", "days/*/*")
    found = [""]
    for kind in kinds:
        pages = [p for p in site.glob(f"{kind}/index.html") if p.parent.name not in {"events", "storylines"}]
        if pages:
            largest = max(pages, key=lambda page: (page.stat().st_size, page.as_posix()))
            found.append(f"{largest.parent.relative_to(site).as_posix()}/")
    return found


def look(address: str, program: str, chromium: str) -> dict[str, Any]:
    """Run Lighthouse once and give its report."""
    flags = " ".join(flag for flag in FLAGS if "resolver" not in flag)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [program, address, "--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={flags}"]
        command += [f"--only-categories={','.join(CATEGORIES)}"]
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True)
        found: dict[str, Any] = json.loads(report.read_text("utf-8"))
        return found


def judge(report: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Give the figures of a report and what is under its floor; a page that asks not to be listed has no SEO."""
    audits = report["audits"]
    scores = {name: round(100 * report["categories"][name]["score"]) for name in CATEGORIES}
    listed = audits["is-crawlable"]["score"] == 1
    shift = audits["cumulative-layout-shift"]["numericValue"]
    items = audits["network-requests"]["details"]["items"]
    sent = sum(item["transferSize"] for item in items if item.get("resourceType") not in {"Font", "Image"})
    faults = [name for name in CATEGORIES if scores[name] < FLOORS[name] and (listed or name != "seo")]
    faults += ["layout shift"] * (shift > MOST_SHIFT) + ["bytes"] * (sent > MOST_BYTES)
    failed = [a["id"] for a in audits.values() if a["score"] == 0 and a["scoreDisplayMode"] == "binary"]
    seo = str(scores["seo"]) if listed else "noindex"
    figures = [str(scores[name]) for name in CATEGORIES[:-1]] + [seo, f"{shift:.3f}", f"{sent / 1000:.1f}"]
    return figures, [*faults, *(failed if faults else ())]


def main() -> int:
    """Print a row a page; 1 where one is under its floor."""
    site, addresses = Path(sys.argv[1]).resolve(), sys.argv[2:]
    program, chromium = os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse"), find_chromium()
    if not program or not chromium:
        sys.exit("Lighthouse or Chromium is missing; the head of this file says where from")
    print("| page | performance | accessibility | best practices | SEO | shift | KB | under its floor |")
    print("|---|---|---|---|---|---|---|---|")
    worst = 0
    with serve(site) as home:
        for address in addresses or choose(site):
            figures, faults = judge(look(home + address, program, chromium))
            print(f"| /{address} | {' | '.join(figures)} | {', '.join(faults)} |", flush=True)
            worst |= bool(faults)
    return worst


if __name__ == "__main__":
    sys.exit(main())
