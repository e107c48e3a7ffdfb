"""How the date of an article is known, in words a reader understands."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from digest.model import Origin
from digest.pages.blocks import Block, Blocks, Heading, Inlines, Link, Listing, Paragraph, Region, Span, Words
from digest.pages.edition import article_uri
from digest.pages.wording import certainty, join, moment_time, partial_time, say, tell

if TYPE_CHECKING:
    from digest.model import Article, RejectedDate
    from digest.pages.edition import Edition

ANCHOR = "dating"


def compose_dating(edition: Edition, article: Article) -> Region:
    """Compose the margin's «كيف عُرف التاريخ»: what it rests on, what was rejected, what stays open."""
    title = (Span(tell(edition, "article.dating"), anchor=ANCHOR),)
    blocks: list[Block] = [Heading(2, title), Paragraph((certainty(edition, article),))]
    if article.dating.says:
        origins = {Origin.EDITOR: "article.dating_editor", Origin.PAGE: "article.dating_page"}
        key = origins.get(article.dating.origin or Origin.TEXT, "article.dating_text")
        blocks.append(Paragraph(tell(edition, key, says=article.dating.says)))
    elif article.dating.moment is None:
        key = "article.dating_open" if article.dating.alternatives else "article.dating_none"
        blocks.append(Paragraph(tell(edition, key)))
    if article.dating.lines:
        blocks.append(Paragraph((Span(_lines(edition, article), "ln"),)))
    blocks += _rejected(edition, article)
    blocks += _open(edition, article)
    return Region("side", tuple(blocks))


def _lines(edition: Edition, article: Article) -> Inlines:
    return join([line_link(edition, article, line) for line in article.dating.lines])


def line_link(edition: Edition, article: Article, line: int) -> Inlines:
    """Name a line of the raw page; lead to its paragraph where that is printed."""
    name = tell(edition, "article.line", n=line)
    printed = any(block.line == line for block in article.blocks)
    return (Link(article_uri(article.id), name, f"s{line}"),) if printed else name


def _rejected(edition: Edition, article: Article) -> Blocks:
    if not article.dating.rejected:
        return ()
    found = sorted(article.dating.rejected, key=lambda r: (r.why, r.date, r.line))
    items = [(Paragraph(_reject(edition, article, list(group))),) for _, group in groupby(found, key=lambda r: r.why)]
    return Heading(3, tell(edition, "article.rejected")), Listing(tuple(items))


def _reject(edition: Edition, article: Article, group: list[RejectedDate]) -> Inlines:
    key = f"rejected.{group[0].why}"
    why = tell(edition, key if edition.phrases.has(key) else "rejected.other")
    dates = sorted(r.date for r in group if r.date)
    if len(dates) > 2:
        years = sorted({found[:4] for found in dates if found[:4].isdecimal()}) or [dates[0]]  # «--03-05» has none
        span = {"first": edition.digits(years[0]), "last": edition.digits(years[-1])}
        many = "article.rejected_many" if span["first"] != span["last"] else "article.rejected_year"
        total = edition.phrases.count("count.dates", len(dates))
        return (*tell(edition, many, dates=total, **span), Words(edition.phrases.text("list.colon")), *why)
    shown = join([partial_time(edition, date) for date in dict.fromkeys(dates)])
    lines = join([line_link(edition, article, r.line) for r in group if r.line])
    return (*join([shown, lines]), Words(edition.phrases.text("list.colon")), *why)


def _open(edition: Edition, article: Article) -> Blocks:
    if not article.dating.alternatives:
        return ()
    heading = Heading(3, tell(edition, "article.open"))
    days = [
        Paragraph(say(edition, "article.or_day", d=(moment_time(edition, m, weekday=False),)))
        for m in article.dating.alternatives
    ]
    return heading, *days
