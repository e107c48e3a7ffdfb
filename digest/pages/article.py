"""The page of one article: the outlet's text, and in the margin its event and the evidence for its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.arabic.calendar import day_of
from digest.arabic.typography import shorten
from digest.model import BlockKind, HashOf, TextPolicy
from digest.pages.blocks import (
    Block,
    Blocks,
    Heading,
    Inlines,
    Latin,
    Link,
    Listing,
    Page,
    Paragraph,
    Region,
    Span,
    Words,
)
from digest.pages.citing import cite_article
from digest.pages.dating_notes import compose_dating
from digest.pages.edition import ABOUT, article_uri, event_uri, newest, outlet_key, storyline_uri
from digest.pages.indexes import EVENTS
from digest.pages.linked_data import link_article, state_moment
from digest.pages.listing import (
    coverage_words,
    day_link,
    event_link,
    happening_title,
    named_headline,
    section,
    when_where,
)
from digest.pages.provenance import compose_provenance
from digest.pages.wording import (
    SEPARATOR,
    beside_hijri,
    certainty,
    count,
    join,
    moment_time,
    outlet,
    outlet_name,
    say,
    tell,
    words,
)

if TYPE_CHECKING:
    from digest.model import Article, Correction, Happening
    from digest.pages.edition import Edition
    from digest.pages.linked_data import Step

DESCRIPTION_WORDS = 30
#: The margin names this many other reports of the event; the event's page names them all.
OTHERS_SHOWN = 8


def compose_article(edition: Edition, article: Article) -> Page:
    """Compose the page of an article that stands."""
    happening = edition.happening(article)
    matter = (
        *_event_line(edition, happening),
        Region("text", _body(edition, article), "div"),
        *_ending(edition, article),
        *corrections(edition, article.corrections),
        compose_provenance(edition, article),
        cite_article(edition, article),
    )
    margin = (*_event_side(edition, article, happening), compose_dating(edition, article))
    opening = article.standfirst or next((edition.show_text(b.text) for b in article.blocks), "")
    return Page(
        uri=article_uri(article.id),
        title=article.title,
        kind="article",
        blocks=(
            Region("head", _head(edition, article), "header"),
            Region("matn", matter, "div"),
            Region("hamish", margin, "aside", edition.phrases.text("article.margin")),
        ),
        description=shorten(opening, DESCRIPTION_WORDS) if article.policy is not TextPolicy.LINK else "",
        updated=newest([article]),
        published=state_moment(article),
        crawlable=may_be_crawled(edition, article),
        thing=link_article(edition, article, *_above(edition, happening)),
    )


def may_be_crawled(edition: Edition, article: Article) -> bool:
    """Tell whether other searches may list an article: a full copy only where its outlet gave a licence."""
    source = edition.digest.sources.get(article.source)
    return article.policy is not TextPolicy.FULL or (source is not None and source.licensed)


def _above(edition: Edition, happening: Happening | None) -> tuple[Step, ...]:
    if happening is None:
        return ()
    events = (EVENTS, edition.phrases.text("nav.events"))
    return events, (event_uri(happening.event.id), happening_title(edition, happening))


def compose_withdrawn(edition: Edition, article: Article) -> Page:
    """Compose the note that stays at the address of a withdrawn article: the reason, never the text."""
    happening = edition.happening(article)
    blocks: list[Block] = [Paragraph(tell(edition, "withdrawn.say"))]
    blocks.append(Paragraph(tell(edition, "withdrawn.reason", reason=article.withdrawn)))
    if happening:
        blocks.append(Paragraph(say(edition, "article.within_event", event=(event_link(happening, edition),))))
    blocks += corrections(edition, article.corrections)
    if article.raw.sha256:
        key = "withdrawn.record_hash" if article.raw.sha256_of is HashOf.RECORD else "withdrawn.hash"
        fingerprint = (*tell(edition, key), Words(" "), Latin(article.raw.sha256))
        blocks.append(Paragraph((Span(fingerprint, "fine"),)))
    title = edition.phrases.text("withdrawn.title")
    head = Region("head", (Heading(1, words(title)),), "header")
    return Page(
        uri=article_uri(article.id),
        title=title,
        kind="note",
        blocks=(head, Region("matn", tuple(blocks), "div")),
        updated=newest([article]),
        indexed=False,
        crawlable=False,
    )


def corrections(edition: Edition, found: tuple[Correction, ...]) -> Blocks:
    """List what was corrected and when, for the reader."""
    if not found:
        return ()
    items = tuple(
        (
            Paragraph(
                say(
                    edition,
                    "article.corrected",
                    date=(moment_time(edition, c.date, weekday=False),),
                    says=words(c.says),
                )
            ),
        )
        for c in found
    )
    return (section(tell(edition, "article.corrections"), Listing(items), role="corrections"),)


def _head(edition: Edition, article: Article) -> Blocks:
    by = [Span(outlet(edition, article), "src")]
    line: Inlines = tuple(by)
    if article.byline:
        line += (Words(" "), Span(tell(edition, "article.byline", byline=article.byline), "meta"))
    if article.credit:
        line += (Words(" "), Span(tell(edition, "article.credit", credit=article.credit), "meta"))
    blocks: list[Block] = [Paragraph((Span(line, "by"),))]
    if article.draft:
        blocks.append(Paragraph((Span(tell(edition, "article.draft"), "draft"),)))
    if article.kicker:
        blocks.append(Paragraph((Span(words(article.kicker), "kick"),)))
    blocks.append(Heading(1, words(article.title)))
    blocks.append(Paragraph((Span(_when(edition, article), "when"),)))
    return tuple(blocks)


def _when(edition: Edition, article: Article) -> Inlines:
    line: Inlines = ()
    if moment := article.dating.moment:
        line = (*day_link(edition, moment), *beside_hijri(edition, day_of(moment)), Words(" "))
    evidence = Link(article_uri(article.id), tell(edition, "article.evidence_link"), "dating")
    return (*line, certainty(edition, article), SEPARATOR, evidence)


def _event_line(edition: Edition, happening: Happening | None) -> Blocks:
    if happening is None:
        return ()
    line = say(edition, "article.within_event", event=(event_link(happening, edition),))
    return (Paragraph((Span(line, "inev"),)),)


def _body(edition: Edition, article: Article) -> Blocks:
    blocks: list[Block] = []
    if article.standfirst:
        blocks.append(Paragraph((Span(words(article.standfirst), "stand"),)))
    if article.dateline:
        blocks.append(Paragraph((Span(words(article.dateline), "dateline"),)))
    for block in article.blocks:
        text: Inlines = words(edition.show_text(block.text))
        if block.line:
            text = (Span(text, anchor=f"s{block.line}"),)
        blocks.append(Heading(2, text) if block.kind is BlockKind.SUBHEADING else Paragraph(text))
    return tuple(blocks)


def _ending(edition: Edition, article: Article) -> Blocks:
    report = (Link(ABOUT, tell(edition, "article.report")),) if ABOUT in edition.hand_written else ()
    name = outlet_name(edition, article)
    if article.url:
        original: Inlines = (Link(article.url, tell(edition, "article.original", source=name)),)
    elif outlet_key(article):
        original = tell(edition, "article.original_at", source=name)
    else:
        original = tell(edition, "article.original_unknown")
    policy = {TextPolicy.EXCERPT: "article.policy_excerpt", TextPolicy.LINK: "article.policy_link"}.get(article.policy)
    note = (*tell(edition, policy), Words(" ")) if policy else ()
    return (Paragraph((Span(join([(*note, *original), report]), "end"),)),)


def _event_side(edition: Edition, article: Article, happening: Happening | None) -> Blocks:
    if happening is None:
        return (section(tell(edition, "article.event"), Paragraph(tell(edition, "article.no_event")), role="side"),)
    blocks: list[Block] = [
        Paragraph((Span((event_link(happening, edition),), "t"),)),
        Paragraph((Span(join([when_where(edition, happening), coverage_words(edition, happening.reports)]), "meta"),)),
    ]
    if others := [a for a in happening.reports if a.id != article.id]:
        key = "article.also" if len(others) == 1 else "article.also_many"
        blocks.append(Heading(3, tell(edition, key)))
        items = [(Paragraph(named_headline(edition, a)),) for a in others[:OTHERS_SHOWN]]
        if more := count(edition, "count.other_articles", len(others[OTHERS_SHOWN:])):
            items.append((Paragraph((Link(event_uri(happening.event.id), more),)),))
        blocks.append(Listing(tuple(items)))
    if storyline := edition.storylines.get(happening.event.storyline):
        link = Link(storyline_uri(storyline.id), words(storyline.title))
        blocks.append(Paragraph((Span(say(edition, "article.of_storyline", storyline=(link,)), "meta"),)))
    return (section(tell(edition, "article.event"), *blocks, role="side"),)
