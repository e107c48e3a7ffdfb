"""What another version of the program renews in a site that stands: the program, its lock, the workflow.

Nothing else of a site is ever touched. A workflow that is not there is not missed (the site is published some other
way). An edited one is replaced like the lock, and the difference shows what goes: a workflow left as it was would
install a lock and a wheel that it does not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.starting.scaffold import SCAFFOLD, VENDOR, read_scaffold, vendor_program
from digest.starting.wheel import is_wheel_of_ours
from digest.store.changes import Change

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK, WORKFLOW = "requirements.txt", ".github/workflows/publish.yml"


class NoSiteError(Exception):
    """The folder is no site that `digest new` started; says why."""


def require_site(root: Path) -> None:
    """Raise :class:`NoSiteError` unless ``root`` holds a site that takes its program from a lock and a wheel."""
    for name in ("mkdocs.yml", "site_config/site.yml"):
        if not (root / name).is_file():
            message = f"it has no {name}"
            raise NoSiteError(message)
    if (root / "digest" / SCAFFOLD).is_dir():
        message = "it holds the program's own code, and is built with that"
        raise NoSiteError(message)


def plan_renewal(root: Path, *, keep_workflow: bool = False) -> tuple[Change, ...]:
    """Give what to write and what to delete so that a site is published with this very program.

    Wheels of ours from other versions go. Texts that differ by their line ends alone are the same. Raises
    :class:`IncompleteError` where no wheel can be made.
    """
    scaffold, program = read_scaffold(), vendor_program()
    wanted: dict[str, bytes | None] = {LOCK: scaffold[LOCK], **dict.fromkeys(_list_wheels(root)), **program}
    if not keep_workflow and (root / WORKFLOW).is_file():
        wanted[WORKFLOW] = scaffold[WORKFLOW]  # last, so that a reader of the differences sees it
    changes = (Change(name, _read(root / name), data) for name, data in wanted.items())
    return tuple(change for change in changes if not _is_same(change))


def _list_wheels(root: Path) -> Iterator[str]:
    for path in sorted((root / VENDOR).glob("*.whl")):
        if path.is_file() and is_wheel_of_ours(path.name):
            yield f"{VENDOR}/{path.name}"


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _is_same(change: Change) -> bool:
    if change.before is None or change.after is None or change.file.startswith(f"{VENDOR}/"):
        return change.before == change.after
    return change.before.replace(b"\r\n", b"\n") == change.after
