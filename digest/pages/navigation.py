"""The sections of the site, in the order of its masthead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.pages.archive import INDEX as DAYS
from digest.pages.edition import ABOUT, HOME
from digest.pages.indexes import EVENTS, STORYLINES
from digest.pages.source import INDEX as SOURCES

if TYPE_CHECKING:
    from digest.arabic.phrases import Phrases


def list_sections(phrases: Phrases, hand_written: frozenset[str]) -> list[dict[str, str]]:
    """Give the navigation of a site that states none of its own: front page, archive, indexes, about."""
    sections = [("not_found.home", HOME), ("nav.days", DAYS), ("nav.events", EVENTS)]
    sections += [("nav.storylines", STORYLINES), ("nav.sources", SOURCES)]
    if ABOUT in hand_written:
        sections.append(("nav.about", ABOUT))
    return [{phrases.text(key): uri} for key, uri in sections]
