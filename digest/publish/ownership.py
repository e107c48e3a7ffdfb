"""Whose the site's folder is, and which of its files we made: what is not ours is neither emptied nor removed.

The list of our files lies in the folder itself, hidden, so that it is there when all that is remembered is gone. It is
widened before the first file is put and narrowed after the last is removed: whatever a killed build leaves, it names.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from digest.store.targets import SECTIONS, TargetError, check_target, is_empty, list_tree, read_list
from digest.theme.settings import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from digest.store.loading import Folders

#: The list of our files in a site's folder.
LIST = ".mujaz-site"
#: Folders that hold no files but ours, whose names are not known before they are made.
OURS_ALONE = ("assets/cards/", "search/index/")
_HALF_WRITTEN = re.compile(r"\..*\.\d+-\d+\.part")


def claim(site: Path, folders: Folders, config: MkDocsConfig) -> None:
    """Make sure that a site may be published into a folder; raises :class:`TargetError` before anything is touched.

    It may be missing or empty, bear our list, or hold a build of a version that wrote none.
    """
    theme = (Path(config.theme.custom_dir),) if config.theme.custom_dir else ()
    check_target(site, folders, (Path(config.docs_dir), *theme))
    if not (is_empty(site) or (site / LIST).is_file() or _is_old_build(site)):
        message = (
            f"{site} holds files that no build of this program made; name a new or empty folder. "
            f"If a site may be published among these files, put an empty file {LIST} there"
        )
        raise TargetError(message)


def list_ours(site: Path) -> frozenset[str]:
    """List the files of a site's folder that are ours, by its list; without one, by what builds without one made."""
    listed = read_list(site / LIST)
    if listed is None:
        listed = frozenset(_recognise(site)) if _is_old_build(site) else frozenset()
    return listed


def list_unnamed(site: Path) -> Iterator[str]:
    """List what a killed build may have left that no list names: half-written files, and what only ours can be."""
    for folder in OURS_ALONE:
        yield from (folder + name for name in list_tree(site / folder))
    for path in site.rglob(".*.part"):
        if _HALF_WRITTEN.fullmatch(path.name):
            yield path.relative_to(site).as_posix()


def _is_old_build(site: Path) -> bool:
    """Tell whether a front page is ours: it loads our style."""
    return _loads_our_style(site / "index.html")


def _recognise(site: Path) -> Iterator[str]:
    """Recognise the files of a build that left no list, by their places and by the style that pages load."""
    for name in list_tree(site):
        section = name.partition("/")[0]
        page = name.endswith(".html")
        if (
            name.startswith(("search/", *OURS_ALONE))
            or (page and section in SECTIONS)
            or (page and _loads_our_style(site / name))
        ):
            yield name


def _loads_our_style(path: Path) -> bool:
    try:
        return STYLE.encode() in path.read_bytes()
    except OSError:
        return False
