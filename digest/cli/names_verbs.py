"""The verb for names of headlines: names."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from digest.arabic.names import Names
from digest.build import inspect
from digest.cli.edit_verbs import DRY_RUN, carry_out
from digest.cli.group import FAULTY, cli, misuse, print_problems
from digest.cli.speaking import say
from digest.desk.name_proposals import propose_names
from digest.editing.known_names import accept_names, read_accepted
from digest.store.loading import load_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.desk.name_proposals import NameProposal
    from digest.store.loading import Folders

STANDARD_INPUT = "-"
EPILOG = """
\b
Examples:
  digest names --propose                           names of headlines that names.yml does not have, with their headlines
  digest names --propose --least 1 --most 500 > names.txt
  digest names --accept NAME=carreno OTHER-NAME    without = it gets the Latin word that was proposed
  digest names --accept - < names.txt              the lines left in that file, each NAME or NAME=latin
"""


@cli.command("names", epilog=EPILOG)
@click.argument("names", metavar="[NAME[=LATIN]...]", nargs=-1)
@click.option("--propose", is_flag=True, help="List frequent names of headlines, and the Latin word they would get.")
@click.option("--least", type=click.IntRange(1), default=2, show_default=True, help="Headlines that must hold a name.")
@click.option("--most", type=click.IntRange(1), default=50, show_default=True, help="Names to list.")
@click.option(
    "--accept", "accept_them", is_flag=True, help="Write these names into names.yml; - reads them line by line."
)
@DRY_RUN
@click.pass_obj
def name_names(
    folders: Folders,
    /,
    names: tuple[str, ...],
    *,
    propose: bool,
    least: int,
    most: int,
    accept_them: bool,
    dry_run: bool,
) -> None:
    """Let addresses of new articles speak: the names of their headlines, in Latin letters.

    An article that stands keeps its address; `digest rename` gives it another.
    """
    if propose == accept_them:
        misuse("write --propose or --accept")
    if propose and (names or dry_run):
        misuse("names and --dry-run go with --accept")
    if propose:
        _propose(folders, least, most)
        return
    wanted = dict(read_accepted(_list_given(names)))
    if not wanted:
        misuse("name the names to accept, each NAME or NAME=latin, or write - to read them from standard input")
    known, _ = load_names(folders)
    carry_out(folders, lambda plan: accept_names(plan, known, wanted), dry_run=dry_run)


def _list_given(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        if name == STANDARD_INPUT:
            yield from sys.stdin.buffer.read().decode("utf-8-sig", "replace").splitlines()
        else:
            yield name


def _propose(folders: Folders, least: int, most: int) -> None:
    content, phrases, problems = inspect(folders)
    if faults := [problem for problem in problems if problem.stops]:
        print_problems(faults, phrases)
        sys.exit(FAULTY)
    known, _ = load_names(folders)
    found = propose_names(content.articles, Names.of(known), least)
    for proposal in found[:most]:
        for line in _describe(proposal):
            say(line)
    more = f", the first {most} of them listed" if len(found) > most else ""
    how = "; `digest names --accept NAME=latin …` writes them" if found else ""
    say(f"{len(found)} proposals{more}{how}", err=True)


def _describe(proposal: NameProposal) -> Iterator[str]:
    """Write a proposal as lines that ``--accept -`` reads back: remarks, then NAME=latin."""
    bare = f", {proposal.bare} without a word in their address" if proposal.bare else ""
    common = "; a common word too: it counts only beside a word that settles it" if proposal.ambiguous else ""
    yield f"# {proposal.headlines} headline{'s' * (proposal.headlines > 1)}{bare}{common}"
    yield from (f"#   {sentence}" for sentence in proposal.sentences)
    yield f"{proposal.name}={proposal.latin}"
