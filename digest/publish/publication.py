"""One build that publishes, from the first event of MkDocs to the last.

The site's folder is never emptied. MkDocs builds the little that is its own (hand-written pages, the 404, assets) into
a staging folder, and `renewing.py` brings the site up to date with that and with our pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from digest.publish.contents import teach_anchors
from digest.publish.hosting import PlainMaker, SiteFiles, fill_page
from digest.publish.making import PageMaker
from digest.publish.renewing import Renewal, renew
from digest.publish.sitemap import NAME as SITEMAP
from digest.publish.templates import keep_compiled
from digest.publish.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from filelock import BaseFileLock
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from digest.build import Site
    from digest.pages.blocks import Page


@dataclass(slots=True)
class Publication:
    """One build into one site's folder; ``fast``: by skeletons, not by Markdown and Jinja.

    ``index`` gives the files of the search index, each with its path in the site.
    """

    workplace: Workplace
    lock: BaseFileLock
    config: MkDocsConfig
    fast: bool
    site: Site = field(init=False)
    values: dict[str, Page] = field(init=False)
    index: Iterable[tuple[str, bytes]] = field(init=False)
    files: SiteFiles = field(init=False)
    nav: Navigation = field(init=False)
    env: Environment = field(init=False)

    @classmethod
    def begin(cls, root: Path, config: MkDocsConfig, *, fast: bool) -> Publication:
        """Take the lock and send MkDocs to the stage; raises ``BusyError`` and ``OSError``."""
        workplace = Workplace.of(root, Path(config.site_dir).resolve())
        lock = workplace.enter()
        config.site_dir = str(workplace.stage)
        return cls(workplace, lock, config, fast)

    def take_files(self, files: Files) -> SiteFiles:
        """Give MkDocs its own files, with our pages where someone asks for them."""
        uris = (planned.uri for planned in self.site.plan if planned.uri not in self.site.hand_written)
        self.files = SiteFiles(files, uris, self.config)
        return self.files

    def take_nav(self, nav: Navigation) -> None:
        """Keep the navigation; a page of ours to which it gives no title brings its own."""
        self.nav = nav
        nameless = {page.file.src_uri: page for page in nav.pages if self.files.is_ours(page.file) and not page.title}
        for planned in self.site.plan:
            if host := nameless.get(planned.uri):
                fill_page(host, planned.compose(), self.config, self.files)

    def take_env(self, env: Environment) -> None:
        """Keep the templates; the site map over all pages is ours to write."""
        self.env = env
        self.config.theme.static_templates.discard(SITEMAP)
        keep_compiled(env, self.workplace.templates)
        teach_anchors(self.files, self._find_page, self.config)

    def publish(self) -> Renewal:
        """Bring the site's folder up to date; raises ``OSError``."""
        maker = (PageMaker if self.fast else PlainMaker)(self.config, self.nav, self.files, self.env)
        return renew(self, maker)

    def _find_page(self, uri: str) -> Page | None:
        return next((planned.compose() for planned in self.site.plan if planned.uri == uri), None)

    def end(self) -> None:
        """Let the lock go and give MkDocs back the folder it was asked to build."""
        self.config.site_dir = str(self.workplace.site)
        self.lock.release()
