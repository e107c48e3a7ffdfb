"""Bringing a site's folder up to date: what changed is made, what is gone is removed, the rest is not touched.

Every file is put by one renaming, removals come after that, and the manifest last. A mark stands meanwhile: after a
build that was killed, the next one trusts only what it can verify and removes what it does not know.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from digest.forking import WORTH_FORKING, share_work
from digest.illustrating import forget_others, keep_picture
from digest.pages.cards import plan_cards
from digest.publish.hosting import address_of, place_of
from digest.publish.manifest import EMPTY, Manifest, Record, hash_bytes, read_manifest, write_manifest
from digest.publish.output import Output
from digest.publish.sitemap import list_page, write_sitemap
from digest.publish.stamps import Stamps
from digest.publish.world import join_world, read_world
from digest.store.writing import write_file
from digest.theme.cards import hash_recipe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from digest.pages.blocks import Page
    from digest.pages.cards import Card
    from digest.pages.planning import PlannedPage
    from digest.publish.publication import Publication
    from digest.search.indexing import IndexFile

#: Stands for "no day known" where MkDocs must have a date; the site map leaves it out.
NO_DAY = "1970-01-01"


class Maker(Protocol):
    """Makes the bytes of pages."""

    def make(self, pages: Iterable[Page], *, few: bool) -> Iterator[tuple[Page, bytes]]:
        """Give each page, in the order given, with the bytes of its file; ``few``: there are not many pages."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a publication did: pages made and pages kept, files removed, and which parts of the world had changed."""

    made: int
    kept: int
    removed: int
    changed: tuple[str, ...]


class Job(NamedTuple):
    """A page to make: its plan, its path in the site, and the fingerprint of what it is made from."""

    planned: PlannedPage
    place: str
    inputs: str


class Picture(NamedTuple):
    """A card to draw, and the fingerprint of what it is made from."""

    card: Card
    inputs: str


def renew(publication: Publication, maker: Maker) -> Renewal:
    """Bring the folder of a publication up to date; raises ``OSError`` where the disk refuses."""
    workplace, site = publication.workplace, publication.site
    shelf = _Shelf.open(publication)
    world = read_world(publication)
    stamps = Stamps(site.edition.digest.sources, site.content.hashes, join_world(world))
    jobs = shelf.choose(site.plan, stamps, site.hand_written)
    kept = len(shelf.new)
    write_file(workplace.unfinished, "")
    gc.freeze()
    gc.enable()
    shelf.new.update(share_work(jobs, partial(_make, publication, shelf, maker)))
    shelf.new.update(share_work(shelf.choose_cards(publication, stamps), partial(_draw_cards, publication, shelf)))
    shelf.new.update(share_work(shelf.choose_files(publication.index), partial(_put_files, shelf)))
    for place, data in (*_read_files(workplace.stage), *_draw_map(publication, shelf)):
        shelf.new[place] = shelf.put(place, data)
    removed = shelf.remove_rest()
    if (manifest := Manifest(shelf.new, world)) != shelf.old:
        write_manifest(workplace.manifest, manifest)
    workplace.unfinished.unlink()
    changed = tuple(name for name in world if shelf.old.world and shelf.old.world.get(name) != world[name])
    return Renewal(len(jobs), kept, removed, changed)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The site's folder with its old records and its new ones."""

    output: Output
    directories: bool
    old: Manifest
    new: dict[str, Record]
    trusted: bool

    @classmethod
    def open(cls, publication: Publication) -> _Shelf:
        workplace = publication.workplace
        manifest = read_manifest(workplace.manifest)
        trusted = manifest is not None and not workplace.unfinished.exists()
        directories = publication.config.use_directory_urls
        return cls(Output(workplace.site), directories, manifest or EMPTY, {}, trusted)

    def choose(self, plan: Iterable[PlannedPage], stamps: Stamps, not_ours: frozenset[str]) -> list[Job]:
        """Keep the records of pages that need not be made, and give the others."""
        jobs = []
        for planned in plan:
            if planned.uri in not_ours:
                continue
            place, inputs = place_of(planned.uri, use_directory_urls=self.directories), stamps.page(planned)
            if not self._hold(place, inputs):
                jobs.append(Job(planned, place, inputs))
        return jobs

    def choose_cards(self, publication: Publication, stamps: Stamps) -> list[Picture]:
        """Keep the records of cards that need not be drawn, and give the others."""
        kept, wanted = [], []
        for planned in plan_cards(publication.site.edition):
            inputs = hash_bytes(f"{hash_recipe()} {stamps.page(planned)}".encode())
            if self._hold(planned.uri, inputs):
                kept.append(planned.uri)
            else:
                wanted.append(Picture(planned.compose(), inputs))
        forget_others((picture.card for picture in wanted), kept, publication.workplace.root)
        return wanted

    def choose_files(self, files: Iterable[IndexFile]) -> list[IndexFile]:
        """Keep the records of files of the index that lie as they should, without making them, and give the others."""
        return [file for file in files if not self._hold(file.path, file.mark)]

    def _hold(self, place: str, inputs: str) -> bool:
        """Keep the record of a file that was made from the same and lies as it was left; tell whether there is one."""
        record = self.old.files.get(place)
        held = self.output.verify(place, record) if record and record.inputs == inputs else None
        if held:
            self.new[place] = held
        return held is not None

    def put(self, place: str, data: bytes, inputs: str = "") -> Record:
        """Publish a file, unless these very bytes lie there, and give its record."""
        record = self.old.files.get(place)
        if record and record.bytes_hash == hash_bytes(data) and (held := self.output.verify(place, record)):
            return held._replace(inputs=inputs)
        return self.output.put(place, data, inputs)

    def remove_rest(self) -> int:
        """Remove what is not of this build: all of it, where the old records cannot be trusted to name it."""
        if not self.trusted:
            return self.output.sweep(self.new)
        gone = sorted(self.old.files.keys() - self.new.keys())
        for place in gone:
            self.output.remove(place)
        return len(gone)


def _draw_cards(publication: Publication, shelf: _Shelf, pictures: Sequence[Picture]) -> list[tuple[str, Record]]:
    root = publication.workplace.root
    return [(c.address, shelf.put(c.address, keep_picture(c, root).read_bytes(), inputs)) for c, inputs in pictures]


def _put_files(shelf: _Shelf, files: Sequence[IndexFile]) -> list[tuple[str, Record]]:
    return [(file.path, shelf.put(file.path, file.make(), file.mark)) for file in files]


def _make(publication: Publication, shelf: _Shelf, maker: Maker, jobs: Sequence[Job]) -> list[tuple[str, Record]]:
    made = []
    pages = maker.make(_compose(publication, jobs), few=len(jobs) < WORTH_FORKING)
    for job, (page, data) in zip(jobs, pages, strict=True):
        record = shelf.put(job.place, data, job.inputs)
        made.append((job.place, record._replace(updated=page.updated, crawlable=page.crawlable)))
    return made


def _compose(publication: Publication, jobs: Iterable[Job]) -> Iterator[Page]:
    """Compose one page after the other, and let templates know its value while it is being made."""
    for job in jobs:
        page = job.planned.compose()
        publication.values[page.uri] = page
        yield page
        del publication.values[page.uri]


def _read_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _draw_map(publication: Publication, shelf: _Shelf) -> Iterator[tuple[str, bytes]]:
    """Draw the site map: the hand-written pages first, then ours in their order, as MkDocs lists them."""
    files = [file for file in publication.files.documentation_pages() if file.page]
    return write_sitemap(
        publication.env, publication.config, publication.nav, (*files, *_list_ours(publication, shelf.new))
    )


def _list_ours(publication: Publication, records: Mapping[str, Record]) -> Iterator[object]:
    directories = publication.config.use_directory_urls
    for planned in publication.site.plan:
        if planned.uri not in publication.site.hand_written:
            place = place_of(planned.uri, use_directory_urls=directories)
            address = address_of(place, use_directory_urls=directories)
            record = records[place]
            yield list_page(publication.config, address, record.updated or NO_DAY, crawlable=record.crawlable)
