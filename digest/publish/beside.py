"""What stands beside the pages: the cards that show them elsewhere, and the search index."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from digest.forking import share_work
from digest.illustrating import forget_others, keep_picture
from digest.pages.cards import plan_cards
from digest.publish.shelf import Shelf
from digest.publish.world import join_world, read_words
from digest.theme.cards import hash_recipe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.pages.cards import Card
    from digest.publish.manifest import Record
    from digest.publish.publication import Publication
    from digest.publish.shelf import Prepared
    from digest.publish.stamps import Stamps
    from digest.search.indexing import IndexFile


class Picture(NamedTuple):
    """A card to draw, and the fingerprint of what it is made from."""

    card: Card
    inputs: str


def prepare_index(publication: Publication) -> Prepared:
    """Make what is new of the index, in another process, while pages are chosen and made.

    Nothing of it is put before the pages are about to be: it is handed over where that is still to come.
    """
    shelf = Shelf.on(publication.workplace, publication.odd)
    files = _choose_files(publication, shelf)
    stayed, made = list(shelf.new), [(file.path, file.make(), file.mark) for file in files]
    if not publication.workplace.unfinished.exists():
        return stayed, {}, made
    return stayed, {place: shelf.put(place, data, inputs) for place, data, inputs in made}, []


def renew_beside(publication: Publication, shelf: Shelf, stamps: Stamps) -> None:
    """Put what is new, in two processes where it is much; raises ``OSError``."""
    pictures = _choose_cards(publication, shelf, stamps)
    shelf.new.update(share_work(pictures, partial(_draw_cards, publication, shelf)))
    if publication.prepared:
        shelf.take(publication.prepared.take())
    else:
        shelf.new.update(share_work(_choose_files(publication, shelf), partial(_put_files, shelf)))


def _choose_cards(publication: Publication, shelf: Shelf, stamps: Stamps) -> list[Picture]:
    """Keep the records of cards that need not be drawn, forget pictures of no card, and give the others."""
    site, kept, wanted = publication.site, [], []
    words = read_words(publication.ground, site.content, site.phrases)
    world = join_world({**words, "recipe": hash_recipe()})
    for planned in plan_cards(site.edition):
        inputs = stamps.page(planned, world)
        if shelf.hold(planned.uri, inputs):
            kept.append(planned.uri)
        else:
            wanted.append(Picture(planned.compose(), inputs))
    forget_others((picture.card for picture in wanted), kept, publication.workplace.root)
    return wanted


def _choose_files(publication: Publication, shelf: Shelf) -> list[IndexFile]:
    """Keep the records of files of the index that lie as they should, without making them, and give the others."""
    return [file for file in publication.index if not shelf.hold(file.path, file.mark)]


def _draw_cards(publication: Publication, shelf: Shelf, pictures: Sequence[Picture]) -> list[tuple[str, Record]]:
    root = publication.workplace.root
    return [(c.address, shelf.put(c.address, keep_picture(c, root), inputs)) for c, inputs in pictures]


def _put_files(shelf: Shelf, files: Sequence[IndexFile]) -> list[tuple[str, Record]]:
    return [(file.path, shelf.put(file.path, file.make(), file.mark)) for file in files]
