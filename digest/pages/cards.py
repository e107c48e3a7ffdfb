"""What stands on cards, and where they lie: storylines and events of several reports have one, others the site's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from digest.pages.listing import happening_title, reports_words, when_where
from digest.pages.wording import flatten, outlet_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from digest.model import Article, Happening, Storyline
    from digest.pages.edition import Edition

#: The picture of every page that has none of its own, below the site's root.
SITE_CARD = "assets/cards/site.png"
#: An event reported less often than this has no card of its own.
FEWEST_REPORTS = 2


@dataclass(frozen=True, slots=True)
class Card:
    """A picture to be drawn: its address below the site's root, and its words.

    They are the site's name, a line above the title, the title and a line below; the card of the site has its name and
    what it is.
    """

    address: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedCard:
    """A card to be, as :class:`~digest.pages.planning.PlannedPage` is a page to be: ``uri`` is its address."""

    uri: str
    shows: tuple[object, ...]
    compose: Callable[[], Card]


def plan_cards(edition: Edition) -> Iterator[PlannedCard]:
    """Plan every card of a site: its own first."""
    yield PlannedCard(SITE_CARD, (), partial(_compose_site, edition))
    for happening in edition.digest.happenings:
        if address := name_event_card(happening):
            yield PlannedCard(address, (happening,), partial(_compose_event, edition, happening))
    for storyline in edition.digest.storylines:
        chapter = edition.digest.chapters.get(storyline.id, ())
        if address := name_storyline_card(storyline, chapter):
            yield PlannedCard(address, (storyline, chapter), partial(_compose_storyline, edition, storyline))


def list_cards(edition: Edition) -> Iterator[Card]:
    """Give every card of a site: its own first."""
    return (planned.compose() for planned in plan_cards(edition))


def _compose_site(edition: Edition) -> Card:
    said = edition.settings.description or edition.phrases.text("site.tagline")
    return Card(SITE_CARD, (edition.settings.title, said))


def _compose_event(edition: Edition, happening: Happening) -> Card:
    above, title = flatten(when_where(edition, happening)), happening_title(edition, happening)
    held = _count_held(edition, happening.reports)
    return Card(name_event_card(happening), (edition.settings.title, above, title, held))


def _compose_storyline(edition: Edition, storyline: Storyline) -> Card:
    chapter = edition.digest.chapters.get(storyline.id, ())
    reports = [article for happening in chapter for article in happening.reports]
    above = f"{edition.phrases.text('storyline.kind')} · {edition.phrases.count('count.events', len(chapter))}"
    words = (edition.settings.title, above, storyline.title, _count_held(edition, reports))
    return Card(name_storyline_card(storyline, chapter), words)


def name_event_card(happening: Happening) -> str:
    """Give the address of an event's card; '' where it has none."""
    return f"assets/cards/events/{happening.event.id}.png" if len(happening.reports) >= FEWEST_REPORTS else ""


def name_storyline_card(storyline: Storyline, chapter: Sequence[Happening]) -> str:
    """Give the address of a storyline's card; '' where it has none."""
    return f"assets/cards/storylines/{storyline.id}.png" if chapter else ""


def _count_held(edition: Edition, reports: Iterable[Article]) -> str:
    found = list(reports)
    names = dict.fromkeys(outlet_name(edition, article) for article in found if article.source)
    total, colon = reports_words(edition, found), edition.phrases.text("list.colon")
    return f"{total}{colon}{edition.phrases.text('list.comma').join(names)}" if names else total
