"""One build that publishes, from the first event of MkDocs to the last.

The site's folder is never emptied. MkDocs builds the little that is its own (hand-written pages, the 404, assets) into
a staging folder, and `renewing.py` brings the site up to date with that and with our pages.
"""

from __future__ import annotations

import gc
import logging
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from mkdocs.utils import CountHandler

from digest.forking import Aside
from digest.publish.beside import prepare_index
from digest.publish.contents import Learned, teach_anchors
from digest.publish.hosting import PlainMaker, SiteFiles, fill_page, idle
from digest.publish.making import PageMaker
from digest.publish.manifest import read_manifest
from digest.publish.renewing import Renewal, renew
from digest.publish.sitemap import NAME as SITEMAP
from digest.publish.standing import Stand, find_odd, find_stand, sign_sources, write_stand
from digest.publish.templates import keep_compiled
from digest.publish.workplace import Workplace
from digest.publish.world import read_ground
from digest.store.parsed import is_kept, read_ahead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from filelock import BaseFileLock
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from digest.build import Site
    from digest.pages.blocks import Page
    from digest.publish.manifest import Record
    from digest.publish.shelf import Prepared
    from digest.search.indexing import IndexFile
    from digest.store.loading import Folders
    from digest.store.walking import Listing


@dataclass(slots=True)
class Publication:
    """One build into one site's folder; ``fast``: by skeletons, not by Markdown and Jinja.

    ``learned`` is what earlier builds of this process know. ``late``: pages first, the rest when they can be seen.
    ``index`` gives the files of the search index, each with its path in the site, ``odd`` those files of the site that
    do not lie as the last build left them.
    """

    workplace: Workplace
    lock: BaseFileLock
    config: MkDocsConfig
    fast: bool
    warnings: CountHandler
    learned: Learned
    late: bool = False
    listing: Listing = field(init=False)
    ground: dict[str, str] = field(init=False)
    signature: str = field(init=False)
    standing: Stand | None = field(init=False, default=None)
    notes: tuple[str, ...] = field(init=False, default=())
    site: Site = field(init=False)
    values: dict[str, Page] = field(init=False)
    index: Iterable[IndexFile] = field(init=False)
    odd: Mapping[str, Record | None] = field(init=False)
    prepared: Aside[Prepared] | None = field(init=False, default=None)
    _odd: Aside[dict[str, Record | None]] = field(init=False, default_factory=lambda: Aside(dict, wanted=False))
    files: SiteFiles = field(init=False)
    nav: Navigation = field(init=False)
    env: Environment = field(init=False)
    _rest: Thread | None = field(init=False, default=None)

    @classmethod
    def begin(cls, root: Path, config: MkDocsConfig, learned: Learned, *, fast: bool, late: bool) -> Publication:
        """Take the lock and send MkDocs to the stage; raises ``BusyError`` and ``OSError``."""
        workplace = Workplace.of(root, Path(config.site_dir).resolve())
        lock = workplace.enter()
        config.site_dir = str(workplace.stage)
        warnings = CountHandler()
        warnings.setLevel(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(warnings)
        gc.disable()  # until pages are made: a million new values hold no rubbish to look for
        return cls(workplace, lock, config, fast, warnings, learned, late)

    @property
    def folder(self) -> Path:
        """The site's folder."""
        return self.workplace.site

    def survey(self, folders: Folders, zone: str, *options: object) -> Stand | None:
        """Look whether anything changed since the last build; its stand where nothing did.

        Another process looks through the folders while this one reads what is kept of them.
        """
        self.ground = read_ground(self.config)
        sign = partial(sign_sources, folders, self.config, self.ground, self.fast, *options)
        with Aside(sign, wanted=is_kept(folders)) as signed:
            read_ahead(folders, zone)
            self.signature, self.listing = signed.take()
        self.standing = find_stand(self.workplace, self.signature)
        if not self.standing and not self.late:  # late: this process has just put the site there
            self._odd = Aside(partial(find_odd, self.workplace))
        return self.standing

    def take_site(self, site: Site, index: Iterable[IndexFile], notes: tuple[str, ...]) -> None:
        """Take what is to be published; where little of it is new, another process makes the index meanwhile."""
        self.site, self.index, self.notes = site, index, notes
        self.odd = self._odd.take()
        manifest = read_manifest(self.workplace.manifest)
        known = manifest is not None and self.ground.items() <= manifest.world.items()
        if known and not self.late and not self.workplace.unfinished.exists():
            self.prepared = Aside(partial(prepare_index, self))

    def take_files(self, files: Files) -> Files:
        """Give MkDocs its own files, with our pages where someone asks for them; none where the site stands."""
        if self.standing:
            return idle(self.config)
        uris = (planned.uri for planned in self.site.plan if planned.uri not in self.site.hand_written)
        self.files = SiteFiles(files, uris, self.config)
        return self.files

    def take_nav(self, nav: Navigation) -> None:
        """Keep the navigation; a page of ours to which it gives no title brings its own."""
        self.nav = nav
        if self.standing:
            return
        nameless = {page.file.src_uri: page for page in nav.pages if self.files.is_ours(page.file) and not page.title}
        for planned in self.site.plan:
            if host := nameless.get(planned.uri):
                fill_page(host, planned.compose(), self.config, self.files)

    def take_env(self, env: Environment) -> None:
        """Keep the templates, compiled once for all builds; the site map over all pages is ours to write."""
        self.env = env
        if self.standing:
            return
        keep_compiled(env, self.workplace.templates)
        self.config.theme.static_templates.discard(SITEMAP)
        teach_anchors(self.files, self._find_page, self.config)

    def publish(self) -> tuple[Renewal, Callable[[], int]]:
        """Bring the pages of the site's folder up to date, and give what is left to do (see :func:`renew`).

        Raises ``OSError``.
        """
        if self.standing:
            return Renewal(0, self.standing.pages, ()), int
        maker = (PageMaker if self.fast else PlainMaker)(self.config, self.nav, self.files, self.env, self.learned)
        done, finish = renew(self, maker)
        return done, partial(self._finish, done, finish)

    def follow(self, finish: Callable[[], None]) -> None:
        """Do what is left to do while the pages can be seen already; :meth:`end` waits for it."""
        self._rest = Thread(target=finish)
        self._rest.start()

    def _finish(self, done: Renewal, finish: Callable[[], int]) -> int:
        removed = finish()
        if self.signature and not self.warnings.get_counts():
            write_stand(self.workplace, Stand(self.signature, self.notes, done.made + done.kept))
        return removed

    def _find_page(self, uri: str) -> Page | None:
        return next((planned.compose() for planned in self.site.plan if planned.uri == uri), None)

    def end(self) -> None:
        """Wait for what follows, let the lock go, and give MkDocs back the folder it was asked to build."""
        if self._rest:
            self._rest.join()
        self._odd.drop()
        if self.prepared:
            self.prepared.drop()
        self.config.site_dir = str(self.workplace.site)
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        self.lock.release()
        gc.unfreeze()
        gc.enable()
