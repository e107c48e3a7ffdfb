#!/usr/bin/env python3
"""Compare searches over the labelled pages of `tests/gold/search`, in one run: stock Material, Pagefind, ours.

usage: benchmarks/search.py [--pagefind PROGRAM]

Each site is built from the 57 pages and searched by `tests/gold/search/evaluate.py` in the system's Chromium. Pagefind
(npm package `pagefind`) sees the article alone (`--root-selector article`).
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold" / "search"
STOCK = """\
site_name: x
theme: {name: material, language: ar, font: false}
plugins: [{search: {lang: ar}}]
nav: [index.md]
validation: {nav: {omitted_files: ignore}}
"""


def make_stock(folder: Path) -> Path:
    """Build the pages with MkDocs, Material and its own search."""
    articles = folder / "docs" / "articles"
    articles.mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# x\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    for line in (GOLD / "pages.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = "\n\n".join((f"# {row['title']}", *row["body"]))
        (articles / f"{row['slug']}.md").write_text(text, encoding="utf-8")
    run(["mkdocs", "build", "-q"], folder)
    return folder / "site"


def make_ours(folder: Path) -> tuple[Path, Path]:
    """Build the pages as `digest add` takes them; give the site and the map from slug to address."""
    command = "from digest.cli import main; main()"
    run_python(["-c", command, "new", str(folder)], ROOT)
    told = run_python(["-c", command, "-C", str(folder), "add", "--json", str(GOLD / "pages.jsonl")], ROOT)
    (folder / "map.json").write_text(told, encoding="utf-8")
    run(["mkdocs", "build", "-q"], folder)
    return folder / "site", folder / "map.json"


def run(arguments: list[str], folder: Path) -> None:
    """Run a module of this Python."""
    run_python(["-m", *arguments], folder)


def run_python(arguments: list[str], folder: Path) -> str:
    """Run this Python in a folder and give what it wrote."""
    done = subprocess.run([sys.executable, *arguments], cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode not in {0, 1}:
        sys.exit(done.stderr)
    return done.stdout


def evaluate(site: Path, *options: str) -> dict[str, list[dict[str, float]]]:
    """Ask every labelled query of a site; give the rows by class."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        run_python([str(GOLD / "evaluate.py"), str(site), "--json", out.name, *options], ROOT)
        rows = json.loads(Path(out.name).read_text(encoding="utf-8"))
    classes: dict[str, list[dict[str, float]]] = {}
    for row in rows:
        classes.setdefault(row["cls"], []).append(row)
    return classes


def say(rows: list[dict[str, float]]) -> str:
    """Write R@1 / R@5 of some queries."""
    return " / ".join(f"{sum(row[key] for row in rows) / len(rows):.2f}" for key in ("r1", "r5"))


def main() -> None:
    """Build, ask, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pagefind", default=shutil.which("pagefind"))
    pagefind = parser.parse_args().pagefind
    found = {}
    with tempfile.TemporaryDirectory() as name:
        stock = make_stock(Path(name, "stock"))
        found["Material"] = evaluate(stock)
        if pagefind:
            subprocess.run([pagefind, "--site", stock, "--root-selector", "article"], check=True, capture_output=True)
            found["Pagefind"] = evaluate(stock, "--ui", "pagefind-api")
        site, slugs = make_ours(Path(name, "ours"))
        found["ours"] = evaluate(site, "--map", str(slugs))
    print(f"| class | n | {' | '.join(found)} |")
    print("|---|---|" + "---|" * len(found))
    for kind, rows in found["ours"].items():
        print(f"| {kind} | {len(rows)} | {' | '.join(say(classes[kind]) for classes in found.values())} |")
    core = {
        who: [row for kind in by for row in by[kind] if kind not in {"latin-xscript", "typo"}]
        for who, by in found.items()
    }
    print(f"| core | {len(core['ours'])} | {' | '.join(map(say, core.values()))} |")
    nothing = {who: sum(not row["n"] for rows in by.values() for row in rows) for who, by in found.items()}
    print(f"| without a result | | {' | '.join(map(str, nothing.values()))} |")


if __name__ == "__main__":
    main()
