"""How a build begins: whose the site's folder is, and who makes the pages that go into it."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from digest.publish.hosting import find_watchers
from digest.publish.ownership import claim
from digest.publish.plainly import PlainBuild
from digest.publish.publication import Publication
from digest.store.locking import BusyError
from digest.store.targets import TargetError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from digest.publish.contents import Learned
    from digest.store.loading import Folders

log = logging.getLogger("mkdocs.plugins.digest")


def is_incremental(config: MkDocsConfig, *, wanted: bool) -> bool:
    """Tell whether only changed pages are made: not where another plugin or a hook must see every page."""
    watchers = find_watchers(config) if wanted else []
    if watchers:
        log.info("MkDocs makes every page, for these act on pages: %s", ", ".join(watchers))
    return wanted and not watchers


def begin_plain(config: MkDocsConfig, folders: Folders) -> PlainBuild:
    """Begin a build in which MkDocs makes every page; raises ``PluginError``."""
    with _refusals(config):
        claim(Path(config.site_dir), folders, config)
        return PlainBuild.begin(config)


def begin_publication(
    config: MkDocsConfig, folders: Folders, learned: Learned, *, fast: bool, serving: bool, late: bool
) -> Publication:
    """Begin a build that makes what changed; raises ``PluginError``. What serves has a folder of its own."""
    with _refusals(config):
        if not serving:
            claim(Path(config.site_dir), folders, config)
        return Publication.begin(folders.root, config, learned, fast=fast, late=late)


def refuse(error: OSError, site: Path) -> PluginError:
    """Say what the disk refused while a site was being published."""
    return PluginError(
        f"{error.filename or site}: {error.strerror or error}; {site} keeps working with what it had, "
        "the next build finishes this one"
    )


@contextmanager
def _refusals(config: MkDocsConfig) -> Iterator[None]:
    try:
        yield
    except TargetError as error:
        message = f"site_dir: {error}. Nothing was changed."
        raise PluginError(message) from error
    except BusyError:
        message = f"another build is publishing into {config.site_dir}; nothing was changed, try again when it ends"
        raise PluginError(message) from None
    except OSError as error:
        message = f"{error.filename}: {error.strerror}; nothing was changed (`incremental: false` needs no .mujaz)"
        raise PluginError(message) from error
