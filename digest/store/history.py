"""What git tells of a site before clones of it went apart. Nothing else here needs git, and nothing is written."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.store.loading import Folders

#: Long enough for a hundred thousand files on a slow disk.
_SECONDS = 300
_TWO = 2
_PLAINLY = ("-z", "--no-renames", "--no-ext-diff", "--no-textconv")


class NoHistoryError(Exception):
    """There is no git here, no history, or no such commit; ``why`` tells which."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A site as the common ancestor of merged clones held it.

    ``files`` are the names of its content files, ``changed`` the bytes there of those that are otherwise now or gone.
    """

    files: frozenset[str] = frozenset()
    changed: Mapping[str, bytes] = field(default_factory=dict)


def read_ancestor(folders: Folders, since: str = "") -> Ancestor | None:
    """Read the common ancestor of what is merged: in a merge not yet committed, or by the commit that is checked out.

    ``since`` names the ancestor where history does not show it. Gives ``None`` where nothing is merged, an empty one
    where what is merged has no common ancestor. Raises :class:`NoHistoryError`.
    """
    if _ask(folders, "rev-parse", "--is-inside-work-tree") != "true":
        raise NoHistoryError(why="no-history")
    bases = _find_commit(folders, since) if since else _find_bases(folders)
    if bases is None:
        return None
    content = folders.name(folders.content)
    files: set[str] = set()
    changed: dict[str, bytes] = {}
    for base in bases:
        files |= set(_list(folders, "ls-tree", "-r", "-z", "--name-only", base, "--", content))
        names = _list(folders, "diff", *_PLAINLY, "--name-only", "--relative", base, "--", content)
        changed |= _read_blobs(folders, base, [name for name in names if name in files])
    return Ancestor(frozenset(files), changed)


def read_crossed(folders: Folders) -> dict[str, tuple[bytes | None, bytes | None]]:
    """Read the content files into which git carried changes of another file, because it took one for the other renamed.

    Gives their bytes as git merges them and as they are on the side that changed them (``None``: no file). Files that
    both sides changed are left out. Nothing where git is older than 2.38.
    """
    heads, bases = _list_merged(folders), _find_bases(folders) or []
    if len(heads) != _TWO or len(bases) != 1:
        return {}
    tree = _run(folders, "merge-tree", "--write-tree", "--no-messages", *heads).stdout.decode("ascii", "replace")
    if not tree:
        return {}
    merged, ours, theirs, base = (_list_blobs(folders, one) for one in (tree.partition("\n")[0], *heads, *bases))
    found = {}
    for name in sorted({*merged, *ours, *theirs, *base}):
        one, other, common = ours.get(name), theirs.get(name), base.get(name)
        if other in {one, common}:
            found[name] = one
        elif one == common or one is None or other is None:  # also where one side changed what the other deleted
            found[name] = other if one == common or one is None else one
    crossed = {name: (merged.get(name), blob) for name, blob in found.items() if merged.get(name) != blob}
    held = _read_objects(folders, sorted({blob for pair in crossed.values() for blob in pair if blob}))
    return {name: (held.get(one or ""), held.get(other or "")) for name, (one, other) in crossed.items()}


def read_sides(folders: Folders, file: str) -> tuple[bytes, bytes] | None:
    """Read one file as the two sides of a merge hold it; ``None`` where not both do."""
    try:
        heads = _list_merged(folders)
    except NoHistoryError:
        return None
    if len(heads) != _TWO:
        return None
    ours, theirs = (_read_blobs(folders, head, [file]).get(file) for head in heads)
    return None if ours is None or theirs is None else (ours, theirs)


def _list_blobs(folders: Folders, tree: str) -> dict[str, str]:
    """List the content files of a tree or a commit with the ids of their bytes."""
    lines = _list(folders, "ls-tree", "-r", "-z", tree, "--", folders.name(folders.content))
    rows = (line.partition("\t") for line in lines)
    return {name: head.split()[2] for head, _, name in rows if name.endswith(".md")}


def _find_commit(folders: Folders, named: str) -> list[str]:
    found = _ask(folders, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{named}^{{commit}}").split()
    if not found:
        raise NoHistoryError(why="no-commit")
    return found


def _find_bases(folders: Folders) -> list[str] | None:
    """Find the best common ancestors of what is merged, ``None`` where nothing is.

    A shallow clone that holds none is no proof that there are none: everything would be taken for new.
    """
    heads = _list_merged(folders)
    if len(heads) < _TWO:
        return None
    bases = _ask(folders, "merge-base", *(["--octopus"] if len(heads) > _TWO else []), "--all", *heads).split()
    if not bases and _ask(folders, "rev-parse", "--is-shallow-repository") == "true":
        raise NoHistoryError(why="shallow")
    return bases


def _list_merged(folders: Folders) -> list[str]:
    """List the commits that are being merged, or were merged by the commit that is checked out."""
    if under_way := _ask(folders, "rev-parse", "--verify", "--quiet", "MERGE_HEAD").split():
        return ["HEAD", *under_way]
    return _ask(folders, "rev-parse", "HEAD^@").split()


def _list(folders: Folders, *words: str) -> list[str]:
    return [name for name in _ask(folders, *words).split("\0") if name]


def _read_blobs(folders: Folders, commit: str, names: list[str]) -> dict[str, bytes]:
    """Read files of a commit."""
    specs = {f"{commit}:./{name}": name for name in names if "\n" not in name}
    return {specs[spec]: data for spec, data in _read_objects(folders, list(specs)).items()}


def _read_objects(folders: Folders, specs: list[str]) -> dict[str, bytes]:
    """Read what git holds under these names, all in one process; a name that it does not know is left out."""
    asked = "".join(f"{spec}\n" for spec in specs).encode(errors="surrogateescape")
    data = _run(folders, "cat-file", "--batch", given=asked).stdout if specs else b""
    found, place = {}, 0
    for spec in specs:
        head = data[place : data.find(b"\n", place)]
        parts = head.split()
        place += len(head) + 1
        if len(parts) == len(("hash", "type", "size")) and parts[1] == b"blob":
            size = int(parts[2])
            found[spec] = data[place : place + size]
            place += size + 1
    return found


def _ask(folders: Folders, *words: str) -> str:
    """Give what git prints, '' where it ends badly."""
    done = _run(folders, *words)
    return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n") if done.returncode == 0 else ""


def _run(folders: Folders, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", *words]
    try:
        return subprocess.run(  # noqa: S603 (fixed words, and commits that git itself checks)
            command, cwd=folders.root, input=given, capture_output=True, check=False, timeout=_SECONDS
        )
    except FileNotFoundError as error:
        raise NoHistoryError(why="no-git") from error
    except subprocess.TimeoutExpired as error:
        raise NoHistoryError(why="too-slow") from error
