"""The file of one article: its keys, in the order an editor reads them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.model import (
    Article,
    Confidence,
    Correction,
    Dating,
    Flag,
    Grouping,
    HashOf,
    NearCopy,
    Neighbour,
    Origin,
    Provenance,
    RejectedDate,
    SeenIn,
)
from digest.store.article_text import usual_kind
from digest.store.body import hash_body, number_blocks
from digest.store.record import is_id
from digest.store.reviewed import hash_review

if TYPE_CHECKING:
    from digest.model import Block, Moment
    from digest.store.record import Record


#: Nobody gives these as a reason; who writes them means a switch.
_NO_REASON = {"true", "false", "yes", "no"}


def read_article(record: Record, article_id: str, blocks: tuple[Block, ...]) -> Article:
    """Read the front matter of an article; faults are noted in the record.

    E101: no title, though the article is not withdrawn. Whether a body may be missing depends on the outlet's text
    policy and is checked where all files are known.
    """
    title, withdrawn = record.text("title"), record.text("withdrawn")
    source, source_seen = record.identifier("source"), record.text("source_seen")
    raw = _read_provenance(record.record("raw"))
    if record.writes("withdrawn"):
        if withdrawn in _NO_REASON:
            record.complain("E115", "withdrawn", value=withdrawn)
        record.require("withdrawn", withdrawn)
    elif not withdrawn:
        record.require("title", title)
    if raw.lines and len(raw.lines) != len(blocks) and not withdrawn:
        record.complain("I210", "raw", lines=str(len(raw.lines)), blocks=str(len(blocks)))
    article = Article(
        id=article_id,
        places=record.places(),
        title=title,
        source=source,
        source_seen=source_seen,
        seen_in=record.choice("source_seen_in", SeenIn) or SeenIn.PAGE,
        url=record.address("url"),
        kicker=record.text("kicker"),
        standfirst=record.text("standfirst"),
        byline=record.text("byline"),
        dateline=record.text("dateline"),
        credit=record.text("credit"),
        dating=_read_dating(record.moment("published"), record.record("dating")),
        event=record.identifier("event"),
        grouping=read_grouping(record.record("grouping")),
        near=_read_near(record.records("near")),
        raw=raw,
        flags=_read_flags(record.records("flags")),
        corrections=read_corrections(record.records("corrections")),
        draft=record.flag("draft"),
        withdrawn=withdrawn or None,
        blocks=number_blocks(blocks, raw.lines),
        body_changed=bool(raw.body_sha256) and raw.body_sha256 != hash_body(blocks),
        aliases=record.identifiers("aliases"),
        reviewed=record.sha256("reviewed"),
    )
    record.finish()
    return replace(article, seen=True) if article.reviewed and article.reviewed == hash_review(article) else article


def read_grouping(record: Record | None) -> Grouping | None:
    """Read why an article stands in its event, or an event in its storyline."""
    if record is None:
        return None
    hours, score = record.whole("hours"), record.number("score")
    grouping = Grouping(
        origin=record.choice("origin", Origin) or Origin.MACHINE,
        score=score,
        shared=record.texts("shared"),
        hours=hours,
        next=_read_neighbour(record.record("next")),
    )
    record.finish()
    return grouping


def read_corrections(records: tuple[Record, ...]) -> tuple[Correction, ...]:
    """Read what was corrected: each entry needs a date and its words."""
    found = []
    for record in records:
        date, says = record.moment("date"), record.text("says")
        record.require("date", date)
        record.require("says", says)
        record.finish()
        if date and says:
            found.append(Correction(date, says))
    return tuple(found)


def _read_dating(published: Moment | None, record: Record | None) -> Dating:
    if record is None:
        return Dating(published, Origin.EDITOR if published else None)
    dating = Dating(
        moment=published,
        origin=record.choice("origin", Origin) or (Origin.EDITOR if published else None),
        confidence=record.choice("confidence", Confidence),
        says=record.text("says"),
        lines=record.wholes("lines"),
        alternatives=record.moments("or"),
        rejected=_read_rejected(record.records("rejected")),
        speaks_of=record.moment("for"),
    )
    record.finish()
    return dating


def _read_rejected(records: tuple[Record, ...]) -> tuple[RejectedDate, ...]:
    found = []
    for record in records:
        found.append(RejectedDate(record.partial_date("date"), record.whole("line") or 0, record.text("why")))
        record.finish()
    return tuple(found)


def _read_neighbour(record: Record | None) -> Neighbour | None:
    if record is None:
        return None
    event, score = record.identifier("event"), record.number("score")
    record.finish()
    return Neighbour(event, score or 0.0) if event else None


def _read_near(records: tuple[Record, ...]) -> tuple[NearCopy, ...]:
    found = []
    for record in records:
        article, share = record.identifier("article"), record.number("share")
        record.require("article", article)
        record.finish()
        if article:
            found.append(NearCopy(article, share or 0.0))
    return tuple(found)


def _read_flags(records: tuple[Record, ...]) -> tuple[Flag, ...]:
    found = []
    for record in records:
        found.append(Flag(record.text("code"), record.whole("line") or 0))
        record.finish()
    return tuple(found)


def _read_provenance(record: Record | None) -> Provenance:
    if record is None:
        return Provenance()
    dropped = record.record("dropped")
    record_id = record.text("record")
    provenance = Provenance(
        file=record.safe_path("file"),
        record=record_id,
        sha256=record.sha256("sha256"),
        sha256_of=record.choice("sha256_of", HashOf) or usual_kind(record_id),
        lines=record.wholes("lines"),
        dropped=_read_counts(dropped) if dropped else (),
        body_sha256=record.sha256("body_sha256"),
    )
    record.finish()
    return provenance


def _read_counts(record: Record) -> tuple[tuple[str, int], ...]:
    # A reason without a phrase of its own is printed as it stands, so it must be an id (E105).
    for key in record.node.items:
        if not is_id(key):
            record.complain("E105", key, value=key)
    return tuple((key, count) for key in record.node.items if (count := record.whole(key)) is not None)
