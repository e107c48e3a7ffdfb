"""Verbs that place articles into events: group."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from digest.arabic.names import Names
from digest.arranging import Arranged, Rearranged, arrange, propose, rearrange
from digest.build import inspect, inspect_settings
from digest.cli.edit_verbs import described, hold_site
from digest.cli.group import FAULTY, cli, misuse, print_problems
from digest.cli.merge_words import NOTHING, tell_merge
from digest.cli.speaking import say
from digest.editing.judging import judge, refuse_lost
from digest.merging import COMMAND
from digest.merging.run import come_together
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
  digest group --after-merge  settle what `git merge` of two clones left in conflict, and place together what each added
"""


@cli.command(epilog=EPILOG)
@click.option(
    "--propose", "only_propose", is_flag=True, help="Propose splits and merges of published events; change nothing."
)
@click.option("--afresh", is_flag=True, help="Decide all ties by machine again, also those published.")
@click.option("--after-merge", is_flag=True, help="Settle a merge of clones: conflicts, and ties made on both sides.")
@click.option("--since", default="", metavar="COMMIT", help="With --after-merge: where the clones went apart.")
@click.option("--dry-run", is_flag=True, help="Say what would happen and write nothing.")
@click.pass_obj
def group(
    folders: Folders, /, *, only_propose: bool, afresh: bool, after_merge: bool, since: str, dry_run: bool
) -> None:
    """Place articles into events and events into storylines; an editor's placement is never changed."""
    if only_propose and (afresh or dry_run):
        misuse("--propose changes nothing; it stands alone")
    if after_merge and (afresh or only_propose):
        misuse("--after-merge stands alone, or with --dry-run")
    if since and not after_merge:
        misuse("--since belongs to --after-merge")
    if only_propose:
        _tell_proposals(read_sound(folders))
        return
    with hold_site(folders):
        if after_merge:
            _settle_merge(folders, since, dry_run=dry_run)
        elif afresh:
            _tell_rearranged(_rearrange_site(folders, dry_run=dry_run), dry_run=dry_run)
        else:
            tell_arranged(arrange_site(folders, read_sound(folders), dry_run=dry_run), dry_run=dry_run)


def read_sound(folders: Folders) -> Content:
    """Read the content; print its faults and exit with 1 where it has any."""
    return read_sound_with_words(folders)[0]


def read_sound_with_words(folders: Folders) -> tuple[Content, Phrases]:
    """Read the content and the site's words, as :func:`read_sound` does."""
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
    content, phrases = read_sound_with_words(folders)
    names, _ = load_names(folders)
    found = rearrange(folders, content, Names.of(names))
    with described(phrases):
        refuse_lost(judge(folders, content, found.changes))
    if found.changes and not dry_run:
        commit(folders, "group --afresh", found.changes)
    return found


def _settle_merge(folders: Folders, since: str, *, dry_run: bool) -> None:
    """Settle a merge as one action; exit with 1 while an editor must decide something."""
    phrases = inspect_settings(folders)[1]
    with described(phrases):
        found = come_together(folders, since)
    if found is None:
        say(NOTHING)
        return
    if found.changes and not dry_run:
        commit(folders, COMMAND, found.changes)
    tell_merge(found, dry_run=dry_run)
    if found.asks:
        sys.exit(FAULTY)
    _tell_rearranged(found.rearranged, dry_run=dry_run)


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
