"""The command group, its exit codes, and how it speaks of problems."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

import digest
from digest.cli.interrupted import end_interrupted
from digest.cli.speaking import revealed, say
from digest.complaints import describe
from digest.store.loading import Folders, find_root

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.arabic.phrases import Phrases
    from digest.problems import Problem

FAULTY, MISUSED, OUR_BUG, INTERRUPTED = 1, 2, 3, 130
#: The verbs of each module beside this one.
VERBS = {
    "add_verbs": ("add",),
    "build_verbs": ("build", "serve"),
    "correct_verbs": ("date", "seen"),
    "desk_verbs": ("clean", "explain", "review"),
    "edit_verbs": ("merge", "move", "rename", "split", "storyline", "undo", "withdraw"),
    "group_verbs": ("group",),
    "names_verbs": ("names",),
    "site_verbs": ("check", "render"),
    "source_verbs": ("source", "sources"),
    "start_verbs": ("new",),
}
#: Verbs that ask no site anything.
SITELESS = frozenset({"new"})
EXAMPLES = """
\b
Examples:
  digest new my-digest            start a site in the folder my-digest
  digest add saved-pages/         clean raw pages into dated articles and place them into events
  digest review                   a local page of everything that wants an editor's eye
  digest check                    read every content file and report every fault
  digest render --to docs         write the pages as Markdown
  digest serve                    show the site and build it again as you write
  digest build                    build the site into site/

\b
Exit codes: 0 fine, 1 the content is at fault, 2 wrong usage, 3 our bug, 130 stopped by Ctrl-C.
"""


class Verbs(click.Group):
    """A group that imports a verb's module when the verb is called: most of the time of a start is importing."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click names the arguments)
        """List all verbs."""
        return sorted(verb for verbs in VERBS.values() for verb in verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a verb, which its module has registered here while it was imported."""
        for module, verbs in VERBS.items():
            if cmd_name in verbs:
                import_module(f"digest.cli.{module}")
        return super().get_command(ctx, cmd_name)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read what was typed before the verb."""
        with revealed():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; Ctrl-C ends it with a word and the exit code that shells know."""
        try:
            with revealed():
                return super().invoke(ctx)
        except KeyboardInterrupt:
            say("Stopped.", err=True)
            sys.exit(INTERRUPTED)


@click.group(cls=Verbs, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(digest.__version__, prog_name="digest")
@click.option(
    "-C",
    "--site",
    "root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The site's folder (where mkdocs.yml stands). Default: this folder, or the nearest above it that is a site.",
)
@click.pass_context
def cli(context: click.Context, root: Path | None) -> None:
    """Mūjaz (موجز): a digest of the Arabic press, one event at a time."""
    context.obj = Folders.below(root.resolve() if root else _find_site(Path.cwd(), context))
    end_interrupted(context.obj)


def _find_site(here: Path, context: click.Context) -> Path:
    """Find the site at or above a folder, and say which where it is above: messages name files from there on."""
    found = find_root(here)
    if found and found != here and context.invoked_subcommand not in SITELESS:
        say(f"The site is in {found}", err=True)
    return found or here


def print_problems(problems: Iterable[Problem], phrases: Phrases) -> None:
    """Print problems, a line each; faults go to standard error."""
    for problem in problems:
        say(describe(problem, phrases), err=problem.stops)


def misuse(message: str) -> NoReturn:
    """Say what is wrong with the call and exit with 2."""
    say(f"Error: {message}", err=True)
    sys.exit(MISUSED)
