"""From the folders of a site to its content: every file read, every fault of every file gathered."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from digest.model import Content, Settings
from digest.problems import Place, Problem
from digest.store.article_file import read_article
from digest.store.body import read_body
from digest.store.conflict_marks import complain_of_conflicts
from digest.store.event_file import read_event, read_storyline
from digest.store.names_file import read_names
from digest.store.nodes import Mapping, read_nodes
from digest.store.parsed import Parsed, Reading
from digest.store.record import Record, is_id
from digest.store.site_files import is_zone, read_settings, read_sources
from digest.store.source_text import decode, part
from digest.store.walking import Found, Listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from digest.arabic.names import Name
    from digest.model import Block, Source

    T = TypeVar("T")
    Read = Callable[[Record, str, tuple[Block, ...]], T]

SITE, SOURCES, NAMES = "site.yml", "sources.yml", "names.yml"


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a site keeps its things: its root, and the two folders below it that hold content and decisions."""

    root: Path
    content: Path
    config: Path

    @classmethod
    def below(cls, root: Path, content: str = "content", config: str = "site_config") -> Folders:
        """Name the folders of the site at ``root``."""
        return cls(root, root / content, root / config)

    def name(self, path: Path) -> str:
        """Name a file as messages do: relative to the root, with ``/``."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


def find_root(here: Path) -> Path | None:
    """Find the nearest folder, this or one above it, that is a site's root.

    It has ``site_config/site.yml``, or ``mkdocs.yml`` beside a folder ``content`` or ``site_config``.
    """
    return next(filter(_is_root, (here, *here.parents)), None)


def _is_root(folder: Path) -> bool:
    if (folder / "site_config" / SITE).is_file():
        return True
    return (folder / "mkdocs.yml").is_file() and any((folder / name).is_dir() for name in ("content", "site_config"))


def load(folders: Folders, listing: Listing | None = None) -> tuple[Content, tuple[Problem, ...]]:
    """Read all content files of a site; the content holds what could be read, the problems all that is wrong.

    ``listing`` may know the folders already.
    """
    reader = _Reader(folders)
    settings = reader.read_settings()
    if not folders.content.is_dir():
        reader.problems.append(Problem(Place(folders.name(folders.content)), "E001"))
        return Content(settings, reader.read_sources()), tuple(reader.problems)
    listing = listing or Listing()
    articles, events, storylines = (
        tuple(
            listing.list_content(
                folders.content / kind, f"{folders.name(folders.content)}/{kind}", deep=kind == "articles"
            )
        )
        for kind in ("articles", "events", "storylines")
    )
    for kind in ("articles", "events", "storylines"):
        place = folders.content / kind
        for name, code in listing.list_overlooked(place, folders.name(place), deep=kind == "articles"):
            reader.problems.append(Problem(Place(name), code))
    sources = reader.read_sources()
    reader.parsed = Parsed(folders, reader.zone.key, len(articles) + len(events) + len(storylines))
    content = Content(
        settings=settings,
        sources=sources,
        articles=tuple(reader.read_files(articles, read_article)),
        events=tuple(reader.read_files(events, read_event)),
        storylines=tuple(reader.read_files(storylines, read_storyline)),
    )
    reader.parsed.write()
    return replace(content, unread=frozenset(reader.unread), hashes=reader.hashes), tuple(reader.problems)


def load_settings(folders: Folders) -> tuple[Settings, tuple[Problem, ...]]:
    """Read ``site.yml`` alone."""
    reader = _Reader(folders)
    return reader.read_settings(), tuple(reader.problems)


def load_names(folders: Folders) -> tuple[tuple[Name, ...], tuple[Problem, ...]]:
    """Read ``names.yml``; none where a site has none."""
    reader = _Reader(folders)
    return reader.read_names(), tuple(reader.problems)


def load_text(folders: Folders, path: Path) -> tuple[str, tuple[Problem, ...]]:
    """Read one file as text; '' and the problem where that cannot be done."""
    name = folders.name(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        return "", (_complain(name, error),)
    text, problem = decode(data, name)
    problems = (problem,) if problem else complain_of_conflicts(text, name)
    return "" if problems else text, problems


def _complain(name: str, error: OSError) -> Problem:
    return Problem(Place(name), "E017", values=(("why", error.strerror or str(error)),))


class _Reader:
    """Reads file after file, in the order of their names, with one time zone and one list of problems."""

    parsed: Parsed

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.zone = ZoneInfo("UTC")
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        self.hashes: dict[str, str] = {}

    def read_settings(self) -> Settings:
        path = self.folders.config / SITE
        if not path.is_file():
            self.problems.append(Problem(Place(self.folders.name(path)), "E002"))
            return Settings(title="")
        settings = self._read_config(path, read_settings) or Settings(title="")
        self.zone = ZoneInfo(settings.time_zone if is_zone(settings.time_zone) else "UTC")
        return settings

    def read_sources(self) -> tuple[Source, ...]:
        path = self.folders.config / SOURCES
        found = self._read_config(path, read_sources) if path.is_file() else ()
        name = self.folders.name(path)
        if found is None or any(p.place.file == name and p.code in {"E103", "E105"} for p in self.problems):
            self.unread.add(SOURCES)  # an outlet may be missing that articles rightly name
        return found or ()

    def read_names(self) -> tuple[Name, ...]:
        path = self.folders.config / NAMES
        return (self._read_config(path, read_names) or ()) if path.is_file() else ()

    def read_files(self, files: Iterable[Found], read: Read[T]) -> Iterator[T]:
        for found in files:
            reading = self.parsed.find(found)
            if reading is None and not is_id(found.stem):
                self.problems.append(Problem(Place(found.name, 1), "E104", found.stem))
                continue
            reading = reading or self._read_file(found, read)
            self.problems.extend(reading.problems)
            self.hashes[found.name] = reading.sha256
            if reading.value is None:
                self.unread.add(found.stem)
            else:
                yield reading.value

    def _read_config(self, path: Path, read: Callable[[Record], T]) -> T | None:
        name = self.folders.name(path)
        text = self._read_text(path)
        record, problems = self._read_record(text, name, 1) if text is not None else (None, [])
        found = read(record) if record else None
        self.problems.extend(problems)
        return found

    def _read_file(self, found: Found, read: Read[T]) -> Reading:
        try:
            data = Path(found.path).read_bytes()
        except OSError as error:
            return Reading(None, (_complain(found.name, error),), "")
        sha256 = hashlib.sha256(data).hexdigest()
        reading = self.parsed.match(found.name, sha256)
        if reading is None:
            value, problems = self._parse(data, found.stem, found.name, read)
            reading = Reading(value, tuple(problems), sha256)
        self.parsed.keep(found, reading)
        return reading

    def _parse(self, data: bytes, key: str, name: str, read: Read[T]) -> tuple[T | None, list[Problem]]:
        text, problem = decode(data, name)
        if problem:
            return None, [problem]
        if conflicts := complain_of_conflicts(text, name):
            return None, list(conflicts)
        parted, problem = part(text, name)
        if parted is None:
            return None, [problem] if problem else []
        record, problems = self._read_record(parted.front, name, 2)
        blocks, notes = read_body(parted.body, name, parted.body_line)
        found = read(record, key, blocks) if record else None
        return found, [*problems, *notes]

    def _read_record(self, text: str, name: str, first_line: int) -> tuple[Record | None, list[Problem]]:
        root, found = read_nodes(text, name, first_line)
        problems = list(found)
        if root is None and not problems:
            root = Mapping(first_line)
        if isinstance(root, Mapping):
            return Record(root, name, problems, self.zone), problems
        if not problems:
            problems.append(Problem(Place(name, first_line), "E016"))
        return None, problems

    def _read_text(self, path: Path) -> str | None:
        text, problems = load_text(self.folders, path)
        self.problems.extend(problems)
        return None if problems else text
