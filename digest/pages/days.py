"""The archive by day: one day, one month with its calendar, one year, and the index of years."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from digest.pages.blocks import Block, Blocks, Heading, Inlines, Link, Listing, Page, Paragraph, Region, Span, Time
from digest.pages.edition import newest, source_key, source_uri
from digest.pages.listing import briefs, counts, coverage, section
from digest.pages.month_grid import compose_calendar
from digest.pages.wording import count, day_time, join, month_time, month_words, outlet_name, say, tell, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.model import Article, Happening
    from digest.pages.edition import Edition

INDEX = "days/index.md"
Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Archive:
    """The days that have a page, and the articles and happenings of each month (those without a known day last)."""

    days: tuple[date, ...]
    months: tuple[Month, ...]
    articles: Mapping[Month, tuple[Article, ...]]
    happenings: Mapping[Month, tuple[Happening, ...]]

    @classmethod
    def of(cls, edition: Edition) -> Archive:
        """Sort a digest into its days and months once."""
        digest = edition.digest
        days = sorted({*digest.published_on, *digest.maybe_on, *digest.happened_on})
        articles: dict[Month, list[Article]] = defaultdict(list)
        happenings: dict[Month, list[Happening]] = defaultdict(list)
        for article in digest.articles:
            if moment := article.dating.moment:
                articles[moment.year, moment.month].append(article)
        for happening in digest.happenings:
            if happening.start:
                happenings[happening.start.year, happening.start.month].append(happening)
        months = sorted({*articles, *happenings, *((d.year, d.month) for d in days)})
        return cls(
            tuple(days),
            tuple(months),
            {month: tuple(found) for month, found in articles.items()},
            {month: tuple(found) for month, found in happenings.items()},
        )


def day_uri(day: date) -> str:
    """Give the source path of a day's page."""
    return f"days/{day.year:04}/{day.month:02}/{day.day:02}.md"


def month_uri(month: Month) -> str:
    """Give the source path of a month's page."""
    return f"days/{month[0]:04}/{month[1]:02}/index.md"


def year_uri(year: int) -> str:
    """Give the source path of a year's page."""
    return f"days/{year:04}/index.md"


def compose_day(edition: Edition, archive: Archive, day: date) -> Page:
    """Compose one day: what was published on it, what may have been, and what happened on it."""
    digest = edition.digest
    published = digest.published_on.get(day, ())
    maybe = digest.maybe_on.get(day, ())
    happened = digest.happened_on.get(day, ())
    matter: list[Region | Paragraph] = []
    if published:
        total = Span(count(edition, "count.articles", len(published)), "meta")
        title = (*tell(edition, "days.published"), *words(" "), total)
        matter.append(section(title, coverage(edition, published, show_date=False, show_event=True)))
    else:
        matter.append(Paragraph(tell(edition, "days.none")))
    if maybe:
        matter.append(section(tell(edition, "days.maybe"), coverage(edition, maybe, show_event=True)))
    if happened:
        matter.append(section(tell(edition, "days.happened"), briefs(edition, happened)))
    matter.append(_neighbours(edition, archive, day))
    month = (day.year, day.month)
    title_words = day_time(edition, day)
    crumbs = _crumbs(edition, (INDEX, tell(edition, "nav.days")), (month_uri(month), _month(edition, month)))
    return Page(
        uri=day_uri(day),
        title=title_words.text,
        kind="day",
        blocks=(
            Region("head", (crumbs, Heading(1, (title_words,))), "header"),
            Region("matn", tuple(matter), "div"),
            _day_margin(edition, archive, month),
        ),
        updated=newest((*published, *maybe)),
        indexed=False,
    )


def compose_month(edition: Edition, archive: Archive, month: Month) -> Page:
    """Compose one month: its calendar, its days newest first, its events, and what has no known day."""
    articles = archive.articles.get(month, ())
    happenings = archive.happenings.get(month, ())
    sources, _ = edition.count_sources(articles)
    totals = join(
        [
            count(edition, "count.articles", len(articles)),
            count(edition, "count.events", len(happenings)),
            count(edition, "count.sources", sources),
        ]
    )
    title = month_words(edition, *month)
    crumbs = _crumbs(edition, (INDEX, tell(edition, "nav.days")), (year_uri(month[0]), words(edition.digits(month[0]))))
    head = (crumbs, Heading(1, _month(edition, month)), Paragraph((Span(totals, "when"),)))
    matter = (
        compose_calendar(edition, month),
        *_agenda(edition, articles),
        *_month_events(edition, happenings),
        *_no_day(edition, articles),
        _month_neighbours(edition, archive, month),
    )
    return Page(
        uri=month_uri(month),
        title=title,
        kind="month",
        blocks=(
            Region("head", head, "header"),
            Region("matn", matter, "div"),
            _month_margin(edition, articles),
        ),
        updated=newest(articles),
        indexed=False,
    )


def compose_year(edition: Edition, archive: Archive, year: int) -> Page:
    """Compose one year: its months with what was published in each."""
    months = [month for month in archive.months if month[0] == year]
    crumbs = _crumbs(edition, (INDEX, tell(edition, "nav.days")))
    articles = [a for month in months for a in archive.articles.get(month, ())]
    totals = count(edition, "count.articles", len(articles))
    title = edition.digits(year)
    head = (crumbs, Heading(1, words(title)), Paragraph((Span(totals, "when"),)))
    return Page(
        uri=year_uri(year),
        title=title,
        kind="index",
        blocks=(
            Region("head", head, "header"),
            Region("matn", (_month_counts(edition, archive, months, with_year=False),), "div"),
        ),
        updated=newest(articles),
        indexed=False,
    )


def compose_days(edition: Edition, archive: Archive) -> Page:
    """Compose the index of the archive: years newest first, each with its months."""
    title = edition.phrases.text("nav.days")
    head = (Heading(1, words(title)), Paragraph((Span(tell(edition, "days.all"), "when"),)))
    matter: list[Region | Paragraph] = []
    for year in sorted({month[0] for month in archive.months}, reverse=True):
        months = [month for month in archive.months if month[0] == year]
        link = (Link(year_uri(year), words(edition.digits(year))),)
        matter.append(section(link, _month_counts(edition, archive, months, with_year=False)))
    if undated := [a for a in edition.digest.articles if a.dating.moment is None]:
        listed = coverage(edition, undated, show_event=True)
        matter.append(section(tell(edition, "date.unknown"), listed))
    if not matter:
        matter.append(Paragraph(tell(edition, "days.empty")))
    return Page(
        uri=INDEX,
        title=title,
        kind="index",
        blocks=(Region("head", head, "header"), Region("matn", tuple(matter), "div")),
        updated=newest(edition.digest.articles),
        indexed=False,
    )


def month_count_rows(
    edition: Edition, archive: Archive, months: list[Month], *, with_year: bool = True
) -> list[tuple[Inlines, Inlines]]:
    """Give the newest months first, each leading to its page, with what was published in it."""
    return [
        (
            (Link(month_uri(month), (month_time(edition, *month, with_year=with_year),)),),
            count(edition, "count.articles", len(archive.articles.get(month, ()))),
        )
        for month in reversed(months)
    ]


def _month_counts(edition: Edition, archive: Archive, months: list[Month], *, with_year: bool) -> Region:
    return counts(month_count_rows(edition, archive, months, with_year=with_year))


def _month(edition: Edition, month: Month) -> Inlines:
    return (month_time(edition, *month),)


def _crumbs(edition: Edition, *steps: tuple[str, Inlines]) -> Region:
    items = tuple((Paragraph((Link(uri, name),)),) for uri, name in steps)
    return Region("crumb", (Listing(items, ordered=True),), "nav", edition.phrases.text("nav.crumb"))


def _neighbours(edition: Edition, archive: Archive, day: date) -> Region:
    index = archive.days.index(day)
    before = archive.days[index - 1] if index else None
    after = archive.days[index + 1] if index + 1 < len(archive.days) else None
    items = tuple(
        (Paragraph((Link(day_uri(other), (Span(tell(edition, key), "rub2"), _near_day(edition, day, other))),)),)
        for key, other in (("days.previous", before), ("days.next", after))
        if other
    )
    return Region("around", (Listing(items),) if items else (), "nav", edition.phrases.text("days.around"))


def _near_day(edition: Edition, day: date, other: date) -> Time:
    """Name a neighbouring day so short that it stands on one line of a phone."""
    return day_time(edition, other, weekday=False, year=other.year != day.year)


def _month_neighbours(edition: Edition, archive: Archive, month: Month) -> Region:
    index = archive.months.index(month)
    before = archive.months[index - 1] if index else None
    after = archive.months[index + 1] if index + 1 < len(archive.months) else None
    items = tuple(
        (Paragraph((Link(month_uri(other), (Span(tell(edition, key), "rub2"), *_month(edition, other))),)),)
        for key, other in (("days.previous_month", before), ("days.next_month", after))
        if other
    )
    return Region("around", (Listing(items),) if items else (), "nav", edition.phrases.text("days.around_months"))


def _agenda(edition: Edition, articles: tuple[Article, ...]) -> Blocks:
    days: dict[date, list[Article]] = defaultdict(list)
    for article in articles:
        moment = article.dating.moment
        if moment and moment.day:
            days[date(moment.year, moment.month, moment.day)].append(article)
    if not days:
        return ()
    blocks: list[Block] = []
    for day, found in sorted(days.items(), reverse=True):
        blocks.append(Heading(3, (Link(day_uri(day), (day_time(edition, day),)),)))
        blocks.append(coverage(edition, found, show_date=False, level=4))
    return (section(tell(edition, "days.agenda"), Region("agenda", tuple(blocks), "div")),)


def _month_events(edition: Edition, happenings: tuple[Happening, ...]) -> Blocks:
    return (section(tell(edition, "days.month_events"), briefs(edition, happenings)),) if happenings else ()


def _no_day(edition: Edition, articles: tuple[Article, ...]) -> Blocks:
    undated = [a for a in articles if a.dating.moment and not a.dating.moment.day]
    if not undated:
        return ()
    total = Span(count(edition, "count.articles", len(undated)), "meta")
    title = (Span(tell(edition, "date.no_known_day"), anchor="no-day"), *words(" "), total)
    return (section(title, coverage(edition, undated, show_date=False, show_event=True)),)


def _day_margin(edition: Edition, archive: Archive, month: Month) -> Region:
    articles = archive.articles.get(month, ())
    total = count(edition, "count.articles", len(articles))
    blocks = [Paragraph(say(edition, "days.month_holds", articles=total))]
    if undated := sum(1 for a in articles if a.dating.moment and not a.dating.moment.day):
        link = Link(month_uri(month), count(edition, "count.without_day", undated), "no-day")
        blocks.append(Paragraph((link,)))
    blocks.append(Paragraph((Link(month_uri(month), tell(edition, "days.whole_month")),)))
    side = section(_month(edition, month), *blocks, role="side")
    return Region("hamish", (side,), "aside", edition.phrases.text("days.margin"))


def _month_margin(edition: Edition, articles: tuple[Article, ...]) -> Region:
    how = [Paragraph(tell(edition, key)) for key in ("days.how_published", "days.how_happened")]
    sides = [section(tell(edition, "days.how_to_read"), *how, role="side")]
    shelves: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        shelves[source_key(article)].append(article)
    if shelves:
        names = {
            key: outlet_name(edition, found[0]) if found[0].source else edition.phrases.text("article.unknown_source")
            for key, found in shelves.items()
        }
        rows = [
            ((Link(source_uri(key), words(names[key])),), count(edition, "count.articles", len(found)))
            for key, found in sorted(shelves.items(), key=lambda shelf: (-len(shelf[1]), names[shelf[0]]))
        ]
        sides.append(section(tell(edition, "days.month_sources"), counts(rows), role="side"))
    return Region("hamish", tuple(sides), "aside", edition.phrases.text("days.margin_month"))
