"""The front page: what was covered most, the newest days, other events, storylines, and the way into the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.arabic.calendar import day_of
from digest.pages.archive import INDEX as DAYS
from digest.pages.archive import Archive, day_uri
from digest.pages.blocks import (
    Block,
    Blocks,
    Heading,
    Inlines,
    Item,
    Link,
    Listing,
    Page,
    Paragraph,
    Region,
    Span,
    Words,
)
from digest.pages.days import month_count_rows
from digest.pages.edition import ABOUT, HOME, UNKNOWN, newest, source_uri, storyline_uri
from digest.pages.indexes import EVENTS, STORYLINES
from digest.pages.linked_data import link_home
from digest.pages.listing import (
    briefs,
    counts,
    coverage,
    coverage_words,
    event_link,
    extract_words,
    headline,
    reports_words,
    section,
    when_where,
)
from digest.pages.ranking import choose_lead, choose_others, choose_storylines, find_last_day, pick_headlines
from digest.pages.source import INDEX as SOURCES
from digest.pages.unconfirmed import URI as UNCONFIRMED
from digest.pages.wording import beside_hijri, count, day_time, join, outlet, say, span_words, tell, words

if TYPE_CHECKING:
    from datetime import date

    from digest.model import Article, Happening, Storyline
    from digest.pages.edition import Edition

DAYS_SHOWN, OTHERS_SHOWN, STORYLINES_SHOWN, STATIONS_SHOWN, MONTHS_SHOWN, SOURCES_SHOWN = 4, 3, 3, 4, 12, 8
#: The newest days stand beside the lead: so many events of a day, and no further day after so many in all.
TOLD_SHOWN, TOLD_IN_ALL = 3, 7
HEADLINES_SHOWN = 4


def compose_home(edition: Edition, archive: Archive) -> Page:
    """Compose the front page; an empty digest says what to do next."""
    blocks = _full(edition, archive) if edition.digest.articles else _empty(edition)
    description = edition.settings.description or edition.phrases.text("site.tagline")
    return Page(
        uri=HOME,
        title=edition.settings.title,
        kind="home",
        blocks=(Region("front", blocks, "div"),),
        description=description,
        updated=newest(edition.digest.articles),
        indexed=False,
        thing=link_home(edition, description),
    )


def _full(edition: Edition, archive: Archive) -> Blocks:
    last = find_last_day(edition.digest)
    lead = choose_lead(edition.digest.happenings, last)
    others = choose_others(edition.digest.happenings, lead, last, OTHERS_SHOWN)
    return (
        _ledger(edition, last),
        *((_lead(edition, lead),) if lead else ()),
        *_newest_days(edition, last),
        *_others(edition, others, "front.others" if lead else "front.others_alone"),
        *_strips(edition, last),
        _archive(edition, archive),
    )


def _empty(edition: Edition) -> Blocks:
    steps = tuple((Paragraph(tell(edition, f"empty.{step}")),) for step in ("first", "second", "third"))
    return (section(tell(edition, "empty.title"), Paragraph(tell(edition, "empty.say")), Listing(steps, ordered=True)),)


def _ledger(edition: Edition, last: date | None) -> Region:
    digest = edition.digest
    sources, _ = edition.count_sources(digest.articles)
    totals = join(
        [
            count(edition, "count.articles", len(digest.articles)),
            count(edition, "count.events", len(digest.happenings)),
            count(edition, "count.sources", sources),
        ]
    )
    until = say(edition, "date.until", day=(day_time(edition, last), *beside_hijri(edition, last))) if last else ()
    lines = [Paragraph((Span(line, "meta"),)) for line in (until, totals) if line]
    return Region("ledger", tuple(lines), "div")


def _lead(edition: Edition, lead: Happening) -> Region:
    why = edition.phrases.text("front.lead_why", coverage=reports_words(edition, lead.reports))
    blocks: list[Block] = [
        Paragraph((Span(when_where(edition, lead), "kick"),)),
        Heading(2, (event_link(lead, edition),)),
    ]
    if extract := extract_words(edition, lead):
        blocks.append(Paragraph(extract))
    if len(lead.reports) > 1:
        blocks.append(Paragraph((Span(tell(edition, "event.headlines"), "rub2"),)))
    blocks.append(coverage(edition, pick_headlines(lead.reports, HEADLINES_SHOWN)))
    blocks.append(Paragraph((Span(words(why), "fine"),)))
    return Region("lead", tuple(blocks))


def _newest_days(edition: Edition, last: date | None) -> Blocks:
    days: list[tuple[date, list[list[Article]]]] = []
    come = [day for day in edition.digest.published_on if last and day <= last]
    for day in sorted(come, reverse=True)[:DAYS_SHOWN]:
        if sum(min(len(told), TOLD_SHOWN) for _, told in days) < TOLD_IN_ALL:
            days.append((day, _tell_apart(edition, edition.digest.published_on[day])))
    if not days:
        return ()
    items = tuple(_day(edition, day, told) for day, told in days)
    more = Paragraph((Span((Link(DAYS, tell(edition, "front.all_days")),), "fine"),))
    return (section(tell(edition, "front.newest"), Listing(items), more, role="newest"),)


def _tell_apart(edition: Edition, articles: tuple[Article, ...]) -> list[list[Article]]:
    """Put a day's reports together by event, the most reported first."""
    told: dict[str, list[Article]] = {}
    for article in articles:
        told.setdefault(article.event if edition.happening(article) else article.id, []).append(article)
    return sorted(told.values(), key=len, reverse=True)


def _day(edition: Edition, day: date, told: list[list[Article]]) -> Item:
    blocks: list[Heading | Paragraph] = [
        Paragraph((Span((Link(day_uri(day), (day_time(edition, day, year=False),)),), "meta"),))
    ]
    for reports in told[:TOLD_SHOWN]:
        blocks += _told(edition, reports)
    if others := count(edition, "count.other_articles", sum(map(len, told[TOLD_SHOWN:]))):
        blocks.append(Paragraph((Span((Link(day_uri(day), others),), "fine"),)))
    return tuple(blocks)


def _told(edition: Edition, reports: list[Article]) -> tuple[Paragraph, Paragraph]:
    """Name an event with its reports of the day, or an article that stands alone."""
    if happening := edition.happening(reports[0]):
        title, meta = event_link(happening, edition), coverage_words(edition, reports)
    else:
        title, meta = headline(reports[0]), outlet(edition, reports[0])
    return Paragraph((Span((title,), "t"),)), Paragraph((Span(meta, "meta"),))


def _others(edition: Edition, others: list[Happening], title: str) -> Blocks:
    if not others:
        return ()
    more = Paragraph((Span((Link(EVENTS, tell(edition, "front.all_events")),), "fine"),))
    listed = briefs(edition, others, extract=True)
    return (section(tell(edition, title), listed, more, role="others"),)


def _strips(edition: Edition, last: date | None) -> Blocks:
    chapters = edition.digest.chapters
    chosen = choose_storylines(edition.digest.storylines, chapters, last, STORYLINES_SHOWN)
    if not chosen:
        return ()
    title = tell(edition, "storyline.kind" if len(chosen) == 1 else "nav.storylines")
    strips = tuple(_strip(edition, storyline, chapters[storyline.id]) for storyline in chosen)
    more: Blocks = ()
    if len(chapters) > len(chosen):
        more = (Paragraph((Span((Link(STORYLINES, tell(edition, "front.all_storylines")),), "fine"),)),)
    return (section(title, *strips, *more, role="strips"),)


def _strip(edition: Edition, storyline: Storyline, chapter: tuple[Happening, ...]) -> Region:
    items = tuple(
        (
            Paragraph((Span(span_words(edition, h, year=False), "meta"),)),
            Paragraph((Span((event_link(h, edition),), "t"),)),
        )
        for h in chapter[-STATIONS_SHOWN:]
    )
    title = Heading(3, (Link(storyline_uri(storyline.id), words(storyline.title)),))
    return Region("strip", (title, Listing(items, ordered=True)), "div")


def _archive(edition: Edition, archive: Archive) -> Region:
    shelves = (
        _shelf(edition, "front.by_month", _months(edition, archive)),
        _shelf(edition, "front.by_source", _sources(edition)),
        Region("shelf", (Heading(3, tell(edition, "nav.how")), *_how(edition)), "div"),
    )
    return section(tell(edition, "front.archive"), Region("shelves", shelves, "div"), role="arch")


def _shelf(edition: Edition, key: str, rows: list[tuple[Inlines, Inlines]]) -> Region:
    return Region("shelf", (Heading(3, tell(edition, key)), counts(rows)), "div")


def _months(edition: Edition, archive: Archive) -> list[tuple[Inlines, Inlines]]:
    rows = month_count_rows(edition, archive, list(archive.months[-MONTHS_SHOWN:]))
    if len(archive.months) > MONTHS_SHOWN:
        rows.append(((Link(DAYS, tell(edition, "front.all_months")),), ()))
    if unsure := sum(1 for a in edition.digest.articles if not day_of(a.dating.moment)):
        number = count(edition, "count.articles", unsure)
        rows.append(((Link(UNCONFIRMED, tell(edition, "date.no_known_day")),), number))
    return rows


def _sources(edition: Edition) -> list[tuple[Inlines, Inlines]]:
    shelves, sources = edition.by_source, edition.digest.sources
    known = sorted((k for k in shelves if k != UNKNOWN), key=lambda k: (-len(shelves[k]), sources[k].name))
    rows: list[tuple[Inlines, Inlines]] = [
        ((Link(source_uri(k), words(sources[k].name)),), count(edition, "count.articles", len(shelves[k])))
        for k in known[:SOURCES_SHOWN]
    ]
    if len(known) > SOURCES_SHOWN:
        rows.append(((Link(SOURCES, tell(edition, "front.all_sources")),), ()))
    if UNKNOWN in shelves:
        name = tell(edition, "article.unknown_source")
        rows.append(((Link(source_uri(UNKNOWN), name),), count(edition, "count.articles", len(shelves[UNKNOWN]))))
    return rows


def _how(edition: Edition) -> Blocks:
    method = tell(edition, "front.how_say")
    if ABOUT in edition.hand_written:
        method += (Words(" "), Link(ABOUT, tell(edition, "front.read_method")))
    return Paragraph(method), Paragraph((Link(UNCONFIRMED, tell(edition, "unconfirmed.title")),))
