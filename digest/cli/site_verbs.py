"""Verbs about a whole site: check, render."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.arranging import list_waiting
from digest.build import build, inspect
from digest.cli.group import FAULTY, cli, misuse, print_problems
from digest.cli.speaking import say
from digest.complaints import explain_codes
from digest.problems import ContentError
from digest.raw_checking import check_raw
from digest.rendering import render
from digest.store.page_files import check_audits
from digest.store.targets import TargetError

if TYPE_CHECKING:
    from digest.store.loading import Folders


@cli.command(epilog="\b\nExamples:\n  digest check\n  digest check --codes | grep E310")
@click.option("--codes", is_flag=True, help="List every code with its meaning and its cure, and check nothing.")
@click.pass_obj
def check(folders: Folders, *, codes: bool) -> None:
    """Read every content file and report all faults (exit 1) and notes (exit 0) with file and line."""
    content, phrases, problems = inspect(folders)
    if codes:
        for line in explain_codes(phrases):
            say(line)
        return
    faults = sorted((*(problem for problem in problems if problem.stops), *check_audits(folders)))
    notes = [problem for problem in problems if not problem.stops]
    notes += check_raw(folders, content.articles)
    print_problems([*faults, *sorted(notes)], phrases)
    waiting = len(list_waiting(content))
    hint = f" ({waiting} in no event yet: `digest group` places them)" if waiting else ""
    numbers = (
        f"{len(content.articles)} articles{hint}, {len(content.events)} events, {len(content.storylines)} storylines"
    )
    say(f"{numbers}: {len(faults)} fault(s), {len(notes)} note(s)", err=bool(faults))
    if faults:
        sys.exit(FAULTY)


@cli.command("render", epilog="\b\nExample:\n  digest render --to docs")
@click.option("--to", "target", required=True, metavar="DIR", type=click.Path(path_type=Path), help="A new folder.")
@click.pass_obj
def render_pages(folders: Folders, target: Path) -> None:
    """Write every page as Markdown that reads right to left by itself, hand-written pages included."""
    try:
        site = build(folders)
        number = render(site, folders, target.resolve())
    except ContentError as error:
        print_problems(error.problems, inspect(folders)[1])
        sys.exit(FAULTY)
    except TargetError as error:
        misuse(f"{error}. Nothing was changed.")
    except OSError as error:
        misuse(f"{target} cannot be written: {error.strerror}")
    say(f"{number} files in {target}")
