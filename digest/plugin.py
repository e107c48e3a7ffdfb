"""MkDocs' events in, calls out, and nothing else."""

from __future__ import annotations

import html
import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, InclusionLevel

from digest.build import Site, build, inspect, inspect_settings
from digest.complaints import describe
from digest.desk.bar import SCRIPT
from digest.illustrating import illustrate
from digest.indexing import index_site
from digest.pages.cards import list_cards
from digest.pages.markdown import write_page
from digest.pages.metadata import Masthead, find_address, write_head
from digest.pages.navigation import list_sections
from digest.pages.redirects import write_redirect
from digest.pages.search import WORDS, write_script_words
from digest.problems import ContentError, Problem
from digest.publish.beginning import begin_plain, begin_publication, is_incremental, refuse
from digest.publish.contents import Learned
from digest.publish.ending import leave_to_system
from digest.publish.hosting import (
    find_home,
    find_policies,
    idle,
    mend_output,
    read_value,
    set_markdown,
)
from digest.publish.plainly import PlainBuild
from digest.publish.screen import Screen
from digest.publish.serving import add_bar, keep_folder, leave_folder, list_watched
from digest.publish.sitemap import NO_DAY
from digest.publish.templates import list_visible
from digest.publish.tightening import Tightening
from digest.store.loading import Folders
from digest.theme.script import PAGE_SCRIPT, write_script
from digest.theme.settings import SITE_STYLE, STYLE, overrides_folder, theme_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from digest.arabic.phrases import Phrases
    from digest.pages.blocks import Page as PageValue
    from digest.publish.publication import Publication

log = logging.getLogger("mkdocs.plugins.digest")
#: What a build did in the end, for those who have no other way to hear of it.
summary = log.getChild("summary")

#: More notes than this are counted, not listed: `digest check` lists them all.
NOTES_SHOWN = 10


class DigestConfig(Config):
    """The plugin's options: the two folders of the site, relative to ``mkdocs.yml``, and how it is published.

    ``incremental`` makes only the pages that changed; without it MkDocs empties the site and makes every page. ``fast``
    writes those pages without Markdown and with templates filled once; without it each goes through both.
    """

    content = config_options.Type(str, default="content")
    site_config = config_options.Type(str, default="site_config")
    incremental = config_options.Type(bool, default=True)
    fast = config_options.Type(bool, default=True)


class DigestPlugin(BasePlugin[DigestConfig]):
    """Builds the digest's pages and hands them to MkDocs."""

    serving = False
    folders: Folders
    zone: str
    phrases: Phrases
    masthead: Masthead
    site: Site
    #: The pages as values; when publishing, only the page that is being made.
    values: dict[str, PageValue]
    nav: Navigation
    publication: Publication | None = None
    plain: PlainBuild | None = None
    #: What the last build did: pages made, pages kept, files removed.
    done = (0, 0, 0)
    #: Whether an editor looks on, and the folder that MkDocs made for it.
    live = False
    session: Path | None = None

    def __init__(self) -> None:
        """Begin a process: while MkDocs serves, it builds again and again with one plugin."""
        super().__init__()
        self.learned = Learned()
        self.screen = Screen()

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 (MkDocs names the arguments)
        """Remember whether drafts are wanted."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the site's settings and words, and set what the theme needs."""
        self._end()
        root = Path(config.config_file_path).resolve().parent
        self.folders = Folders.below(root, self.config.content, self.config.site_config)
        settings, self.phrases, problems = inspect_settings(self.folders)
        self.zone = settings.time_zone
        self.screen.begin(self.phrases)
        if any(problem.stops for problem in problems):
            self._stop_at(inspect(self.folders)[2], config)
            return config
        tagline = settings.description or self.phrases.text("site.tagline")
        self.masthead = Masthead(settings.title, tagline, find_address(config.site_url or ""))
        config.site_name, config.site_description = html.escape(settings.title), html.escape(tagline)
        config.copyright = html.escape(self.phrases.text("site.copyright"))
        config.theme.update(theme_settings())
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(overrides_folder()))
        list_visible(config.theme)
        set_markdown(config, self.phrases)
        config.extra_css = [STYLE, *([SITE_STYLE] if self._own_style.is_file() else []), *config.extra_css]
        self._begin(config)
        return config

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Build the site before MkDocs empties the folder of the last one: a fault must leave that as it is."""
        self.values = {}
        if self.screen.faulty:
            return
        if self.publication and (stand := self.publication.survey(self.folders, self.zone, self.serving)):
            self._say(stand.notes)
            return
        try:
            listing = self.publication.listing if self.publication else None
            self.site = build(self.folders, drafts=self.serving, address=find_home(config), listing=listing)
        except ContentError as error:
            self._stop_at(error.problems, config)
            return
        notes = self._describe(self.site.notes)
        self._say(notes)
        if self.publication:
            self.publication.values = self.values
            self.publication.take_site(self.site, index_site(self.folders, self.site), notes)
        else:
            self.values.update((p.uri, p) for p in self.site.pages if p.uri not in self.site.hand_written)

    @event_priority(50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages; early, so that other plugins see them."""
        if self.screen.faulty:
            return idle(config)
        for page in self.values.values():
            content = write_page(page)
            files.append(File.generated(config, page.uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
        if self.publication:
            files = self.publication.take_files(files)
            if self.publication.standing:
                return files
        else:
            for name, data in self._make_beside():
                files.append(File.generated(config, name, content=data))
        for redirect in self.site.redirects:
            files.append(
                File.generated(config, f"{redirect.old}index.html", content=write_redirect(redirect, self.phrases))
            )
        words = write_script_words(self.phrases, self.site.content.settings)
        files.append(File.generated(config, WORDS, content=words))
        files.append(File.generated(config, PAGE_SCRIPT, content=write_script(self.phrases)))
        if self.serving:
            add_bar(files, self.site, config)
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

    @event_priority(-50)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Keep the navigation: the policy fills a template with it."""
        self.nav = nav
        if self.publication:
            self.publication.take_nav(nav)
        return nav

    @event_priority(-50)
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Give the templates our words, escaped, the content security policy, and the script of the editor's bar."""
        env.add_extension(Tightening)
        if self.publication:
            self.publication.take_env(env)
            if self.publication.standing:
                return env
        env.globals["say"] = lambda key, form="text", **values: html.escape(self.phrases.text(key, form, **values))
        env.globals["has_page"] = lambda uri: files.get_file_from_path(uri) is not None
        env.globals["policy"] = (lambda _: "") if self.serving else find_policies(env, self.nav, files, config)
        env.globals["desk"] = SCRIPT if self.serving else None
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Write the head of a page from its value; a hand-written page has its title and description alone."""
        value = self.values.get(page.file.src_uri) or read_value(page)
        page.meta["head"] = write_head(value, self.masthead, self.phrases)
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Mend what no block reaches."""
        return mend_output(output)

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Mend the 404 page too."""
        return mend_output(output) if template_name.endswith(".html") else output

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Publish what MkDocs built, and the pages that changed; last, for others write into its folder too."""
        if self.screen.faulty:
            self._end()
        elif self.plain:
            self._tell_done(len(self.values), 0, self.plain.publish())
            self._end()
        elif self.publication:
            self._publish(self.publication)

    def _publish(self, publication: Publication) -> None:
        """Publish; while an editor looks on, the pages first."""
        following = False
        try:
            done, finish = publication.publish()
            if following := publication.late:
                publication.follow(partial(self._finish, publication, finish))
                log.info("%d pages made, %d kept; search and site map follow", done.made, done.kept)
            else:
                self._tell_done(done.made, done.kept, finish())
        except OSError as error:
            raise refuse(error, publication.folder) from error
        finally:
            if not following:
                self._end()
        if done.changed:
            log.info("Every page was made anew, for these changed: %s", ", ".join(done.changed))

    def _tell_done(self, made: int, kept: int, removed: int) -> None:
        self.done = made, kept, removed
        summary.info("%d pages made, %d kept, %d files removed", *self.done)

    def on_shutdown(self) -> None:
        """Leave the digest's values to the system where the process ends now."""
        self._end()
        if self.session:
            leave_folder(self.session)
        if not self.serving:
            leave_to_system(vars(self))

    def on_build_error(self, error: Exception) -> None:
        """Leave the site as it is, and say what the disk refused."""
        build = self.publication or self.plain
        self._end()
        if build and isinstance(error, OSError):
            raise refuse(error, build.folder) from error

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Rebuild when a content file or a decision of the site changes."""
        self.live = True
        for folder in list_watched(self.folders):
            server.watch(str(folder))
        self.screen.cover(server)
        return server

    def _begin(self, config: MkDocsConfig) -> None:
        if is_incremental(config, wanted=self.config.incremental):
            if self.serving and not self.session:
                self.session = Path(config.site_dir)
                keep_folder(self.folders.root, self.session, config.site_url or "")
            way = {"fast": self.config.fast, "serving": self.serving, "late": self.live}
            self.publication = begin_publication(config, self.folders, self.learned, **way)
        elif not self.serving:
            self.plain = begin_plain(config, self.folders)

    def _finish(self, publication: Publication, finish: Callable[[], int]) -> None:
        try:
            finish()
        except OSError as error:
            log.error(refuse(error, publication.folder))  # noqa: TRY400 (a message to the editor, not our trace)

    def _make_beside(self) -> Iterator[tuple[str, bytes]]:
        """Make what stands beside the pages: cards, and the search index."""
        yield from illustrate(list_cards(self.site.edition), self.folders.root)
        yield from ((file.path, file.make()) for file in index_site(self.folders, self.site))

    def _end(self) -> None:
        for begun in (self.publication, self.plain):
            if begun:
                begun.end()
        self.publication = self.plain = None

    @property
    def _own_style(self) -> Path:
        return self.folders.config / "site.css"

    def _stop_at(self, problems: tuple[Problem, ...], config: MkDocsConfig) -> None:
        """Stop the build for its faults; while serving, go on with nothing, and show them instead of the site."""
        faults = tuple(problem for problem in problems if problem.stops)
        if self.serving and faults:
            self._end()
            self.plain = PlainBuild.begin(config)  # MkDocs empties where it builds: the last pages stay for the next
            self.screen.show(faults)
            return
        for problem in faults:
            log.error(describe(problem, self.phrases))
        message = f"{len(faults)} fault(s) in the content; nothing was written"
        raise PluginError(message)

    def _describe(self, notes: tuple[Problem, ...]) -> tuple[str, ...]:
        lines = [describe(problem, self.phrases) for problem in notes[:NOTES_SHOWN]]
        if left := len(notes) - len(lines):
            lines.append(f"… and {left} more notes to the editor; `digest check` lists them all")
        return tuple(lines)

    def _say(self, notes: tuple[str, ...]) -> None:
        for line in notes:
            log.info(line)
