"""The site map, written by the theme's own template over all pages, those that were not made this time too."""

from __future__ import annotations

import gzip
import io
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from mkdocs.commands.build import get_context
from mkdocs.utils import get_build_timestamp, get_relative_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

NAME = "sitemap.xml"
_LISTED: dict[str, str] = {}
_UNLISTED = {"robots": "noindex"}


class ListedPage(NamedTuple):
    """What the site map's template asks of a page."""

    url: str
    canonical_url: str | None
    abs_url: str | None
    update_date: str
    meta: dict[str, str]
    is_link: bool = False


class ListedFile(NamedTuple):
    """What the site map's template asks of a file."""

    page: ListedPage
    url: str


def list_page(config: MkDocsConfig, address: str, updated: str, *, crawlable: bool) -> ListedFile:
    """List a page by its address in the site and the day of its newest content."""
    base, path = _read_base(config.site_url or "")
    full, inside = (base + address, path + address) if base else (None, None)
    page = ListedPage(address, full, inside, updated, _LISTED if crawlable else _UNLISTED)
    return ListedFile(page, address)


@cache
def _read_base(site_url: str) -> tuple[str, str]:
    base = f"{site_url.rstrip('/')}/" if site_url else ""
    return base, urlsplit(base).path


def write_sitemap(
    env: Environment, config: MkDocsConfig, nav: Navigation, files: Iterable[Any]
) -> Iterator[tuple[str, bytes]]:
    """Write the site map and its packed copy, as MkDocs does: its pages are those of ``files``, in their order."""
    listed = list(files)
    context = get_context(nav, listed, config, base_url=get_relative_url(".", NAME))
    template = config.plugins.on_pre_template(env.get_template(NAME), template_name=NAME, config=config)
    context = config.plugins.on_template_context(context, template_name=NAME, config=config)
    output = config.plugins.on_post_template(template.render(context), template_name=NAME, config=config).encode()
    packed = io.BytesIO()
    timestamp = get_build_timestamp(pages=[file.page for file in listed])
    with gzip.GzipFile(filename=f"{NAME}.gz", mode="wb", fileobj=packed, mtime=timestamp) as stream:
        stream.write(output)
    yield NAME, output
    yield f"{NAME}.gz", packed.getvalue()
