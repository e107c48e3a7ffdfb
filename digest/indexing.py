"""The search index of a built site: what the disk holds, handed to `digest.search`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.pages.wording import flatten, span_words
from digest.search.hand_written import list_own_pages
from digest.search.indexing import index_digest
from digest.store.loading import load_names
from digest.store.page_files import read_hand_written
from digest.store.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.build import Site
    from digest.model import Happening
    from digest.search.indexing import IndexFile
    from digest.store.loading import Folders

#: Where the index is published, below the site's home.
INDEX = "search/index/"


def index_site(folders: Folders, site: Site) -> Iterator[IndexFile]:
    """Give every file of a site's index, its path below the site."""
    generated = {planned.uri for planned in site.plan}
    pages = tuple(list_own_pages(read_hand_written(folders), generated))
    names, _ = load_names(folders)

    def name_days(happening: Happening) -> str:
        return flatten(span_words(site.edition, happening))

    for file in index_digest(site.edition.digest, pages, names, Shelf(folders), site.content.hashes, name_days):
        yield file._replace(path=INDEX + file.path)
