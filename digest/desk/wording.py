"""The words of the desk: labels with a fallback, dates, and the name of an article's outlet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from digest.arabic.calendar import month_name, weekday_name
from digest.arabic.numbers import show_digits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.arabic.phrases import Phrases
    from digest.model import Article, Content, Moment, Settings


@dataclass(frozen=True, slots=True)
class Words:
    """The site's phrases and settings, and its outlets' names by id."""

    phrases: Phrases
    settings: Settings
    outlets: Mapping[str, str]

    @classmethod
    def of(cls, content: Content, phrases: Phrases) -> Words:
        """Look up what the desk says often."""
        return cls(phrases, content.settings, {source.id: source.name for source in content.sources})

    def say(self, key: str, /, **values: object) -> str:
        """Fill a phrase of the section ``desk``."""
        return self.phrases.text(f"desk.{key}", "text", **values)

    def count(self, key: str, n: int) -> str:
        """Count in the right plural form."""
        return self.phrases.count(f"count.{key}", n)

    def name(self, section: str, code: str) -> str:
        """Name a code in a section's words, by its ``other`` where it has none of its own."""
        key = f"{section}.{code}"
        return self.phrases.text(key if self.phrases.has(key) else f"{section}.other")

    def digits(self, value: object) -> str:
        """Show a number in the site's digits."""
        return show_digits(str(value), self.settings.digits)

    def moment(self, moment: Moment | None) -> str:
        """Name a moment as finely as it is known: «الأربعاء 19 شباط/فبراير 2020»."""
        if moment is None:
            return self.say("date_open")
        month = f"{month_name(moment.month, self.settings.months)} {self.digits(moment.year)}"
        if not moment.day:
            return month
        weekday = weekday_name(date(moment.year, moment.month, moment.day).weekday())
        clock = self.phrases.text("date.clock", clock=self.digits(moment.clock)) if moment.clock else ""
        return " ".join(filter(None, (weekday, self.digits(moment.day), month, clock)))

    def outlet(self, article: Article) -> str:
        """Name the outlet of an article, or say how far it is known."""
        if article.source:
            return self.outlets.get(article.source, article.source)
        if article.source_seen:
            return self.say("outlet_seen", name=article.source_seen)
        return self.say("outlet_unknown")
