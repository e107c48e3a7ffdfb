"""Verbs for outlets: source, sources."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from digest.build import inspect
from digest.cli.edit_verbs import DRY_RUN, carry_out
from digest.cli.group import FAULTY, cli, misuse, print_problems
from digest.cli.speaking import say
from digest.editing import sourcing

if TYPE_CHECKING:
    from digest.editing.plan import Plan
    from digest.editing.sourcing import Unconfirmed
    from digest.store.loading import Folders

#: So many addresses of a name are shown.
MOST_HOSTS = 3
NEW = click.option("--new", is_flag=True, help="OUTLET is not in sources.yml yet: write an entry for it.")
KEY = click.option("--key", default="", help="The key of the new entry; otherwise one is made of its address or name.")
SOURCE = """
\b
Examples:
  digest source 2020-02-19-turkey-nato-russia lebanon-today
  digest source 2020-02-19-turkey-nato-russia "Lebanon Today" --new --key lebanon-today
  digest source --every "NAME" lebanon-today    all articles that show this unconfirmed name
  digest source --every "NAME"                  the same, where sources.yml has this name by now
"""
SOURCES = """
\b
Examples:
  digest sources                                names that articles show and sources.yml does not have
  digest sources --accept "NAME"                write an entry for it, and tie its articles to it
  digest sources --accept "NAME=lebanon-today"  with this key
  digest sources --accept                       all of them
"""


@cli.command("source", epilog=SOURCE)
@click.argument("names", metavar="[ARTICLE] [OUTLET]", nargs=-1)
@click.option("--every", default="", metavar="NAME", help="All articles that show this unconfirmed name.")
@NEW
@KEY
@DRY_RUN
@click.pass_obj
def name_source(folders: Folders, names: tuple[str, ...], *, every: str, new: bool, key: str, dry_run: bool) -> None:
    """Say which outlet ARTICLE is of. OUTLET is a key, a name or an alias of sources.yml; --new makes an entry."""
    if key and not new:
        misuse("--key is for the entry that --new writes")
    if every:
        if len(names) > 1:
            misuse("--every names the articles; write the outlet alone beside it, or nothing")
        outlet = names[0] if names else ""
        carry_out(folders, lambda plan: sourcing.name_every(plan, every, outlet, new=new, key=key), dry_run=dry_run)
        return
    if len(names) != len(("ARTICLE", "OUTLET")):
        misuse("name one article and its outlet, or --every NAME and the outlet")
    article, outlet = names
    carry_out(folders, lambda plan: sourcing.name_source(plan, article, outlet, new=new, key=key), dry_run=dry_run)


@cli.command("sources", epilog=SOURCES)
@click.argument("names", metavar="[NAME[=KEY]...]", nargs=-1)
@click.option("--accept", "accept_them", is_flag=True, help="Write entries for them and tie the articles to these.")
@DRY_RUN
@click.pass_obj
def list_sources(folders: Folders, names: tuple[str, ...], *, accept_them: bool, dry_run: bool) -> None:
    """List the names of outlets that articles show and sources.yml does not have, or accept them.

    A name that sources.yml has got since needs no new entry: its articles are only tied to it.
    """
    if not accept_them and (names or dry_run):
        misuse("names and --dry-run go with --accept")
    if accept_them:
        wanted = {name.strip(): key.strip() for name, _, key in (one.partition("=") for one in names)}

        def act(plan: Plan) -> None:
            sourcing.accept(plan, wanted)

        carry_out(folders, act, dry_run=dry_run)
        return
    content, phrases, problems = inspect(folders)
    if faults := [problem for problem in problems if problem.stops]:
        print_problems(faults, phrases)
        sys.exit(FAULTY)
    listed = sourcing.list_unconfirmed(content)
    for one in listed:
        say(_describe(one))
    unknown = sum(1 for a in content.articles if not a.source and not a.source_seen and a.withdrawn is None)
    _sum_up(listed, unknown)


def _describe(one: Unconfirmed) -> str:
    """Write a name as a line: how many articles, the name, where they lie, what it is by now, one of them."""
    more = len(one.hosts) - MOST_HOSTS
    hosts = ", ".join(one.hosts[:MOST_HOSTS]) + (f" and {more} more" if more > 0 else "")
    origins = {str(article.seen_in) for article in one.articles} - {"page"}
    told = f"from {' and '.join(sorted(origins))}" if origins else ""
    known = f"in sources.yml as {one.source}" if one.source else ""
    beside = "; ".join(filter(None, (hosts, told, known, f"such as {one.articles[0].id}")))
    return f"{len(one.articles):>6}  {one.name}  ({beside})"


def _sum_up(listed: tuple[Unconfirmed, ...], unknown: int) -> None:
    articles = sum(len(one.articles) for one in listed)
    known = sum(1 for one in listed if one.source)
    say(
        f"{len(listed)} unconfirmed names on {articles} articles, {known} of them in sources.yml by now; "
        f"{unknown} articles name no outlet"
    )
    if listed:
        say("`digest sources --accept [NAME…]` writes entries and ties the articles; `digest undo` takes it back")
