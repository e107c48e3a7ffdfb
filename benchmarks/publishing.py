#!/usr/bin/env python3
"""Time publishing against stock MkDocs + Material on the same pages: everything, ten articles added, nothing changed.

Ten are added twice: as reports of a new day, which is what an editor does, and all over a year long past.

usage: benchmarks/publishing.py SHARED [SIZE ...]   (1000 10000 unless sizes are named)

Stock is the tree of `digest render` with Material's own theme and search. Hugo stands beside it where a `hugo` is on
the PATH. Times are whole processes, start of Python included; memory is the largest of all processes. Results go to
`benchmarks/publishing.json`, the drawing to `benchmarks/publishing.svg`; ratios are of one run on one machine.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "benchmarks"
STOCK = "site_name: Stock\nsite_url: https://example.org/\ntheme: {{name: material, language: ar}}\nplugins: [search]\n"
STOCK += "markdown_extensions: [attr_list, md_in_html, tables]\ndocs_dir: {docs}\nnav: [index.md]\n"
STOCK += "validation: {{nav: {{omitted_files: ignore}}}}\n"
HUGO = 'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
HUGO += "[markup.goldmark.renderer]\nunsafe = true\n"
#: The child tells its own peak and that of its children.
RUNNER = (
    "import resource,runpy,sys;sys.argv=['mkdocs',*sys.argv[1:]]\ntry: runpy.run_module('mkdocs',run_name='__main__')\n"
)
RUNNER += "finally: print('PEAK',max(resource.getrusage(w).ru_maxrss for w in (0,-1)),file=sys.stderr)"
ADDED = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One size: seconds, bytes and counts."""

    articles: int
    pages: int
    stock: float
    full: float
    ten: float
    ten_spread: float
    nothing: float
    floor_write: float
    floor_fill: float
    stock_peak_mb: int
    peak_mb: int
    kb_an_article: float
    hugo: float | None
    hugo_again: float | None


def main() -> int:
    """Measure the sizes asked for, print and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10000])
    options = parser.parse_args()
    rows = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="mujaz-publishing-") as folder:
            rows.append(measure(options.shared, size, Path(folder)))
            print(show(rows[-1]), flush=True)
    (HERE / "publishing.json").write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", encoding="utf-8")
    (HERE / "publishing.svg").write_text(draw(rows), encoding="utf-8")
    return 0


def measure(shared: Path, size: int, folder: Path) -> Row:
    """Make a site of one size and publish it every way."""
    site, out = folder / "site", folder / "out"
    make_site(shared, str(size), site)
    config = site / "mkdocs.yml"
    lines = config.read_text(encoding="utf-8").splitlines(keepends=True)
    own_search = [line for line in lines if not line.startswith(("  - search", "      lang:", "      separator:"))]
    config.write_text("".join(own_search), encoding="utf-8")
    full, peak = build(config, out)
    docs = render(site, folder / "docs")
    stock, stock_peak = build_stock(docs, folder)
    hugo, hugo_again = build_hugo(docs, out, folder / "hugo") if shutil.which("hugo") else (None, None)
    floor = measure_floor(out, folder / "floor")
    time.sleep(3)  # times younger than the clock of a file system are not believed
    build(config, out)
    nothing = min(build(config, out)[0] for _ in range(3))
    make_site(shared, str(ADDED), site, "--from", str(size + 1000), "--new-day")
    ten, _ = build(config, out)
    make_site(shared, str(ADDED), site, "--from", str(size + 2000))
    spread, _ = build(config, out)
    pages = sum(1 for _ in out.rglob("*.html"))
    weight = sum(path.stat().st_size for path in out.rglob("*") if path.is_file() and path.suffix != ".png")
    numbers = [round(value, 2) for value in (stock, full, ten, spread, nothing, *floor)]
    return Row(size, pages, *numbers, stock_peak, peak, round(weight / size / 1024, 1), hugo, hugo_again)


def make_site(shared: Path, *arguments: object) -> None:
    """Run the maker of sites."""
    size, site, *more = map(str, arguments)
    command = [sys.executable, str(HERE / "make_site.py"), str(shared), size, site, *more]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment())


def render(site: Path, docs: Path) -> Path:
    """Write the tree of Markdown pages that stock builds are made of."""
    code = "import digest.cli; digest.cli.main()"
    command = [sys.executable, "-c", code, "-C", str(site), "render", "--to", str(docs)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment())
    return docs


def build_stock(docs: Path, folder: Path) -> tuple[float, int]:
    """Build the rendered tree with the stock theme and its search."""
    config = folder / "mkdocs.yml"
    config.write_text(STOCK.format(docs=docs), encoding="utf-8")
    return build(config, folder / "stock")


def build_hugo(docs: Path, out: Path, folder: Path) -> tuple[float, float]:
    """Build the same tree with Hugo, in a frame as large as ours and without any search; and once more after an edit.

    The frame is that of one of our articles. Hugo takes ``index.md`` for a page without others below it, so such files
    get its own name for the page of a folder.
    """
    shutil.copytree(docs, folder / "content")
    for path in sorted(folder.glob("content/**/index.md")):
        path.rename(path.with_name("_index.md"))
    framed = next(iter(sorted(out.glob("articles/*/index.html")))).read_text(encoding="utf-8")
    begin, end = framed.index(">", framed.index("<article")) + 1, framed.rindex("</article>")
    (folder / "layouts/_default").mkdir(parents=True)
    for name in ("single.html", "list.html"):
        page = f"{framed[:begin]}<h1>{{{{ .Title }}}}</h1>{{{{ .Content }}}}{framed[end:]}"
        (folder / "layouts/_default" / name).write_text(page, encoding="utf-8")
    (folder / "hugo.toml").write_text(HUGO, encoding="utf-8")
    first = time_hugo(folder)
    edited = next(iter(sorted(folder.glob("content/articles/*.md"))))
    edited.write_text(edited.read_text(encoding="utf-8") + "\nسطر.\n", encoding="utf-8")
    return first, time_hugo(folder)


def time_hugo(folder: Path) -> float:
    """Time one build of Hugo."""
    begun = time.perf_counter()
    subprocess.run(["hugo", "--quiet", "--source", str(folder)], check=True)  # noqa: S607
    return round(time.perf_counter() - begun, 2)


def build(config: Path, out: Path) -> tuple[float, int]:
    """Build a site in a process of its own; give seconds and peak megabytes."""
    command = [sys.executable, "-c", RUNNER, "build", "--quiet", "-f", str(config), "-d", str(out)]
    begun = time.perf_counter()
    done = subprocess.run(command, check=False, stderr=subprocess.PIPE, env=environment())
    seconds = time.perf_counter() - begun
    if done.returncode:
        sys.exit(done.stderr.decode())
    return seconds, int(done.stderr.decode().rsplit("PEAK", 1)[1]) // 1024


def environment() -> dict[str, str]:
    """Give the environment in which a program finds this package."""
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}


def measure_floor(out: Path, target: Path) -> tuple[float, float]:
    """Time the writing of the same bytes, and a bare loop that fills a ready frame as often."""
    files = [(path.relative_to(out), path.read_bytes()) for path in sorted(out.rglob("*.html"))]
    begun = time.perf_counter()
    for name, data in files:
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    written = time.perf_counter() - begun
    frame = files[-1][1].decode().split("\n")
    begun = time.perf_counter()
    for name, data in files:
        "\n".join([*frame, name.as_posix(), data.decode()]).encode()
    return written, time.perf_counter() - begun


def show(row: Row) -> str:
    """Say a row in a line of the README's table."""
    ten = f"{row.ten} s ({row.stock / row.ten:.0f}×) | {row.ten_spread} s ({row.stock / row.ten_spread:.0f}×)"
    return (
        f"| {row.articles:,} | {row.pages:,} | {row.stock} s | {row.full} s ({row.stock / row.full:.1f}×) | {ten} | "
        f"{row.nothing} s ({row.stock / row.nothing:.0f}×) | {row.hugo or '–'} / {row.hugo_again or '–'} | "
        f"{row.peak_mb} MB ({row.stock_peak_mb}) | {row.kb_an_article} KB | {row.floor_write} s | {row.floor_fill} s |"
    )


def draw(rows: list[Row]) -> str:
    """Draw bars: how many times faster than stock each kind of build is."""
    kinds = {"full": "everything", "ten": "ten more", "nothing": "nothing changed"}
    top = max(row.stock / getattr(row, kind) for row in rows for kind in kinds)
    bars = []
    for number, row in enumerate(rows):
        for place, (kind, words) in enumerate(kinds.items()):
            ratio = row.stock / getattr(row, kind)
            y, width = 20 + (number * 4 + place) * 22, ratio / top * 330
            label = f"{row.articles:,} articles, {words}: {ratio:.1f}×"
            bars.append(f'<rect x="10" y="{y}" width="{width:.0f}" height="16" fill="#2b6f8f"/>')
            bars.append(f'<text x="{width + 18:.0f}" y="{y + 13}">{label}</text>')
    height = 20 + len(rows) * 88
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 {height}" font-family="sans-serif" font-size="13">'
    )
    return "\n".join([head, *bars, "</svg>", ""])


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.exit(main())
