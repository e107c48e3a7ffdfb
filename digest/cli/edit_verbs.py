"""The editor's verbs: move, merge, split, rename, storyline, withdraw, undo."""

from __future__ import annotations

import shlex
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from digest.adding.locking import BusyError, lock_site
from digest.adding.naming import make_article_id
from digest.arabic.names import Names
from digest.build import inspect
from digest.cli.edit_words import NOTES, refuse
from digest.cli.group import FAULTY, cli, misuse, print_problems
from digest.cli.interrupted import finish_interrupted
from digest.cli.speaking import say
from digest.complaints import describe
from digest.editing import moving, renaming, withdrawing
from digest.editing.judging import judge, refuse_lost
from digest.editing.plan import Plan
from digest.editing.refusals import RefusedError
from digest.editing.telling import count_changes, tell_changes
from digest.merging import COMMAND as AFTER_MERGE
from digest.store.changes import (
    ChangedError,
    DamagedError,
    commit,
    forget,
    is_interrupted,
    list_actions,
    reverse,
    undo,
)
from digest.store.loading import load_names
from digest.store.pending import UneditableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from digest.arabic.phrases import Phrases
    from digest.model import Article
    from digest.store.changes import Action, Change
    from digest.store.loading import Folders

COLOURS = {"+": "green", "-": "red"}
#: More files or addresses than this are counted, not listed.
MOST_LISTED = 100
DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
APART = click.option("--even-if-apart", is_flag=True, help="Do it although the two events are kept apart.")
TITLE = click.option("--title", default="", help="The title of the new event; otherwise its first report's headline.")
NEW_ID = click.option("--id", "event_id", default="", metavar="ID", help="The id of the new event.")
MOVE = """
\b
Examples:
  digest move 2020-02-19-turkey-nato-russia 2020-02-18-moscow-talks
  digest move 2020-02-19-turkey-nato-russia --new --title "…"
"""
MERGE = "\b\nExample:\n  digest merge 2020-02-19-kalin 2020-02-18-moscow-talks    the first id becomes an alias"
SPLIT = "\b\nExample:\n  digest split 2020-02-18-moscow-talks 2020-02-19-turkey-nato-russia --id 2020-02-19-kalin"
RENAME = """
\b
Examples:
  digest rename undated-levant-4dab92bb              an article, by its date and headline of today
  digest rename undated-levant-4dab92bb 2020-02-19-turkey-nato
  digest rename event:2020-02-18-talks 2020-02-17-talks      where an article has this id too
  digest rename storylines/idlib idlib-2020-02
  digest rename idlib-2020-02 --title "…"            an event or a storyline
"""
STORYLINE = """
\b
Examples:
  digest storyline 2020-02-18-moscow-talks idlib-2020-02
  digest storyline 2020-02-18-moscow-talks moscow-talks --title "…"     opens the storyline
  digest storyline 2020-02-18-moscow-talks --none
"""
WITHDRAW = """
\b
Examples:
  digest withdraw 2020-02-19-turkey-nato-russia --because "at the publisher's request"
  digest withdraw 2020-02-19-turkey-nato-russia --because "…" --delete-text
"""
UNDO = """
\b
Examples:
  digest undo --list        what can be taken back, the last first
  digest undo               take the last back
"""


@cli.command(epilog=MOVE)
@click.argument("article")
@click.argument("event", required=False, default="")
@click.option("--new", is_flag=True, help="Open an event of its own for it.")
@TITLE
@NEW_ID
@APART
@DRY_RUN
@click.pass_obj
def move(folders: Folders, /, article: str, event: str, *, new: bool, dry_run: bool, **given: str | bool) -> None:
    """Place ARTICLE in EVENT by your word, which no machine overrules."""
    title, event_id, apart = str(given["title"]).strip(), str(given["event_id"]), bool(given["even_if_apart"])
    if bool(event) == new:
        misuse("name an event, or write --new")
    if not new and (title or event_id):
        misuse("--title and --id are for the event that --new opens")
    if new:
        carry_out(folders, lambda plan: moving.open_event(plan, article, title, event_id), dry_run=dry_run)
    else:
        carry_out(folders, lambda plan: moving.move(plan, article, event, even_if_apart=apart), dry_run=dry_run)


@cli.command(epilog=MERGE)
@click.argument("event")
@click.argument("into")
@APART
@DRY_RUN
@click.pass_obj
def merge(folders: Folders, event: str, into: str, *, even_if_apart: bool, dry_run: bool) -> None:
    """Let the reports of EVENT follow into INTO; EVENT's address leads there from now on."""
    carry_out(folders, lambda plan: moving.merge(plan, event, into, even_if_apart=even_if_apart), dry_run=dry_run)


@cli.command(epilog=SPLIT)
@click.argument("event")
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@TITLE
@NEW_ID
@DRY_RUN
@click.pass_obj
def split(folders: Folders, event: str, articles: tuple[str, ...], *, title: str, event_id: str, dry_run: bool) -> None:
    """Put the named reports of EVENT into a new event, and keep the two apart."""
    carry_out(folders, lambda plan: moving.split(plan, event, articles, title.strip(), event_id), dry_run=dry_run)


@cli.command(epilog=RENAME)
@click.argument("name")
@click.argument("new_id", metavar="[NEW-ID]", required=False, default="")
@click.option("--title", default="", help="Another title of an event or a storyline, by your word.")
@DRY_RUN
@click.pass_obj
def rename(folders: Folders, name: str, new_id: str, *, title: str, dry_run: bool) -> None:
    """Give an article, an event or a storyline another id; the old address leads to the new one.

    Without NEW-ID an article gets the id that `digest add` would give it today: that is how one whose date became
    known gets an address with its date. Its file stays in its folder. A name that an article and an event both have
    must say which is meant: article:ID or event:ID.
    """

    def act(plan: Plan) -> None:
        renaming.rename(plan, name, new_id, title.strip(), _name_by_today(folders, plan))

    carry_out(folders, act, dry_run=dry_run)


def _name_by_today(folders: Folders, plan: Plan) -> Callable[[Article], str]:
    """Give what names an article as `digest add` would today."""

    def choose(article: Article) -> str:
        names, _ = load_names(folders)
        others = (one for one in plan.content.articles if one.id != article.id)
        taken = {one for other in others for one in (other.id, *other.aliases)}
        return make_article_id(article, Names.of(names), taken)

    return choose


@cli.command(epilog=STORYLINE)
@click.argument("event")
@click.argument("storyline", required=False, default="")
@click.option("--none", is_flag=True, help="It belongs to no storyline.")
@click.option("--title", default="", help="Open a new storyline of this title.")
@DRY_RUN
@click.pass_obj
def storyline(folders: Folders, event: str, storyline: str, *, none: bool, title: str, dry_run: bool) -> None:
    """Put EVENT into STORYLINE, or into none, by your word."""
    if bool(storyline) == none:
        misuse("name a storyline, or write --none")
    if none and title:
        misuse("--title opens a storyline; it does not go with --none")
    carry_out(folders, lambda plan: renaming.set_storyline(plan, event, storyline, title.strip()), dry_run=dry_run)


@cli.command(epilog=WITHDRAW)
@click.argument("article")
@click.option("--because", default="", help="The reason, in words; readers see it.")
@click.option("--delete-text", is_flag=True, help="Delete its text, its raw file and the audit's texts too.")
@DRY_RUN
@click.pass_obj
def withdraw(folders: Folders, article: str, *, because: str, delete_text: bool, dry_run: bool) -> None:
    """Withdraw ARTICLE: its text is nowhere in the site, a note stays at its address."""

    def act(plan: Plan) -> None:
        withdrawing.withdraw(plan, article, because, delete_text=delete_text)

    carry_out(folders, act, dry_run=dry_run)


@cli.command("undo", epilog=UNDO)
@click.option("--list", "list_them", is_flag=True, help="List what can be taken back, the last first.")
@click.option("--forget", "forget_them", is_flag=True, help="Delete all that is kept for undoing.")
@DRY_RUN
@click.pass_obj
def take_back(folders: Folders, *, list_them: bool, forget_them: bool, dry_run: bool) -> None:
    """Take the last of these verbs back, byte for byte; refused when any of its files changed since."""
    if list_them + forget_them + dry_run > 1:
        misuse("--list, --forget and --dry-run stand alone")
    with hold_site(folders):
        actions = list_actions(folders)
        if list_them:
            for number, action in enumerate(actions, 1):
                say(f"{number}. digest {action.command} ({_count(len(action.files))})")
        elif forget_them:
            say(f"{forget(folders)} actions can no longer be taken back")
        elif not actions:
            raise RefusedError(code="nothing-to-undo")
        else:
            _undo(folders, actions[0], dry_run=dry_run)


def carry_out(folders: Folders, act: Callable[[Plan], None], *, dry_run: bool) -> None:
    """Plan, judge, tell and write what one verb changes."""
    with hold_site(folders):
        content, phrases, problems = inspect(folders)
        if faults := [problem for problem in problems if problem.stops]:
            print_problems(faults, phrases)
            sys.exit(FAULTY)
        plan = Plan(folders, content)
        act(plan)
        changes = plan.changes()
        with described(phrases):
            refuse_lost(judge(folders, content, changes))
        _tell(changes, plan.moved)
        for code, values in plan.notes:
            say(f"Note: {NOTES[code].format(**values)}")
        if not dry_run and changes:
            commit(folders, name_command(), changes)
        _sum_up(len(changes), dry_run=dry_run, hint="; `digest undo` takes it back")


def _undo(folders: Folders, action: Action, *, dry_run: bool) -> None:
    try:
        changes = reverse(folders, action)
    except ChangedError as error:
        raise RefusedError(code="changed-since", command=action.command, files=_list_some(error.files)) from error
    content, phrases, _ = inspect(folders)
    with described(phrases):
        # A merge's conflicts were there before they were settled, and may come back.
        lost = () if action.command == AFTER_MERGE else judge(folders, content, changes)
    say(f"{'Would take' if dry_run else 'Taking'} back: digest {action.command}")
    _tell(changes, {})
    if lost:
        say(f"Note: addresses that came with it go again: {_list_some(lost)}")
    if not dry_run:
        undo(folders, action)
    _sum_up(len(changes), dry_run=dry_run, hint=" back as before")


@contextmanager
def hold_site(folders: Folders) -> Iterator[None]:
    """Hold the site's lock, end what a kill left half done, and turn refusals into sentences and exit codes."""
    try:
        with lock_site(folders):
            finish_interrupted(folders)
            yield
    except BusyError:
        say("Another `digest` is writing to this site; wait for it and run the command again.", err=True)
        sys.exit(FAULTY)
    except ChangedError as error:
        _refuse(RefusedError(code="changed-meanwhile", files=", ".join(error.files)))
    except DamagedError as error:
        _refuse(RefusedError(code="damaged", name=str(error)))
    except UneditableError as error:
        _refuse(RefusedError(code="front", file=error.file))
    except RefusedError as error:
        _refuse(error)
    except OSError as error:
        file = error.filename or "a file"
        state = "is ended by the next command" if is_interrupted(folders) else "is taken back"
        say(f"Error: {file} cannot be written ({error.strerror}); what was done {state}.", err=True)
        sys.exit(FAULTY)


@contextmanager
def described(phrases: Phrases) -> Iterator[None]:
    """Print the faults that a refusal names before it goes on its way."""
    try:
        yield
    except RefusedError as error:
        for problem in error.problems:
            say(describe(problem, phrases), err=True)
        raise


def _refuse(error: RefusedError) -> None:
    code, sentence = refuse(error.code, error.values)
    say(f"Error: {sentence}", err=True)
    sys.exit(code)


def _tell(changes: tuple[Change, ...], moved: Mapping[str, str]) -> None:
    """Print each file with its changed lines; of very many files, how many there are in each folder."""
    if len(changes) > MOST_LISTED:
        for folder, fate, number in count_changes(changes):
            say(f"{folder}: {_count(number)} {fate}", bold=True)
        return
    for told in tell_changes(changes, moved):
        fate = {"": "", "new": " (new)", "deleted": " (deleted)"}.get(told.fate, f" (was {told.fate})")
        say(f"{told.file}{fate}", bold=True)
        for line in told.lines:
            say(f"  {line}", fg=COLOURS.get(line[0]))


def _sum_up(number: int, *, dry_run: bool, hint: str) -> None:
    if not number:
        say("Nothing changes: it is so already.")
    elif dry_run:
        say(f"{_count(number)} would change; nothing was written")
    else:
        say(f"{_count(number)} changed{hint}")


def _list_some(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
    return ", ".join(names[:MOST_LISTED]) + more


def _count(number: int) -> str:
    return f"{number} file" if number == 1 else f"{number} files"


def name_command() -> str:
    """Write the command as it was typed, without the program and the options before the verb."""
    context = click.get_current_context()
    verb = context.info_name or ""
    typed = sys.argv[sys.argv.index(verb) :] if verb in sys.argv else [verb]
    return shlex.join(typed)
