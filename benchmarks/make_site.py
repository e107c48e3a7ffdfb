#!/usr/bin/env python3
"""Make a site of many articles, as `digest add` and `digest group` leave it: what speed is measured on.

usage: benchmarks/make_site.py SHARED COUNT FOLDER [--no-group] [--from FIRST] [--new-day]

The records are those of the corpus (``SHARED/corpus``), again with changed words where it does not hold enough. The
folder must not exist; with ``--from`` COUNT articles are added to a site that does, from record FIRST on, and with
``--new-day`` as reports of the day after the newest that it holds.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from corpus import iterate_records  # noqa: E402

SOURCES = """\
bbc: {name: بي بي سي عربي, aliases: [BBC], domains: [bbc.co.uk, bbc.com], country: بريطانيا}
skynews: {name: سكاي نيوز عربية, aliases: [skynews], domains: [skynewsarabia.com], country: الإمارات}
alarabiya: {name: العربية, aliases: [alarabia], domains: [alarabiya.net], country: السعودية}
cnn: {name: سي إن إن بالعربية, aliases: [CNN], domains: [arabic.cnn.com], country: الولايات المتحدة}
france24: {name: فرانس 24, aliases: [france24], domains: [france24.com], country: فرنسا}
"""
#: `digest add` refuses larger files: somebody's mistake more often than a page.
RECORDS_A_FILE = 10_000
PERIOD = "period: 2018-01..2040-12\n"


def start_site(folder: Path) -> None:
    """Start an empty site that knows the corpus' outlets and years."""
    run("new", str(folder))
    config = folder / "site_config"
    settings = config / "site.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + PERIOD, encoding="utf-8")
    (config / "sources.yml").write_text(SOURCES, encoding="utf-8")


def add_records(shared: Path, first: int, count: int, folder: Path, day: date | None, *, group: bool) -> None:
    """Add records ``first`` to ``first + count`` with `digest add`, all as of one ``day`` where one is given."""
    records = islice(iterate_records(shared, first + count), first, None)
    with tempfile.TemporaryDirectory() as name:
        files = []
        while held := list(islice(records, RECORDS_A_FILE)):
            dated = (date_record(record, day) if day else record for record in held)
            files.append(Path(name, f"records{len(files)}.jsonl"))
            files[-1].write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in dated), encoding="utf-8")
        options = [] if group else ["--no-group"]
        run("-C", str(folder), "add", *map(str, files), *options, allowed=(0, 1))


def date_record(record: dict[str, str], day: date) -> dict[str, str]:
    """Let a record be of another day; its address keeps the outlet's host and loses its own day."""
    host = record["url"].split("/")[2]
    return {**record, "published": f"{day}T09:00:00+00:00", "url": f"https://{host}/{record['id']}"}


def find_next_day(folder: Path) -> date:
    """Give the day after the newest that an article's id names."""
    days = [path.name[:10] for path in (folder / "content/articles").rglob("[0-9]*.md")]
    return max(date.fromisoformat(day) for day in days if day[7:8] == "-" and day[8:].isdigit()) + timedelta(days=1)


def run(*arguments: str, allowed: tuple[int, ...] = (0,)) -> None:
    """Run the command line; a record that `digest add` refuses (1) is no fault of ours."""
    command = [sys.executable, "-c", "from digest.cli import main; main()", *arguments]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode not in allowed:
        sys.exit(done.stderr or done.stdout)


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--no-group", action="store_true")
    parser.add_argument("--from", dest="first", type=int)
    parser.add_argument("--new-day", action="store_true")
    options = parser.parse_args()
    folder = options.folder.resolve()
    if options.first is None:
        start_site(folder)
    day = find_next_day(folder) if options.new_day else None
    first, wanted = options.first or 0, count_files(folder, "articles") + options.count
    while missing := wanted - count_files(folder, "articles"):  # `digest add` refuses one record in a hundred
        add_records(options.shared, first, missing, folder, day, group=not options.no_group)
        first += missing
        if wanted - count_files(folder, "articles") == missing:
            sys.exit("digest add added none of the records")
    counts = ", ".join(f"{count_files(folder, kind)} {kind}" for kind in ("articles", "events", "storylines"))
    print(f"{counts} in {options.folder}")
    return 0


def count_files(folder: Path, kind: str) -> int:
    """Count the files of one kind."""
    return sum(1 for _ in (folder / "content" / kind).rglob("*.md"))


if __name__ == "__main__":
    sys.exit(main())
