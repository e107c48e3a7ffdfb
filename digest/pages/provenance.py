"""The folded block under an article: what the raw page was, what was dropped and why, who decided what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import HashOf, Origin, Quotes, TextPolicy
from digest.pages.blocks import Block, Blocks, Fold, Inlines, Latin, Listing, Paragraph, Table, Words
from digest.pages.wording import count, tell, words

if TYPE_CHECKING:
    from digest.model import Article
    from digest.pages.edition import Edition


def compose_provenance(edition: Edition, article: Article) -> Fold:
    """Compose the fold; its summary counts kept and dropped lines where the raw page is known."""
    dropped = sum(number for _, number in article.raw.dropped)
    blocks: list[Block] = []
    if article.raw.sha256 and article.raw.lines:
        kept = count_kept(article)
        phrases = edition.phrases
        summary = phrases.text(
            "article.provenance",
            lines_kept=phrases.count("count.lines_kept", kept),
            lines_dropped=phrases.count("count.lines_dropped", dropped),
        )
        total = phrases.count("count.lines", kept + dropped)
        blocks.append(Paragraph(tell(edition, "article.provenance_say", lines=total)))
    else:
        summary = edition.phrases.text("article.provenance_plain")
    blocks += _dropped(edition, article)
    blocks.append(Listing(tuple((Paragraph(line),) for line in _facts(edition, article))))
    return Fold(summary, tuple(blocks))


def count_kept(article: Article) -> int:
    """Count the lines of the raw page that were kept: the body's and those that became front matter."""
    head = (
        article.title,
        article.kicker,
        article.standfirst,
        article.byline,
        article.dateline,
        article.credit,
    )
    return len(article.raw.lines) + sum(1 for text in head if text)


def _dropped(edition: Edition, article: Article) -> Blocks:
    if not article.raw.dropped:
        return ()
    rows = sorted(article.raw.dropped, key=lambda row: (-row[1], row[0]))
    head = (tell(edition, "article.dropped_why"), tell(edition, "article.dropped_count"))
    return (
        Paragraph(tell(edition, "article.dropped_caption")),
        Table(head, tuple((_reason(edition, why), count(edition, "count.lines", n)) for why, n in rows)),
    )


def _reason(edition: Edition, why: str) -> Inlines:
    key = f"dropped.{why}"
    return tell(edition, key) if edition.phrases.has(key) else (Latin(why),)


def _facts(edition: Edition, article: Article) -> list[Inlines]:
    nobody = "unclear" if article.dating.moment else "nobody"
    facts = [_decided(edition, "date", article.dating.origin or nobody)]
    if edition.happening(article):
        origin = article.grouping.origin if article.grouping else Origin.EDITOR
        facts.append(_decided(edition, "event", origin))
    if article.body_changed:
        facts.append(tell(edition, "article.body_changed"))
    elif article.policy is not TextPolicy.FULL:
        facts.append(tell(edition, "article.body_short"))
    if edition.settings.quotes is Quotes.ARABIC and "«" in _text(edition, article):
        facts.append(tell(edition, "article.quotes_ours"))
    if article.raw.file:
        facts.append((*tell(edition, "article.raw_file"), Words(" "), Latin(article.raw.file)))
    if article.raw.record:
        facts.append((*tell(edition, "article.raw_record"), Words(" "), *words(article.raw.record)))
    if article.raw.sha256:
        key = "article.record_hash" if article.raw.sha256_of is HashOf.RECORD else "article.raw_hash"
        facts.append((*tell(edition, key), Words(" "), Latin(article.raw.sha256)))
    return facts


def _text(edition: Edition, article: Article) -> str:
    return article.title + "".join(edition.show_text(block.text) for block in article.blocks)


def _decided(edition: Edition, what: str, origin: str) -> Inlines:
    return tell(edition, f"decided.{what}_{origin}")
