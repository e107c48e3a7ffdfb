"""The pages as a tree of Markdown files, for MkDocs without our plugin, for ProperDocs, or to read as they are."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from digest.pages.markdown import write_page
from digest.pages.redirects import write_redirect
from digest.store.page_files import pages_folder
from digest.store.targets import (
    SECTIONS,
    TargetError,
    check_target,
    list_tree,
    read_list,
    write_list,
)
from digest.store.writing import write_file

if TYPE_CHECKING:
    from digest.build import Site
    from digest.store.loading import Folders

#: Lists the files of a tree that we made, so that rendering into its folder again may replace them.
MARKER = ".mujaz-render"


def render(site: Site, folders: Folders, target: Path) -> int:
    """Write a site's pages, redirects and hand-written pages below ``target``; return how many files.

    The tree is made beside its place and then moved into it; files there that are not ours stay. Raises
    :class:`TargetError` where ``target`` holds what the site is made from, or any file and was not rendered by us.
    """
    check_target(target, folders)
    if target.exists() and any(target.iterdir()) and not (target / MARKER).exists():
        message = f"{target} holds files that `digest render` did not write; name a new folder"
        raise TargetError(message)
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    try:
        number = _write_tree(site, folders, made)
        _carry_over(target, made)
        made.chmod(0o755)
        _put(made, target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return number


def _carry_over(old: Path, made: Path) -> None:
    """Copy what others put into the old tree: what its list does not name."""
    if not old.exists():
        return
    ours = read_list(old / MARKER) or frozenset(filter(_is_rendered, list_tree(old)))
    for path in sorted(old.rglob("*")):
        name = path.relative_to(old)
        target = made / name
        if path.is_symlink() or not path.is_dir():
            if name.as_posix() not in ours and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, target, follow_symlinks=False)
        elif not any(path.iterdir()):
            target.mkdir(parents=True, exist_ok=True)


def _is_rendered(name: str) -> bool:
    """Tell whether a file of a tree that has no list is a page of ours, by its place."""
    section, _, rest = name.partition("/")
    return name in {"index.md", MARKER} or bool(section in SECTIONS and rest.endswith((".md", ".html")))


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
    generated = [page for page in site.pages if page.uri not in site.hand_written]
    for page in generated:
        write_file(root / page.uri, write_page(page, rtl=True))
    for redirect in site.redirects:
        write_file(root / redirect.old / "index.html", write_redirect(redirect, site.phrases))
    for name in sorted(site.hand_written):
        write_file(root / name, (pages_folder(folders) / name).read_bytes())
    names = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    write_file(root / MARKER, write_list(names))
    return len(generated) + len(site.redirects) + len(site.hand_written)
