"""The site's folder between two builds: what of it stays, what is to be made, what goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from digest.publish.manifest import EMPTY, Manifest, Record, hash_bytes, read_manifest
from digest.publish.output import Output
from digest.publish.ownership import LIST, list_ours, list_unnamed
from digest.store.targets import write_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digest.pages.planning import PlannedPage
    from digest.publish.stamps import Stamps
    from digest.publish.workplace import Workplace

#: The names of files that stay, the records of files that were put, and files to put: path, bytes, and the mark of what
#: they were made from.
Prepared: TypeAlias = "tuple[list[str], dict[str, Record], list[tuple[str, bytes, str]]]"


class Job(NamedTuple):
    """A page to make: its plan, its path in the site, and the fingerprint of what it is made from."""

    planned: PlannedPage
    place: str
    inputs: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The site's folder with its old records and its new ones; ``odd`` are files that do not lie as recorded."""

    output: Output
    old: Manifest
    odd: Mapping[str, Record | None]
    new: dict[str, Record]
    trusted: bool

    @classmethod
    def on(cls, workplace: Workplace, odd: Mapping[str, Record | None]) -> Shelf:
        """Take the records that the last build left, if any."""
        manifest = read_manifest(workplace.manifest)
        trusted = manifest is not None and not workplace.unfinished.exists()
        return cls(Output(workplace.site), manifest or EMPTY, odd, {}, trusted)

    def choose(
        self, pages: Iterable[tuple[str, PlannedPage]], stamps: Stamps, world: str
    ) -> tuple[list[str], list[Job]]:
        """Give the paths of all pages, keep the records of those that need not be made, and give the others."""
        places, jobs = [], []
        for place, planned in pages:
            inputs = stamps.page(planned, world)
            places.append(place)
            if not self.hold(place, inputs):
                jobs.append(Job(planned, place, inputs))
        return places, jobs

    def take(self, prepared: Prepared) -> None:
        """Take in what another process made, and publish what it did not."""
        stayed, put, made = prepared
        self.new.update((place, self.odd.get(place) or self.old.files[place]) for place in stayed)
        self.new.update(put)
        self.new.update((place, self.put(place, data, mark)) for place, data, mark in made)

    def hold(self, place: str, inputs: str) -> bool:
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

    def widen(self, names: Iterable[str]) -> frozenset[str]:
        """Let the list in the folder name these files before they are put, and give those it named till now."""
        listed = self._read_list()
        if coming := set(names) - listed:
            self.output.put(LIST, write_list(listed | coming), "")
        return listed

    def remove_rest(self, listed: Iterable[str]) -> int:
        """Remove what is ours and not of this build, ``listed`` before it; what others put there stays.

        Where the old records cannot be trusted to name it, what a killed build may have left goes too.
        """
        unnamed = () if self.trusted else list_unnamed(self.output.root)
        gone = sorted({*self.old.files, *listed, *unnamed} - {*self.new, LIST})
        removed = sum(map(self.output.remove, gone))
        self.new[LIST] = self._put_list()
        return removed

    def _put_list(self) -> Record:
        """Narrow the list to the files of this build."""
        data = write_list(self.new.keys() - {LIST})
        record = self.old.files.get(LIST)
        held = record and record.bytes_hash == hash_bytes(data) and self.output.verify(LIST, record)
        return held or self.output.put(LIST, data, "")

    def _read_list(self) -> frozenset[str]:
        """Give the files that the list names: those of the records, where it lies as they left it."""
        record = self.old.files.get(LIST)
        if self.trusted and record and self.odd.get(LIST, record) is record:
            return frozenset(self.old.files.keys() - {LIST})
        return list_ours(self.output.root)
