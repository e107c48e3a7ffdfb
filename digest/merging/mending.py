"""What two clones made of one collection without a conflict that git sees, and that does not fit together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.adding.composing import fold_body, fold_opening
from digest.arranging.loosening import is_touched
from digest.arranging.reports import is_machine_tied
from digest.desk.again import is_editors
from digest.editing.withdrawing import strip_audit
from digest.model import Origin
from digest.store.audit_file import read_audit, write_audit
from digest.store.key_order import ARTICLE_KEYS, EVENT_KEYS
from digest.store.value_edits import add_item, drop_item, remove_key, replace_item, set_value
from digest.store.written import TEXTS, recall_written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.model import Article, Content, Event
    from digest.store.history import Ancestor
    from digest.store.pending import Pending


@dataclass(slots=True)
class Mended:
    """What was put right: ``twins`` pairs each article given up with the one it repeats.

    ``unsure`` are pairs of articles of one page that editors changed both, ``parted`` events that one side merged into
    another and an editor wrote in on the other side.
    """

    twins: list[tuple[str, str]] = field(default_factory=list)
    unsure: list[tuple[str, str]] = field(default_factory=list)
    parted: list[tuple[str, str]] = field(default_factory=list)


def mend_twins(pending: Pending, content: Content, ancestor: Ancestor | None) -> Mended:
    """Give up articles that came twice: of the same bytes, or of the same words and outlet.

    What stood before stays, else the one that an editor changed, else the one that adding both at once would have
    taken first. The other's address leads to it.
    """
    mended = Mended()
    old = {article.id for article in content.articles if ancestor and article.places.file in ancestor.files}
    for group in _list_twins(content):
        fresh = [article for article in group if article.id not in old]
        if not fresh or (len(fresh) == len(group) == 1):
            continue
        edited = {article.id for article in fresh if _is_edited(pending, article)}
        keep = min(group, key=lambda one: (one.id not in old, one.id not in edited, one.title, one.raw.sha256, one.id))
        for article in fresh:
            if article is keep:
                continue
            if article.id in edited and (keep.id in edited or keep.id in old):
                mended.unsure.append((article.id, keep.id))
            else:
                _give_up(pending, content, article, keep)
                mended.twins.append((article.id, keep.id))
    return mended


def mend_references(pending: Pending, content: Content, ancestor: Ancestor | None, mended: Mended) -> None:
    """Let what names an event, a storyline or an article that is gone name the one that took its address over."""
    owner = {alias: event for event in content.events for alias in event.aliases}
    _merge_away(pending, content, owner, ancestor, mended)
    stories = {alias: line.id for line in content.storylines for alias in line.aliases}
    known = {"event": {e.id for e in content.events} - owner.keys(), "storyline": {s.id for s in content.storylines}}
    articles = {article.id for article in content.articles}
    for article in content.articles:
        file = article.places.file
        if article.event and article.event not in known["event"]:
            heir = owner.get(article.event)
            _refer(pending, file, "event", heir.id if heir else "", machine=is_machine_tied(article))
        if any(near.article not in articles for near in article.near):
            pending.edit(file, lambda text: remove_key(text, "near"))
    for event in content.events:
        by_machine = event.storyline_by is not None and event.storyline_by.origin is Origin.MACHINE
        if event.id in known["event"] and event.storyline and event.storyline not in known["storyline"]:
            _refer(pending, event.places.file, "storyline", stories.get(event.storyline, ""), machine=by_machine)
        for other in event.apart if event.id in known["event"] else ():
            heir = owner.get(other)
            if heir and other not in known["event"]:
                _part(pending, event, other, heir.id)


def mend_deleted(pending: Pending, content: Content, ancestor: Ancestor | None) -> None:
    """Delete again what one side deleted of a new article's text: raw page and audit come back with the other side."""
    folders = pending.folders
    shown = {article.raw.file for article in content.articles if article.blocks}
    for article in content.articles:
        stood = ancestor is not None and article.places.file in ancestor.files
        if stood or article.withdrawn is None or article.blocks or article.title:
            continue
        if article.raw.file and article.raw.file not in shown:
            pending.delete(folders.name(folders.content / "raw" / article.raw.file))
        audit = folders.name(folders.content / "audit" / f"{article.id}.yml")
        if data := pending.read(audit):
            pending.write(audit, write_audit(strip_audit(read_audit(data.decode("utf-8", "replace")))))


def _refer(pending: Pending, file: str, key: str, heir: str, *, machine: bool) -> None:
    """Name the heir; without one a machine's word goes, and an editor's stays, to be complained of."""
    if heir:
        order = ARTICLE_KEYS if key == "event" else EVENT_KEYS
        pending.edit(file, lambda text: set_value(text, key, heir, heir, order))
    elif machine:
        for one in (key, "grouping" if key == "event" else "storyline_by"):
            pending.edit(file, lambda text, one=one: remove_key(text, one))  # type: ignore[misc]


def _part(pending: Pending, event: Event, gone: str, heir: str) -> None:
    file = event.places.file
    if heir == event.id:
        pending.edit(file, lambda text: drop_item(text, "apart", gone))
    else:
        pending.edit(file, lambda text: replace_item(text, "apart", gone, heir))


def _merge_away(
    pending: Pending, content: Content, owner: dict[str, Event], ancestor: Ancestor | None, mended: Mended
) -> None:
    """Let go of events that are an alias of another: one side gave them up while the other went on with them."""
    for event in content.events:
        heir = owner.get(event.id)
        if heir is None or heir.id == event.id or heir.id in owner:
            continue
        changed = ancestor is None or event.places.file in ancestor.changed or event.places.file not in ancestor.files
        if is_touched(event) and changed:
            mended.parted.append((event.id, heir.id))
            continue
        pending.delete(event.places.file)
        for alias in event.aliases:
            if alias not in heir.aliases:
                pending.edit(heir.places.file, lambda text, alias=alias: add_item(text, "aliases", alias, EVENT_KEYS))  # type: ignore[misc]


def _list_twins(content: Content) -> Iterator[list[Article]]:
    """Group the articles of the same bytes, and those of the same words and outlet."""
    groups: defaultdict[tuple[str, ...], list[Article]] = defaultdict(list)
    standing = [article for article in content.articles if article.withdrawn is None]
    for article in content.articles:
        if article.raw.sha256:
            groups["bytes", article.raw.sha256].append(article)
    openings: defaultdict[tuple[str, str, str], list[Article]] = defaultdict(list)
    for article in standing:
        if article.blocks:
            openings[article.source, article.source_seen, fold_opening(article)].append(article)
    for key, found in openings.items():
        for article in found if len(found) > 1 else ():
            groups["words", *key, fold_body(article)].append(article)
    met: set[str] = set()
    for group in groups.values():
        fresh = [article for article in group if article.id not in met]
        if len(group) > 1 and len(fresh) > 1:
            met |= {article.id for article in group}
            yield fresh


def _is_edited(pending: Pending, article: Article) -> bool:
    """Tell whether an editor's word stands in an article: a value that adding did not write, or a place of its own."""
    file = pending.folders.name(pending.folders.content / "audit" / f"{article.id}.yml")
    held = pending.read(file)
    written = recall_written(read_audit(held.decode("utf-8", "replace"))) if held else None
    tied = bool(article.event) and not is_machine_tied(article)
    said = bool(article.corrections) or article.draft or article.withdrawn is not None
    return tied or said or any(is_editors(key, article, written) for key in (*TEXTS, "source", "dating", "body"))


def _give_up(pending: Pending, content: Content, article: Article, keep: Article) -> None:
    """Delete an article with its audit, and its raw page where nothing else names it."""
    folders = pending.folders
    pending.delete(article.places.file)
    pending.delete(folders.name(folders.content / "audit" / f"{article.id}.yml"))
    if article.raw.file and not any(a.raw.file == article.raw.file for a in content.articles if a is not article):
        pending.delete(folders.name(folders.content / "raw" / article.raw.file))
    for alias in (article.id, *article.aliases):
        pending.edit(keep.places.file, lambda text, alias=alias: add_item(text, "aliases", alias, ARTICLE_KEYS))  # type: ignore[misc]
