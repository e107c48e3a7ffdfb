"""MkDocs' part in a build: it makes the hand-written pages and the 404, and asks us for what they lead to."""

from __future__ import annotations

from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as HostPage

from digest.pages.blocks import Page
from digest.pages.html import HEADING_SLUG
from digest.pages.markdown import write_page
from digest.theme.mend import UnknownTemplateError, mend
from digest.theme.policy import find_inline_scripts, write_policy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from digest.arabic.phrases import Phrases

#: Events by which another plugin or hook sees pages, or the site as a whole.
PAGE_EVENTS = (
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
    "files",
    "nav",
    "post_build",
)


def find_watchers(config: MkDocsConfig, events: Iterable[str] = PAGE_EVENTS) -> list[str]:
    """Name the other plugins and hooks that act on pages: they must see every page, so MkDocs makes them all."""
    plugins = config.plugins
    found = {
        plugins._event_origins.get(method, "a hook")  # noqa: SLF001 (MkDocs has no other way to name one)
        for event in events
        for method in plugins.events[event]
        if not type(getattr(method, "__self__", None)).__module__.startswith("digest.")
    }
    return sorted(found)


def find_home(config: MkDocsConfig) -> str:
    """Give the whole address of the site, with its slash; '' where it has none."""
    return f"{config.site_url.rstrip('/')}/" if config.site_url else ""


def idle(config: MkDocsConfig) -> Files:
    """Leave MkDocs nothing to read, to make or to copy."""
    config.nav, config.extra_templates = [], []
    config.theme.static_templates.clear()
    return Files([])


def read_value(page: HostPage) -> Page:
    """Read what the head of a hand-written page says."""
    title, description = (Markup(text or "").striptags() for text in (page.title, page.meta.get("description")))  # noqa: S704
    crawlable = "noindex" not in str(page.meta.get("robots", ""))
    kind = "home" if page.is_homepage else "prose"
    return Page(page.file.src_uri, title, kind, (), description=description, crawlable=crawlable)


def set_markdown(config: MkDocsConfig, phrases: Phrases) -> None:
    """Set what our pages need of Markdown, and our words for its links."""
    for extension in ("md_in_html", "tables"):
        if extension not in config.markdown_extensions:
            config.markdown_extensions.append(extension)
    toc = config.mdx_configs.setdefault("toc", {})
    toc.setdefault("slugify", HEADING_SLUG)
    toc.setdefault("permalink_title", phrases.text("material.permalink"))
    footnotes = config.mdx_configs.setdefault("footnotes", {})
    footnotes.setdefault("BACKLINK_TITLE", phrases.text("material.footnote_back"))


def mend_output(output: str) -> str:
    """Mend what no block of a template reaches; stops MkDocs where Material writes it otherwise than we know."""
    try:
        return mend(output)
    except UnknownTemplateError as error:
        version = metadata.version("mkdocs-material")
        message = f"Material {version} no longer writes {error}; digest/theme/mend.py must learn what it writes now"
        raise PluginError(message) from error


def find_policies(env: Environment, nav: Navigation, files: Files, config: MkDocsConfig) -> Callable[[str], str]:
    """Give the policy of pages by their way to the site's root, on which alone an inline script may depend."""

    @cache
    def policy(base_url: str) -> str:
        context = get_context(nav, files, config, base_url=base_url)
        empty = env.get_template("404.html").render(context, policy=lambda _: "")
        return write_policy(find_inline_scripts(empty))

    return policy


def place_of(uri: str, *, use_directory_urls: bool) -> str:
    """Give the path in the site of a page's source path, as MkDocs does: ``events/x.md`` → ``events/x/index.html``."""
    stem = uri.removesuffix(".md")
    if not use_directory_urls or stem == "index" or stem.endswith("/index"):
        return f"{stem}.html"
    return f"{stem}/index.html"


def address_of(place: str, *, use_directory_urls: bool) -> str:
    """Give the address of a path in the site, as MkDocs does: ``events/x/``; '' for the front page."""
    if use_directory_urls and (place == "index.html" or place.endswith("/index.html")):
        place = place.removesuffix("index.html")
    return quote(place)


class KeptFile(File):
    """A page that we make ourselves: links and navigation find it, MkDocs neither reads, renders nor copies it."""

    def is_documentation_page(self) -> bool:
        """Say no, so that MkDocs passes it by."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 (MkDocs' own signature)
        """Copy nothing."""


class SiteFiles(Files):
    """MkDocs' files, with our pages among them as soon as someone asks for one by its source path."""

    def __init__(self, files: Iterable[File], uris: Iterable[str], config: MkDocsConfig) -> None:
        """Take MkDocs' own files and the source paths of our pages."""
        super().__init__(files)
        self._uris = frozenset(uris)
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        """Find a file by its source path, making the one of our pages."""
        found = super().get_file_from_path(path)
        if found is None and path in self._uris:
            found = self.keep(path)
            self.append(found)
        return found

    def __contains__(self, path: str) -> bool:
        """Tell whether the site has a file of this source path."""
        return super().__contains__(path) or path in self._uris

    def is_ours(self, file: File) -> bool:
        """Tell whether a file is that of one of our pages."""
        return isinstance(file, KeptFile)

    def keep(self, uri: str) -> KeptFile:
        """Make the file of one of our pages, which nothing holds yet."""
        directories = self._config.use_directory_urls
        kept = KeptFile(
            uri,
            None,
            self._config.site_dir,
            directories,
            dest_uri=place_of(uri, use_directory_urls=directories),
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        kept.generated_by = "digest"
        return kept


class PlainMaker:
    """Makes pages as MkDocs does: Markdown, then the template, with every event of the plugins."""

    def __init__(
        self,
        config: MkDocsConfig,
        nav: Navigation,
        files: SiteFiles,
        env: Environment,
        _: object = None,
    ) -> None:
        """Take what MkDocs has when it begins to build pages."""
        self._config, self._nav, self._files, self._env = config, nav, files, env
        self._in_nav = {page.file.src_uri: page for page in nav.pages}

    def make(self, pages: Iterable[Page], *, few: bool = False) -> Iterator[tuple[Page, bytes]]:  # noqa: ARG002
        """Give each page with the bytes of its file; ``few`` or many, all are made the same way."""
        return ((page, self._make(page)) for page in pages)

    def _make(self, page: Page) -> bytes:
        config, plugins, files = self._config, self._config.plugins, self._files
        host = self._in_nav.get(page.uri) or HostPage(None, files.keep(page.uri), config)
        fill_page(host, page, config, files)
        host.render(config, files)
        host.content = plugins.on_page_content(host.content or "", page=host, config=config, files=files)
        host.active = True
        try:
            context = get_context(self._nav, [], config, host)
            context = plugins.on_page_context(context, page=host, config=config, nav=self._nav)
            template = self._env.get_template(host.meta.get("template", "main.html"))
            output = plugins.on_post_page(template.render(context), page=host, config=config)
        finally:
            host.active = False
        return output.encode("utf-8", errors="xmlcharrefreplace")


def fill_page(host: HostPage, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Give MkDocs' page the text of ours, its front matter read."""
    host.file.content_string = write_page(page)
    host.read_source(config)
    host.markdown = config.plugins.on_page_markdown(host.markdown or "", page=host, config=config, files=files)
