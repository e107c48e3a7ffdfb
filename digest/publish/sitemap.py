"""The site map, written by the theme's own template over all pages, those that were not made this time too.

The template writes the entry of one page of each shape; the other entries are filled in, after a sample of them was
compared with what the template makes. Where they differ, or others act on templates, it writes them all.
"""

from __future__ import annotations

import gzip
import io
import os
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from mkdocs.commands.build import get_context
from mkdocs.utils import get_build_timestamp, get_relative_url

from digest.publish.hosting import find_watchers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

NAME = "sitemap.xml"
#: Stands for "no day known" where MkDocs must have a date; the site map leaves it out.
NO_DAY = "1970-01-01"
#: Events by which another plugin or hook sees the site map.
_EVENTS = ("pre_template", "template_context", "post_template")
#: What stands for an address and for a day while an entry is cut; a day, for templates compare days.
_ADDRESS, _DAY = "qzaddressqz", "9871-12-29"
#: So many entries of each shape are compared.
_SAMPLES = 2


class Entry(NamedTuple):
    """A page of ours: its address below the site's root, the day of its newest content, whether it may be listed."""

    address: str
    updated: str
    crawlable: bool

    @property
    def shape(self) -> tuple[bool, bool]:
        """Tell what a template may ask of a page before it writes a word."""
        return self.crawlable, self.updated > NO_DAY


class ListedPage(NamedTuple):
    """What the site map's template asks of a page."""

    url: str
    canonical_url: str | None
    abs_url: str | None
    update_date: str
    meta: dict[str, str]
    is_link: bool = False


class ListedFile(NamedTuple):
    """What the site map's template asks of a file."""

    page: ListedPage
    url: str


class SiteMap:
    """Writes the site map of one build."""

    def __init__(self, env: Environment, config: MkDocsConfig, nav: Navigation, theirs: Iterable[Any]) -> None:
        """Take MkDocs' templates and its own pages' files, which come first."""
        self._env, self._config, self._nav, self._theirs = env, config, nav, list(theirs)

    def write(self, entries: Sequence[Entry]) -> Iterator[tuple[str, bytes]]:
        """Write the site map and its packed copy, as MkDocs does."""
        output = (self._fill(entries) or self._render(entries)).encode()
        packed = io.BytesIO()
        newest = [max(entries, key=lambda entry: entry.updated)] if entries else []
        timestamp = get_build_timestamp(pages=[file.page for file in (*self._theirs, *map(self._list, newest))])
        with gzip.GzipFile(filename=f"{NAME}.gz", mode="wb", fileobj=packed, mtime=timestamp) as stream:
            stream.write(output)
        yield NAME, output
        yield f"{NAME}.gz", packed.getvalue()

    def _fill(self, entries: Sequence[Entry]) -> str:
        """Fill the entries in; '' where that does not give what the template gives."""
        if find_watchers(self._config, _EVENTS):
            return ""
        by_shape: dict[tuple[bool, bool], list[Entry]] = defaultdict(list)
        for entry in entries:
            by_shape[entry.shape].append(entry)
        samples = [entry for held in by_shape.values() for entry in held[:_SAMPLES]]
        empty = self._render([])
        cuts = {entry.shape: _cut(empty, self._render([_mark(entry)])) for entry in samples}
        places = {place for place, text in cuts.values() if text}
        if len(places) != 1 or any(mark in empty for mark in (_ADDRESS, _DAY)):
            return ""
        (place,), texts = places, {shape: text for shape, (_, text) in cuts.items()}

        def fill(held: Iterable[Entry]) -> str:
            filled = "".join(texts[e.shape] % {"address": e.address, "day": e.updated} for e in held)
            return empty[:place] + filled + empty[place:]

        return fill(entries) if fill(samples) == self._render(samples) else ""

    def _render(self, entries: Sequence[Entry]) -> str:
        config, listed = self._config, [*self._theirs, *map(self._list, entries)]
        context = get_context(self._nav, listed, config, base_url=get_relative_url(".", NAME))
        template = config.plugins.on_pre_template(self._env.get_template(NAME), template_name=NAME, config=config)
        context = config.plugins.on_template_context(context, template_name=NAME, config=config)
        output: str = config.plugins.on_post_template(template.render(context), template_name=NAME, config=config)
        return output

    def _list(self, entry: Entry) -> ListedFile:
        base = f"{self._config.site_url.rstrip('/')}/" if self._config.site_url else ""
        full, inside = (base + entry.address, urlsplit(base).path + entry.address) if base else (None, None)
        meta = {} if entry.crawlable else {"robots": "noindex"}
        return ListedFile(ListedPage(entry.address, full, inside, entry.updated, meta), entry.address)


def _mark(entry: Entry) -> Entry:
    return Entry(_ADDRESS, _DAY if entry.updated > NO_DAY else NO_DAY, entry.crawlable)


def _cut(empty: str, marked: str) -> tuple[int, str]:
    """Cut out what one page adds to the map: its place, and a text to fill; a text without marks fits no page."""
    place = len(os.path.commonprefix([empty, marked]))  # noqa: RUF071 (letters are what we compare)
    text = marked[place : len(marked) - len(empty) + place]
    if text and _ADDRESS not in text:
        return -1, text
    return place, text.replace("%", "%%").replace(_ADDRESS, "%(address)s").replace(_DAY, "%(day)s")
