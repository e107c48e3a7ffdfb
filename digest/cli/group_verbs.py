"""Verbs that place articles into events: group."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from digest.adding.locking import BusyError, lock_site
from digest.arabic.names import Names
from digest.arranging import Arranged, arrange, propose
from digest.build import inspect
from digest.cli.group import FAULTY, cli, print_problems
from digest.cli.interrupted import finish_interrupted
from digest.store.changes import Change, commit
from digest.store.loading import load_names

if TYPE_CHECKING:
    from digest.model import Content
    from digest.store.loading import Folders

EPILOG = """
\b
Examples:
  digest group                place what has no event yet; what is published only grows
  digest group --dry-run      say what would be placed where
  digest group --propose      say which published events might be split or merged, and change nothing
"""


@cli.command(epilog=EPILOG)
@click.option(
    "--propose", "only_propose", is_flag=True, help="Propose splits and merges of published events; change nothing."
)
@click.option("--dry-run", is_flag=True, help="Say what would happen and write nothing.")
@click.pass_obj
def group(folders: Folders, /, *, only_propose: bool, dry_run: bool) -> None:
    """Place articles into events and events into storylines; an editor's placement is never changed."""
    if only_propose:
        _tell_proposals(read_sound(folders))
        return
    try:
        with lock_site(folders):
            finish_interrupted(folders)
            tell_arranged(arrange_site(folders, read_sound(folders), dry_run=dry_run), dry_run=dry_run)
    except BusyError:
        click.echo("Another `digest` is writing to this site; wait for it and run the command again.", err=True)
        sys.exit(FAULTY)


def read_sound(folders: Folders) -> Content:
    """Read the content; print its faults and exit with 1 where it has any."""
    content, phrases, problems = inspect(folders)
    if faults := [problem for problem in problems if problem.stops]:
        print_problems(faults, phrases)
        sys.exit(FAULTY)
    return content


def arrange_site(folders: Folders, content: Content, *, dry_run: bool = False) -> Arranged:
    """Place what is new and write it as one action, which `digest undo` takes back."""
    names, _ = load_names(folders)
    arranged = arrange(folders, content, Names.of(names))
    if arranged.files and not dry_run:
        commit(folders, "group", _list_changes(folders, arranged))
    return arranged


def _list_changes(folders: Folders, arranged: Arranged) -> list[Change]:
    changes = []
    for name, text in arranged.files:
        path = folders.content / name
        before = path.read_bytes() if path.is_file() else None
        changes.append(Change(folders.name(path), before, text.encode()))
    return changes


def tell_arranged(arranged: Arranged, *, dry_run: bool = False, err: bool = False) -> None:
    """Print where each article was placed, and a summary."""
    opened = set(arranged.opened)
    for article, event in arranged.placed:
        click.echo(f"articles/{article}/ -> events/{event}/{' (new)' if event in opened else ''}", err=err)
    verb = "would be placed" if dry_run else "placed"
    parts = f"{len(arranged.opened)} events and {len(arranged.storylines)} storylines opened"
    click.echo(f"{len(arranged.placed)} {verb}, {parts}, {len(arranged.copies)} near copies", err=err)


def _tell_proposals(content: Content) -> None:
    proposals = propose(content)
    for merge in proposals.merges:
        first, second = merge.events
        shared = ", ".join(merge.shared)
        click.echo(f"merge? {first} and {second}: likeness {merge.score:.2f}, both say {shared}")
    for split in proposals.splits:
        parts = " | ".join(", ".join(part) for part in split.parts)
        click.echo(f"split? {split.event}: {parts}: likeness between the parts {split.score:.2f}")
    click.echo(f"{len(proposals.merges)} merges and {len(proposals.splits)} splits proposed")
