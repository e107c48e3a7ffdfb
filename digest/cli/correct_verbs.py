"""Verbs by which an editor settles what the desk asks of an article: date, seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from digest.cli.edit_verbs import DRY_RUN, carry_out
from digest.cli.group import cli
from digest.editing.redating import set_date
from digest.editing.seeing import mark_seen

if TYPE_CHECKING:
    from digest.store.loading import Folders

DATE = """
\b
Examples:
  digest date 2020-02-russia-turkey 2020-02-19 --because "the talks were on that Wednesday"
  digest date 2020-02-russia-turkey 2020-02-28T14:10+03:00 --because "…"
  digest date 2020-02-russia-turkey 2020-02 --because "only the month is certain"
  digest date 2020-02-russia-turkey unknown --because "the page's date is that of its crawl"
"""
SEEN = """
\b
Examples:
  digest seen 2020-02-19-turkey-nato-russia
  digest seen 2020-02-19-turkey-nato-russia 2020-02-18-moscow-talks --dry-run
"""


@cli.command("date", epilog=DATE)
@click.argument("article")
@click.argument("day")
@click.option("--because", default="", help="Why you say so; readers see it.")
@DRY_RUN
@click.pass_obj
def date_article(folders: Folders, article: str, day: str, *, because: str, dry_run: bool) -> None:
    """Date ARTICLE by your word: DAY is a day, a month, a day with time and offset, or `unknown`.

    What the page or the program gave stays in the file, among the dates that were rejected. The address stays;
    `digest rename ARTICLE` gives one with the new date.
    """
    carry_out(folders, lambda plan: set_date(plan, article, day, because), dry_run=dry_run)


@cli.command("seen", epilog=SEEN)
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@DRY_RUN
@click.pass_obj
def see(folders: Folders, articles: tuple[str, ...], *, dry_run: bool) -> None:
    """Take ARTICLEs from the desk: you saw them and leave them as they are.

    One comes back when its date, its outlet or its body changes later.
    """
    carry_out(folders, lambda plan: mark_seen(plan, articles), dry_run=dry_run)
