"""The days, months and years that have a page, their addresses, and what each month holds."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.model import Article, Happening
    from digest.pages.edition import Edition

INDEX = "days/index.md"
Month = tuple[int, int]
T = TypeVar("T", date, Month)


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

    def around_day(self, day: date) -> tuple[date | None, date | None]:
        """Give the days before and after one that have a page."""
        return _around(self.days, day)

    def around_month(self, month: Month) -> tuple[Month | None, Month | None]:
        """Give the months before and after one that have a page."""
        return _around(self.months, month)

    def count_month(self, month: Month) -> tuple[int, int]:
        """Count the articles of a month, and those of them whose day is not known."""
        articles = self.articles.get(month, ())
        return len(articles), sum(1 for a in articles if a.dating.moment and not a.dating.moment.day)


def _around(items: tuple[T, ...], item: T) -> tuple[T | None, T | None]:
    index = bisect_left(items, item)
    return (items[index - 1] if index else None), (items[index + 1] if index + 1 < len(items) else None)


def day_uri(day: date) -> str:
    """Give the source path of a day's page."""
    return f"days/{day.year:04}/{day.month:02}/{day.day:02}.md"


def month_uri(month: Month) -> str:
    """Give the source path of a month's page."""
    return f"days/{month[0]:04}/{month[1]:02}/index.md"


def year_uri(year: int) -> str:
    """Give the source path of a year's page."""
    return f"days/{year:04}/index.md"
