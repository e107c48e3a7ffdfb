"""Verbs of the editor's desk: explain, review, clean."""

from __future__ import annotations

import sys
from collections import Counter, deque
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.adding.collection import Collection
from digest.adding.remaking import Failed, Remaker
from digest.build import inspect
from digest.cli.edit_verbs import hold_site, name_command
from digest.cli.group import FAULTY, cli, misuse, print_problems
from digest.cli.speaking import say, say_row
from digest.desk.again import propose
from digest.desk.dossiers import find_articles, gather, load_audit, suggest_ids
from digest.desk.edits import Desk
from digest.desk.explaining import describe_withdrawn, explain
from digest.desk.reviewing import REVIEW, TargetError, write_review
from digest.store.audit_file import write_audit
from digest.store.changes import commit
from digest.store.pending import Pending
from digest.store.value_edits import EditError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.adding.composing import Made
    from digest.arabic.phrases import Phrases
    from digest.cli.speaking import Style
    from digest.desk.again import Proposal
    from digest.model import Article, Content
    from digest.store.audit_file import Audit
    from digest.store.changes import Change
    from digest.store.loading import Folders


STYLES: dict[str, Style] = {
    "": {},
    "title": {"bold": True},
    "head": {"bold": True, "underline": True},
    "key": {"dim": True},
    "label": {"fg": "cyan"},
    "dim": {"dim": True},
    "warn": {"fg": "yellow"},
}
DIFF_STYLES = {"+": "green", "-": "red", "@": "cyan"}
UNKNOWN = "no article «{}»{}"
ELSE = ": an id is the name of a file below content/articles, without .md"
WHY_NOT = {
    "no-raw": "it has no raw page: it was written by hand, and there is nothing to clean again.",
    "raw-gone": "its raw file {file} is gone; put it back under content/raw to clean it again. Nothing was changed.",
    "raw-changed": "{file} is not the raw file that was added; put the original bytes back. Nothing was changed.",
    "front": "its front matter is not one key a line, so it cannot be edited by key. Nothing was changed.",
}
EXPLAIN_EPILOG = """
\b
Examples:
  digest explain 2020-02-19-turkey-nato-russia
  digest explain content/articles/2020/02/2020-02-19-turkey-nato-russia.md
  digest explain 000_6e3b1073e81a7b80.txt | less
"""
REVIEW_EPILOG = """
\b
Examples:
  digest review                   write .mujaz/review/index.html and open it in any browser
  digest review --to ~/desk       write it into another folder
"""
CLEAN_EPILOG = """
\b
Examples:
  digest clean --again 2020-02-19-turkey-nato-russia           show what today's rules would change
  digest clean --again 2020-02-19-turkey-nato-russia --apply   change it
  digest clean --again --all > changes.diff                    show it for every article
"""


@cli.command("explain", epilog=EXPLAIN_EPILOG)
@click.argument("names", metavar="ARTICLE...", nargs=-1, required=True)
@click.pass_obj
def explain_article(folders: Folders, names: tuple[str, ...]) -> None:
    """Show why an article is as it is: its raw page line by line, its date's evidence, repairs, and where to edit.

    ARTICLE is an id, a path, or the name of a raw file.
    """
    content, phrases, _ = inspect(folders)
    desk = Desk.of(folders, phrases, content.sources)
    for place, article in enumerate(_find_all(content, names)):
        if place:
            say()
        for row in explain(gather(folders, article), desk):
            say_row((piece.text, STYLES[piece.style], piece.outside) for piece in row)


@cli.command("review", epilog=REVIEW_EPILOG)
@click.option("--to", "target", metavar="DIR", type=click.Path(path_type=Path), help="Default: .mujaz/review")
@click.pass_obj
def review(folders: Folders, target: Path | None) -> None:
    """Write the editor's desk: a local page of every article that wants an eye, its raw page beside it."""
    content, phrases, problems = inspect(folders)
    faults = [problem for problem in problems if problem.stops]
    folder = target.resolve() if target else folders.root / REVIEW
    try:
        written = write_review(folders, content, phrases, folder)
    except TargetError:
        misuse(f"{folder} holds files that `digest review` did not write; name a new folder")
    print_problems(faults, phrases)
    say(f"{written.articles} of {len(content.articles)} articles want an eye: {folder / 'index.html'}")
    if faults:
        sys.exit(FAULTY)


@cli.command("clean", epilog=CLEAN_EPILOG)
@click.argument("names", metavar="[ARTICLE...]", nargs=-1)
@click.option("--again", is_flag=True, help="Clean the kept raw page by today's rules.")
@click.option("--all", "everything", is_flag=True, help="Every article.")
@click.option("--apply", "apply_it", is_flag=True, help="Change the files; without it the difference is only shown.")
@click.pass_obj
def clean(folders: Folders, names: tuple[str, ...], *, again: bool, everything: bool, apply_it: bool) -> None:
    """Clean articles again by today's rules and show the difference; an editor's word is never overwritten.

    A date or an outlet that would change stands above the difference, in a line of its own that begins with #.
    Id, folder, event and grouping stay, and so does whatever an editor changed since.
    """
    if not again:
        misuse("`digest add` cleans new pages; write `digest clean --again ARTICLE` for one that is held already")
    if bool(names) == everything:
        misuse("name articles, or write --all")
    with hold_site(folders):  # before anything is read: what is written rests on it
        failed = _read_and_clean(folders, names, apply_it=apply_it)
    if failed:
        sys.exit(FAULTY)


def _read_and_clean(folders: Folders, names: tuple[str, ...], *, apply_it: bool) -> int:
    """Clean the named articles again, all where none is named; return how many could not be."""
    content, phrases, problems = inspect(folders)
    if faults := [problem for problem in problems if problem.stops]:
        print_problems(faults, phrases)
        sys.exit(FAULTY)
    articles = _find_all(content, names) if names else content.articles
    return _clean_again(folders, content, phrases, articles, apply_it=apply_it, quiet=not names)


def _clean_again(
    folders: Folders,
    content: Content,
    phrases: Phrases,
    articles: tuple[Article, ...],
    *,
    apply_it: bool,
    quiet: bool,
) -> int:
    """Show or apply what changes; return how many could not be cleaned. ``quiet``: a list of all, so no reproach."""
    tally = Counter(failed=0 if quiet else _refuse_withdrawn(articles))
    changes = _list_changes(folders, content, phrases, articles, tally, quiet=quiet)
    if apply_it:
        done, hint = "changed", "; `digest undo` takes it back" if _commit(folders, changes) else ""
    else:
        deque(changes, maxlen=0)
        done, hint = "would change", "; --apply changes them" if tally["changed"] else ""
    told = f" (the date of {tally['date']}, the outlet of {tally['outlet']})" if tally["changed"] else ""
    numbers = f"{tally['changed']} of {tally['total']} {done}{told}, {tally['failed']} could not be cleaned again"
    say(f"{numbers}{hint}", err=True)
    return tally["failed"]


def _list_changes(
    folders: Folders,
    content: Content,
    phrases: Phrases,
    articles: tuple[Article, ...],
    tally: Counter[str],
    *,
    quiet: bool,
) -> Iterator[Change]:
    """Clean article by article, tell of each, and give its changes; no more than one stands in memory."""
    for article, made in _remake(folders, content, articles):
        tally["total"] += 1
        proposed = _propose(folders, article, made)
        if isinstance(proposed, Failed):
            expected = quiet and proposed.code == "no-raw"
            tally["failed"] += not expected
            if not expected:
                say(f"{article.id}: {_say_why(proposed, article, phrases)}", err=True)
            continue
        proposal, audit = proposed
        tally["changed"] += proposal.changes
        tally.update(kind for kind, _, _ in proposal.marks)
        _tell(proposal, quiet=quiet)
        pending = Pending(folders)
        pending.write(folders.name(folders.content / "audit" / f"{article.id}.yml"), write_audit(audit))
        pending.edit(article.places.file, lambda _, after=proposal.after: after)  # type: ignore[misc]
        yield from pending.changes()


def _commit(folders: Folders, changes: Iterator[Change]) -> bool:
    """Make all changes as one action; tell whether there was any."""
    first = next(changes, None)
    if first is not None:
        commit(folders, name_command(), chain((first,), changes))
    return first is not None


def _refuse_withdrawn(articles: tuple[Article, ...]) -> int:
    withdrawn = [article for article in articles if article.withdrawn is not None]
    for article in withdrawn:
        say(describe_withdrawn(article), err=True)
    return len(withdrawn)


def _remake(
    folders: Folders, content: Content, articles: tuple[Article, ...]
) -> Iterator[tuple[Article, Made | Failed]]:
    def recall(article: Article) -> dict[str, str]:
        audit = load_audit(folders, article)
        return dict(audit.facts) if audit else {}

    standing = [article for article in articles if article.withdrawn is None]
    yield from Remaker(Collection.of(folders, content), recall).remake(standing)


def _propose(folders: Folders, article: Article, made: Made | Failed) -> tuple[Proposal, Audit] | Failed:
    if isinstance(made, Failed):
        return made
    try:
        return propose(gather(folders, article), made.article), made.audit
    except EditError:
        return Failed("front")


def _say_why(failed: Failed, article: Article, phrases: Phrases) -> str:
    if failed.code in WHY_NOT:
        return WHY_NOT[failed.code].format(file=f"content/raw/{article.raw.file}")
    key = f"add.{failed.code}"
    why = phrases.entries[key]["english"] if phrases.has(key) else failed.code
    return f"today's rules find no article in its raw page ({why}). Nothing was changed."


def _tell(proposal: Proposal, *, quiet: bool) -> None:
    for kind, before, after in proposal.marks:
        say(f"# {kind}: {before or 'unknown'} → {after or 'unknown'}", fg="yellow", bold=True)
    for line in proposal.diff().split("\n")[:-1]:
        colour = None if line.startswith(("+++", "---")) else DIFF_STYLES.get(line[:1])
        say(line.removesuffix("\r"), fg=colour)
    if not proposal.changes and not quiet:
        say(f"{proposal.article.id}: nothing changes", err=True)
    if proposal.kept and not quiet:
        say(f"{proposal.article.id}: left as the editor has them: {', '.join(proposal.kept)}", err=True)


def _find_all(content: Content, names: tuple[str, ...]) -> tuple[Article, ...]:
    found: list[Article] = []
    for name in names:
        articles = find_articles(content.articles, name)
        if not articles:
            near = suggest_ids(content.articles, name)
            misuse(UNKNOWN.format(name, f"; did you mean {' or '.join(near)}?" if near else ELSE))
        found += [article for article in articles if article not in found]
    return tuple(found)
