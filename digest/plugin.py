"""MkDocs' events in, calls out, and nothing else."""

from __future__ import annotations

import html
import logging
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, InclusionLevel

from digest.build import Site, build, inspect, inspect_settings
from digest.complaints import describe
from digest.pages.html import HEADING_SLUG
from digest.pages.markdown import write_page
from digest.pages.navigation import list_sections
from digest.pages.redirects import write_redirect
from digest.problems import ContentError, Problem
from digest.store.loading import Folders
from digest.theme.mend import UnknownTemplateError, mend
from digest.theme.settings import SITE_STYLE, STYLE, theme_settings

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from digest.arabic.phrases import Phrases

log = logging.getLogger("mkdocs.plugins.digest")

#: More notes than this are counted, not listed: `digest check` lists them all.
NOTES_SHOWN = 10
#: Stands for "no day known" where MkDocs must have a date; the site map leaves it out.
NO_DAY = "1970-01-01"


class DigestConfig(Config):
    """The plugin's options: the two folders of the site, relative to ``mkdocs.yml``."""

    content = config_options.Type(str, default="content")
    site_config = config_options.Type(str, default="site_config")


class DigestPlugin(BasePlugin[DigestConfig]):
    """Builds the digest's pages and hands them to MkDocs."""

    serving = False
    folders: Folders
    phrases: Phrases
    site: Site

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 (MkDocs names the arguments)
        """Remember whether drafts are wanted."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the site's settings and words, and set what the theme needs."""
        root = Path(config.config_file_path).resolve().parent
        self.folders = Folders.below(root, self.config.content, self.config.site_config)
        settings, self.phrases, problems = inspect_settings(self.folders)
        if any(problem.stops for problem in problems):
            self._stop_at(inspect(self.folders)[2])
        config.site_name = html.escape(settings.title)
        config.site_description = html.escape(settings.description or self.phrases.text("site.tagline"))
        config.copyright = html.escape(self.phrases.text("site.copyright"))
        config.extra["generator"] = False
        for key, value in theme_settings(self.phrases).items():
            config.theme[key] = value
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_theme_folder()))
        _set_markdown(config, self.phrases)
        config.extra_css = [STYLE, *([SITE_STYLE] if self._own_style.is_file() else []), *config.extra_css]
        return config

    def on_pre_build(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Build the site before MkDocs empties the folder of the last one: a fault must leave that as it is."""
        try:
            self.site = build(self.folders, drafts=self.serving)
        except ContentError as error:
            self._stop_at(error.problems)
            raise
        self._note(self.site.notes)

    @event_priority(50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages; early, so that other plugins see them."""
        for page in self.site.pages:
            if page.uri not in self.site.hand_written:
                content = write_page(page)
                files.append(File.generated(config, page.uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
        for redirect in self.site.redirects:
            files.append(
                File.generated(config, f"{redirect.old}index.html", content=write_redirect(redirect, self.phrases))
            )
        if self._own_style.is_file():
            files.append(File.generated(config, SITE_STYLE, abs_src_path=str(self._own_style)))
        if config.nav is None:
            config.nav = list_sections(self.phrases, self.site.hand_written)
        return files

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Make a page's title and description safe for templates, which escape nothing, and date it by content."""
        for key in ("title", "description"):
            if page.meta.get(key) is not None:
                page.meta[key] = html.escape(str(page.meta[key]))
        page.update_date = str(page.meta.get("updated") or NO_DAY)
        return markdown

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Give the templates our words, escaped."""
        env.globals["say"] = lambda key, form="text", **values: html.escape(self.phrases.text(key, form, **values))
        env.globals["has_page"] = lambda uri: files.get_file_from_path(uri) is not None
        return env

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Mend what no block reaches."""
        return _mend(output)

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Mend the 404 page too."""
        return _mend(output) if template_name.endswith(".html") else output

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Rebuild when a content file or a decision of the site changes."""
        for folder in (self.folders.content, self.folders.config):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    @property
    def _own_style(self) -> Path:
        return self.folders.config / "site.css"

    def _stop_at(self, problems: tuple[Problem, ...]) -> None:
        faults = [problem for problem in problems if problem.stops]
        for problem in faults:
            log.error(describe(problem, self.phrases))
        if faults:
            message = f"{len(faults)} fault(s) in the content; nothing was written"
            raise PluginError(message)

    def _note(self, notes: tuple[Problem, ...]) -> None:
        for problem in notes[:NOTES_SHOWN]:
            log.info(describe(problem, self.phrases))
        if len(notes) > NOTES_SHOWN:
            log.info("… and %d more notes to the editor; `digest check` lists them all", len(notes) - NOTES_SHOWN)


def _theme_folder() -> Path:
    return Path(str(resources.files("digest").joinpath("theme", "overrides")))


def _set_markdown(config: MkDocsConfig, phrases: Phrases) -> None:
    for extension in ("md_in_html", "tables"):
        if extension not in config.markdown_extensions:
            config.markdown_extensions.append(extension)
    toc = config.mdx_configs.setdefault("toc", {})
    toc.setdefault("slugify", HEADING_SLUG)
    toc.setdefault("permalink_title", phrases.text("material.permalink"))
    footnotes = config.mdx_configs.setdefault("footnotes", {})
    footnotes.setdefault("BACKLINK_TITLE", phrases.text("material.footnote_back"))


def _mend(output: str) -> str:
    try:
        return mend(output)
    except UnknownTemplateError as error:
        version = metadata.version("mkdocs-material")
        message = f"Material {version} no longer writes {error}; digest/theme/mend.py must learn what it writes now"
        raise PluginError(message) from error
