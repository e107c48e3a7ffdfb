"""Bringing a site's folder up to date: what changed is made, what is gone is removed, the rest is not touched.

Every file is put by one renaming, removals come after that, and the manifest last. A mark stands meanwhile: after a
build that was killed, the next one trusts only what it can verify, and the list of our files (`ownership.py`) says what
to remove.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from digest.forking import WORTH_FORKING, share_work
from digest.model import Digest
from digest.publish.beside import renew_beside
from digest.publish.hosting import address_of, place_of
from digest.publish.manifest import Manifest, Record, read_manifest, write_manifest
from digest.publish.shelf import Shelf
from digest.publish.sitemap import NO_DAY, Entry, SiteMap
from digest.publish.stamps import Stamps
from digest.publish.world import join_world, read_world
from digest.store.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from digest.pages.blocks import Page
    from digest.pages.planning import PlannedPage
    from digest.publish.publication import Publication
    from digest.publish.shelf import Job

#: What the samples of one kind of page cost, and how many values are read for as much, in pages of one article.
_SAMPLING, _READING = 5, 400


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


def renew(publication: Publication, maker: Maker) -> tuple[Renewal, Callable[[], int]]:
    """Bring the folder of a publication up to date; raises ``OSError`` where the disk refuses.

    Gives what was done, and what is left to do: it gives the number of files that it removed. The pages are there
    before that; of a ``late`` publication, cards and search index only afterwards.
    """
    workplace, site = publication.workplace, publication.site
    shelf = Shelf.on(workplace, publication.odd)
    world = read_world(publication)
    publication.learned.turn_to(whole := join_world(world))
    stamps = Stamps(site.edition.digest.sources, site.content.hashes)
    ours = list(_list_ours(publication))
    stage = sorted(_list_files(workplace.stage))
    listed = shelf.widen([*(place for place, _ in ours), *stage])
    write_file(workplace.unfinished, "")
    gc.freeze()
    gc.enable()
    places, jobs = shelf.choose(ours, stamps, whole)
    kept = len(shelf.new)
    made = share_work(_deal(jobs), partial(_make, publication, shelf, maker, few=_are_few(jobs)), least=2)
    shelf.new.update(made)
    shelf.put_all((name, (workplace.stage / name).read_bytes()) for name in stage)
    changed = tuple(name for name in world if shelf.old.world and shelf.old.world.get(name) != world[name])
    return Renewal(len(jobs), kept, changed), partial(_finish, publication, shelf, places, stamps, world, listed)


def _finish(
    publication: Publication,
    shelf: Shelf,
    places: Iterable[str],
    stamps: Stamps,
    world: Mapping[str, str],
    listed: Iterable[str],
) -> int:
    """Put what stands beside the pages, remove what is of no page, and write the manifest."""
    renew_beside(publication, shelf, stamps)
    shelf.put_all(_draw_map(publication, places, shelf))
    removed = shelf.remove_rest(listed)
    if (manifest := Manifest(shelf.new, world)) != shelf.old:
        write_manifest(publication.workplace.manifest, manifest)
        if publication.late:
            read_manifest(publication.workplace.manifest)  # now, while nobody waits: the next build has it then
    publication.workplace.unfinished.unlink()
    return removed


def _list_ours(publication: Publication) -> Iterator[tuple[str, PlannedPage]]:
    """List the pages that are ours to make, with their paths in the site."""
    site, directories = publication.site, publication.config.use_directory_urls
    for planned in site.plan:
        if planned.uri not in site.hand_written:
            yield place_of(planned.uri, use_directory_urls=directories), planned


def _are_few(jobs: Sequence[Job]) -> bool:
    return len(jobs) < WORTH_FORKING


def _deal(jobs: Sequence[Job]) -> list[list[Job]]:
    """Deal pages to two hands: few of them by their kinds, whose samples are what costs time; the rest one by one."""
    if not _are_few(jobs):
        return [list(jobs[::2]), list(jobs[1::2])]
    kinds = defaultdict(list)
    for job in jobs:
        kinds[job.planned.uri.partition("/")[0]].append(job)
    costs = {kind: _SAMPLING + sum(map(_weigh, held)) for kind, held in kinds.items()}
    hands: list[list[Job]] = [[], []]
    given = [0.0, 0.0]
    for kind in sorted(kinds, key=lambda kind: (-costs[kind], kind)):
        hand = given.index(min(given))
        hands[hand] += kinds[kind]
        given[hand] += costs[kind]
    return [sorted(hand, key=_weigh) for hand in hands if hand]  # light ones first, for they are the samples


def _weigh(job: Job) -> float:
    """Weigh what a page costs: itself, and the reading of what it shows; about one for a page of one article."""
    return 1 + sum(map(_count, job.planned.shows)) / _READING


def _count(shown: object) -> int:
    if isinstance(shown, Digest):
        return len(shown.articles)
    return len(shown) if isinstance(shown, tuple) else 1


def _make(
    publication: Publication, shelf: Shelf, maker: Maker, hands: Sequence[Sequence[Job]], *, few: bool
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


def _list_files(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _draw_map(publication: Publication, places: Iterable[str], shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Draw the site map: the hand-written pages first, then ours in their order, as MkDocs lists them."""
    config, directories = publication.config, publication.config.use_directory_urls
    theirs = (file for file in publication.files.documentation_pages() if file.page)
    records = ((place, shelf.new[place]) for place in places)
    ours = [
        Entry(address_of(place, use_directory_urls=directories), record.updated or NO_DAY, record.crawlable)
        for place, record in records
    ]
    return SiteMap(publication.env, config, publication.nav, theirs).write(ours)
