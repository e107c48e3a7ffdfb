"""Verbs that bring articles in: add."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from digest.adding.batch import Batch
from digest.adding.collection import Collection
from digest.adding.inputs import STANDARD_INPUT, list_inputs, read_items
from digest.adding.locking import BusyError, lock_site
from digest.adding.options import Options, Outcome, Report, Status
from digest.adding.sources import accept_sources
from digest.arabic.letters import fold_words
from digest.arranging import Arranged
from digest.build import inspect
from digest.cli.edit_words import refuse
from digest.cli.group import FAULTY, cli, misuse, print_problems
from digest.cli.group_verbs import arrange_site
from digest.cli.interrupted import finish_interrupted
from digest.cli.speaking import say, say_json
from digest.dating import read_bounds
from digest.store.moments import read_moment
from digest.store.pending import UneditableError
from digest.store.record import is_web_address
from digest.store.writing import remove_leftovers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.adding.inputs import Found, Input
    from digest.arabic.phrases import Phrases
    from digest.model import Content
    from digest.store.loading import Folders

#: A bar for a handful of pages would only flicker.
BAR_FROM = 50
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
@click.option("--json", "as_json", is_flag=True, help="Print a JSON map from each input to its article's address.")
@click.pass_obj
def add(folders: Folders, /, paths: tuple[str, ...], *, as_json: bool, no_group: bool, **given: str | bool) -> None:
    """Clean raw pages into dated articles: files, folders or - (text, HTML, feeds, JSON Lines).

    Each input is kept byte for byte under content/raw/; what was kept and dropped, and why, under content/audit/.
    """
    try:
        with lock_site(folders):
            finish_interrupted(folders)
            remove_leftovers(folders.content)
            content, phrases, problems = inspect(folders)
            if faults := [problem for problem in problems if problem.stops]:
                print_problems(faults, phrases)
                sys.exit(FAULTY)
            options = _read_options(given, content)
            report = _run(folders, content, paths, options)
            if report.articles and not (no_group or options.dry_run):
                held = replace(content, articles=(*content.articles, *report.articles))
                report = _count_copies(report, _arrange(folders, held))
    except BusyError:
        say("Another `digest` is writing to this site; wait for it and run the command again.", err=True)
        sys.exit(FAULTY)
    _tell(report, phrases, as_json=as_json, dry_run=options.dry_run)
    if report.count(Status.REFUSED):
        sys.exit(FAULTY)


def _arrange(folders: Folders, content: Content) -> Arranged:
    try:
        return arrange_site(folders, content)
    except UneditableError as error:
        say(f"Nothing was placed: {refuse('front', {'file': error.file})[1]}", err=True)
        return Arranged()


def _count_copies(report: Report, arranged: Arranged) -> Report:
    copies = {later for later, _ in arranged.copies}
    outcomes = (replace(o, near=o.status is Status.ADDED and o.article in copies) for o in report.outcomes)
    return replace(report, outcomes=tuple(outcomes))


def _run(folders: Folders, content: Content, paths: tuple[str, ...], options: Options) -> Report:
    collection = Collection.of(folders, content, options.between)
    standard = sys.stdin.buffer.read() if STANDARD_INPUT in paths else None
    inputs = list(list_inputs(paths, standard))
    batch = Batch(collection, options)
    if len(inputs) < BAR_FROM:
        report = batch.run(_read_all(inputs, options))
    else:
        with click.progressbar(inputs, file=sys.stderr) as bar:
            report = batch.run(_read_all(bar, options))
    if options.accept_sources and not options.dry_run:
        report = replace(report, articles=accept_sources(folders, content, report.articles))
    return report


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
        misuse(f"--url {options.url}: no web address; write it whole, beginning with https://")
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


def _tell(report: Report, phrases: Phrases, *, as_json: bool, dry_run: bool) -> None:
    for outcome in report.outcomes:
        if outcome.status is not Status.ADDED or not as_json:
            say(_describe(outcome, phrases), err=as_json or outcome.status is Status.REFUSED)
    if as_json:
        addresses = {o.name: f"articles/{o.article}/" for o in report.outcomes if o.article and o.code != "withdrawn"}
        say_json(addresses)
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


def _describe(outcome: Outcome, phrases: Phrases) -> str:
    if outcome.status is Status.ADDED:
        folder = (
            f" (the page names no outlet; its folder's name stands in: «{outcome.folder}»)" if outcome.folder else ""
        )
        return f"{outcome.name}: articles/{outcome.article}/{folder}"
    key = f"add.{outcome.code}" if phrases.has(f"add.{outcome.code}") else "add.other"
    values = {**dict(outcome.values), "article": outcome.article}
    arabic, english = (phrases.text(key, form, **values) for form in ("text", "english"))
    return f"{outcome.name}: {outcome.status} — {arabic} ({english})"
