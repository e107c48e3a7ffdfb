"""Bringing a site's folder up to date: what changed is made, what is gone is removed, the rest is not touched.

Every file is put by one renaming, removals come after that, and the manifest last. A mark stands meanwhile: after a
build that was killed, the next one trusts only what it can verify and removes what it does not know.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from digest.forking import WORTH_FORKING, Aside, share_work
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
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from digest.pages.blocks import Page
    from digest.pages.cards import Card
    from digest.pages.planning import PlannedPage
    from digest.publish.publication import Publication
    from digest.search.indexing import IndexFile

#: Stands for "no day known" where MkDocs must have a date; the site map leaves it out.
NO_DAY = "1970-01-01"
#: What the samples of one kind of page cost, in pages made from a skeleton.
_SAMPLING = 10


class Maker(Protocol):
    """Makes the bytes of pages."""

    def make(self, pages: Iterable[Page], *, few: bool) -> Iterator[tuple[Page, bytes]]:
        """Give each page, in the order given, with the bytes of its file; ``few``: there are not many pages."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a publication did: pages made and pages kept, and which parts of the world had changed."""

    made: int
    kept: int
    changed: tuple[str, ...]


#: What one process tells another of its records: the names of those that stayed, and the others.
_Told: TypeAlias = "tuple[list[str], dict[str, Record]]"


class Job(NamedTuple):
    """A page to make: its plan, its path in the site, and the fingerprint of what it is made from."""

    planned: PlannedPage
    place: str
    inputs: str


class Picture(NamedTuple):
    """A card to draw, and the fingerprint of what it is made from."""

    card: Card
    inputs: str


def renew(publication: Publication, maker: Maker) -> tuple[Renewal, Callable[[], int]]:
    """Bring the folder of a publication up to date; raises ``OSError`` where the disk refuses.

    Gives what was done, and what is left to do: it gives the number of files that it removed. The pages are there
    before; of a ``late`` publication, cards, search index and site map only afterwards.
    """
    workplace, site = publication.workplace, publication.site
    shelf = _Shelf.open(publication)
    world = read_world(publication)
    stamps = Stamps(site.edition.digest.sources, site.content.hashes, join_world(world))
    write_file(workplace.unfinished, "")
    gc.freeze()
    gc.enable()
    # Where all pages are to be made, they have both processes to themselves, and the rest has them afterwards.
    work = partial(_renew_rest, publication, shelf.begin_another(), stamps)
    with Aside(work, wanted=world == shelf.old.world and not publication.late) as rest:
        places, jobs = shelf.choose(site.plan, stamps, site.hand_written)
        kept = len(shelf.new)
        made = share_work(_deal(jobs), partial(_make, publication, shelf, maker, few=_are_few(jobs)), least=2)
        shelf.new.update(made)
        shelf.put_all(_read_files(workplace.stage))
        if not publication.late:
            shelf.join(*rest.take())
    changed = tuple(name for name in world if shelf.old.world and shelf.old.world.get(name) != world[name])
    return Renewal(len(jobs), kept, changed), partial(_finish, publication, shelf, places, world, rest)


def _finish(
    publication: Publication, shelf: _Shelf, places: Iterable[str], world: Mapping[str, str], rest: Aside[_Told]
) -> int:
    """Put what stands beside the pages, remove what is of no page, and write the manifest."""
    if publication.late:
        shelf.join(*rest.take())
    shelf.put_all(_draw_map(publication, places, shelf))
    removed = shelf.remove_rest()
    if (manifest := Manifest(shelf.new, world)) != shelf.old:
        write_manifest(publication.workplace.manifest, manifest)
    publication.workplace.unfinished.unlink()
    return removed


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The site's folder with its old records and its new ones; ``odd`` are files that do not lie as recorded."""

    output: Output
    directories: bool
    old: Manifest
    odd: Mapping[str, Record | None]
    new: dict[str, Record]
    trusted: bool

    @classmethod
    def open(cls, publication: Publication) -> _Shelf:
        workplace = publication.workplace
        manifest = read_manifest(workplace.manifest)
        trusted = manifest is not None and not workplace.unfinished.exists()
        directories = publication.config.use_directory_urls
        return cls(Output(workplace.site), directories, manifest or EMPTY, publication.odd.take(), {}, trusted)

    def begin_another(self) -> _Shelf:
        """Give the same shelf without new records."""
        return replace(self, new={})

    def tell(self) -> _Told:
        """Tell another process what is new."""
        stayed = [place for place, record in self.new.items() if record is self.old.files.get(place)]
        return stayed, {place: self.new[place] for place in self.new.keys() - stayed}

    def join(self, stayed: Iterable[str], others: Mapping[str, Record]) -> None:
        """Take in what another process told."""
        self.new.update((place, self.old.files[place]) for place in stayed)
        self.new.update(others)

    def choose(
        self, plan: Iterable[PlannedPage], stamps: Stamps, not_ours: frozenset[str]
    ) -> tuple[list[str], list[Job]]:
        """Give the paths of all our pages, keep the records of those that need not be made, and give the others."""
        places, jobs = [], []
        for planned in plan:
            if planned.uri in not_ours:
                continue
            place, inputs = place_of(planned.uri, use_directory_urls=self.directories), stamps.page(planned)
            places.append(place)
            if not self._hold(place, inputs):
                jobs.append(Job(planned, place, inputs))
        return places, jobs

    def choose_cards(self, publication: Publication, stamps: Stamps) -> list[Picture]:
        """Keep the records of cards that need not be drawn, and give the others."""
        kept, wanted, recipe = [], [], hash_recipe()
        for planned in plan_cards(publication.site.edition):
            inputs = hash_bytes(f"{recipe} {stamps.page(planned)}".encode())
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
        held = self.odd.get(place, record) if record and record.inputs == inputs else None
        if held:
            self.new[place] = held
        return held is not None

    def put(self, place: str, data: bytes, inputs: str = "") -> Record:
        """Publish a file, unless these very bytes lie there, and give its record."""
        record = self.old.files.get(place)
        if record and record.bytes_hash == hash_bytes(data) and (held := self.odd.get(place, record)):
            return held._replace(inputs=inputs)
        return self.output.put(place, data, inputs)

    def put_all(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Publish files that are compared by their bytes."""
        self.new.update((place, self.put(place, data)) for place, data in files)

    def remove_rest(self) -> int:
        """Remove what is not of this build: all of it, where the old records cannot be trusted to name it."""
        if not self.trusted:
            return self.output.sweep(self.new)
        gone = sorted(self.old.files.keys() - self.new.keys())
        for place in gone:
            self.output.remove(place)
        return len(gone)


def _renew_rest(publication: Publication, shelf: _Shelf, stamps: Stamps) -> _Told:
    """Bring cards and search index up to date, and tell their records."""
    shelf.new.update(share_work(shelf.choose_cards(publication, stamps), partial(_draw_cards, publication, shelf)))
    shelf.new.update(share_work(shelf.choose_files(publication.index), partial(_put_files, shelf)))
    return shelf.tell()


def _are_few(jobs: Sequence[Job]) -> bool:
    return len(jobs) < WORTH_FORKING


def _deal(jobs: Sequence[Job]) -> list[list[Job]]:
    """Deal pages to two hands: few of them by their kinds, whose samples are what costs time; the rest one by one."""
    if not _are_few(jobs):
        return [list(jobs[::2]), list(jobs[1::2])]
    kinds = defaultdict(list)
    for job in jobs:
        kinds[job.planned.uri.partition("/")[0]].append(job)
    hands: list[list[Job]] = [[], []]
    costs = [0, 0]
    for held in sorted(kinds.values(), key=len, reverse=True):
        hand = costs.index(min(costs))
        hands[hand] += held
        costs[hand] += _SAMPLING + len(held)
    return [hand for hand in hands if hand]


def _draw_cards(publication: Publication, shelf: _Shelf, pictures: Sequence[Picture]) -> list[tuple[str, Record]]:
    root = publication.workplace.root
    return [(c.address, shelf.put(c.address, keep_picture(c, root).read_bytes(), inputs)) for c, inputs in pictures]


def _put_files(shelf: _Shelf, files: Sequence[IndexFile]) -> list[tuple[str, Record]]:
    return [(file.path, shelf.put(file.path, file.make(), file.mark)) for file in files]


def _make(
    publication: Publication, shelf: _Shelf, maker: Maker, hands: Sequence[Sequence[Job]], *, few: bool
) -> list[tuple[str, Record]]:
    made = []
    jobs = [job for hand in hands for job in hand]
    for job, (page, data) in zip(jobs, maker.make(_compose(publication, jobs), few=few), strict=True):
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


def _draw_map(publication: Publication, places: Iterable[str], shelf: _Shelf) -> Iterator[tuple[str, bytes]]:
    """Draw the site map: the hand-written pages first, then ours in their order, as MkDocs lists them."""
    config, directories = publication.config, shelf.directories
    files: list[object] = [file for file in publication.files.documentation_pages() if file.page]
    for place in places:
        address, record = address_of(place, use_directory_urls=directories), shelf.new[place]
        files.append(list_page(config, address, record.updated or NO_DAY, crawlable=record.crawlable))
    return write_sitemap(publication.env, config, publication.nav, files)
