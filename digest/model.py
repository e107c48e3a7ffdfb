"""The values that travel from the files to the pages: frozen, typed, without logic of their own."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from digest.problems import Places


class Precision(StrEnum):
    """How finely a moment is known."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    NONE = "none"


class Origin(StrEnum):
    """Who or what decided a value. An editor's value is never overwritten."""

    EDITOR = "editor"
    PAGE = "page"
    TEXT = "text"
    MACHINE = "machine"


class SeenIn(StrEnum):
    """Where the name of an outlet that is none of ours comes from: the page, the folder it lay in, an editor."""

    PAGE = "page"
    FOLDER = "folder"
    EDITOR = "editor"


class Confidence(StrEnum):
    """How sure the deciding party was."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class TextPolicy(StrEnum):
    """How much of an outlet's text the site may publish."""

    FULL = "full"
    EXCERPT = "excerpt"
    LINK = "link"


class BlockKind(StrEnum):
    """The two kinds of block in an article's body."""

    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"


class Months(StrEnum):
    """Which names of the months the reader sees."""

    DUAL = "dual"
    LEVANTINE = "levantine"
    EGYPTIAN = "egyptian"
    MAGHREBI = "maghrebi"


class Quotes(StrEnum):
    """Which quotation marks the reader sees: ours («“ ”»), or those of each outlet."""

    ARABIC = "arabic"
    OUTLET = "outlet"


class Digits(StrEnum):
    """Which digits our own numbers use; an outlet's text keeps its own."""

    WESTERN = "western"
    ARABIC = "arabic"


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A calendar value of stated precision.

    ``stated`` is what the file says (``2020-02``, ``2020-02-19``, ``2020-02-28T14:10+03:00``);
    ``year``, ``month`` and ``day`` are those of the site's time zone (``day`` 0: only the month is known), and so is
    ``clock`` (``14:10``; '' where no hour is known).
    """

    year: int
    month: int
    day: int
    precision: Precision
    stated: str
    clock: str = ""


@dataclass(frozen=True, slots=True)
class RejectedDate:
    """A date that stands on the page and is not the day of publication, with the reason's code."""

    date: str
    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article was published, and how that is known.

    ``moment`` is ``None`` where nothing is known. ``lines`` are physical lines of the raw page, from 1. ``speaks_of``
    is the day that all else was written of, ``None`` where the file does not say: who changes only ``published``
    overrules it (``overruling.py``).
    """

    moment: Moment | None = None
    origin: Origin | None = None
    confidence: Confidence | None = None
    says: str = ""
    lines: tuple[int, ...] = ()
    alternatives: tuple[Moment, ...] = ()
    rejected: tuple[RejectedDate, ...] = ()
    speaks_of: Moment | None = None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The event that came second when an article was placed."""

    event: str
    score: float


@dataclass(frozen=True, slots=True)
class Grouping:
    """Why an article stands in its event; scores lie between 0 and 1, ``hours`` apart from the nearest report."""

    origin: Origin
    score: float | None = None
    shared: tuple[str, ...] = ()
    hours: int | None = None
    next: Neighbour | None = None


@dataclass(frozen=True, slots=True)
class NearCopy:
    """An earlier article that this one repeats, with the share of common text (0 to 1)."""

    article: str
    share: float


class HashOf(StrEnum):
    """What the fingerprint of a raw page was taken of: its file, or one record (item of a feed) among others in it."""

    FILE = "file"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Provenance:
    """The raw page behind an article.

    ``lines`` gives the raw line of each body block, in order; ``dropped`` counts dropped lines by reason;
    ``body_sha256`` is the hash of the body as adding wrote it, so that an editor's change is seen.
    """

    file: str = ""
    record: str = ""
    sha256: str = ""
    sha256_of: HashOf = HashOf.FILE
    lines: tuple[int, ...] = ()
    dropped: tuple[tuple[str, int], ...] = ()
    body_sha256: str = ""


FUTURE_DATE = "future-date"
"""The flag of an article whose date had not come yet when it was added: it leads nothing."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something for the editor's desk: a code and the raw line it speaks of (0: the whole article)."""

    code: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Correction:
    """What was corrected, and when; shown to readers."""

    date: Moment
    says: str


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or sub-heading of a body: text, never markup; ``line`` is its raw line (0: unknown)."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    line: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """One cleaned article, as its file states it.

    ``source`` is a key of the sources; ``source_seen`` is a name when no source of ours matches, and ``seen_in``
    says whose word that is.
    ``withdrawn`` holds the reason, and is ``None`` for an article that stands. ``reviewed`` is the hash of what an
    editor saw, ``seen`` whether that is what the file holds still.
    """

    id: str
    places: Places
    title: str
    source: str = ""
    source_seen: str = ""
    seen_in: SeenIn = SeenIn.PAGE
    url: str = ""
    kicker: str = ""
    standfirst: str = ""
    byline: str = ""
    dateline: str = ""
    credit: str = ""
    dating: Dating = field(default_factory=Dating)
    event: str = ""
    grouping: Grouping | None = None
    near: tuple[NearCopy, ...] = ()
    raw: Provenance = field(default_factory=Provenance)
    flags: tuple[Flag, ...] = ()
    corrections: tuple[Correction, ...] = ()
    draft: bool = False
    withdrawn: str | None = None
    blocks: Sequence[Block] = ()
    body_changed: bool = False
    aliases: tuple[str, ...] = ()
    reviewed: str = ""
    seen: bool = False
    policy: TextPolicy = TextPolicy.FULL


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, as its file states it; ``start`` and ``end`` are ``None`` where the file names none."""

    id: str
    places: Places
    title: str
    title_origin: Origin = Origin.EDITOR
    storyline: str = ""
    storyline_by: Grouping | None = None
    aliases: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    start: Moment | None = None
    end: Moment | None = None
    span_origin: Origin | None = None
    where: str = ""
    corrections: tuple[Correction, ...] = ()
    draft: bool = False
    blocks: Sequence[Block] = ()


@dataclass(frozen=True, slots=True)
class Storyline:
    """A running matter that holds events."""

    id: str
    places: Places
    title: str
    title_origin: Origin = Origin.EDITOR
    aliases: tuple[str, ...] = ()
    blocks: Sequence[Block] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet that the digest knows by name."""

    id: str
    places: Places
    name: str
    latin: str = ""
    country: str = ""
    kind: str = ""
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    text: TextPolicy | None = None
    licensed: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What one site decides (``site_config/site.yml``); ``week_starts`` counts from Monday = 0."""

    title: str
    description: str = ""
    time_zone: str = "UTC"
    period: tuple[Moment, Moment] | None = None
    text: TextPolicy = TextPolicy.FULL
    months: Months = Months.DUAL
    digits: Digits = Digits.WESTERN
    week_starts: int = 5
    quotes: Quotes = Quotes.ARABIC
    hijri: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """Everything the files hold, read and valid one by one, not yet tied together.

    ``unread`` names the ids of files that could not be read, so that no reference to them is called unknown; ``hashes``
    gives the SHA-256 of each file's bytes by the name that its places bear.
    """

    settings: Settings
    sources: tuple[Source, ...] = ()
    articles: tuple[Article, ...] = ()
    events: tuple[Event, ...] = ()
    storylines: tuple[Storyline, ...] = ()
    unread: frozenset[str] = frozenset()
    hashes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with its reports: those that count, in order of publication, and those withdrawn.

    ``start`` and ``end`` are the event's own or, where its file names none, those of its reports; ``end`` is ``None``
    for an event of one day or of a month. ``title`` is the event's, unless that would print a withdrawn headline.
    """

    event: Event
    title: str
    reports: tuple[Article, ...]
    withdrawn: tuple[Article, ...]
    start: Moment | None
    end: Moment | None
    span_origin: Origin


@dataclass(frozen=True, slots=True)
class Digest:
    """The whole collection, tied together and ordered: what pages are composed from.

    ``articles`` are those that count (neither withdrawn nor, outside ``serve``, a draft), oldest first, unknown days
    after the known ones of their month; ``withdrawn`` keep only a note at their address. ``happenings`` have a report
    that counts, in the same order; ``silent`` have none and keep only their page. ``chapters`` gives the happenings of
    each storyline.
    """

    settings: Settings
    sources: Mapping[str, Source]
    articles: tuple[Article, ...]
    withdrawn: tuple[Article, ...]
    happenings: tuple[Happening, ...]
    silent: tuple[Happening, ...]
    storylines: tuple[Storyline, ...]
    chapters: Mapping[str, tuple[Happening, ...]]
    published_on: Mapping[date, tuple[Article, ...]]
    maybe_on: Mapping[date, tuple[Article, ...]]
    happened_on: Mapping[date, tuple[Happening, ...]]
