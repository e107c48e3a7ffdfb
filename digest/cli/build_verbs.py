"""Verbs that make the site and show it: build, serve."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from digest.cli.group import FAULTY, cli, misuse
from digest.cli.speaking import say
from digest.publish.running import FailedError, build_site, serve_site
from digest.store.targets import TargetError

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.store.loading import Folders

CONFIG = click.option(
    "-f",
    "--config-file",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Another configuration than the site's mkdocs.yml.",
)
DIRECTORIES = click.option(
    "--use-directory-urls/--no-directory-urls", default=None, help="Addresses that end in / (the default) or in .html."
)
BUILD = """
\b
Examples:
  digest build                      build the site into site/; only what changed is made
  digest build -d /srv/www/digest   build it into another folder
"""
SERVE = """
\b
Examples:
  digest serve                      show the site at http://127.0.0.1:8000/, and build it again as you write
  digest serve -a 0.0.0.0:8080 -o   at another address, and open it in the browser
"""


def _speak(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say how much is told."""
    quiet = click.option("-q", "--quiet", is_flag=True, help="Say errors only.")
    verbose = click.option("-v", "--verbose", is_flag=True, help="Say everything that MkDocs does.")
    return quiet(verbose(command))


@cli.command(epilog=BUILD)
@click.option("-d", "--site-dir", metavar="DIR", type=click.Path(path_type=Path), help="The site's folder.")
@CONFIG
@click.option("--strict/--no-strict", default=True, show_default=True, help="Whether warnings stop the build.")
@DIRECTORIES
@_speak
@click.pass_obj
def build(folders: Folders, /, *, config_file: Path | None, site_dir: Path | None, quiet: bool, **options: Any) -> None:
    """Build the site: what `mkdocs build --strict` does, told in one line."""
    options["site_dir"] = str(site_dir.absolute()) if site_dir else None
    try:
        built = build_site(_find_config(folders, config_file), options, quiet=quiet)
    except TargetError as error:
        misuse(f"{error}. Nothing was changed.")
    except FailedError as error:
        _fail(error)
    told = f"{built.made} pages made, {built.kept} kept, {built.removed} files removed"
    if not quiet:
        say(f"{told} in {built.seconds:.1f} s: {_shorten(built.folder)}")


@cli.command(epilog=SERVE)
@click.option("-a", "--dev-addr", metavar="IP:PORT", help="Where to serve. Default: 127.0.0.1:8000")
@click.option("-o", "--open", "open_in_browser", is_flag=True, help="Open the site in the browser.")
@click.option("--livereload/--no-livereload", default=True, help="Whether to build again and reload after a change.")
@click.option("--watch-theme", is_flag=True, help="Watch the theme's files too.")
@click.option("-w", "--watch", metavar="PATH", type=click.Path(exists=True), multiple=True, help="Watch this too.")
@CONFIG
@click.option("--strict/--no-strict", default=False, show_default=True, help="Whether warnings stop the build.")
@DIRECTORIES
@_speak
@click.pass_obj
def serve(
    folders: Folders, /, *, config_file: Path | None, watch: tuple[str, ...], quiet: bool, **options: Any
) -> None:
    """Show the site on this machine and build it again when its content changes: what `mkdocs serve` does.

    While the content is at fault, every address shows the faults and what to do; then the site comes back.
    """
    options["watch"] = [str(Path(path).absolute()) for path in watch]
    try:
        serve_site(_find_config(folders, config_file), options, quiet=quiet)
    except FailedError as error:
        _fail(error)


def _find_config(folders: Folders, config_file: Path | None) -> Path:
    """Give the site's configuration; where there is none, say so."""
    path = config_file.absolute() if config_file else folders.root / "mkdocs.yml"
    if not path.is_file():
        misuse(f"{folders.root} holds no mkdocs.yml: go to the site's folder or below it, or name it with -C")
    return path


def _fail(error: FailedError) -> NoReturn:
    """Say what the program has not said yet, and exit with 1."""
    if str(error):
        say(f"Error: {error}", err=True)
    sys.exit(FAULTY)


def _shorten(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
