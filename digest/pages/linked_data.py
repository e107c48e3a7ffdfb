"""What a page tells machines about itself, as schema.org's JSON-LD: our lists, and whose texts they point to.

An outlet's text is never claimed as ours: the page of an article is a page that ``isBasedOn`` the outlet's article.
Only what is sure is stated, since these values cannot carry a doubt: no date of low confidence, no name of an outlet
that nobody confirmed, and a date only as finely as it is known.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from digest.model import Confidence, Precision
from digest.pages.addresses import page_address, relative_address
from digest.pages.archive import INDEX as DAYS
from digest.pages.blocks import Ref, Thing
from digest.pages.edition import HOME, article_uri, event_uri, iso, source_uri, storyline_uri

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.model import Article, Happening, Moment, Source, Storyline
    from digest.pages.blocks import Fact
    from digest.pages.edition import Edition

#: A list names so many of its items; machines find the others on the page.
LISTED = 20
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
#: A page on the way to another: its source path and its name.
Step = tuple[str, str]


def link_article(edition: Edition, article: Article, *above: Step) -> Thing:
    """Tell of an article's page: based on the outlet's article, below its event."""
    return _tell(
        edition,
        "WebPage",
        (article_uri(article.id), article.title),
        above,
        (
            ("dateModified", _newest_correction(article)),
            ("isBasedOn", _original(edition, article)),
        ),
    )


def link_event(edition: Edition, happening: Happening, title: str, *above: Step) -> Thing:
    """Tell of an event: a collection of the headlines of its reports, the days it spans, its place."""
    reports = [(article_uri(a.id), a.title) for a in happening.reports]
    place = happening.event.where
    return _tell(
        edition,
        "CollectionPage",
        (event_uri(happening.event.id), title),
        above,
        (
            ("temporalCoverage", _span(happening)),
            ("contentLocation", Thing("Place", (("name", place),)) if place else ""),
            ("mainEntity", list_items(reports)),
        ),
    )


def link_storyline(edition: Edition, storyline: Storyline, events: Iterable[Step], *above: Step) -> Thing:
    """Tell of a storyline: a collection of its events, oldest first."""
    return _tell(
        edition,
        "CollectionPage",
        (storyline_uri(storyline.id), storyline.title),
        above,
        (("mainEntity", list_items(events)),),
    )


def link_period(edition: Edition, page: Step, when: str, articles: Sequence[Article]) -> Thing:
    """Tell of a day, a month or a year: a collection of what was published in it."""
    items = [(article_uri(a.id), a.title) for a in articles]
    above = (DAYS, edition.phrases.text("nav.days"))
    return _tell(
        edition, "CollectionPage", page, (above,), (("temporalCoverage", when), ("mainEntity", list_items(items)))
    )


def describe_period(edition: Edition, key: str, when: str, articles: Sequence[Article]) -> str:
    """Say in words how much was published in a day, a month or a year."""
    total = edition.phrases.count("count.articles", len(articles))
    return edition.phrases.text(key, when=when, articles=total)


def link_source(edition: Edition, source: Source, articles: Iterable[Article], *above: Step) -> Thing:
    """Tell of an outlet's card: a collection of what is held of it."""
    items = [(article_uri(a.id), a.title) for a in articles]
    return _tell(
        edition,
        "CollectionPage",
        (source_uri(source.id), source.name),
        above,
        (("about", _outlet(source)), ("mainEntity", list_items(items))),
    )


def link_home(edition: Edition, description: str) -> Thing:
    """Tell of the site."""
    facts = (("name", edition.settings.title), ("url", Ref(HOME)), ("description", description), ("inLanguage", "ar"))
    return Thing("WebSite", facts)


def list_items(items: Iterable[Step]) -> Thing:
    """Make a list of pages; the first of a long one, with the number of all."""
    found = list(items)
    listed = tuple(
        Thing("ListItem", (("position", n), ("url", Ref(uri)), ("name", name)))
        for n, (uri, name) in enumerate(found[:LISTED], 1)
    )
    return Thing("ItemList", (("numberOfItems", len(found)), ("itemListElement", listed)))


def state_moment(article: Article) -> str:
    """Write the moment an article was published as finely as it is known (ISO 8601); '' where that is doubtful."""
    moment = article.dating.moment
    if moment is None or article.dating.origin is None or article.dating.confidence is Confidence.LOW:
        return ""
    return moment.stated.replace(" ", "T") if moment.precision is Precision.MINUTE else iso(moment)


def write_linked_data(thing: Thing, address: str, here: str) -> str:
    """Write linked data as JSON that no HTML parser can leave.

    ``address`` is the site's own, ending with ``/``; where it is '', pages are named relative to ``here``, the address
    of the page below the site's root (``events/x/``).
    """
    told = {"@context": "https://schema.org", **_unfold(thing, address, here)}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _unfold(thing: Thing, address: str, here: str) -> dict[str, object]:
    facts = ((name, _show(fact, address, here)) for name, fact in thing.facts if fact not in ("", ()))
    return {"@type": thing.kind, **dict(facts)}


def _show(fact: Fact, address: str, here: str) -> object:
    match fact:
        case Ref(uri):
            return (
                address + page_address(uri).removeprefix("./") if address else relative_address(page_address(uri), here)
            )
        case Thing():
            return _unfold(fact, address, here)
        case tuple():
            return [_unfold(thing, address, here) for thing in fact]
        case _:
            return fact


def _tell(
    edition: Edition, kind: str, page: Step, above: tuple[Step, ...], facts: tuple[tuple[str, Fact], ...]
) -> Thing:
    uri, name = page
    home = (HOME, edition.settings.title)
    common: tuple[tuple[str, Fact], ...] = (
        ("name", name),
        ("url", Ref(uri)),
        ("inLanguage", "ar"),
        ("isPartOf", Thing("WebSite", (("name", home[1]), ("url", Ref(HOME))))),
        ("breadcrumb", _breadcrumb((home, *above, page)) if above else ""),
    )
    return Thing(kind, (*common, *facts))


def _breadcrumb(steps: tuple[Step, ...]) -> Thing:
    """List the steps to a page; the last is the page itself, whose address needs no saying again."""
    items = tuple(
        Thing("ListItem", (("position", n), ("name", name), ("item", Ref(uri) if n < len(steps) else "")))
        for n, (uri, name) in enumerate(steps, 1)
    )
    return Thing("BreadcrumbList", (("itemListElement", items),))


def _original(edition: Edition, article: Article) -> Thing:
    source = edition.digest.sources.get(article.source)
    return Thing(
        "NewsArticle",
        (
            ("headline", article.title),
            ("url", article.url),
            ("inLanguage", "ar"),
            ("datePublished", state_moment(article)),
            ("publisher", _outlet(source) if source else ""),
        ),
    )


def _outlet(source: Source) -> Thing:
    return Thing("NewsMediaOrganization", (("name", source.name), ("alternateName", source.latin)))


def _span(happening: Happening) -> str:
    if happening.start is None or not happening.reports:
        return ""
    days: list[Moment] = [happening.start, *([happening.end] if happening.end else [])]
    return "/".join(iso(moment) for moment in days)


def _newest_correction(article: Article) -> str:
    return max((iso(c.date) for c in article.corrections), default="")
