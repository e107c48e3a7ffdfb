"""The small site, copied, edited and built in this process: by publishing, clean, or the plain way."""

from __future__ import annotations

import logging
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING
from unittest import mock

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from digest.publish.workplace import Workplace
from tests.site.building import copy_site
from tests.site_trees import list_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ADDRESS = "https://example.org/repo/"


def start_site(root: Path, **options: object) -> Path:
    """Copy the small site without Material's search, which must see every page and so has MkDocs make them all."""
    copy_site(root)
    config = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8").replace("!ENV ", ""))
    config |= {"site_url": ADDRESS, "plugins": [{"digest": options}]}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    return root


def publish(root: Path, site: Path | None = None) -> dict[str, bytes]:
    """Build a site as an editor does and give the files of its folder."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site or root / "site"), strict=True)
    with quiet():
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    return list_files(site or root / "site")


def publish_clean(root: Path) -> dict[str, bytes]:
    """Build a site into an empty folder, with nothing remembered."""
    with set_aside(root):
        return publish(root)


def publish_plainly(root: Path) -> dict[str, bytes]:
    """Build a site into an empty folder by MkDocs alone."""
    path = root / "mkdocs.yml"
    config = yaml.safe_load(path.read_text("utf-8"))
    before = path.read_bytes()
    config["plugins"] = [{"digest": {"incremental": False}}]
    path.write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    try:
        with set_aside(root):
            return publish(root)
    finally:
        path.write_bytes(before)


@contextmanager
def set_aside(root: Path) -> Iterator[None]:
    """Put the site and all that is remembered of it aside for a while."""
    names = [name for name in ("site", ".mujaz") if (root / name).exists()]
    for name in names:
        (root / name).rename(root / f"{name}.aside")
    try:
        yield
    finally:
        for name in ("site", ".mujaz"):
            shutil.rmtree(root / name, ignore_errors=True)
        for name in names:
            (root / f"{name}.aside").rename(root / name)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep MkDocs from writing to the terminal."""
    log = logging.getLogger("mkdocs")
    level = log.level
    with mock.patch.dict(os.environ, {"NO_MKDOCS_2_WARNING": "1"}):
        log.setLevel(logging.ERROR)
        try:
            yield
        finally:
            log.setLevel(level)


def copy_published(built: Path, copy: Path) -> Path:
    """Copy a published site with all that is remembered of it; it lies elsewhere then, as after a restored cache."""
    shutil.copytree(built, copy)
    before, after = (Workplace.of(place, place / "site").folder for place in (built, copy))
    (copy / before.relative_to(built)).rename(after)
    return copy


def stamp_files(site: Path) -> dict[str, tuple[int, int]]:
    """Give inode and time of change of every file: a file that was put again has others."""
    return {
        p.relative_to(site).as_posix(): (p.stat().st_ino, p.stat().st_mtime_ns)
        for p in sorted(site.rglob("*"))
        if p.is_file()
    }
