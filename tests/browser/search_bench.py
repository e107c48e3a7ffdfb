"""The search worker alone in a page of its own: an index on disk, a server, and questions to the worker."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.search.tables import write_tables
from tests.search.collected import read_index, site_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.model import Digest
    from digest.search.documents import HandWritten
    from tests.browser.visit import Visit

ASSETS = Path(__file__).parents[2] / "digest" / "theme" / "overrides" / "assets" / "search"
#: What the site's own pages will allow; a page of another policy would prove less.
POLICY = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'"
PAGE = f"""<!doctype html>
<html lang="ar" dir="rtl">
<meta charset="utf-8">
<link rel="icon" href="data:,">
<title>بحث</title>
<meta http-equiv="Content-Security-Policy" content="{POLICY}; img-src data:">
<script src="page.js"></script>
"""
SCRIPT = """
"use strict"
const asked = new Map()
let ready = null, latest = 0
function hear({data}) {
  if (data.type === 1) return ready(data.data)
  asked.get(data.data.id)(data.data)
  asked.delete(data.data.id)
}
function start() {
  window.worker = new Worker(new URL("assets/search/worker.js", location.href))
  window.worker.onerror = event => { window.fault = event.message }
  window.worker.onmessage = hear
  const answered = new Promise(done => { ready = done })
  const site = new URL(".", location.href).href
  window.worker.postMessage({type: 0, data: {base: site + "search/index/", site}})
  return answered
}
function ask(query) {
  const id = ++latest, plain = {filters: {}, order: "relevance", from: 0, limit: 10}
  return new Promise(done => {
    asked.set(id, done)
    window.worker.postMessage({type: 2, data: {id, ...plain, ...query}})
  })
}
async function askAll(queries) {
  const found = []
  for (const query of queries) found.push(await ask(query))
  return found
}
/* Ten queries at once: the ids of those that are answered. */
async function askTenAtOnce(text) {
  const seen = []
  window.worker.onmessage = ({data}) => seen.push(data.data.id)
  const plain = {filters: {}, order: "relevance", from: 0, limit: 3}
  for (let id = 1; id <= 10; id++) window.worker.postMessage({type: 2, data: {id, text: text + " " + id, ...plain}})
  while (!seen.includes(10)) await new Promise(done => setTimeout(done, 5))
  window.worker.onmessage = hear
  return seen
}
"""


def write_bench(folder: Path, digest: Digest, pages: Iterable[HandWritten] = ()) -> Path:
    """Write a page with the worker and the index of a digest into a folder."""
    (folder / "assets" / "search").mkdir(parents=True)
    shutil.copy(ASSETS / "worker.js", folder / "assets" / "search")
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "page.js").write_text(SCRIPT, encoding="utf-8")
    for path, data in read_index(digest, pages, site_names()).items():
        file = folder / "search" / "index" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


@dataclass
class Bench:
    """A page whose worker has been started; ``ready`` is what the worker said then."""

    visit: Visit
    folder: Path
    ready: dict[str, Any]

    @classmethod
    def open(cls, visit: Visit, folder: Path) -> Bench:
        """Open the page and start the worker."""
        visit.open()
        return cls(visit, folder, visit.page.evaluate("start()"))

    def ask(self, text: str, **query: Any) -> dict[str, Any]:
        """Ask one query; every answer must be whole, and the worker without a fault."""
        found: dict[str, Any] = self.visit.page.evaluate("query => ask(query)", {"text": text, **query})
        assert self.visit.page.evaluate("window.fault || ''") == ""
        assert {"id", "total", "partial", "failed", "empty", "facets", "items"} <= found.keys()
        return found

    def ask_all(self, texts: Iterable[str], **query: Any) -> list[dict[str, Any]]:
        """Ask many queries one after another."""
        found: list[dict[str, Any]] = self.visit.page.evaluate(
            "queries => askAll(queries)", [{"text": text, **query} for text in texts]
        )
        return found

    def urls(self, text: str, **query: Any) -> list[str]:
        """Give the addresses that a query finds, in their order."""
        return [item["url"] for item in self.ask(text, **query)["items"]]


def load_analyser(visit: Visit) -> None:
    """Load the worker's file into the page itself, so that its analyser can be called there."""
    visit.open()
    visit.page.add_script_tag(url=visit.home + "assets/search/worker.js")
    visit.page.evaluate("tables => { window.analyser = new Analyser(tables) }", json.loads(json.dumps(write_tables())))
