"""Speed of `digest add` over plain-text pages, beside trafilatura on the same pages as HTML, in one run.

    python benchmarks/adding.py [PAGES]      reads the shared corpus (MUJAZ_SHARED, else ../shared)

Each side runs in a process of its own; CPU seconds are those of that process and its children.
"""

import gzip
import html
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = Path(os.environ.get("MUJAZ_SHARED", ROOT.parent / "shared")) / "corpus" / "ant-sample.jsonl.gz"
MENU = "الرئيسية\nسياسة\nاقتصاد\nرياضة"
FOOT = "اقرأ أيضا: خبر آخر من الأرشيف\nجميع الحقوق محفوظة"
PEER = """
import sys, pathlib, trafilatura
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    trafilatura.extract(path.read_text("utf-8"), favor_precision=True, fast=True)
"""


def main() -> None:
    """Make the pages, run both sides, print the figures."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    if not CORPUS.exists():
        sys.exit("the shared corpus is not here; set MUJAZ_SHARED")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write_pages(folder, wanted)
        print(f"{wanted} pages, {size / wanted / 1000:.1f} KB each")
        site = start_site(folder)
        command = [sys.executable, "-c", "from digest.cli import main; main()", "-C", str(site), "add"]
        measure("digest add, plain text", wanted, [*command, str(folder / "text")])
        few = max(wanted // 20, 1)
        for path in sorted((folder / "html").iterdir())[few:]:
            path.unlink()
        measure("trafilatura, as HTML", few, [sys.executable, "-c", PEER, str(folder / "html")])


def write_pages(folder: Path, wanted: int) -> int:
    """Write articles of the corpus as pages: a menu, the headline, the text, a foot; number the repeated ones."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as stream:
        records = [record for line in stream if 900 < len((record := json.loads(line))["text"]) < 2400]
    (folder / "text").mkdir()
    (folder / "html").mkdir()
    total = 0
    for n in range(wanted):
        record = records[n % len(records)]
        body = (
            record["text"] if n < len(records) else f"{record['text']}\nوهذا الخبر رقم {n} في هذه السلسلة من الأخبار."
        )
        page = "\n\n".join([MENU, record["title"], body.replace("\n", "\n\n"), FOOT])
        paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in body.split("\n"))
        title = html.escape(record["title"])
        head = f"<html><head><title>{title}</title></head>"
        markup = f"{head}<body><h1>{title}</h1><article>{paragraphs}</article></body></html>"
        (folder / "text" / f"{n:06}.txt").write_text(page, encoding="utf-8")
        (folder / "html" / f"{n:06}.html").write_text(markup, encoding="utf-8")
        total += len(page.encode())
    return total


def start_site(folder: Path) -> Path:
    """Make an empty site with this project's decisions and the corpus' period."""
    site = folder / "site"
    shutil.copytree(ROOT / "site_config", site / "site_config")
    (site / "content").mkdir()
    settings = site / "site_config" / "site.yml"
    text = settings.read_text(encoding="utf-8").replace("2020-01..2020-12", "2018-01..2018-12")
    settings.write_text(text, encoding="utf-8")
    return site


def measure(name: str, pages: int, command: list[str]) -> None:
    """Run a command and print pages a second, CPU seconds and peak memory."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    rate = f"{pages / cpu:7.0f} pages/s of CPU"
    print(f"{name:24} {pages:6} pages {wall:7.1f} s wall {cpu:7.1f} s CPU {rate}, peak {after.ru_maxrss // 1024} MB")


main()
