"""Small sites to add to."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from digest.adding.batch import Batch
from digest.adding.collection import Collection
from digest.adding.inputs import list_inputs, read_items
from digest.adding.options import Options, Report
from digest.adding.raws import RawShelf
from digest.adding.storing import store
from digest.store.changes import Draft
from digest.store.loading import Folders, load

if TYPE_CHECKING:
    from digest.model import Article

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "content" / "raw"


def start(folder: Path) -> Folders:
    """Make an empty site with the project's own decisions."""
    shutil.copytree(ROOT / "site_config", folder / "site_config")
    (folder / "content").mkdir()
    return Folders.below(folder)


def add(folders: Folders, *paths: Path | str, options: Options | None = None, data: bytes | None = None) -> Report:
    """Add inputs as the command does."""
    chosen = options or Options()
    content, problems = load(folders)
    assert not [problem for problem in problems if problem.stops], problems
    collection = Collection.of(folders, content, chosen.between)
    found = (
        item
        for source in list_inputs(map(str, paths), data)
        for item in read_items(source, force_language=chosen.force_language)
    )
    with Draft(folders, "add") as draft:
        raws = RawShelf(folders, None if chosen.dry_run else draft)
        report = Batch(collection, chosen, raws).run(found)
        if not chosen.dry_run:
            store(draft, report.made, collection, chosen, raws, group=False)
    return report


def read_tree(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder by name."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def articles_of(folders: Folders) -> dict[str, Article]:
    """Give a site's articles by id; its content must be without fault."""
    content, problems = load(folders)
    assert not [problem for problem in problems if problem.stops], problems
    return {article.id: article for article in content.articles}
