"""Verbs that bring articles in: add."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from digest.adding.batch import Batch
from digest.adding.collection import Collection
from digest.adding.inputs import STANDARD_INPUT, list_inputs, read_items
from digest.adding.options import Options, Outcome, Report, Status
from digest.adding.raws import RawShelf
from digest.adding.storing import Stored, store
from digest.arabic.letters import fold_words
from digest.arranging import Arranged, list_waiting
from digest.cli.edit_verbs import hold_site, name_command
from digest.cli.edit_words import refuse
from digest.cli.group import FAULTY, INTERRUPTED, OUR_BUG, cli, misuse
from digest.cli.group_verbs import read_sound_with_words
from digest.cli.interrupted import end_interrupted
from digest.cli.speaking import say, say_json
from digest.dating import read_bounds
from digest.intake import OUR_FAULT
from digest.store.changes import Draft
from digest.store.moments import read_moment
from digest.store.pending import UneditableError
from digest.store.record import hide_user, is_web_address, names_user
from digest.store.writing import remove_leftovers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.adding.inputs import Found, Input
    from digest.arabic.phrases import Phrases
    from digest.model import Content
    from digest.store.loading import Folders

#: A bar for a handful of pages would only flicker.
BAR_FROM = 50
#: So many refusals are listed one by one, and so many inputs that are known already.
MOST_LISTED = 20
YEARLESS = (
    "{count} without a date: they name no year, and the site has no `period`. Write one into site_config/site.yml "
    "(`period: 2020-01..2020-12`, say) and run `digest clean --again --all --apply`; or add with --between"
)
UNLINKED = " — without its address, which holds a user's name or password"
EPILOG = """
\b
Examples:
  digest add saved-pages/                      every file below, a sub-folder for each outlet
  digest add page.html --url https://example.org/2020/02/28/talks
  digest add page.txt --published 2020-02-28 --because "the meeting was on that Friday"
  digest add crawl.jsonl --between 2020-01..2020-03 --json > map.json
  curl … | digest add -
"""


@cli.command(epilog=EPILOG)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--source", default="", help="The outlet: a key or a name of sources.yml, or a new name.")
@click.option("--url", default="", help="The address of the page.")
@click.option("--published", default="", help="The day (or month) it was published, by your word.")
@click.option("--because", default="", help="Why you say so; readers see it.")
@click.option("--between", default="", metavar="A..B", help="The days or months between which it was published.")
@click.option(
    "--today", default="", metavar="DAY", help="The day of this run (default: today), after which nothing is."
)
@click.option("--dry-run", is_flag=True, help="Say what would happen and write nothing.")
@click.option("--accept-sources", is_flag=True, help="Write outlets that are not known yet into sources.yml.")
@click.option("--force-language", is_flag=True, help="Take pages that do not look Arabic.")
@click.option("--no-group", is_flag=True, help="Place nothing into events yet (`digest group` does it later).")
@click.option("--verbose", is_flag=True, help=f"List every refusal, also when there are more than {MOST_LISTED}.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON map from each input to its article's address.")
@click.pass_obj
def add(folders: Folders, /, paths: tuple[str, ...], *, no_group: bool, **given: str | bool) -> None:
    """Clean raw pages into dated articles: files, folders or - (text, HTML, feeds, JSON Lines).

    Each page is kept byte for byte under content/raw/; what was kept and dropped, and why, under content/audit/.
    All is written at the end and at once: what stops the run before adds nothing, and `digest undo` takes it back.
    """
    as_json, verbose = bool(given.pop("as_json")), bool(given.pop("verbose"))
    draft = Draft(folders, name_command())
    try:
        with hold_site(folders), draft:
            remove_leftovers(folders.content)
            content, phrases = read_sound_with_words(folders)
            options = _read_options(given, content)
            report, stored = _run(folders, content, paths, options, draft, group=not no_group)
    except KeyboardInterrupt:
        end_interrupted(folders)
        say(f"Stopped: {'all was added by then' if draft.done else 'nothing was added'}.", err=True)
        sys.exit(INTERRUPTED)
    _tell(_count_copies(report, stored.arranged), phrases, as_json=as_json, verbose=verbose, dry_run=options.dry_run)
    _tell_placing(report, stored, err=as_json)
    if stored.fault and not isinstance(stored.fault, UneditableError):
        sys.exit(OUR_BUG)
    if any(outcome.code == OUR_FAULT for outcome in report.outcomes):
        sys.exit(OUR_BUG)
    if report.count(Status.REFUSED):
        sys.exit(FAULTY)


def _count_copies(report: Report, arranged: Arranged) -> Report:
    copies = {later for later, _ in arranged.copies}
    outcomes = (replace(o, near=o.status is Status.ADDED and o.article in copies) for o in report.outcomes)
    return replace(report, outcomes=tuple(outcomes))


def _run(
    folders: Folders, content: Content, paths: tuple[str, ...], options: Options, draft: Draft, *, group: bool
) -> tuple[Report, Stored]:
    collection = Collection.of(folders, content, options.between)
    standard = sys.stdin.buffer.read() if STANDARD_INPUT in paths else None
    inputs = list(list_inputs(paths, standard))
    raws = RawShelf(folders, None if options.dry_run else draft)
    batch = Batch(collection, options, raws)
    if len(inputs) < BAR_FROM:
        report = batch.run(_read_all(inputs, options))
    else:
        with click.progressbar(inputs, file=sys.stderr) as bar:
            report = batch.run(_read_all(bar, options))
    if options.dry_run or not (report.made or (group and list_waiting(content))):
        return report, Stored()
    return report, store(draft, report.made, collection, options, raws, group=group)


def _read_all(inputs: Iterable[Input], options: Options) -> Iterator[Found]:
    for one in inputs:
        yield from read_items(one, force_language=options.force_language)


def _read_options(given: dict[str, str | bool], content: Content) -> Options:
    published = str(given.pop("published"))
    moment = None
    if published:
        moment, fault = read_moment(published, ZoneInfo(content.settings.time_zone))
        if fault:
            misuse(f"--published {published}: no date; write 2020-02-19, 2020-02 or 2020-02-28T14:10+03:00")
    today = _read_today(str(given.pop("today")), ZoneInfo(content.settings.time_zone))
    options = Options(published=moment, today=today, **given)  # type: ignore[arg-type]
    if options.url and not is_web_address(options.url):
        cure = "leave the user's name out" if names_user(options.url) else "write it whole, beginning with https://"
        misuse(f"--url {hide_user(options.url)}: no web address; {cure}")
    if options.because and not moment:
        misuse("--because gives the reason for --published; give both")
    try:
        read_bounds(options.between or "1900-01..2100-12")
    except ValueError:
        misuse(f"--between {options.between}: no bounds; write two dates or months, such as 2020-01..2020-12")
    return options


def _read_today(given: str, zone: ZoneInfo) -> date:
    """Give the day of the run: the editor's word, else that of the system's clock in the site's zone."""
    try:
        return date.fromisoformat(given) if given else datetime.now(zone).date()
    except ValueError:
        misuse(f"--today {given}: no day; write 2020-02-19")


def _tell(report: Report, phrases: Phrases, *, as_json: bool, verbose: bool, dry_run: bool) -> None:
    for line, err in _list_outcomes(report, phrases, as_json=as_json, verbose=verbose):
        say(line, err=err)
    if as_json:
        addresses = {o.name: f"articles/{o.article}/" for o in report.outcomes if o.article and o.code != "withdrawn"}
        say_json(addresses)
    if yearless := sum(1 for outcome in report.outcomes if outcome.yearless):
        say(YEARLESS.format(count=yearless), err=as_json)
    review = sum(1 for outcome in report.outcomes if outcome.review)
    near = sum(1 for outcome in report.outcomes if outcome.near)
    summary = ", ".join(
        (
            f"{report.count(Status.ADDED)} {'would be added' if dry_run else 'added'}",
            f"{report.count(Status.KNOWN)} already known",
            f"{near} near copies",
            f"{review} to review",
            f"{report.count(Status.REFUSED)} refused",
        )
    )
    say(summary, err=as_json)
    seen = {fold_words(article.source_seen) for article in report.articles} - {""}
    if seen:
        outlets = "1 outlet is" if len(seen) == 1 else f"{len(seen)} outlets are"
        say(f"{outlets} not in sources.yml yet; `digest sources` lists what is not", err=as_json)


def _list_outcomes(report: Report, phrases: Phrases, *, as_json: bool, verbose: bool) -> Iterator[tuple[str, bool]]:
    """Give the line of each outcome, or of each kind where one status has too many, and whether it is an error's."""
    short = {s for s in (Status.KNOWN, Status.REFUSED) if not verbose and report.count(s) > MOST_LISTED}
    kinds = Counter((outcome.status, outcome.code) for outcome in report.outcomes)
    for outcome in report.outcomes:
        others = ""
        if outcome.status in short:
            if not (number := kinds.pop((outcome.status, outcome.code), 0)):
                continue
            others = f" — and {number - 1} more of this kind" if number > 1 else ""
        if outcome.status is not Status.ADDED or not as_json:
            err = as_json or outcome.status is Status.REFUSED
            yield _describe(outcome, phrases) + others, err
    if short:
        yield "--verbose lists them one by one", True


def _describe(outcome: Outcome, phrases: Phrases) -> str:
    if outcome.status is Status.ADDED:
        folder = (
            f" (the page names no outlet; its folder's name stands in: «{outcome.folder}»)" if outcome.folder else ""
        )
        return f"{outcome.name}: articles/{outcome.article}/{folder}{UNLINKED if outcome.unlinked else ''}"
    key = f"add.{outcome.code}" if phrases.has(f"add.{outcome.code}") else "add.other"
    values = {**dict(outcome.values), "article": outcome.article}
    arabic, english = (phrases.text(key, form, **values) for form in ("text", "english"))
    return f"{outcome.name}: {outcome.status} — {arabic} ({english})"


def _tell_placing(report: Report, stored: Stored, *, err: bool) -> None:
    """Say what was placed beside the new articles, or why nothing was."""
    if isinstance(stored.fault, UneditableError):
        say(f"Nothing was placed: {refuse('front', {'file': stored.fault.file})[1]}", err=True)
    elif stored.fault:
        why = f"{type(stored.fault).__name__}: {stored.fault}"
        say(f"Our bug: nothing was placed into events ({why}). Please report it; the articles stand.", err=True)
    added = {outcome.article for outcome in report.outcomes if outcome.status is Status.ADDED}
    if waited := sum(article not in added for article, _ in stored.arranged.placed):
        say(f"{waited} articles that stood in no event yet were placed too", err=err)
