"""What ``digest explain`` prints: rows of pieces, so that the command line alone knows terminals and colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.cleaning.parts import KEPT_LABELS
from digest.desk.edits import list_edits
from digest.desk.revealing import reveal, reveal_spaces
from digest.model import Precision
from digest.overruling import settle_dating
from digest.raw_checking import RawState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.desk.dossiers import Dossier
    from digest.desk.edits import Desk, Edit
    from digest.model import Article, Dating
    from digest.store.audit_file import Audit, AuditLine

_KEY = 12
_RAW = {
    RawState.GONE: "the raw file is gone; these are the lines as the audit kept them",
    RawState.CHANGED: "the raw file is not the one that was added",
    RawState.NONE: "no raw page: this article was written by hand",
}
#: What told an outlet, where the audit's word for it needs more words.
_TOLD = {
    "given": "the editor, when it was added",
    "folder": "the name of its folder, since the page names no outlet",
    "editor": "the editor or the name of its folder",
}
_WAYS = {"replace": "replace", "below": "add below", "delete": "delete", "look": "look at"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters: ``outside`` text comes from a page and is kept apart from ours in its direction."""

    text: str
    style: str = ""
    outside: bool = False


Row = tuple[Piece, ...]


def explain(dossier: Dossier, desk: Desk) -> Iterator[Row]:
    """Explain an article: its raw page line by line, then its date, outlet, repairs and flags, then where to edit."""
    article = dossier.article
    yield (Piece(article.id, "title"), Piece(f"  {article.places.file}", "dim"))
    if article.withdrawn is not None:
        yield _fact("withdrawn", Piece(reveal(article.withdrawn), outside=True))
        yield (Piece("Its text, title and raw page are not shown."),)
        return
    yield from _explain_page(dossier)
    yield from _head("Article")
    for key in ("title", "kicker", "standfirst", "dateline", "byline", "credit", "url"):
        if value := getattr(article, key):
            yield _fact(key, Piece(reveal(value), outside=True))
    yield from _explain_outlet(dossier)
    yield from _explain_date(dossier)
    yield from _explain_event(article)
    yield from _explain_repairs(dossier.audit)
    yield from _explain_flags(dossier)
    yield from _head("To edit")
    for edit in list_edits(dossier, desk):
        yield from _explain_edit(edit)


def _head(text: str) -> Iterator[Row]:
    yield ()
    yield (Piece(text, "head"),)


def _fact(key: str, *pieces: Piece) -> Row:
    return (Piece(f"  {key:<{_KEY}}", "key"), *pieces)


def _explain_page(dossier: Dossier) -> Iterator[Row]:
    article, audit = dossier.article, dossier.audit
    file = f"content/raw/{article.raw.file}" if article.raw.file else ""
    yield from _head(" ".join(filter(None, ("Raw page", file, article.raw.record))))
    if own := dossier.facts.get("came-as"):
        yield _fact("came as", Piece(reveal(own), outside=True))
    if note := _RAW.get(dossier.raw):
        yield (Piece(f"  {note}", "warn"),)
    if audit is None or not audit.lines:
        yield (Piece("  no audit: `digest clean --again ARTICLE --apply` writes one from the raw page", "warn"),)
        return
    kept = sum(line.label in KEPT_LABELS for line in audit.lines)
    yield (Piece(f"  {len(audit.lines)} lines: {kept} kept, {len(audit.lines) - kept} dropped", "dim"),)
    widths = (len(str(audit.lines[-1].n)), *(max(len(getattr(i, k)) for i in audit.lines) for k in ("label", "rule")))
    flags = {flag.line: flag.code for flag in article.flags if flag.line}
    for line in audit.lines:
        yield _explain_line(line, widths, flags.get(line.n, ""))


def _explain_line(line: AuditLine, widths: tuple[int, ...], flag: str) -> Row:
    number, label, rule = widths
    kept = line.label in KEPT_LABELS
    head = f"  {line.n:>{number}} {'+' if kept else '-'} {line.label:<{label}}  {line.rule:<{rule}}  "
    text = reveal(line.text.strip())
    style = "" if kept else "dim"
    pieces = [Piece(head.rstrip() if not text else head, "label" if kept else "dim")]
    pieces += [Piece(text, style, outside=True)] if text else []
    return (*pieces, Piece(f"  [{flag}]", "warn")) if flag else tuple(pieces)


def _explain_outlet(dossier: Dossier) -> Iterator[Row]:
    article = dossier.article
    name = article.source or article.source_seen
    told = dossier.facts.get("outlet-from", "")
    told = "the editor" if dossier.facts.get("outlet", name) != name else _TOLD.get(told, told)
    state = "" if article.source else ", not among the sources" if name else ""
    words = f"  told by: {told or 'nothing'}{state}" if name else "unknown"
    yield _fact("outlet", *((Piece(reveal(name), outside=not article.source),) if name else ()), Piece(words))


def _explain_date(dossier: Dossier) -> Iterator[Row]:
    dating, audit = settle_dating(dossier.article), dossier.audit
    yield from _head("Date")
    yield _fact("published", *_explain_value(dating))
    if dating.says:
        yield _fact("says", Piece(reveal(dating.says), outside=True))
    if dating.lines:
        yield _fact("rests on", Piece("line " + ", ".join(map(str, dating.lines))))
    if dating.alternatives:
        yield _fact("or", Piece(", ".join(moment.stated for moment in dating.alternatives)))
    for line, kind, text, gives in audit.evidence if audit else ():
        clue = _explain_clue(line, kind, "" if text == gives else text)
        yield _fact("evidence", *clue, Piece(f"  → {reveal(gives)}" if gives else ""))
    for other in dating.rejected:
        yield _fact("rejected", *_explain_clue(other.line, other.date, ""), Piece(f"  {reveal(other.why)}", "dim"))


def _explain_event(article: Article) -> Iterator[Row]:
    """Say where an article stands, why, how far the next best event was, and how to undo it."""
    yield from _head("Event")
    if not article.event:
        yield _fact("event", Piece("none; `digest group` places it"))
        return
    grouping = article.grouping
    yield _fact("event", Piece(f"{article.event}  placed by: {grouping.origin if grouping else 'editor'}"))
    if grouping and grouping.score is not None:
        apart = f", {grouping.hours} hours from the nearest report" if grouping.hours is not None else ""
        yield _fact("likeness", Piece(f"{grouping.score:.2f} on average{apart}"))
    if grouping and grouping.shared:
        yield _fact("shared", Piece(reveal(", ".join(grouping.shared)), outside=True))
    if grouping and grouping.next:
        margin = (grouping.score or 0.0) - grouping.next.score
        yield _fact("next best", Piece(f"{grouping.next.event}  {grouping.next.score:.2f} (margin {margin:.2f})"))
    for copy in article.near:
        yield _fact("near copy", Piece(f"of {copy.article}: {copy.share:.0%} of its text"))
    yield _fact("to undo", Piece(f"digest move {article.id} --new"))


def _explain_value(dating: Dating) -> Row:
    if dating.moment is None:
        return (Piece("open, by your word" if dating.origin else "open: nothing on the page fixes it"),)
    precision = {Precision.MONTH: "month only", Precision.DAY: "day", Precision.MINUTE: "minute"}
    told = [precision.get(dating.moment.precision, ""), f"origin: {dating.origin}" if dating.origin else ""]
    told.append(f"confidence: {dating.confidence}" if dating.confidence else "")
    told.append("" if dating.origin else "changed since it was added, nobody said by whom")
    return Piece(dating.moment.stated, "title"), Piece("  " + ", ".join(filter(None, told)))


def _explain_clue(line: int, kind: str, text: str) -> Row:
    where = Piece(f"{f'line {line}' if line else '—':<10}", "dim")
    words = (Piece("  "), Piece(reveal(text), outside=True)) if text else ()
    return where, Piece(reveal(kind)), *words


def _explain_repairs(audit: Audit | None) -> Iterator[Row]:
    if audit and audit.repairs:
        yield from _head("Repairs")
        for line, rule, before, after in audit.repairs:
            pair = (
                Piece(reveal_spaces(before), "dim", outside=True),
                Piece("  →  "),
                Piece(reveal(after), outside=True),
            )
            yield _fact(f"line {line}", Piece(f"{rule}  "), *pair)


def _explain_flags(dossier: Dossier) -> Iterator[Row]:
    article = dossier.article
    if article.flags or article.near:
        yield from _head("For the editor's eye")
    for place, flag in enumerate(article.flags):
        at = [f"{article.places.file}:{n}" for n in _lines_of_flag(dossier, place)]
        words = Piece("".join(f"  {where}" for where in at), "dim")
        yield _fact(f"line {flag.line}" if flag.line else "article", Piece(reveal(flag.code), "warn"), words)
    for near in article.near:
        yield _fact("near copy", Piece(f"{near.article}  {near.share:.0%} in common"))


def _lines_of_flag(dossier: Dossier, place: int) -> list[int]:
    found = dossier.body_lines.get(dossier.article.flags[place].line)
    return [found] if found else list(dossier.flag_lines[place : place + 1])


def _explain_edit(edit: Edit) -> Iterator[Row]:
    if edit.way == "run":
        yield _fact("", Piece("or run:", "dim"), Piece(f"  {edit.yaml}"))
        return
    last = f"–{edit.last}" if edit.last > edit.place.line and edit.way == "replace" else ""
    yield _fact(edit.kind, Piece(f"{edit.place}{last}", "title"), Piece(f"  {_WAYS[edit.way]}:", "dim"))
    for line in edit.yaml.split("\n"):
        yield (Piece(" " * (_KEY + 4)), Piece(reveal(line), outside=True))


def describe_withdrawn(article: Article) -> str:
    """Say in one sentence that an article is withdrawn."""
    return f"{article.id} was withdrawn ({reveal(article.withdrawn or '')}); it is not cleaned again."
