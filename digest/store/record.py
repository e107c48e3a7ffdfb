"""A mapping read key by key: each method takes one key, checks its value and notes what is wrong with it."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from digest.arabic.typography import normalise
from digest.problems import Place, Places, Problem
from digest.store.moments import is_partial_date, read_moment
from digest.store.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Sequence as List
    from enum import StrEnum
    from zoneinfo import ZoneInfo

    from digest.model import Moment

    E = TypeVar("E", bound=StrEnum)

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
ID_LENGTH = 120
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_SAFE_PATH = re.compile(r"[^\\:*?\"<>|\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+\Z")
_USER = re.compile(r"(\s*[A-Za-z][A-Za-z0-9+.-]*:/*|//)[^/?#\\]*@")
_ADDRESS = re.compile(r"[^\s\x00-\x20\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\"<>\\^`{|}]+\Z")


class Record:
    """One mapping of one file. ``problems`` gathers every fault; a faulty value reads as if it were absent."""

    def __init__(self, node: Mapping, file: str, problems: list[Problem], zone: ZoneInfo, path: str = "") -> None:
        self.node = node
        self.file = file
        self.problems = problems
        self.zone = zone
        self.path = path
        self.seen: set[str] = set()
        self.faulty: set[str] = set()

    def line(self, key: str = "") -> int:
        """Give the line of a key, or of the mapping itself."""
        pair = self.node.items.get(key)
        return pair[0].line if pair else self.node.line

    def places(self) -> Places:
        """Give the places of all keys, for complaints that only the whole collection can raise."""
        return Places(self.file, self.node.line, {key: scalar.line for key, (scalar, _) in self.node.items.items()})

    def complain(self, code: str, key: str, line: int = 0, **values: str) -> None:
        """Note a problem with a key, on its own line unless another is given."""
        place = Place(self.file, line or self.line(key))
        problem = Problem(place, code, f"{self.path}{key}", tuple(values.items()))
        self.problems.append(problem)
        if problem.stops:
            self.faulty.add(key)

    def writes(self, key: str) -> bool:
        """Tell whether the file names a key, be it without a value."""
        return key in self.node.items

    def require(self, key: str, value: object) -> None:
        """Complain (E101) when a key that must have a value has none and nothing was said about it yet."""
        if not value and key not in self.faulty:
            self.complain("E101", key)

    def finish(self) -> None:
        """Complain (E102) of every key that nobody asked for, naming the nearest known one."""
        for key, (scalar, _) in self.node.items.items():
            if key not in self.seen:
                near = difflib.get_close_matches(key, sorted(self.seen), 1)
                self.complain("E102", key, scalar.line, near=near[0] if near else "")

    def text(self, key: str) -> str:
        """Read one line of text, normalised; '' when absent. What was taken out is noted (I201, I202)."""
        scalar = self._scalar(key)
        return "" if scalar is None else self._clean(key, scalar)

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts; a single text stands for a list of one."""
        return tuple(filter(None, (self._clean(key, s) for s in self._scalars(key))))

    def identifier(self, key: str) -> str:
        """Read an id (E105): lower-case Latin letters and digits in groups joined by single hyphens."""
        scalar = self._scalar(key)
        return self._identifier(key, scalar) if scalar else ""

    def identifiers(self, key: str) -> tuple[str, ...]:
        """Read a list of ids."""
        return tuple(filter(None, (self._identifier(key, s) for s in self._scalars(key))))

    def address(self, key: str) -> str:
        """Read a web address (E106): http or https, with a host and without spaces or a user's name."""
        scalar = self._scalar(key)
        if scalar is None:
            return ""
        if not is_web_address(scalar.text):
            self.complain("E106", key, scalar.line, value=hide_user(scalar.text))
            return ""
        return scalar.text

    def safe_path(self, key: str) -> str:
        """Read a path below ``content/raw/`` (E107): relative, with ``/``, without ``..`` and hidden parts."""
        scalar = self._scalar(key)
        if scalar is None:
            return ""
        if not _SAFE_PATH.match(scalar.text) or any(p.startswith(".") or not p for p in scalar.text.split("/")):
            self.complain("E107", key, scalar.line, value=scalar.text)
            return ""
        return scalar.text

    def sha256(self, key: str) -> str:
        """Read a SHA-256 in 64 hexadecimal digits (E108)."""
        scalar = self._scalar(key)
        if scalar is None or _SHA256.match(scalar.text):
            return scalar.text if scalar else ""
        self.complain("E108", key, scalar.line, value=scalar.text)
        return ""

    def moment(self, key: str) -> Moment | None:
        """Read a date or a month or a moment (E109 no date, E110 outside 1900–2100)."""
        scalar = self._scalar(key)
        return self._moment(key, scalar) if scalar else None

    def moments(self, key: str) -> tuple[Moment, ...]:
        """Read a list of dates."""
        return tuple(filter(None, (self._moment(key, s) for s in self._scalars(key))))

    def partial_date(self, key: str) -> str:
        """Read a date that may lack parts, as a rejected one does (E109)."""
        scalar = self._scalar(key)
        if scalar is None:
            return ""
        if not is_partial_date(scalar.text):
            self.complain("E109", key, scalar.line, value=scalar.text)
        return self._clean(key, scalar)

    def flag(self, key: str) -> bool:
        """Read ``true`` or ``false`` (E111 for anything else, ``no`` and ``yes`` included)."""
        scalar = self._scalar(key)
        if scalar is None:
            return False
        if scalar.quoted or scalar.text not in {"true", "false"}:
            self.complain("E111", key, scalar.line, value=scalar.text)
        return scalar.text == "true"

    def number(self, key: str) -> float | None:
        """Read a decimal number of 0 or more (E112)."""
        scalar = self._scalar(key)
        if scalar is None:
            return None
        if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", scalar.text):
            return float(scalar.text)
        self.complain("E112", key, scalar.line, value=scalar.text)
        return None

    def whole(self, key: str) -> int | None:
        """Read a whole number of 0 or more (E112)."""
        scalar = self._scalar(key)
        return self._whole(key, scalar) if scalar else None

    def wholes(self, key: str) -> tuple[int, ...]:
        """Read a list of whole numbers."""
        return tuple(n for s in self._scalars(key) if (n := self._whole(key, s)) is not None)

    def choice(self, key: str, options: type[E]) -> E | None:
        """Read one of the values of an enumeration (E113)."""
        scalar = self._scalar(key)
        if scalar is None:
            return None
        try:
            return options(scalar.text)
        except ValueError:
            self.complain("E113", key, scalar.line, value=scalar.text, options=", ".join(options))
            return None

    def record(self, key: str) -> Record | None:
        """Read a mapping inside this one."""
        node = self._node(key)
        return self._inner(key, node, self.line(key)) if node is not None else None

    def records(self, key: str) -> tuple[Record, ...]:
        """Read a list of mappings."""
        node = self._node(key)
        if node is None:
            return ()
        items = node.items if isinstance(node, Sequence) else [node]
        return tuple(r for item in items if (r := self._inner(key, item, item.line)))

    def entries(self) -> tuple[tuple[str, Record], ...]:
        """Take every key of this mapping as an id and its value as a mapping (``sources.yml``)."""
        found = []
        for key, (scalar, node) in self.node.items.items():
            self.seen.add(key)
            inner = self._inner(key, node, scalar.line)
            if self._identifier(key, scalar) and inner:
                found.append((key, inner))
        return tuple(found)

    def inner(self, key: str, node: Mapping, line: int) -> Record:
        """Take a mapping inside this one as a record of its own, with the line of its key."""
        return Record(Mapping(line, node.items), self.file, self.problems, self.zone, f"{self.path}{key}.")

    def _inner(self, key: str, node: Node, line: int) -> Record | None:
        if isinstance(node, Mapping):
            return self.inner(key, node, line)
        self.complain("E103", key, node.line, wanted="mapping")
        return None

    def _node(self, key: str) -> Node | None:
        self.seen.add(key)
        pair = self.node.items.get(key)
        if pair is None or (isinstance(pair[1], Scalar) and pair[1].empty):
            return None
        return pair[1]

    def _scalar(self, key: str) -> Scalar | None:
        node = self._node(key)
        if node is None or isinstance(node, Scalar):
            return node
        self.complain("E103", key, node.line, wanted="text")
        return None

    def _scalars(self, key: str) -> List[Scalar]:
        node = self._node(key)
        items: List[Node] = node.items if isinstance(node, Sequence) else [node] if node is not None else []
        for item in items:
            if not isinstance(item, Scalar):
                self.complain("E103", key, item.line, wanted="text")
        return [item for item in items if isinstance(item, Scalar) and not item.empty]

    def _clean(self, key: str, scalar: Scalar) -> str:
        clean = normalise(scalar.text)
        for code, found in (("I201", clean.control), ("I202", clean.bidi)):
            if found:
                self.complain(code, key, scalar.line, found=" ".join(found))
        return clean.text

    def _identifier(self, key: str, scalar: Scalar) -> str:
        if is_id(scalar.text):
            return scalar.text
        self.complain("E105", key, scalar.line, value=scalar.text)
        return ""

    def _moment(self, key: str, scalar: Scalar) -> Moment | None:
        moment, fault = read_moment(scalar.text, self.zone)
        if fault:
            self.complain(fault, key, scalar.line, value=scalar.text)
        return moment

    def _whole(self, key: str, scalar: Scalar) -> int | None:
        if re.fullmatch(r"[0-9]{1,9}", scalar.text):
            return int(scalar.text)
        self.complain("E112", key, scalar.line, value=scalar.text)
        return None


def is_id(text: str) -> bool:
    """Tell whether a text may serve as an id: it becomes a file name and a part of an address."""
    return len(text) <= ID_LENGTH and ID.match(text) is not None


def is_web_address(text: str) -> bool:
    """Tell whether a text is an http(s) address with a host and without a user's name, safe to print as a link."""
    if not _ADDRESS.match(text) or names_user(text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False


def names_user(text: str) -> bool:
    """Tell whether an address carries a user's name or password (``http://user:password@host``)."""
    return bool(_USER.match(text))


def hide_user(text: str) -> str:
    """Write an address without the name and password of its user, which no message and no file may show."""
    return _USER.sub(r"\1…@", text)
