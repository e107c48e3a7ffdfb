"""The page of search, and the words that its script says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from digest.arabic.calendar import month_name
from digest.arabic.numbers import show_digits
from digest.pages.archive import INDEX as DAYS
from digest.pages.blocks import Heading, Link, Page, Paragraph, Region
from digest.pages.wording import tell, words

if TYPE_CHECKING:
    from digest.arabic.phrases import Phrases
    from digest.model import Settings
    from digest.pages.edition import Edition

URI = "search.md"
#: The address of the script's words, below the site's root.
WORDS = "search/words.json"
#: The script's name of a phrase, and our key.
_PHRASES = {
    "hint": "search.hint",
    "searching": "search.searching",
    "none": "search.none",
    "none_filtered": "search.none_filtered",
    "empty": "search.empty",
    "failed": "search.failed",
    "partial": "search.partial",
    "more": "search.more",
    "all": "search.all",
    "filters_label": "search.filters",
    "clear_filters": "search.clear_filters",
    "any": "search.any",
    "next_mark": "search.next_mark",
    "remove_marks": "search.remove_marks",
    "marks_label": "search.marks_label",
    "unknown_source": "article.unknown_source",
    "comma": "list.comma",
    "colon": "list.colon",
}
_FILTERS = {
    "source": "search.by_source",
    "year": "search.by_year",
    "month": "search.by_month",
    "storyline": "search.by_storyline",
    "kind": "search.by_kind",
    "order": "search.order",
}
_ORDERS = {"relevance": "search.relevance", "newest": "search.newest"}
_KINDS = {
    "article": "search.articles",
    "event": "nav.events",
    "storyline": "nav.storylines",
    "source": "nav.sources",
    "page": "search.pages",
}
_ONE_KIND = {
    "event": "event.kind_alone",
    "storyline": "storyline.kind",
    "source": "source.kind",
    "page": "search.page",
}
_COUNTS = {"results": "count.results", "articles": "count.articles", "places": "count.places"}


def compose_search(edition: Edition) -> Page:
    """Compose the page that holds search; its script fills the region, and without script it leads to the archive."""
    title = edition.phrases.text("search.label")
    say = Paragraph(tell(edition, "site.no_script"))
    archive = Paragraph((Link(DAYS, tell(edition, "search.archive")),))
    blocks = (Region("head", (Heading(1, words(title)),), "header"), Region("find", (say, archive), "div"))
    description = edition.phrases.text("search.description")
    return Page(URI, title, "search", blocks, description, indexed=False, crawlable=False)


def write_script_words(phrases: Phrases, settings: Settings) -> str:
    """Write what the script of search says as JSON: phrases, plural forms with ``{n}``, month names and digits."""
    told = {name: phrases.text(key) for name, key in _PHRASES.items()}
    tables = {"filters": _FILTERS, "orders": _ORDERS, "kinds": _KINDS, "one_kind": _ONE_KIND}
    named = {name: {part: phrases.text(key) for part, key in table.items()} for name, table in tables.items()}
    counts = {name: dict(phrases.entries[key]) for name, key in _COUNTS.items()}
    months = [month_name(month, settings.months) for month in range(1, 13)]
    shown = show_digits("0123456789", settings.digits)
    return json.dumps({**told, **named, **counts, "months": months, "digits": shown}, ensure_ascii=False) + "\n"
