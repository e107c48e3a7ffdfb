"""Lists that many pages share: reports with outlet and date, happenings in brief, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.arabic.calendar import day_of
from digest.arabic.quotes import nest_quotes
from digest.arabic.typography import shorten
from digest.model import Quotes, TextPolicy
from digest.pages.blocks import (
    Block,
    Blocks,
    Break,
    Heading,
    Inlines,
    Link,
    Listing,
    Page,
    Paragraph,
    Quote,
    Region,
    Span,
    Words,
)
from digest.pages.edition import article_uri, event_uri, newest
from digest.pages.wording import (
    beside_hijri,
    certainty,
    count,
    join,
    moment_time,
    outlet,
    outlet_name,
    say,
    span_words,
    tell,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.model import Article, Happening, Moment
    from digest.pages.edition import Edition

EXTRACT_WORDS = 32


def headline(article: Article) -> Link:
    """Give an outlet's own headline, leading to the article."""
    return Link(article_uri(article.id), words(article.title))


def named_headline(edition: Edition, article: Article) -> Inlines:
    """Give an outlet and its headline, told apart: «ليفانت: تركيا تطلب …»."""
    colon = Words(edition.phrases.text("list.colon"))
    return Span((*outlet(edition, article), colon), "who"), Span((headline(article),), "t")


def event_link(happening: Happening, edition: Edition) -> Link:
    """Give the title of a happening, leading to its page."""
    return Link(event_uri(happening.event.id), words(happening_title(edition, happening)))


def happening_title(edition: Edition, happening: Happening) -> str:
    """Give the title of a happening; where its headline was withdrawn and no other stands, say so."""
    return happening.title or edition.phrases.text("event.withdrawn_title")


def day_link(edition: Edition, moment: Moment, *, weekday: bool = True) -> Inlines:
    """Name a moment and lead to the page of its day, or of its month."""
    uri = f"days/{moment.year:04}/{moment.month:02}/"
    time = moment_time(edition, moment, weekday=weekday)
    return (Link(f"{uri}{moment.day:02}.md" if moment.day else f"{uri}index.md", (time,)),)


def coverage(
    edition: Edition,
    articles: Iterable[Article],
    *,
    show_outlet: bool = True,
    show_date: bool = True,
    show_event: bool = False,
    level: int = 3,
) -> Region:
    """List reports so that headlines are compared at a glance: headline, outlet, date, certainty."""
    items = tuple(
        (
            Heading(level, (headline(article),)),
            *((Paragraph((Span(outlet(edition, article), "src"),)),) if show_outlet else ()),
            Paragraph((Span(_meta(edition, article, show_date=show_date, show_event=show_event), "meta"),)),
        )
        for article in articles
    )
    return Region("cov", (Listing(items, ordered=True),), "div")


def _meta(edition: Edition, article: Article, *, show_date: bool, show_event: bool) -> Inlines:
    lines: list[Inlines] = []
    if show_date and article.dating.moment:
        lines.append(day_link(edition, article.dating.moment))
    lines.append((certainty(edition, article, short=True),))
    if article.draft:
        lines.append((Span(tell(edition, "article.draft"), "draft"),))
    if show_event and (happening := edition.happening_beside(article)):
        lines.append(say(edition, "article.within_event", event=(event_link(happening, edition),)))
    meta = lines[0]
    for line in lines[1:]:
        meta += (Break(), *line)
    return meta


def briefs(edition: Edition, happenings: Iterable[Happening], *, extract: bool = False) -> Region:
    """List happenings in brief: days, title, an extract if wanted, reports and outlets."""
    items = []
    for happening in happenings:
        blocks: list[Heading | Paragraph] = [
            Paragraph((Span(when_where(edition, happening), "kick"),)),
            Heading(3, (event_link(happening, edition),)),
        ]
        if extract and (found := extract_words(edition, happening, cite=False)):
            blocks.append(Paragraph(found))
        blocks.append(Paragraph((Span(coverage_words(edition, happening.reports), "meta"),)))
        items.append(tuple(blocks))
    return Region("briefs", (Listing(tuple(items)),), "div")


def when_where(edition: Edition, happening: Happening, *, weekday: bool = False) -> Inlines:
    """Say when and where: «17 و18 شباط/فبراير 2020 · موسكو»; a month alone says that its day is unknown."""
    days = span_words(edition, happening, weekday=weekday)
    if weekday:
        days += beside_hijri(edition, day_of(happening.start), day_of(happening.end))
    parts = [days, words(happening.event.where)]
    if happening.start and not happening.start.day:
        parts.insert(1, tell(edition, "date.unknown_day"))
    return join(parts)


def coverage_words(edition: Edition, reports: Sequence[Article]) -> Inlines:
    """Count reports and name their outlets: «مقالان · لبنان اليوم، ليفانت»."""
    names = list(dict.fromkeys(outlet_name(edition, a) for a in reports))
    shown = edition.phrases.text("list.comma").join(names[:3])
    if len(names) > 3:
        shown += " " + edition.phrases.count("count.other_sources", len(names) - 3)
    return join([count(edition, "count.articles", len(reports)), words(shown)])


def reports_words(edition: Edition, reports: Sequence[Article]) -> str:
    """Count reports and outlets: «مقالان من مصدرين»."""
    sources, _ = edition.count_sources(reports)
    total = edition.phrases.count("count.articles", len(reports))
    return f"{total} {edition.phrases.count('count.from_sources', sources)}"


def extract_words(edition: Edition, happening: Happening, *, cite: bool = True) -> Inlines:
    """Quote the opening of the earliest report whose outlet allows it, in « », naming the outlet."""
    for article in happening.reports:
        opening = article.standfirst or next((b.text for b in article.blocks), "")
        if article.policy is not TextPolicy.LINK and opening:
            quoted = (Span(words(f"«{_extract(edition, opening)}»"), "said"),)
            return (*quoted, Words(" "), Span(_cite(edition, article), "meta")) if cite else quoted
    return ()


def _extract(edition: Edition, opening: str) -> str:
    extract = shorten(opening, EXTRACT_WORDS)
    return nest_quotes(extract) if edition.settings.quotes is Quotes.ARABIC else extract


def extract_quote(edition: Edition, happening: Happening) -> Blocks:
    """Set the extract apart as a quotation; nothing where no report allows one."""
    found = extract_words(edition, happening)
    return (Region("extract", (Quote(found),), "div"),) if found else ()


def _cite(edition: Edition, article: Article) -> Inlines:
    if not article.source and not article.source_seen:
        return tell(edition, "front.excerpt_unknown")
    return tell(edition, "front.excerpt_from", source=outlet_name(edition, article))


def counts(rows: Iterable[tuple[Inlines, Inlines]]) -> Region:
    """List names with a count beside each."""
    items = tuple((Paragraph((Span(name, "name"), Words(" "), Span(number, "num"))),) for name, number in rows)
    return Region("counts", (Listing(items),), "div")


def facts(rows: Iterable[tuple[Inlines, Inlines]]) -> Region:
    """List what a card states: a label and its value."""
    items = tuple((Paragraph((Span(label, "key"), Words(" "), Span(value, "val"))),) for label, value in rows)
    return Region("facts", (Listing(items),), "div")


def section(title: Inlines, *blocks: Block, role: str = "part", level: int = 2) -> Region:
    """Make a section with its small label."""
    return Region(role, (Heading(level, title), *blocks))


def crumbs(edition: Edition, *steps: tuple[str, Inlines]) -> Region:
    """Say where a page stands: the pages above it, outermost first."""
    items = tuple((Paragraph((Link(uri, name),)),) for uri, name in steps)
    return Region("crumb", (Listing(items, ordered=True),), "nav", edition.phrases.text("nav.crumb"))


def compose_index(edition: Edition, uri: str, key: str, when: Inlines, matter: Blocks, none: str) -> Page:
    """Compose a page that lists: its title, a line about the list, and the list or a word on why there is none."""
    title = edition.phrases.text(key)
    head = (Heading(1, words(title)), Paragraph((Span(when, "when"),)))
    return Page(
        uri=uri,
        title=title,
        kind="index",
        blocks=(
            Region("head", head, "header"),
            Region("matn", matter or (Paragraph(tell(edition, none)),), "div"),
        ),
        updated=newest(edition.digest.articles),
        indexed=False,
    )


def itself(article: Article) -> tuple[Article]:
    """Give the articles an item of a list stands for: an article stands for itself."""
    return (article,)


def reports_of(happening: Happening) -> tuple[Article, ...]:
    """Give the articles an item of a list stands for: a happening stands for its reports."""
    return happening.reports
