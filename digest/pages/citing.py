"""A citation of an article or an event in two common styles, as folded text that a button copies."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from digest.arabic.quotes import nest_quotes
from digest.pages.blocks import Fold, Inlines, Latin, Paragraph, Region, Span, Words
from digest.pages.edition import article_uri, event_uri
from digest.pages.listing import coverage_words, happening_title
from digest.pages.wording import certainty, moment_time, outlet_name, say, span_certainty, span_words, tell, words

if TYPE_CHECKING:
    from digest.model import Article, Happening
    from digest.pages.edition import Edition


#: An escape of one character of U+0600–U+067F (UTF-8: two bytes).
_ARABIC = re.compile(r"%(D[89])%([89AB][0-9A-F])", re.IGNORECASE)


def cite_article(edition: Edition, article: Article) -> Fold:
    """Cite an article: outlet, headline, date as far as it is known and how, addresses, the raw file's fingerprint."""
    name = outlet_name(edition, article)
    moment = article.dating.moment
    date: Inlines = (moment_time(edition, moment, weekday=False),) if moment else tell(edition, "cite.no_date")
    values = {
        "author": words(article.byline or name),
        "date": date,
        "certainty": certainty(edition, article).words,
    }
    works = [words(name)] * bool(article.byline) + [words(edition.settings.title)]
    tail = _tail(edition, article_uri(article.id), article.url, article.raw.sha256)
    return _fold(edition, "cite.article", article.title, values, works, tail)


def cite_event(edition: Edition, happening: Happening) -> Fold:
    """Cite an event's page: its title, days and how they are known, the outlets, address, one fingerprint for all."""
    values = {
        "author": words(edition.settings.title),
        "date": span_words(edition, happening) if happening.start else tell(edition, "cite.no_date"),
        "certainty": span_certainty(edition, happening).words,
    }
    works = [coverage_words(edition, happening.reports)]
    tail = _tail(edition, event_uri(happening.event.id), "", fingerprint_reports(happening.reports))
    return _fold(edition, "cite.event", happening_title(edition, happening), values, works, tail)


def fingerprint_reports(reports: tuple[Article, ...]) -> str:
    """Give one SHA-256 for many raw files: that of their own, sorted, a line each; '' where one has none."""
    held = sorted({report.raw.sha256 for report in reports})
    if not held or not held[0]:
        return ""
    return hashlib.sha256("".join(f"{one}\n" for one in held).encode()).hexdigest()


def show_address(address: str) -> str:
    """Show an address to people: Arabic letters as letters. It leads where it led, for browsers write them so.

    Everything else stays escaped: a mark could join the letter before it, a sign could turn the order of the rest.
    """
    return _ARABIC.sub(_show_letter, address)


def _show_letter(escaped: re.Match[str]) -> str:
    letter = bytes.fromhex(escaped[1] + escaped[2]).decode()
    return letter if letter.isalpha() else escaped[0]


def _fold(
    edition: Edition, key: str, title: str, values: dict[str, Inlines], works: list[Inlines], tail: Inlines
) -> Fold:
    styles = (
        ("APA", "cite.apa", "list.stop", words(title if title.endswith((".", "؟", "!", "…")) else f"{title}.")),
        ("Chicago", "cite.chicago", "list.comma", words(nest_quotes(title))),
    )
    blocks: list[Paragraph] = []
    for name, style, stop, headline in styles:
        between = tell(edition, stop)
        work = tuple(word for piece in works for word in (*between, *piece))[len(between) :]
        cited = say(edition, style, "text", title=headline, work=work, **values)
        blocks.append(Paragraph((Span(say(edition, "cite.style", style=(Latin(name),)), "rub2"),)))
        blocks.append(Paragraph((Span((*cited, *tail), "ref"),)))
    return Fold(edition.phrases.text(key), (Region("cite", tuple(blocks), "div"),))


def _tail(edition: Edition, uri: str, original: str, fingerprint: str) -> Inlines:
    tail: Inlines = ()
    if edition.address:
        tail += (Words(" "), Latin(edition.address + uri.removesuffix(".md") + "/"))
    if original:
        tail += (Words(" "), *say(edition, "cite.original", address=(Latin(show_address(original)),)))
    if fingerprint:
        tail += (Words(" "), *say(edition, "cite.fingerprint", fingerprint=(Latin(f"sha256:{fingerprint}"),)))
    return tail
