"""Verbs that place articles into events: group."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from digest.arabic.names import Names
from digest.arranging import Arranged, Rearranged, arrange, propose, rearrange
from digest.build import inspect
from digest.cli.edit_verbs import described, hold_site
from digest.cli.group import FAULTY, cli, misuse, print_problems
from digest.cli.speaking import say
from digest.editing.judging import judge, refuse_lost
from digest.store.changes import commit
from digest.store.loading import load_names

if TYPE_CHECKING:
    from digest.arabic.phrases import Phrases
    from digest.model import Content
    from digest.store.loading import Folders

UNDO = "; `digest undo` takes it back"
EPILOG = """
\b
Examples:
  digest group                place what has no event yet; what is published only grows
  digest group --dry-run      say what would be placed where
  digest group --propose      say which published events might be split or merged, and change nothing
  digest group --afresh       decide every tie by machine again; what an editor placed stays, old addresses lead on
"""


@cli.command(epilog=EPILOG)
@click.option(
    "--propose", "only_propose", is_flag=True, help="Propose splits and merges of published events; change nothing."
)
@click.option("--afresh", is_flag=True, help="Decide all ties by machine again, also those published.")
@click.option("--dry-run", is_flag=True, help="Say what would happen and write nothing.")
@click.pass_obj
def group(folders: Folders, /, *, only_propose: bool, afresh: bool, dry_run: bool) -> None:
    """Place articles into events and events into storylines; an editor's placement is never changed."""
    if only_propose and (afresh or dry_run):
        misuse("--propose changes nothing; it stands alone")
    if only_propose:
        _tell_proposals(read_sound(folders))
        return
    with hold_site(folders):
        if afresh:
            _tell_rearranged(_rearrange_site(folders, dry_run=dry_run), dry_run=dry_run)
        else:
            tell_arranged(arrange_site(folders, read_sound(folders), dry_run=dry_run), dry_run=dry_run)


def read_sound(folders: Folders) -> Content:
    """Read the content; print its faults and exit with 1 where it has any."""
    return _read(folders)[0]


def _read(folders: Folders) -> tuple[Content, Phrases]:
    content, phrases, problems = inspect(folders)
    if faults := [problem for problem in problems if problem.stops]:
        print_problems(faults, phrases)
        sys.exit(FAULTY)
    return content, phrases


def arrange_site(folders: Folders, content: Content, *, dry_run: bool = False) -> Arranged:
    """Place what is new and write it as one action, which `digest undo` takes back."""
    names, _ = load_names(folders)
    arranged = arrange(folders, content, Names.of(names))
    if arranged.changes and not dry_run:
        commit(folders, "group", arranged.changes)
    return arranged


def _rearrange_site(folders: Folders, *, dry_run: bool) -> Rearranged:
    content, phrases = _read(folders)
    names, _ = load_names(folders)
    found = rearrange(folders, content, Names.of(names))
    with described(phrases):
        refuse_lost(judge(folders, content, found.changes))
    if found.changes and not dry_run:
        commit(folders, "group --afresh", found.changes)
    return found


def tell_arranged(arranged: Arranged, *, dry_run: bool = False, err: bool = False) -> None:
    """Print where each article was placed, and a summary."""
    opened = set(arranged.opened)
    for article, event in arranged.placed:
        say(f"articles/{article}/ -> events/{event}/{' (new)' if event in opened else ''}", err=err)
    verb = "would be placed" if dry_run else "placed"
    parts = f"{len(arranged.opened)} events and {len(arranged.storylines)} storylines opened"
    hint = UNDO if arranged.changes and not dry_run else ""
    say(f"{len(arranged.placed)} {verb}, {parts}, {len(arranged.copies)} near copies{hint}", err=err)


def _tell_rearranged(found: Rearranged, *, dry_run: bool) -> None:
    """Print what leaves its place, what is opened and given up, and a summary."""
    for kind, moved, folder in (("articles", found.moved, "events"), ("events", found.stories, "storylines")):
        for one, old, new in moved:
            left, reached = (f"{folder}/{place}/" if place else "none" for place in (old, new))
            fresh = " (new)" if new in {*found.opened, *found.founded} else ""
            say(f"{kind}/{one}/: {left} -> {reached}{fresh}")
    for gone, heir in found.given_up:
        say(f"{gone} is given up and leads to {heir}")
    for storyline in found.emptied:
        say(f"storylines/{storyline}/ has no event left and keeps its address")
    opened = f"{len(found.opened)} events and {len(found.founded)} storylines opened"
    say(f"{len(found.moved)} articles and {len(found.stories)} events placed otherwise, {opened}, ", end=False)
    verb = "would change, nothing was written" if dry_run else f"changed{UNDO if found.changes else ''}"
    say(f"{len(found.given_up)} addresses given up; {len(found.changes)} files {verb}")


def _tell_proposals(content: Content) -> None:
    proposals = propose(content)
    for merge in proposals.merges:
        first, second = merge.events
        shared = ", ".join(merge.shared)
        say(f"merge? {first} and {second}: likeness {merge.score:.2f}, both say {shared}")
    for split in proposals.splits:
        parts = " | ".join(", ".join(part) for part in split.parts)
        say(f"split? {split.event}: {parts}: likeness between the parts {split.score:.2f}")
    say(f"{len(proposals.merges)} merges and {len(proposals.splits)} splits proposed")
