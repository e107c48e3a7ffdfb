"""Which articles want an editor's eye, and for what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.model import Confidence, Origin, Precision, SeenIn
from digest.overruling import find_overruled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.model import Article

#: Every reason the desk knows, the gravest first: the order of the chips and of the entries.
REASONS = (
    "contradicted-date",
    "future-date",
    "date-conflict",
    "undated",
    "month-only",
    "low-confidence",
    "unknown-outlet",
    "folder-outlet",
    "unconfirmed-outlet",
    "no-title",
    "garbled-sentence",
    "cut-sentence",
    "near-copy",
    "other",
    "suspected-leftover",
    "unbalanced-quote",
)
#: Often nothing is wrong with these: articles that have no other reason are listed below all others.
LESSER = frozenset({"suspected-leftover", "unbalanced-quote"})


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: a code of :data:`REASONS`, the raw line it speaks of, the place of its flag among the flags.

    ``detail`` is the flag's own code where the desk has no name for it, or the id of the article it repeats.
    """

    code: str
    line: int = 0
    flag: int = -1
    detail: str = ""
    share: float = 0.0


def list_reasons(article: Article) -> tuple[Reason, ...]:
    """List why an article wants an eye, gravest first; none for a withdrawn one, and for one seen as it is.

    An editor's word settles a date: with ``origin: editor`` neither an open day nor a low confidence nor evidence that
    contradicts itself is a reason.
    """
    if article.withdrawn is not None or article.seen:
        return ()
    found = [*_doubt_date(article), *_doubt_outlet(article)]
    for place, flag in enumerate(article.flags):
        if flag.code == "date-conflict" and article.dating.origin is Origin.EDITOR:
            continue
        known = flag.code in REASONS
        found.append(Reason(flag.code if known else "other", flag.line, place, "" if known else flag.code))
    found += [Reason("near-copy", detail=near.article, share=near.share) for near in article.near]
    return tuple(sorted(found, key=lambda reason: (REASONS.index(reason.code), reason.line)))


def order_for_desk(article: Article) -> tuple[int, str]:
    """Order entries by their gravest reason, then by id."""
    reasons = list_reasons(article)
    return (REASONS.index(reasons[0].code) if reasons else len(REASONS)), article.id


def is_lesser(article: Article) -> bool:
    """Tell whether an article wants an eye for nothing but what is often nothing."""
    return all(reason.code in LESSER for reason in list_reasons(article))


def _doubt_date(article: Article) -> Iterator[Reason]:
    dating = article.dating
    if dating.origin is Origin.EDITOR:
        return
    if find_overruled(article):
        yield Reason("contradicted-date")
        return
    if dating.moment is None:
        yield Reason("undated")
    elif dating.moment.precision is Precision.MONTH:
        yield Reason("month-only")
    if dating.confidence is Confidence.LOW:
        yield Reason("low-confidence")


def _doubt_outlet(article: Article) -> Iterator[Reason]:
    if not article.source:
        seen = "folder-outlet" if article.seen_in is SeenIn.FOLDER else "unconfirmed-outlet"
        yield Reason(seen if article.source_seen else "unknown-outlet")
