"""From content to digest: what counts, in which order, tied to what; the text policy is applied here, once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

from digest.arabic.calendar import day_of
from digest.arabic.quotes import set_quotes
from digest.arabic.typography import shorten
from digest.checking import text_policies
from digest.model import (
    Article,
    Block,
    BlockKind,
    Digest,
    Happening,
    Moment,
    Origin,
    Precision,
    Provenance,
    Quotes,
    TextPolicy,
)
from digest.overruling import settle_dating
from digest.store.late import LateBlocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.model import Content, Event, Storyline

#: How much an outlet with ``text: excerpt`` lends us: about two sentences of news prose.
EXCERPT_WORDS = 50
#: An event longer than this stands only on its first and last day's pages.
LONGEST_SPAN_DAYS = 31
T = TypeVar("T")
Owner = TypeVar("Owner", "Event", "Storyline")
_LATEST = (9999, 0, 0, 0, "")


def assemble(content: Content, *, drafts: bool = False) -> Digest:
    """Tie a checked collection together; ``drafts`` are taken in only for ``serve``."""
    quotes = content.settings.quotes
    if quotes is Quotes.ARABIC:
        content = _set_quotes(content)
    visible = [_settle_date(a) for a in content.articles if drafts or not a.draft]
    policies = text_policies(content)
    shown = (_apply_policy(a, policies[a.source], quotes) for a in visible if a.withdrawn is None)
    standing = sorted(shown, key=article_order)
    withdrawn = sorted((_strip(a) for a in visible if a.withdrawn is not None), key=lambda a: a.id)
    headlines = {a.title for a in content.articles if a.withdrawn is not None and a.title}
    events = [e for e in content.events if drafts or not e.draft]
    told = {a.event for a in visible}
    hidden = {a.event for a in content.articles} - told
    by_event = _by_event(standing), _by_event(withdrawn)
    happenings = sorted((_tell(e, *by_event, headlines) for e in events if e.id not in hidden), key=happening_order)
    told_in = _by_storyline(happenings)
    return Digest(
        settings=content.settings,
        sources={s.id: s for s in sorted(content.sources, key=lambda s: s.id)},
        articles=tuple(standing),
        withdrawn=tuple(withdrawn),
        happenings=tuple(h for h in happenings if h.reports),
        silent=tuple(h for h in happenings if not h.reports),
        storylines=tuple(
            _retitle(s, told_in.get(s.id, ()), headlines) for s in sorted(content.storylines, key=lambda s: s.id)
        ),
        chapters={key: kept for key, all_ in told_in.items() if (kept := tuple(h for h in all_ if h.reports))},
        published_on=_shelve((day_of(a.dating.moment), a) for a in standing),
        maybe_on=_shelve((day_of(m), a) for a in standing if a.dating.moment for m in a.dating.alternatives),
        happened_on=_shelve((day, h) for h in happenings if h.reports for day in _span_days(h)),
    )


def moment_order(moment: Moment | None) -> tuple[int, int, int, int, str]:
    """Order moments oldest first: a month's unknown days after its known ones, no date at all last."""
    if moment is None:
        return _LATEST
    return (moment.year, moment.month, 0 if moment.day else 1, moment.day, moment.clock or "~")


def article_order(article: Article) -> tuple[tuple[int, int, int, int, str], str]:
    """Order articles by publication, then by id."""
    return moment_order(article.dating.moment), article.id


def happening_order(happening: Happening) -> tuple[tuple[int, int, int, int, str], str]:
    """Order happenings by their first day, then by id."""
    return moment_order(happening.start), happening.event.id


def _set_quotes(content: Content) -> Content:
    """Show every headline with Arabic quotation marks; the files keep the outlet's own.

    The body of an article gets them where its page is composed (``Edition.show_text``): most bodies of a large digest
    are not shown anew in a build.
    """
    return replace(
        content,
        articles=tuple(map(_quote_article, content.articles)),
        events=tuple(map(_quote_own, content.events)),
        storylines=tuple(map(_quote_own, content.storylines)),
    )


def _quote_article(article: Article) -> Article:
    old = article.title, article.kicker, article.standfirst
    title, kicker, standfirst = new = tuple(map(set_quotes, old))
    return article if new == old else replace(article, title=title, kicker=kicker, standfirst=standfirst)


def _settle_date(article: Article) -> Article:
    dating = settle_dating(article)
    return article if dating is article.dating else replace(article, dating=dating)


def _quote_own(owner: Owner) -> Owner:
    """Set the marks of a title and of an editor's own words."""
    title, blocks = set_quotes(owner.title), _quote_blocks(owner.blocks)
    return owner if title == owner.title and blocks == owner.blocks else replace(owner, title=title, blocks=blocks)


def _quote_blocks(blocks: Sequence[Block]) -> Sequence[Block]:
    if not blocks:
        return blocks
    quoted = (set_quotes(block.text) for block in blocks)
    return tuple(b if text == b.text else replace(b, text=text) for b, text in zip(blocks, quoted, strict=True))


def _apply_policy(article: Article, policy: TextPolicy, quotes: Quotes) -> Article:
    if policy is TextPolicy.FULL:
        return article
    if policy is TextPolicy.LINK:
        return replace(article, blocks=(), kicker="", standfirst="", policy=policy)
    blocks = LateBlocks(1, partial(_excerpt, article, quotes))
    return replace(article, blocks=blocks, kicker="", standfirst="", policy=policy)


def _excerpt(article: Article, quotes: Quotes) -> tuple[Block, ...]:
    paragraphs = (b.text for b in article.blocks if b.kind is BlockKind.PARAGRAPH)
    first = article.standfirst or next(paragraphs, "")
    if quotes is Quotes.ARABIC:
        first = set_quotes(first)  # before the cut, which may part a pair
    return (Block(shorten(first, EXCERPT_WORDS)),)


def _strip(article: Article) -> Article:
    """Keep of a withdrawn article its id, its event, the reason and the fingerprint: nothing that was its text."""
    return Article(
        id=article.id,
        places=article.places,
        title="",
        event=article.event,
        raw=Provenance(sha256=article.raw.sha256, sha256_of=article.raw.sha256_of),
        corrections=article.corrections,
        draft=article.draft,
        withdrawn=article.withdrawn,
        aliases=article.aliases,
    )


def _by_event(articles: Iterable[Article]) -> Mapping[str, tuple[Article, ...]]:
    found: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        found[article.event].append(article)
    return {event: tuple(reports) for event, reports in found.items()}


def _tell(
    event: Event,
    standing: Mapping[str, tuple[Article, ...]],
    withdrawn: Mapping[str, tuple[Article, ...]],
    headlines: set[str],
) -> Happening:
    reports = standing.get(event.id, ())
    gone = withdrawn.get(event.id, ())
    title = event.title
    if title in headlines or (gone and _may_be_withdrawn(event, reports)):
        title = next((a.title for a in reports), "")
    start, end, origin = event.start, event.end, event.span_origin or Origin.EDITOR
    if start is None:
        start, end = _reports_span(reports)
        origin = Origin.MACHINE
    return Happening(event, title, reports, gone, start, None if _same_day(start, end) else end, origin)


def _may_be_withdrawn(event: Event, reports: Iterable[Article]) -> bool:
    """Tell whether a machine's title, which is some report's headline, is none of a report that stands."""
    return event.title_origin is Origin.MACHINE and event.title not in {a.title for a in reports}


def _retitle(storyline: Storyline, chapter: Sequence[Happening], headlines: set[str]) -> Storyline:
    """Give a storyline titled with a headline that is or may be withdrawn the title of its first event, or its id.

    ``chapter`` holds its happenings, those with no report left among them.
    """
    titles = [h.title for h in chapter if h.reports and h.title and h.title not in headlines]
    known = {*titles, *(a.title for h in chapter for a in h.reports)}
    machine = storyline.title_origin is Origin.MACHINE and any(h.withdrawn for h in chapter)
    if storyline.title not in headlines and not (machine and storyline.title not in known):
        return storyline
    return replace(storyline, title=next(iter(titles), storyline.id))


def _same_day(start: Moment | None, end: Moment | None) -> bool:
    return bool(start and end) and moment_order(start)[:4] == moment_order(end)[:4]


def _reports_span(reports: Iterable[Article]) -> tuple[Moment | None, Moment | None]:
    """Give the first and the last day of reports, which come in their order."""
    moments = [a.dating.moment for a in reports if a.dating.moment]
    days = [(m.year, m.month, m.day) for m in moments if m.day]
    if days:
        return _whole_day(*days[0]), None if days[0] == days[-1] else _whole_day(*days[-1])
    return (moments[0], None) if moments else (None, None)


@cache
def _whole_day(year: int, month: int, day: int) -> Moment:
    return Moment(year, month, day, Precision.DAY, f"{year:04}-{month:02}-{day:02}")


def _by_storyline(happenings: Iterable[Happening]) -> Mapping[str, tuple[Happening, ...]]:
    found: dict[str, list[Happening]] = defaultdict(list)
    for happening in happenings:
        if happening.event.storyline:
            found[happening.event.storyline].append(happening)
    return {key: tuple(told) for key, told in sorted(found.items())}


def _span_days(happening: Happening) -> tuple[date, ...]:
    first, last = day_of(happening.start), day_of(happening.end)
    if first is None:
        return ()
    if last is None:
        return (first,)
    ordinals = range(first.toordinal(), last.toordinal() + 1)
    return tuple(map(date.fromordinal, ordinals)) if len(ordinals) <= LONGEST_SPAN_DAYS else (first, last)


def _shelve(pairs: Iterable[tuple[date | None, T]]) -> Mapping[date, tuple[T, ...]]:
    shelves: dict[date, list[T]] = defaultdict(list)
    for day, item in pairs:
        if day is not None:
            shelves[day].append(item)
    return {day: tuple(items) for day, items in sorted(shelves.items())}
