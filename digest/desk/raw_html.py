"""The raw page of an entry: every line in its place, kept ones by their role, dropped ones by their reason."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from digest.cleaning.parts import DROPPED_LABELS, KEPT_LABELS
from digest.desk.html import Html, el, join, latin, outside
from digest.raw_checking import RawState

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.desk.dossiers import Dossier
    from digest.desk.wording import Words
    from digest.store.audit_file import Audit, AuditLine

#: A longer run of dropped lines of one kind is folded: forty teasers are read as one fact.
LONGEST_RUN = 6
_BLANK = "blank"
#: Below the two headings and what is told above the lines.
_FIRST_ROW = 3


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows on which article and raw page stand side by side: the row of each raw line, or none at all."""

    of_line: Mapping[int, int]

    @classmethod
    def of(cls, dossier: Dossier) -> Rows:
        """Number the rows; where a paragraph has no raw line of its own, the two stand beside each other freely."""
        found = {run[0].n: row for row, run in enumerate(part_lines(dossier.audit), _FIRST_ROW)}
        lines = [block.line for block in dossier.article.blocks]
        return cls(found if len(set(lines)) == len(lines) and set(lines) <= set(found) else {})

    def style(self, line: int) -> str:
        """Give the style that puts a line on its row, '' where there is none."""
        return f"--r:{self.of_line[line]}" if line in self.of_line else ""


def line_anchor(article_id: str, line: int) -> str:
    """Name the anchor of a raw line on the page."""
    return f"{article_id}-L{line}"


def link_line(dossier: Dossier, words: Words, line: int) -> Html:
    """Name a line of the raw page and lead to it, where the audit shows it."""
    name = words.say("line", n=line)
    known = dossier.audit and any(entry.n == line for entry in dossier.audit.lines)
    return el("a.ln", name, href=f"#{line_anchor(dossier.article.id, line)}") if known else el("span.ln", name)


def write_raw(dossier: Dossier, words: Words, rows: Rows) -> Html:
    """Write the raw page of an article as its audit holds it, each line on its row of the pair."""
    audit = dossier.audit
    head = el("div.about", *_write_about(dossier, words))
    lines = (el("ol.lines", *_write_runs(dossier, words, rows)),) if audit and audit.lines else ()
    return el("section.raw", el("h3", words.say("raw")), head, *lines)


def _write_about(dossier: Dossier, words: Words) -> Iterator[Html]:
    article, audit = dossier.article, dossier.audit
    if article.raw.file:
        record = (" · ", outside(article.raw.record)) if article.raw.record else ()
        yield el("p.meta", latin(f"content/raw/{article.raw.file}"), *record)
    notes = {RawState.NONE: "by_hand", RawState.GONE: "raw_gone", RawState.CHANGED: "raw_changed"}
    if dossier.raw in notes:
        yield el("p.note", words.say(notes[dossier.raw]))
    if audit and audit.lines:
        kept = sum(line.label in KEPT_LABELS for line in audit.lines)
        dropped = len(audit.lines) - kept - sum(line.label == _BLANK for line in audit.lines)
        yield el("p.meta", f"{words.count('lines_kept', kept)} {words.count('lines_dropped', dropped)}")
    elif dossier.raw is not RawState.NONE:
        yield el("p.note", words.say("no_audit"))
        yield el("p", latin(f"digest clean --again {article.id} --apply", "code.cmd"))


def part_lines(audit: Audit | None) -> tuple[tuple[AuditLine, ...], ...]:
    """Part the lines into what the page shows as one: a line, or a long run of dropped lines of one kind.

    Blank lines are left out; the gap in the numbers shows them.
    """
    written = [line for line in audit.lines if line.label != _BLANK] if audit else []
    parts: list[tuple[AuditLine, ...]] = []
    for label, group in groupby(written, key=lambda line: line.label):
        run = tuple(group)
        folds = label not in KEPT_LABELS and len(run) > LONGEST_RUN
        parts += [run] if folds else [(line,) for line in run]
    return tuple(parts)


def _write_runs(dossier: Dossier, words: Words, rows: Rows) -> Iterator[Html]:
    for run in part_lines(dossier.audit):
        style = rows.style(run[0].n)
        if len(run) == 1:
            yield _write_line(dossier, words, run[0], style)
            continue
        name = words.name("desk_label", run[0].label)
        summary = words.say("lines_folded", lines=words.count("lines", len(run)), label=name)
        inner = el("ol.lines", *(_write_line(dossier, words, line) for line in run))
        yield el(f"li.run.drop.{_class(run[0].label)}", el("details", el("summary", summary), inner), style=style)


def _write_line(dossier: Dossier, words: Words, line: AuditLine, style: str = "") -> Html:
    kept = line.label in KEPT_LABELS
    flags = [words.name("desk_reason", flag.code) for flag in dossier.article.flags if flag.line == line.n]
    rests = line.n in dossier.article.dating.lines
    marks = [el("span.flag", flag) for flag in flags] + ([el("span.rests", words.say("rests"))] if rests else [])
    label = el("span.label", words.name("desk_label", line.label), title=f"{line.label} · {line.rule}")
    number = el("span.no", words.digits(line.n), aria_hidden="true")
    spec = f"li.{'keep' if kept else 'drop'}.{_class(line.label)}" + (".flagged" if flags else "")
    anchor = line_anchor(dossier.article.id, line.n)
    return el(spec, number, label, join(*marks), el("span.words", outside(line.text.strip())), id=anchor, style=style)


def _class(label: str) -> str:
    """Give a label's class; what stands in a file is only taken where we know it."""
    return f"l-{label}" if label in {*KEPT_LABELS, *DROPPED_LABELS} else "l-other"
