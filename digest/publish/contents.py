"""A page's HTML inside the template: by our own writer, compared with Markdown on the first pages of each kind."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markdown.extensions.toc import nest_toc_tokens, strip_tags  # type: ignore[import-untyped]
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import get_toc

from digest.pages.html import UnwritableError, Written, write_html
from digest.pages.markdown import write_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.toc import TableOfContents

    from digest.pages.blocks import Page

log = logging.getLogger("mkdocs.plugins.digest")

#: So many pages of each kind are written both ways in every build, and so many in one that makes only few pages.
SAMPLES, SAMPLES_OF_FEW = 2, 1


@dataclass(slots=True)
class Learned:
    """What samples have shown under one ``world`` (hex digits): while that is the same, a process shows it once.

    ``compared`` counts the pages of a kind that were written both ways, ``unlike`` names the kinds that our writer does
    not write alike, ``shapes`` belong to `making.py`.
    """

    world: str = ""
    compared: Counter[str] = field(default_factory=Counter)
    unlike: set[str] = field(default_factory=set)
    shapes: dict[object, Any] = field(default_factory=dict)

    def turn_to(self, world: str) -> None:
        """Forget what another world has shown."""
        if world != self.world:
            self.world = world
            for known in (self.compared, self.unlike, self.shapes):
                known.clear()


class Contents:
    """Writes the HTML of pages, and falls back to Markdown for each kind of page that it does not write alike."""

    def __init__(self, config: MkDocsConfig, files: Files, samples: int, learned: Learned) -> None:
        """Take what Markdown needs to write links, and how many pages of each kind to write both ways."""
        self._config, self._files, self._samples, self._learned = config, files, samples, learned
        self._found: set[str] = set()

    def write(self, page: Page, host: HostPage) -> Written | None:
        """Give MkDocs' page its content, and tell what our writer told of it; ``None`` where Markdown wrote it."""
        written = None if page.kind in self._learned.unlike else self._try(page)
        if written and self._learned.compared[page.kind] >= self._samples:
            host.content = written.html
        else:
            self._convert(page, host)
            if written:
                self._compare(page, host, written)
            written = None
        host.content = self._config.plugins.on_page_content(
            host.content or "", page=host, config=self._config, files=self._files
        )
        return written

    def _try(self, page: Page) -> Written | None:
        try:
            written = write_html(page)
        except UnwritableError:
            return None
        # MkDocs warns of a link that leads nowhere: such a page goes its way.
        return written if all(map(self._has, (to for to, _ in written.links))) else None

    def _has(self, uri: str) -> bool:
        if uri in self._found:
            return True
        if uri in self._files:
            self._found.add(uri)
            return True
        return False

    def _convert(self, page: Page, host: HostPage) -> None:
        host.markdown = write_page(page).split("---\n", 2)[2].lstrip("\n")
        host.render(self._config, self._files)

    def _compare(self, page: Page, host: HostPage, written: Written) -> None:
        self._learned.compared[page.kind] += 1
        ours = (written.html, str(list_headings(written)))
        theirs = (host.content or "", str(host.toc))
        if ours != theirs:
            self._learned.unlike.add(page.kind)
            told = (page.kind, page.uri, show_difference("\n".join(theirs), "\n".join(ours)))
            log.info("Pages of the kind «%s» are made with Markdown, for our writer writes %s otherwise: %s", *told)


def teach_anchors(files: Iterable[File], find: Callable[[str], Page | None], config: MkDocsConfig) -> None:
    """Tell MkDocs the anchors of those of our pages to whose anchors its own ``files`` link, so that it can warn.

    ``find`` gives a page of ours by its source path; call it when MkDocs has read its files.
    """
    linking = [file.page for file in files if file.page and file.page.links_to_anchors]
    targets = {target.src_uri: target for host in linking for target in host.links_to_anchors or ()}
    for uri, target in targets.items():
        if (target.page is None or target.page.present_anchor_ids is None) and (page := find(uri)):
            host = target.page or HostPage(None, target, config)
            try:
                host.present_anchor_ids = set(write_html(page).anchors)
            except UnwritableError:
                continue


def list_headings(written: Written) -> TableOfContents:
    """Give a page's headings as MkDocs' table of contents."""
    tokens: list[dict[str, Any]] = [
        {"level": level, "id": heading_id, "name": strip_tags(words)} for level, heading_id, words in written.headings
    ]
    return get_toc(nest_toc_tokens(tokens))


def show_difference(theirs: str, ours: str) -> str:
    """Show the first difference of two texts."""
    at = next((i for i, (a, b) in enumerate(zip(theirs, ours, strict=False)) if a != b), min(len(theirs), len(ours)))
    begin = max(at - 20, 0)
    return f"{theirs[begin : at + 40]!r} is {ours[begin : at + 40]!r}"
