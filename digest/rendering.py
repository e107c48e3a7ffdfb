"""The pages as a tree of Markdown files, for MkDocs without our plugin, for ProperDocs, or to read as they are."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from digest.pages.markdown import write_page
from digest.pages.redirects import write_redirect
from digest.store.page_files import pages_folder
from digest.store.writing import write_file

if TYPE_CHECKING:
    from digest.build import Site
    from digest.store.loading import Folders

#: Marks a folder as ours, so that rendering into it again may replace it.
MARKER = ".mujaz-render"


class TargetError(Exception):
    """The folder to render into holds something that is not ours."""


def render(site: Site, folders: Folders, target: Path) -> int:
    """Write a site's pages, redirects and hand-written pages below ``target``; return how many files.

    The tree is made beside its place and then moved into it. Raises :class:`TargetError` where ``target`` exists,
    is not empty and was not rendered by us.
    """
    if target.exists() and not (target / MARKER).exists() and (not target.is_dir() or any(target.iterdir())):
        raise TargetError(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    try:
        number = _write_tree(site, folders, made)
        made.chmod(0o755)
        _put(made, target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return number


def _put(made: Path, target: Path) -> None:
    """Move a finished tree into its place; what stood there is deleted only after that."""
    if not target.exists():
        made.replace(target)
        return
    old = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    target.replace(old / target.name)
    try:
        made.replace(target)
    except OSError:
        (old / target.name).replace(target)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _write_tree(site: Site, folders: Folders, root: Path) -> int:
    write_file(root / MARKER, "")
    generated = [page for page in site.pages if page.uri not in site.hand_written]
    for page in generated:
        write_file(root / page.uri, write_page(page, rtl=True))
    for redirect in site.redirects:
        write_file(root / redirect.old / "index.html", write_redirect(redirect, site.phrases))
    for name in sorted(site.hand_written):
        write_file(root / name, (pages_folder(folders) / name).read_bytes())
    return len(generated) + len(site.redirects) + len(site.hand_written)
