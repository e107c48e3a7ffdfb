"""The search index of a built site: what the disk holds, handed to `digest.search`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.search.hand_written import list_own_pages
from digest.search.indexing import index_digest
from digest.store.loading import load_names
from digest.store.page_files import read_hand_written
from digest.store.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.build import Site
    from digest.store.loading import Folders

#: Where the index is published, below the site's home.
INDEX = "search/index/"


def index_site(folders: Folders, site: Site) -> Iterator[tuple[str, bytes]]:
    """Give every file of a site's index: (path below the site, bytes)."""
    generated = {planned.uri for planned in site.plan}
    pages = tuple(list_own_pages(read_hand_written(folders), generated))
    names, _ = load_names(folders)
    for path, data in index_digest(site.edition.digest, pages, names, Shelf(folders)):
        yield INDEX + path, data
