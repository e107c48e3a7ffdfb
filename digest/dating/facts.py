"""What the text of the article says of time, sorted for the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digest.arabic.date_folding import Folded, fold_for_dates
from digest.dating.dialects import read_printed
from digest.dating.mentions import NO_SHIFT, Mention, read_mentions
from digest.dating.tokens import may_hold_date
from digest.dating.values import Bounds, LabelledLine

BODY_LABELS = frozenset({"title", "kicker", "standfirst", "paragraph", "subheading"})
MOST_LETTERS = 20_000
"""Of a longer line (a page scraped without breaks) only so much is read, so that time stays bounded."""
LINK_LABELS = frozenset({"related-link"})


@dataclass(frozen=True, slots=True)
class Facts:
    """Mentions of the body and of the links between its paragraphs, and the folded lines they stand in."""

    mentions: tuple[Mention, ...]
    links: tuple[Mention, ...]
    folded: dict[int, Folded]
    lead: int
    """Number of the first paragraph's line, 0 without one."""
    opening: int
    """Number of the line that the text opens with, a standfirst's or the lead's, 0 without one."""

    def said(self) -> tuple[Mention, ...]:
        """Give the mentions in the page's own voice, quotations left out."""
        return tuple(mention for mention in self.mentions if not mention.quoted)


def read_facts(lines: tuple[LabelledLine, ...]) -> Facts:
    """Every mention in the article's own lines and in its related links."""
    folded: dict[int, Folded] = {}
    body: list[Mention] = []
    links: list[Mention] = []
    for line in lines:
        if line.label in BODY_LABELS or line.label in LINK_LABELS:
            text = fold_for_dates(line.text[:MOST_LETTERS])
            folded[line.n] = text
            if may_hold_date(text.text):
                (body if line.label in BODY_LABELS else links).extend(read_mentions(line.n, text))
    lead = next((line.n for line in lines if line.label == "paragraph" and line.text.strip()), 0)
    opening = next((line.n for line in lines if line.label in {"standfirst", "paragraph"} and line.text.strip()), 0)
    return Facts(tuple(body), tuple(links), folded, lead, opening)


def crawl_days(lines: tuple[LabelledLine, ...]) -> tuple[tuple[int, date], ...]:
    """(line, day) of every full date on the page's clock."""
    clocks = (line for line in lines if line.label == "crawl-date")
    return tuple(
        (line.n, printed.day) for line in clocks for printed in read_printed(fold_for_dates(line.text[:MOST_LETTERS]))
    )


def writing_weekdays(facts: Facts) -> dict[int, Mention]:
    """Map each weekday of writing to a mention that gives it: «أمس الثلاثاء» gives Wednesday.

    More than one weekday is a conflict.
    """
    found: dict[int, Mention] = {}
    for mention in facts.said():
        if mention.weekday >= 0 and mention.shift != NO_SHIFT and not mention.when:
            found.setdefault((mention.weekday - mention.shift) % 7, mention)
    return found


def earliest_possible(facts: Facts) -> tuple[date, Mention] | None:
    """Give the first day of the latest year behind the text: «منذ عام 2018», «العام الماضي 2019»."""
    years = [(mention.year, mention) for mention in facts.said() if _is_behind(facts, mention)]
    if not years:
        return None
    year, mention = max(years, key=lambda pair: pair[0])
    return date(year, 1, 1), mention


def _is_behind(facts: Facts, mention: Mention) -> bool:
    if not 1900 < mention.year <= 2100 or mention.hijri or mention.when in {"next", "current"}:
        return False
    before = facts.folded[mention.line].text[max(0, mention.start - 12) : mention.start].split()
    return mention.when == "past" or (bool(before) and before[-1] in {"منذ", "ومنذ"})


def unite_bounds(bounds: Bounds, earliest: date | None, latest: date | None) -> Bounds:
    """Give the editor's bounds narrowed by what the text puts behind itself and by the page's clock."""
    firsts = [day for day in (bounds.first, earliest) if day]
    lasts = [day for day in (bounds.last, latest) if day]
    return Bounds(max(firsts, default=None), min(lasts, default=None))
