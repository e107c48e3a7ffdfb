"""Whether changes may be written: the collection as it would be is checked before any file is touched."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from digest.assembling import assemble
from digest.checking import check
from digest.editing.refusals import RefusedError
from digest.store.loading import Folders, load, load_names
from digest.store.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digest.model import Article, Content, Event, Storyline
    from digest.problems import Problem
    from digest.store.changes import Change

    T = TypeVar("T", bound=Article | Event | Storyline)


def judge(folders: Folders, content: Content, changes: Iterable[Change]) -> tuple[str, ...]:
    """Give the published addresses that would go; refuse (``would-break``) changes that would make a fault."""
    later, problems = lay_over(folders, content, changes)
    known = {(p.place.file, p.code, p.subject) for p in check(content)}
    faults = [p for p in (*problems, *check(later)) if p.stops and (p.place.file, p.code, p.subject) not in known]
    if faults:
        raise RefusedError(code="would-break", problems=sorted(set(faults)))
    return tuple(sorted(list_addresses(content) - list_addresses(later)))


def refuse_lost(lost: Iterable[str]) -> None:
    """Refuse to let published addresses go: an event whose only reports left are drafts has no page, for one."""
    if gone := ", ".join(lost):
        raise RefusedError(code="would-lose", addresses=gone)


def lay_over(folders: Folders, content: Content, changes: Iterable[Change]) -> tuple[Content, tuple[Problem, ...]]:
    """Give a collection as it would be after changes, and what is wrong with the changed files one by one."""
    listed = {change.file: change.after for change in changes}
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        base = folders.content.relative_to(folders.root)
        (root / base).mkdir(parents=True)
        for file, data in listed.items():
            if data is not None and file.endswith(".md"):
                write_file(root / file, data)
        laid = Folders(root, root / base, _lay_over_config(folders, root, listed))
        found, problems = load(laid)
        problems += load_names(laid)[1]
    stems = {PurePosixPath(file).stem for file in listed}
    later = replace(
        content,
        sources=found.sources,
        articles=_replace(content.articles, found.articles, listed),
        events=_replace(content.events, found.events, listed),
        storylines=_replace(content.storylines, found.storylines, listed),
        unread=(content.unread - stems) | (found.unread & stems),
    )
    return later, tuple(problem for problem in problems if problem.place.file in listed)


def _lay_over_config(folders: Folders, root: Path, listed: Mapping[str, bytes | None]) -> Path:
    """Give the folder of the site's decisions, or a copy below ``root`` where any of its files changes."""
    base = folders.name(folders.config)
    if not any(file.startswith(f"{base}/") for file in listed):
        return folders.config
    for path in folders.config.glob("*.yml"):
        write_file(root / base / path.name, path.read_bytes())
    for file, data in listed.items():
        if data is not None and file.startswith(f"{base}/"):
            write_file(root / file, data)
    return root / base


def list_addresses(content: Content) -> frozenset[str]:
    """List the published addresses that must live on: articles, events, storylines, and what redirects to them."""
    digest = assemble(content)
    events = [happening.event for happening in (*digest.happenings, *digest.silent)]
    return frozenset(
        {f"articles/{one}/" for a in (*digest.articles, *digest.withdrawn) for one in (a.id, *a.aliases)}
        | {f"events/{one}/" for event in events for one in (event.id, *event.aliases)}
        | {f"storylines/{one}/" for line in digest.storylines for one in (line.id, *line.aliases)}
    )


def _replace(old: tuple[T, ...], new: tuple[T, ...], changed: Iterable[str]) -> tuple[T, ...]:
    names = set(changed)
    kept = [one for one in old if one.places.file not in names]
    return tuple(sorted([*kept, *new], key=lambda one: PurePosixPath(one.places.file)))
