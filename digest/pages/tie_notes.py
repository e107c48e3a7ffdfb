"""Why the reports of an event stand together, and which of them repeat another, in words a reader understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import Origin
from digest.pages.blocks import Block, Blocks, Fold, Inlines, Listing, Paragraph, Words
from digest.pages.listing import coverage, headline
from digest.pages.wording import count, join, tell, words

if TYPE_CHECKING:
    from digest.model import Article, Happening
    from digest.pages.edition import Edition

#: Shared words beyond these say no more.
MOST_SHARED = 6


def part_copies(happening: Happening) -> tuple[tuple[Article, ...], tuple[Article, ...]]:
    """Part an event's reports into those that stand for themselves and near copies of one of those."""
    held = {report.id for report in happening.reports}
    copies = tuple(r for r in happening.reports if any(n.article in held and n.article != r.id for n in r.near))
    return tuple(report for report in happening.reports if report not in copies), copies


def compose_copies(edition: Edition, copies: tuple[Article, ...]) -> Blocks:
    """Fold near copies under the reports they repeat: «نُشر أيضًا في …»."""
    if not copies:
        return ()
    summary = edition.phrases.count("count.also_published", len(copies))
    return (Fold(summary, (coverage(edition, copies),)),)


def compose_ties(edition: Edition, happening: Happening, reports: tuple[Article, ...]) -> Blocks:
    """Fold the reasons for ``reports``: who placed each, its likeness, shared words, hours between."""
    if len(happening.reports) < 2 or not reports:
        return ()
    summary = edition.phrases.text("event.why_two" if len(happening.reports) == 2 else "event.why_many")
    items = tuple((Paragraph(_reason(edition, report)),) for report in reports)
    blocks: list[Block] = [Listing(items)]
    if any(r.grouping and r.grouping.origin is Origin.MACHINE for r in reports):
        blocks.append(Paragraph(tell(edition, "event.why_machine")))
    return (Fold(summary, tuple(blocks)),)


def _reason(edition: Edition, report: Article) -> Inlines:
    grouping = report.grouping
    origin = grouping.origin if grouping else Origin.EDITOR
    facts: list[Inlines] = [tell(edition, f"decided.event_{origin}")]
    if grouping and grouping.score is not None:
        facts.append(tell(edition, "event.why_score", score=edition.digits(f"{grouping.score:.2f}")))
    if grouping and grouping.hours is not None:
        facts.append(count(edition, "count.hours_apart", grouping.hours))
    if grouping and grouping.shared:
        shared = edition.phrases.text("list.comma").join(grouping.shared[:MOST_SHARED])
        facts.append(words(edition.phrases.text("event.why_shared", words=shared)))
    return (headline(report), Words(edition.phrases.text("list.colon")), *join(facts))
