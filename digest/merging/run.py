"""After a merge, from top to bottom: settle what is in conflict, mend what does not fit, decide the ties as of one."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from digest.arabic.names import Names
from digest.arranging import Rearranged, Standing, reunite
from digest.checking import check
from digest.editing.judging import lay_over, list_addresses, refuse_lost
from digest.editing.refusals import RefusedError
from digest.merging.mending import Mended, mend_deleted, mend_references, mend_twins
from digest.merging.settling import Settled, list_conflicts, settle_files
from digest.merging.uncrossing import uncross
from digest.store.history import Ancestor, NoHistoryError, read_ancestor
from digest.store.loading import load, load_names
from digest.store.nodes import Mapping, Scalar, read_nodes
from digest.store.pending import Pending
from digest.store.source_text import decode, part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.model import Article, Content, Event, Storyline
    from digest.problems import Problem
    from digest.store.changes import Change
    from digest.store.loading import Folders


@dataclass(frozen=True, slots=True)
class Reunited:
    """What a run found and decided; while it asks anything, no tie is decided. Nothing is written yet.

    ``partial`` tells that git did not say what stood before: then only what was in conflict is decided again.
    """

    settled: Settled
    mended: Mended = field(default_factory=Mended)
    rearranged: Rearranged = field(default_factory=Rearranged)
    changes: tuple[Change, ...] = ()
    partial: bool = False

    @property
    def asks(self) -> bool:
        """Whether an editor must decide something before the rest can be."""
        return bool(self.settled.asked or self.settled.left or self.mended.unsure or self.mended.parted)


def come_together(folders: Folders, since: str = "") -> Reunited | None:
    """Settle a merge, ``None`` where nothing was merged; raises :class:`RefusedError` where faults are left."""
    pending = Pending(folders)
    in_conflict = any(list_conflicts(pending))
    ancestor = _find_ancestor(folders, since, in_conflict=in_conflict)
    if ancestor is None and not in_conflict:
        return None
    if ancestor is not None and not since:
        uncross(pending)
    settled = settle_files(pending, ancestor, Names.of(load_names(folders)[0]))
    if settled.asked or settled.left:
        return Reunited(settled, changes=pending.changes())
    with _lay_config(pending) as laid:
        reader = _Reader(laid, pending, *load(laid))
        before = reader.read()
        mended = mend_twins(pending, before, ancestor)
        mend_deleted(pending, before, ancestor)
        mend_references(pending, reader.read(), ancestor, mended)
        if mended.unsure or mended.parted:
            return Reunited(settled, mended)
        content = reader.read()
        standing = _find_standing(content, ancestor, settled, folders.name(folders.content))
        found = reunite(pending, content, Names.of(load_names(laid)[0]), standing)
        after = reader.read()
        if faults := [problem for problem in check(after) if problem.stops]:
            raise RefusedError(code="no-fit", problems=sorted(set(faults)))
        refuse_lost(sorted(list_addresses(before) - list_addresses(after)))
    return Reunited(settled, mended, found, pending.changes(), partial=ancestor is None)


def _find_ancestor(folders: Folders, since: str, *, in_conflict: bool) -> Ancestor | None:
    """Find what stood before; without it what is in conflict can still be settled, and nothing else."""
    try:
        return read_ancestor(folders, since)
    except NoHistoryError as error:
        if in_conflict and error.why != "no-commit":
            return None
        raise RefusedError(code=error.why) from error


@contextmanager
def _lay_config(pending: Pending) -> Iterator[Folders]:
    """Give the site's folders with its decisions as they will be."""
    folders = pending.folders
    config = folders.name(folders.config)
    changed = [change for change in pending.changes() if change.file.startswith(f"{config}/")]
    if not changed:
        yield folders
        return
    with tempfile.TemporaryDirectory() as place:
        laid = Path(place) / "config"
        shutil.copytree(folders.config, laid)
        for change in changed:
            (laid / PurePosixPath(change.file).relative_to(config)).write_bytes(change.after or b"")
        yield replace(folders, config=laid)


@dataclass(slots=True)
class _Reader:
    """Reads the collection as it will be; ``content`` and ``problems`` are what the files hold now."""

    folders: Folders
    pending: Pending
    content: Content
    problems: tuple[Problem, ...]
    known: tuple[Change, ...] = ()
    found: Content | None = None

    def read(self) -> Content:
        """Give the collection with what is pending; faults of single files are refused."""
        changes = self.pending.changes()
        if self.found is not None and changes == self.known:
            return self.found
        later, problems = lay_over(self.folders, self.content, changes)
        changed = {change.file for change in changes}
        faults = [one for one in self.problems if one.stops and one.place.file not in changed]
        faults += [one for one in problems if one.stops]
        if faults:
            raise RefusedError(code="no-fit", problems=sorted(set(faults)))
        self.known, self.found = changes, later
        return later


def _find_standing(content: Content, ancestor: Ancestor | None, settled: Settled, base: str) -> Standing:
    """Say what stood before the clones went apart; all but what was in conflict, where that is not known.

    ``base`` is the name of the content's folder.
    """
    stood = _Stood.of(ancestor, base) if ancestor else None
    reports = {a.id for a in content.articles if a.event and (stood is None or stood.tell("articles", a, "event"))}
    told = {e.id for e in content.events if e.storyline and (stood is None or stood.tell("events", e, "storyline"))}
    return Standing(
        reports=frozenset(one for one in reports if f"articles/{one}" not in settled.loose),
        events=frozenset(e.id for e in content.events if stood is None or stood.find("events", e)),
        told=frozenset(one for one in told if f"events/{one}" not in settled.loose),
        storylines=frozenset(s.id for s in content.storylines if stood is None or stood.find("storylines", s)),
    )


@dataclass(frozen=True, slots=True)
class _Stood:
    """The files of an ancestor by folder and id."""

    ancestor: Ancestor
    files: dict[tuple[str, str], str]

    @classmethod
    def of(cls, ancestor: Ancestor, base: str) -> _Stood:
        paths = {file: PurePosixPath(file).relative_to(base) for file in ancestor.files if file.endswith(".md")}
        return cls(ancestor, {(path.parts[0], path.stem): file for file, path in paths.items()})

    def find(self, folder: str, owner: Article | Event | Storyline) -> str:
        """Give the file that something had, under its id or an old one; '' for none."""
        found = (self.files.get((folder, one), "") for one in (owner.id, *owner.aliases))
        return next(filter(None, found), "")

    def tell(self, folder: str, owner: Article | Event, key: str) -> bool:
        """Tell whether something had a value at all."""
        file = self.find(folder, owner)
        data = self.ancestor.changed.get(file)
        if data is None:
            return bool(file)  # as it is now
        parted, _ = part(decode(data, file)[0], file)
        root = read_nodes(parted.front, file)[0] if parted else None
        node = root.items[key][1] if isinstance(root, Mapping) and key in root.items else None
        return isinstance(node, Scalar) and not node.empty
