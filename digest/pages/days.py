"""The index of the archive and the pages of its years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.pages.archive import INDEX, Archive, Month, month_uri, year_uri
from digest.pages.blocks import Heading, Inlines, Link, Page, Paragraph, Region, Span
from digest.pages.edition import newest
from digest.pages.linked_data import describe_period, link_period
from digest.pages.listing import counts, coverage, crumbs, section
from digest.pages.series import lead_to_parts
from digest.pages.unconfirmed import shelve_undated
from digest.pages.wording import count, month_time, tell, words

if TYPE_CHECKING:
    from digest.pages.edition import Edition


def compose_year(edition: Edition, archive: Archive, year: int) -> Page:
    """Compose one year: its months with what was published in each."""
    months = [month for month in archive.months if month[0] == year]
    above = crumbs(edition, (INDEX, tell(edition, "nav.days")))
    articles = [a for month in months for a in archive.articles.get(month, ())]
    totals = count(edition, "count.articles", len(articles))
    title = edition.digits(year)
    head = (above, Heading(1, words(title)), Paragraph((Span(totals, "when"),)))
    return Page(
        uri=year_uri(year),
        title=title,
        kind="index",
        blocks=(
            Region("head", head, "header"),
            Region("matn", (_month_counts(edition, archive, months, with_year=False),), "div"),
        ),
        description=describe_period(edition, "days.month_description", title, articles),
        updated=newest(articles),
        indexed=False,
        thing=link_period(edition, (year_uri(year), title), f"{year:04}", articles),
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
    if (undated := shelve_undated(edition)).items:
        listed = coverage(edition, undated.glance, show_event=True)
        matter.append(section(tell(edition, "date.unknown"), listed, *lead_to_parts(edition, undated)))
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
