"""The verb that starts a site, and renews in one that stands what it is published with: new."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

import digest
from digest.cli.edit_verbs import hold_site
from digest.cli.group import FAULTY, cli, misuse
from digest.cli.speaking import say
from digest.editing.telling import tell_whole
from digest.starting import IncompleteError, NoSiteError, TakenError, plan_renewal, require_site, start_site
from digest.store.changes import commit
from digest.store.loading import Folders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.store.changes import Change

EPILOG = """
\b
Examples:
  digest new my-digest              start a site in the folder my-digest
  digest new --refresh              publish this site with the version of digest that runs here
  digest new --refresh --dry-run    only show what that would change
"""
NEXT = """\
A new digest is in {folder}. Next:
  cd {quoted}
  digest add SAVED-PAGES            clean, date and group the pages you gathered; where they name no year, write
                                    the years into site_config/site.yml first (period: 2020-01..2020-12)
  digest serve                      look at the site, at http://127.0.0.1:8000/
To publish it, push the folder, vendor/ included, to a new repository on GitHub and choose "GitHub Actions" there
under Settings, Pages; each push to main or master publishes from then on."""


@cli.command(epilog=EPILOG)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--refresh", is_flag=True, help="Renew what DIR (default: this site) is published with, nothing else.")
@click.option("--keep-workflow", is_flag=True, help="With --refresh: leave the publishing workflow as it is.")
@click.option("--dry-run", is_flag=True, help="With --refresh: show the difference and write nothing.")
@click.pass_obj
def new(folders: Folders, /, folder: Path | None, *, refresh: bool, keep_workflow: bool, dry_run: bool) -> None:
    """Start another site in DIR: settings, an about page, the publishing workflow, no article yet.

    A site brings along the program that publishes it, as a wheel in vendor/, and in requirements.txt the versions and
    hashes of all that the program needs. --refresh renews these two and the workflow, and shows the difference; edits
    of yours in them go (`digest undo` brings them back).
    """
    try:
        if refresh:
            site = Folders.below(folder.resolve()) if folder else folders
            _refresh(site, keep_workflow=keep_workflow, dry_run=dry_run)
        elif folder is None:
            misuse("name the folder to start a site in, or write --refresh to renew this one")
        elif keep_workflow or dry_run:
            misuse("--keep-workflow and --dry-run go with --refresh")
        else:
            _start(folder)
    except IncompleteError as error:
        say(f"Error: this program is not installed as a whole ({error}); install it again.", err=True)
        sys.exit(FAULTY)


def _start(folder: Path) -> None:
    try:
        names = start_site(folder)
    except TakenError:
        misuse(f"{folder} is not empty; name a new folder")
    except OSError as error:
        misuse(f"{folder} cannot be written: {error.strerror}")
    for name in names:
        say(f"  {name}")
    for line in NEXT.split("\n"):
        say(line.format(folder=folder, quoted=f'"{folder}"' if " " in str(folder) else folder))


def _refresh(folders: Folders, *, keep_workflow: bool, dry_run: bool) -> None:
    _require_site(folders)
    with hold_site(folders):
        changes = plan_renewal(folders.root, keep_workflow=keep_workflow)
        _show(changes)
        if not changes:
            say(f"Nothing to renew: this site is published with digest {digest.__version__} as it is here.")
        elif dry_run:
            say(f"{len(changes)} of the site's files would change; nothing was written")
        else:
            commit(folders, "new --refresh", changes)
            say(f"{len(changes)} of the site's files changed; commit them all. `digest undo` takes it back")


def _require_site(folders: Folders) -> None:
    try:
        require_site(folders.root)
    except NoSiteError as error:
        misuse(f"{folders.root} is no site to renew: {error}. Name a site's folder, or start one with `digest new DIR`")


def _show(changes: Sequence[Change]) -> None:
    for change in changes:
        for line in tell_whole(change):
            say(line)
