"""What all pages are made from: settings, words, templates, our code, the packages, MkDocs' configuration."""

from __future__ import annotations

import functools
import json
import platform
import sys
from hashlib import blake2b
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mkdocs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from digest.arabic.phrases import Phrases
    from digest.model import Content
    from digest.publish.publication import Publication

#: Packages whose version may change the bytes of a page.
PACKAGES = ("mkdocs-material", "jinja2", "markupsafe", "markdown", "pymdown-extensions", "pyyaml")
#: Of the configuration, what says where the files lie and how the build behaves, not what is in a page.
_NOT_SHOWN = {"config_file_path", "docs_dir", "site_dir", "plugins", "hooks", "watch", "dev_addr", "strict", "theme"}


def read_ground(config: MkDocsConfig) -> dict[str, str]:
    """Give the fingerprint of each part of the world that is known before any content is read."""
    parts = {
        "configuration": dict(_read_config(config)),
        "theme": _hash_folder(config.theme.custom_dir),
        "packages": _read_versions(),
        "code": _hash_package(),
    }
    return {name: _hash(repr(value).encode()) for name, value in parts.items()}


def read_words(ground: Mapping[str, str], content: Content, phrases: Phrases) -> dict[str, str]:
    """Add to the ground what a site's own settings and words are: all that a card is made from but its happening."""
    strings = (sorted(phrases.entries.items(), key=lambda entry: entry[0]), phrases.digits)
    parts = {"settings": content.settings, "strings": strings}
    return {**ground, **{name: _hash(repr(value).encode()) for name, value in parts.items()}}


def read_world(publication: Publication) -> dict[str, str]:
    """Give the fingerprint of each part of the world by its name, so that a change can be named."""
    site = publication.site
    parts = {
        "hand-written pages": sorted(site.hand_written),
        "navigation": [_describe(item) for item in publication.nav.items],
        "fast": publication.fast,
        "desk": publication.env.globals["desk"],
    }
    words = read_words(publication.ground, site.content, site.phrases)
    return {**words, **{name: _hash(repr(value).encode()) for name, value in parts.items()}}


def join_world(world: Mapping[str, str]) -> str:
    """Give one fingerprint of the whole world (hex digits)."""
    return _hash(json.dumps(sorted(world.items())).encode())


def _read_config(config: MkDocsConfig) -> Iterator[tuple[str, object]]:
    for key, value in sorted(config.items()):
        if key not in _NOT_SHOWN:
            yield key, _describe(value)
    theme = config.theme
    yield "theme", {key: _describe(theme[key]) for key in sorted(theme)}
    yield "theme.name", theme.name


def _describe(value: Any) -> object:
    """Describe a value without the addresses of objects, which differ from run to run."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case list() | tuple():
            return [_describe(item) for item in value]
        case set() | frozenset():
            return sorted(map(str, value))
        case dict():
            return {str(key): _describe(value[key]) for key in sorted(value, key=str)}
        case functools.partial():
            return [_describe(value.func), _describe(value.args), _describe(value.keywords)]
        case _ if hasattr(value, "is_section"):
            return [value.title, getattr(value, "url", None), _describe(value.children)]
        case _ if isinstance(value, type) or callable(value):
            return f"{value.__module__}.{getattr(value, '__qualname__', type(value).__qualname__)}"
        case _:
            return [type(value).__qualname__, _describe(dict(value)) if hasattr(value, "keys") else str(value)]


def _read_versions() -> list[tuple[str, str]]:
    known = [("python", sys.version), ("system", platform.system()), (mkdocs.__name__, mkdocs.__version__)]
    return known + [(name, metadata.version(name)) for name in PACKAGES]


def _hash_package() -> str:
    """Hash what of our package may stand in a page: code, templates, icons, strings; not the files that are copied."""
    root = Path(str(resources.files("digest")))
    return _hash_files(root, (p for p in root.rglob("*") if p.suffix in {".py", ".html", ".xml", ".yml", ".svg"}))


def _hash_folder(folder: str | None) -> str:
    root = Path(folder) if folder else None
    return _hash_files(root, (p for p in root.rglob("*") if p.is_file())) if root and root.is_dir() else ""


def _hash_files(root: Path, files: Iterator[Path]) -> str:
    made = blake2b(digest_size=16)
    for path in sorted(files):
        data = path.read_bytes()
        made.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode() + data)
    return made.hexdigest()


def _hash(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
