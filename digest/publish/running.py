"""MkDocs run from within, for those who have no `mkdocs` beside `digest`: building once, and serving."""

from __future__ import annotations

import logging
import os
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.__main__ import ColorFormatter
from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from digest.publish.ownership import claim
from digest.store.loading import Folders

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig

_MKDOCS, _SERVER, _OURS = "mkdocs", "mkdocs.livereload", "mkdocs.plugins.digest"
_SUMMARY = f"{_OURS}.summary"
_LEVELS = {_MKDOCS: logging.WARNING, _SERVER: logging.INFO, _OURS: logging.INFO}


class FailedError(Exception):
    """A build failed; says why where nothing at the terminal has said it."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: pages made, pages kept, files removed, how long it took, and the site's folder."""

    made: int
    kept: int
    removed: int
    seconds: float
    folder: Path


def build_site(config_file: Path, options: Mapping[str, Any], *, quiet: bool = False) -> Built:
    """Build a site with MkDocs' ``options`` (``None`` for its own choice) and ``verbose``.

    Raises :class:`FailedError`, and ``TargetError`` for a folder that a site must not be built into.
    """
    given = dict(options)
    with _told(quiet=quiet, verbose=bool(given.pop("verbose", False)), summary=False), _failures():
        begun = time.monotonic()
        config = load_config(str(config_file), **given)
        plugin = config.plugins.get("digest")
        if plugin is None:
            message = f"{config_file} does not list the plugin `digest`"
            raise FailedError(message)
        root = config_file.resolve().parent
        # The plugin asks this too; here the answer is about what the user wrote.
        claim(Path(config.site_dir), Folders.below(root, plugin.config.content, plugin.config.site_config), config)
        _run(config)
        made, kept, removed = plugin.done
        return Built(made, kept, removed, time.monotonic() - begun, Path(config.site_dir))


def serve_site(config_file: Path, options: Mapping[str, Any], *, quiet: bool = False) -> None:
    """Serve a site with MkDocs' ``options`` and ``verbose`` until the user ends it; raises :class:`FailedError`."""
    given = dict(options)
    with _told(quiet=quiet, verbose=bool(given.pop("verbose", False))), _failures():
        serve(str(config_file), **given)


def _run(config: MkDocsConfig) -> None:
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


@contextmanager
def _told(*, quiet: bool, verbose: bool, summary: bool = True) -> Iterator[None]:
    """Let MkDocs say on standard error what it warns of, and us what concerns the editor.

    ``quiet``: errors only; ``verbose``: everything; ``summary``: what was done too, where nobody else says it. What is
    not said is counted all the same: a strict build stops for it.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice on the future of MkDocs
    handler = logging.StreamHandler()
    colours = sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    handler.setFormatter(ColorFormatter() if colours else logging.Formatter("%(levelname)-8s-  %(message)s"))
    handler.setLevel(logging.ERROR if quiet else logging.NOTSET)
    levels = dict.fromkeys((_MKDOCS, _OURS, _SERVER), logging.DEBUG) if verbose else _LEVELS
    with ExitStack() as stack:
        for name, level in {**levels, _SUMMARY: logging.INFO if summary else logging.WARNING}.items():
            logger = logging.getLogger(name)
            stack.callback(logger.setLevel, logger.level)
            logger.setLevel(level)
        host = logging.getLogger(_MKDOCS)
        stack.callback(setattr, host, "propagate", host.propagate)
        host.propagate = False
        stack.callback(host.removeHandler, handler)
        host.addHandler(handler)
        yield


@contextmanager
def _failures() -> Iterator[None]:
    """Turn what ends MkDocs into a :class:`FailedError`; what it has logged need not be said again."""
    try:
        yield
    except Abort as error:
        message = error.message if "strict" in error.message or "configuration" in error.message else ""
        raise FailedError(message) from error
    except MkDocsException as error:
        raise FailedError(error.message) from error
    except OSError as error:
        message = f"{error.filename or 'the address'}: {error.strerror or error}"
        raise FailedError(message) from error
