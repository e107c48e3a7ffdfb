"""The files of our pages: what MkDocs, Markdown and the theme make of them, without running those for each page.

The first pages of each shape are made the long way. From them a skeleton is cut, which must give their very bytes;
then it makes the rest. Where it does not, that shape keeps going the long way, and one line of the log says why.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from mkdocs.commands.build import get_context
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import get_toc

from digest.pages.markdown import tell_meta
from digest.publish.contents import (
    SAMPLES,
    SAMPLES_OF_FEW,
    Contents,
    Learned,
    list_headings,
    show_difference,
)
from digest.publish.skeleton import Skeleton, cut, make_marks, make_plain_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation

    from digest.pages.blocks import Page
    from digest.pages.html import Written

log = logging.getLogger("mkdocs.plugins.digest")

#: Front matter that templates compare with words of their own; all other texts may be anything.
_MODES = frozenset({"kind", "robots", "template"})
#: A source path whose parts stand in an address as they are.
_PARTS = re.compile(r"[A-Za-z0-9_/-]+\.md")
_CONTENT, _HEADING = "content", "heading"


class OurFiles(Protocol):
    """MkDocs' files, which make one for a page of ours when asked."""

    def keep(self, uri: str) -> File:
        """Make the file of a page, by its source path."""


@dataclass(slots=True)
class _Shape:
    """Pages for which the template does the same: samples so far, then a skeleton, or ``None`` for the long way."""

    samples: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    skeleton: Skeleton | None = None


class PageMaker:
    """Makes the bytes of pages, as MkDocs would."""

    def __init__(
        self, config: MkDocsConfig, nav: Navigation, files: Any, env: Environment, learned: Learned | None = None
    ) -> None:
        """Take what MkDocs has when it begins to build pages, and what earlier builds of this process have shown."""
        self._config, self._nav, self._files, self._env = config, nav, files, env
        self._in_nav = {page.file.src_uri: page for page in nav.pages}
        self._learned = learned or Learned()
        self._contexts: dict[int, Any] = {}
        self._told: set[str] = set()

    def make(self, pages: Iterable[Page], *, few: bool = False) -> Iterator[tuple[Page, bytes]]:
        """Give each page with the bytes of its file; of ``few`` pages, fewer are made the long way."""
        self._samples = SAMPLES_OF_FEW if few else SAMPLES
        self._contents = Contents(self._config, self._files, self._samples, self._learned)
        return ((page, self._make(page)) for page in pages)

    def _make(self, page: Page) -> bytes:
        host = self._in_nav.get(page.uri) or HostPage(None, self._files.keep(page.uri), self._config)
        self._open(page, host)
        written = self._contents.write(page, host)
        context = self._set_context(host)
        heading = _find_heading(host, written)
        shape = self._find_shape(page, host, heading)
        if shape.skeleton:
            return shape.skeleton.fill(_tell_words(page, host, heading))
        if written:
            host.toc = list_headings(written)
        made = self._render(host, context)
        if len(shape.samples) < self._samples:
            shape.samples.append((_tell_words(page, host, heading), made))
            if len(shape.samples) == self._samples:
                shape.skeleton = self._cut(page, host, shape)
        return made

    def _find_shape(self, page: Page, host: HostPage, heading: str) -> _Shape:
        key: object = _tell_shape(page, host, heading)
        if page.uri in self._in_nav or not _PARTS.fullmatch(page.uri):
            key = page.uri  # alone of its shape
        shape: _Shape = self._learned.shapes.setdefault(key, _Shape())
        return shape

    def _open(self, page: Page, host: HostPage) -> None:
        config = self._config
        host.markdown, host.meta = "", tell_meta(page)
        config.plugins.on_page_markdown("", page=host, config=config, files=self._files)

    def _set_context(self, host: HostPage) -> Any:
        depth = host.url.count("/")
        if depth not in self._contexts:
            self._contexts[depth] = get_context(self._nav, [], self._config, host)
        context: Any = {**self._contexts[depth], "page": host}
        return self._config.plugins.on_page_context(context, page=host, config=self._config, nav=self._nav)

    def _render(self, host: HostPage, context: Any) -> bytes:
        host.active = True
        try:
            template = self._env.get_template(host.meta.get("template", "main.html"))
            output = self._config.plugins.on_post_page(template.render(context), page=host, config=self._config)
        finally:
            host.active = False
        return output.encode("utf-8", errors="xmlcharrefreplace")

    def _cut(self, page: Page, host: HostPage, shape: _Shape) -> Skeleton | None:
        """Cut the skeleton of a shape from one of its pages, and try it on the samples."""
        words = shape.samples[0][0]
        names = _name_parts(_split(page.uri))
        parts = {name: make_plain_mark(number) for number, name in enumerate(names)}
        marks = make_marks(sorted(words.keys() - parts)) | parts
        marked = HostPage(None, self._files.keep(_mark_uri(page.uri, parts)), self._config)
        _put_marks(marked, host, marks)
        context = {**self._contexts[host.url.count("/")], "page": marked}
        try:
            skeleton = cut(self._render(marked, context).decode(), marks)
        except Exception as error:  # noqa: BLE001 (whatever a template does with a mark: its pages go the long way)
            self._tell(page, f"{type(error).__name__}: {error}")
            return None
        for sample, made in shape.samples:
            if (filled := skeleton.fill(sample)) != made:
                self._tell(page, show_difference(made.decode(), filled.decode()))
                return None
        return skeleton

    def _tell(self, page: Page, reason: str) -> None:
        if page.kind not in self._told:
            self._told.add(page.kind)
            log.info("Pages of the kind «%s» run through the template one by one: %s", page.kind, reason)


def _put_marks(marked: HostPage, host: HostPage, marks: Mapping[str, str]) -> None:
    marked.markdown, marked.content = "", marks[_CONTENT]
    marked.update_date = marks.get("meta.updated", host.update_date)
    marked.meta = {key: marks.get(f"meta.{key}", value) for key, value in host.meta.items()}
    if heading := marks.get(_HEADING):
        marked.toc = get_toc([{"level": 1, "id": heading, "name": heading, "children": []}])


def _find_heading(host: HostPage, written: Written | None) -> str:
    """Find the id of the first heading, to which Material's skip link leads; '' where a page has none."""
    if written:
        return written.headings[0][1] if written.headings else ""
    return next((item.id for item in host.toc), "")


def _tell_shape(page: Page, host: HostPage, heading: str) -> object:
    """Tell what a template may ask of a page before it writes a word."""
    parts = _split(page.uri)
    meta = tuple((key, bool(value) if _is_word(key, value) else repr(value)) for key, value in host.meta.items())
    return parts[0], len(parts), page.uri.endswith("/index.md"), meta, bool(heading)


def _tell_words(page: Page, host: HostPage, heading: str) -> dict[str, str]:
    """Tell the words of a page that a template writes."""
    words = dict(zip(_name_parts(parts := _split(page.uri)), parts[1:], strict=True))
    words |= {f"meta.{key}": value for key, value in host.meta.items() if value and _is_word(key, value)}
    words[_CONTENT] = host.content or ""
    if heading:
        words[_HEADING] = heading
    return words


def _is_word(key: str, value: object) -> bool:
    return isinstance(value, str) and key not in _MODES


def _split(uri: str) -> list[str]:
    """Split a source path: ``days/2020/02/index.md`` has three parts."""
    parts = uri.removesuffix(".md").split("/")
    return parts[:-1] if len(parts) > 1 and parts[-1] == "index" else parts


def _name_parts(parts: list[str]) -> list[str]:
    return [f"part{number}" for number in range(1, len(parts))]


def _mark_uri(uri: str, names: dict[str, str]) -> str:
    """Put marks for all parts of a source path but the first, which tells the section."""
    path = "/".join([_split(uri)[0], *names.values()])
    return f"{path}/index.md" if uri.endswith("/index.md") else f"{path}.md"
