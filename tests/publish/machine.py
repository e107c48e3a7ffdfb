"""A site as far as MkDocs has come when pages are made: what a maker is given, and the long way to compare it with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page as HostPage

from digest.pages.markdown import write_page
from digest.publish.making import PageMaker

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

    from digest.pages.blocks import Page


class Ours(Files):
    """MkDocs' files, and one for each page of ours that is asked for."""

    uris: frozenset[str] = frozenset()

    def keep(self, uri: str) -> File:
        return File(uri, None, "site", use_directory_urls=True, inclusion=InclusionLevel.NOT_IN_NAV)

    def get_file_from_path(self, path: str) -> File | None:
        if (found := super().get_file_from_path(path)) is None and path in self.uris:
            self.append(found := self.keep(path))
        return found

    def __contains__(self, path: str) -> bool:
        return super().__contains__(path) or path in self.uris


@dataclass
class Machine:
    """MkDocs with its plugins, ready to make pages."""

    config: MkDocsConfig
    nav: Navigation
    files: Ours
    env: Environment
    pages: list[Page]

    def maker(self) -> PageMaker:
        return PageMaker(self.config, self.nav, self.files, self.env)

    def make(self) -> dict[str, bytes]:
        return {page.uri: made for page, made in self.maker().make(self.pages)}

    def make_the_long_way(self) -> dict[str, bytes]:
        return {page.uri: self._make(page) for page in self.pages}

    def _make(self, page: Page) -> bytes:
        config, plugins = self.config, self.config.plugins
        host = next((host for host in self.nav.pages if host.file.src_uri == page.uri), None)
        host = host or HostPage(None, self.files.keep(page.uri), config)
        host.file.content_string = write_page(page)
        host.read_source(config)
        host.markdown = plugins.on_page_markdown(host.markdown or "", page=host, config=config, files=self.files)
        host.render(config, self.files)
        host.content = plugins.on_page_content(host.content or "", page=host, config=config, files=self.files)
        host.active = True
        context = plugins.on_page_context(
            get_context(self.nav, [], config, host), page=host, config=config, nav=self.nav
        )
        output = plugins.on_post_page(self.env.get_template("main.html").render(context), page=host, config=config)
        host.active = False
        return output.encode("utf-8", "xmlcharrefreplace")


def start_machine(project: Path) -> Machine:
    """Take a site as far as pages."""
    config = load_config(str(project / "mkdocs.yml"), plugins=[{"digest": {"incremental": False}}])
    plugins = config.plugins
    config = plugins.on_config(config)
    plugins.on_pre_build(config=config)
    site = plugins["digest"].site  # type: ignore[attr-defined]
    pages = [page for page in site.pages if page.uri not in site.hand_written]
    env = config.theme.get_env()
    files = Ours(get_files(config))
    files.uris = frozenset(page.uri for page in pages)
    files.add_files_from_theme(env, config)
    nav = get_navigation(files, config)
    nav = plugins.on_nav(nav, config=config, files=files)
    return Machine(config, nav, files, plugins.on_env(env, config=config, files=files), pages)
