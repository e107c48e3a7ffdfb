"""What is different while an editor looks on: the bar over the pages, and a folder that outlives the session."""

from __future__ import annotations

from hashlib import blake2b
from importlib import resources
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from digest.desk.bar import SCRIPT, SHOWN, compose_bar, write_bar
from digest.publish.standing import NOT_READ

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from digest.build import Site
    from digest.store.loading import Folders


def list_watched(folders: Folders) -> list[Path]:
    """List what MkDocs is to watch: decisions and content, but not what building never reads.

    MkDocs asks for the times of every watched file four times a second, and half of a large site's files are raw pages
    and audits. A new kind of content is seen when serving begins again.
    """
    kinds = [path for path in sorted(folders.content.glob("*")) if path.is_dir() and path.name not in NOT_READ]
    return [path for path in (folders.config, *(kinds or [folders.content])) if path.is_dir()]


def add_bar(files: Files, site: Site, config: MkDocsConfig) -> None:
    """Add the editor's bar to MkDocs' files: a script, and what it shows."""
    script = resources.files("digest").joinpath("desk", "bar.js").read_text(encoding="utf-8")
    shown = write_bar(compose_bar(site.content, site.notes, site.phrases))
    files.append(File.generated(config, SCRIPT, content=script))
    files.append(File.generated(config, SHOWN, content=shown))


def keep_folder(root: Path, session: Path, address: str) -> None:
    """Let the empty folder that MkDocs makes for one session lead to one that stays, with the pages of the last one.

    There is one for each ``address`` that a site is served at, since pages name it. Where the system has no links, or
    not for us, MkDocs' own folder is as good, and filled anew each time.
    """
    name = blake2b(address.encode(), digest_size=6).hexdigest()
    kept = root / ".mujaz" / "served" / name
    try:
        session.rmdir()
    except OSError:  # no folder, a full one, or a link: none that a session has just begun with
        return
    try:
        kept.mkdir(parents=True, exist_ok=True)
        session.symlink_to(kept, target_is_directory=True)
    except OSError:
        session.mkdir(exist_ok=True)


def leave_folder(session: Path) -> None:
    """Take the link away, so that MkDocs finds nothing to delete."""
    if session.is_symlink():
        session.unlink()
