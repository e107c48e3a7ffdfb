"""What to write, and on which line of which file: the exact edit for each thing an editor decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.arabic.letters import fold_words
from digest.overruling import find_overruled
from digest.problems import Place
from digest.store.loading import SOURCES
from digest.store.source_entries import choose_source_key, index_names, read_host, write_source
from digest.store.yaml_text import write_text

if TYPE_CHECKING:
    from digest.arabic.phrases import Phrases
    from digest.desk.dossiers import Dossier
    from digest.desk.reasons import Reason
    from digest.model import Dating, Source
    from digest.store.loading import Folders

_ORDER = ("title", "source", "source_seen", "source_seen_in", "published", "dating", "event")


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: ``kind`` names it, ``place`` is its first line, ``last`` its last.

    ``way`` is ``replace`` (these lines), ``below`` (put it below this line), ``delete``, ``look``, or ``run``: then
    ``yaml`` is a command that makes the edit.
    """

    kind: str
    place: Place
    last: int
    way: str
    yaml: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """What edits are written with: the words, the known outlets, and where a new outlet's entry goes."""

    phrases: Phrases
    sources: tuple[Source, ...]
    end_of_sources: Place

    @classmethod
    def of(cls, folders: Folders, phrases: Phrases, sources: tuple[Source, ...]) -> Desk:
        """Look up where ``sources.yml`` ends."""
        path = folders.config / SOURCES
        lines = len(path.read_bytes().splitlines()) if path.is_file() else 0
        return cls(phrases, sources, Place(folders.name(path), lines))


def list_edits(dossier: Dossier, desk: Desk) -> tuple[Edit, ...]:
    """List where title, date, outlet and event are edited, whatever is known of them."""
    title = _edit(dossier, "title", f"title: {write_text(dossier.article.title)}")
    event = _edit(dossier, "event", f"event: {dossier.article.event or desk.phrases.text('desk_yaml.event')}")
    dates = edit_date(dossier, desk), run_date(dossier, desk)
    return title, *dates, _name_source(dossier, _likely_source(dossier, desk)), event


def edit_for(reason: Reason, dossier: Dossier, desk: Desk) -> tuple[Edit, ...]:
    """Give the edits that settle a reason, in the order to make them."""
    match reason.code:
        case "undated" | "month-only" | "low-confidence":
            return edit_date(dossier, desk), run_date(dossier, desk)
        case "contradicted-date":
            return (run_date(dossier, desk),)
        case "future-date" | "date-conflict":
            return edit_date(dossier, desk), run_date(dossier, desk), *_delete_flag(reason, dossier)
        case "unknown-outlet" | "unconfirmed-outlet" | "folder-outlet":
            return _edit_source(dossier, desk)
        case "near-copy":
            return (_look(dossier, "near"),)
        case "no-title":
            title = f"title: {write_text(dossier.article.title)}"
            return _edit(dossier, "title", title), *_delete_flag(reason, dossier)
    return *_look_at_line(reason, dossier), *_delete_flag(reason, dossier)


def edit_date(dossier: Dossier, desk: Desk) -> Edit:
    """Give the lines that state an editor's date: the likeliest other day is proposed, else what is known."""
    stated = _likely_day(dossier.article.dating)
    says = write_text(desk.phrases.text("desk_yaml.because"))
    yaml = f"published: {stated}\ndating:\n  origin: editor\n  says: {says}"
    spans = [dossier.spans[key] for key in ("published", "dating") if key in dossier.spans]
    if not spans:
        return _edit(dossier, "published", yaml)
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    return Edit("published", Place(dossier.article.places.file, first), last, "replace", yaml)


def run_date(dossier: Dossier, desk: Desk) -> Edit:
    """Give the command that states an editor's date."""
    article = dossier.article
    overruled = find_overruled(article)
    stated = article.dating.moment.stated if article.dating.moment else "unknown"
    day = stated if overruled else _likely_day(article.dating)
    because = desk.phrases.text("desk_yaml.because")
    command = f'digest date {article.id} {day.replace(" ", "T")} --because "{because}"'
    return Edit("published", Place(article.places.file), 0, "run", command)


def _likely_day(dating: Dating) -> str:
    """Give the day to propose: the one known, the likeliest other one, or a place to write it."""
    stated = dating.moment.stated if dating.moment else ""
    if len(stated) < len("2020-02-19"):
        days = [moment.stated for moment in dating.alternatives if len(moment.stated) >= len("2020-02-19")]
        stated = days[0] if days else f"{stated}-DD" if stated else "YYYY-MM-DD"
    return stated


def _edit(dossier: Dossier, key: str, yaml: str) -> Edit:
    file = dossier.article.places.file
    if key in dossier.spans:
        first, last = dossier.spans[key]
        return Edit(key, Place(file, first), last, "replace", yaml)
    before = _ORDER[: _ORDER.index(key)]
    line = max((dossier.spans[other][1] for other in before if other in dossier.spans), default=1)
    return Edit(key, Place(file, line), line, "below", yaml)


def _name_source(dossier: Dossier, key: str) -> Edit:
    """Give the edit that names an outlet; it stands in place of the name as seen, and of whose word that was."""
    seen = dossier.spans.get("source_seen")
    if seen and "source" not in dossier.spans:
        first, last = dossier.spans.get("source_seen_in", seen)
        last = last if first <= seen[1] + 1 else seen[1]
        return Edit("source", Place(dossier.article.places.file, seen[0]), last, "replace", f"source: {key}")
    return _edit(dossier, "source", f"source: {key}")


def _edit_source(dossier: Dossier, desk: Desk) -> tuple[Edit, ...]:
    key = _likely_source(dossier, desk)
    host = read_host(dossier.article.url)
    name = dossier.article.source_seen or host
    if not name or any(source.id == key for source in desk.sources):
        return (_name_source(dossier, key),)
    entry = write_source(key, name, host).removesuffix("\n")
    place = desk.end_of_sources
    return Edit("new-source", place, place.line, "below", entry), _name_source(dossier, key)


def _likely_source(dossier: Dossier, desk: Desk) -> str:
    """Give the outlet's key: its own, that of a source of this name, or a new one from the address."""
    article = dossier.article
    if article.source:
        return article.source
    if found := index_names(desk.sources).get(fold_words(article.source_seen)):
        return found
    host = read_host(article.url)
    if not host and not article.source_seen:
        return desk.phrases.text("desk_yaml.source")
    return choose_source_key(article.source_seen, host, {source.id for source in desk.sources})


def _look(dossier: Dossier, key: str) -> Edit:
    first, last = dossier.spans.get(key, (1, 1))
    return Edit(key, Place(dossier.article.places.file, first), last, "look")


def _look_at_line(reason: Reason, dossier: Dossier) -> tuple[Edit, ...]:
    """Give the file's line of the paragraph a flag speaks of, or of the title where it became that."""
    file, line = dossier.article.places.file, dossier.body_lines.get(reason.line, 0)
    if line:
        return (Edit("body", Place(file, line), line, "look"),)
    labels = {entry.n: entry.label for entry in dossier.audit.lines} if dossier.audit else {}
    label = labels.get(reason.line, "")
    return (_look(dossier, label),) if label in dossier.spans else ()


def _delete_flag(reason: Reason, dossier: Dossier) -> tuple[Edit, ...]:
    if not 0 <= reason.flag < len(dossier.flag_lines):
        return ()
    line = dossier.flag_lines[reason.flag]
    alone = len(dossier.flag_lines) == 1 and "flags" in dossier.spans
    first, last = dossier.spans["flags"] if alone else (line, line)
    return (Edit("flag", Place(dossier.article.places.file, first), last, "delete"),)
