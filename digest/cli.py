"""The command ``digest``: click verbs over the functions that do the work."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

import digest
from digest.build import build, inspect
from digest.complaints import describe, explain_codes
from digest.problems import ContentError, Problem
from digest.rendering import TargetError, render
from digest.starting import TakenError, start_site
from digest.store.loading import Folders
from digest.store.page_files import check_raw

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.arabic.phrases import Phrases

FAULTY, MISUSED = 1, 2
EXAMPLES = """
\b
Examples:
  digest new my-digest            start a site in the folder my-digest
  digest check                    read every content file and report every fault
  digest render --to docs         write the pages as Markdown
  mkdocs serve                    show the site and rebuild it as you write
  mkdocs build --strict           build the site into site/

\b
Exit codes: 0 fine, 1 the content is at fault, 2 wrong usage, 3 our bug.
"""


@click.group(epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(digest.__version__, prog_name="digest")
@click.option(
    "-C",
    "--site",
    "root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=".",
    help="The site's folder (where mkdocs.yml stands). Default: this folder.",
)
@click.pass_context
def cli(context: click.Context, root: Path) -> None:
    """Mūjaz (موجز): a digest of the Arabic press, one event at a time."""
    context.obj = Folders.below(root.resolve())


@cli.command(epilog="\b\nExample:\n  digest new my-digest && cd my-digest && mkdocs serve")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Start another site in DIR: settings, an about page, the publishing workflow, no article yet."""
    try:
        names = start_site(folder)
    except TakenError:
        _misuse(f"{folder} is not empty; name a new folder")
    for name in names:
        click.echo(f"  {name}")
    click.echo(f"A new digest is in {folder}. Next: cd {folder} && mkdocs serve")


@cli.command(epilog="\b\nExamples:\n  digest check\n  digest check --codes | grep E310")
@click.option("--codes", is_flag=True, help="List every code with its meaning and its cure, and check nothing.")
@click.pass_obj
def check(folders: Folders, *, codes: bool) -> None:
    """Read every content file and report all faults (exit 1) and notes (exit 0) with file and line."""
    content, phrases, problems = inspect(folders)
    if codes:
        click.echo("\n".join(explain_codes(phrases)))
        return
    faults = [problem for problem in problems if problem.stops]
    notes = [problem for problem in problems if not problem.stops]
    notes += check_raw(folders, content.articles)
    _print([*faults, *sorted(notes)], phrases)
    numbers = f"{len(content.articles)} articles, {len(content.events)} events, {len(content.storylines)} storylines"
    click.echo(f"{numbers}: {len(faults)} fault(s), {len(notes)} note(s)", err=bool(faults))
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
        _print(error.problems, inspect(folders)[1])
        sys.exit(FAULTY)
    except TargetError:
        _misuse(f"{target} holds files that `digest render` did not write; name a new folder")
    click.echo(f"{number} files in {target}")


def main() -> None:
    """Run the command; an error of ours exits with 3 and asks for a report."""
    try:
        cli()
    except Exception as error:  # noqa: BLE001 (the last line of defence: one sentence and exit code 3)
        message = f"Our bug: {type(error).__name__}: {error}. Please report it with the command you ran."
        click.echo(message, err=True)
        sys.exit(3)


def _print(problems: Iterable[Problem], phrases: Phrases) -> None:
    for problem in problems:
        click.echo(describe(problem, phrases), err=problem.stops)


def _misuse(message: str) -> NoReturn:
    click.echo(f"Error: {message}", err=True)
    sys.exit(MISUSED)
