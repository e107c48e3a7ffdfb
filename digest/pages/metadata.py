"""What the head of a page says about it: its title, a description, its address, its card, its linked data.

One function writes all of it from the page's value, so that a template needs one place for it and a renderer that
fills templates by itself has the same words.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.pages.addresses import page_address
from digest.pages.cards import SITE_CARD
from digest.pages.linked_data import write_linked_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.arabic.phrases import Phrases
    from digest.pages.blocks import Page

#: What previews of links expect: width and height of a card in pixels.
CARD_SIZE = (1200, 630)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The site as the head of every page names it.

    ``address`` is where the site lives, ending with ``/``, '' where nobody but this machine can reach it.
    """

    name: str
    tagline: str
    address: str = ""


def write_head(page: Page, masthead: Masthead, phrases: Phrases) -> str:
    """Write the elements of a page's head; what needs a whole address is left out where the site has none."""
    here = page_address(page.uri)
    address = masthead.address + here.removeprefix("./") if masthead.address else ""
    home = page.kind == "home"
    title = page.title if home else f"{page.title} - {masthead.name}"
    description = page.description or phrases.text(
        "site.section_description", title=page.title, tagline=masthead.tagline
    )
    # One element says both, for a description is the longest text of a head.
    described = f'<meta name="description" property="og:description" content="{html.escape(description)}">'
    lines = [f"<title>{html.escape(title)}</title>", described]
    if not page.crawlable:
        lines.append('<meta name="robots" content="noindex">')
    if address:
        lines.append(f'<link rel="canonical" href="{html.escape(address)}">')
    lines += [_meta("property", name, value) for name, value in _open_graph(page, masthead, address) if value]
    lines.append(_meta("name", "twitter:card", "summary_large_image" if page.card else "summary"))
    if page.thing:
        told = write_linked_data(page.thing, masthead.address, here)
        lines.append(f'<script type="application/ld+json">{told}</script>')
    return "\n".join(lines)


def find_address(site_url: str) -> str:
    """Give the address of a site, ending with ``/``; '' for one that only this machine or its network can reach."""
    host = urlsplit(site_url).hostname or ""
    if not site_url.startswith(("http://", "https://")) or "." not in host or host.endswith((".local", ".localhost")):
        return ""
    try:
        public = ip_address(host).is_global
    except ValueError:
        public = True
    return f"{site_url.rstrip('/')}/" if public else ""


def _open_graph(page: Page, masthead: Masthead, address: str) -> Iterator[tuple[str, str]]:
    yield "og:title", page.title
    yield "og:type", "article" if page.kind == "article" else "website"
    yield "og:locale", "ar"
    yield "og:site_name", masthead.name
    if page.kind == "article" and _is_day(page.published):
        yield "article:published_time", page.published
    if address:
        yield "og:url", address
        yield "og:image", masthead.address + (page.card or SITE_CARD)
        yield "og:image:width", str(CARD_SIZE[0])
        yield "og:image:height", str(CARD_SIZE[1])
        yield "og:image:alt", page.title if page.card else masthead.name


def _is_day(published: str) -> bool:
    """Open Graph has no months: a reader of ``2020-02`` would make it the first of February."""
    return len(published) >= len("2020-02-19")


def _meta(kind: str, name: str, value: str) -> str:
    return f'<meta {kind}="{name}" content="{html.escape(value)}">'
