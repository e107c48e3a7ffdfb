"""Known names in a headline: whole words, whatever is written in front of them as one word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from slugify import slugify

from digest.arabic.given_names import is_given_name
from digest.arabic.homographs import HOMOGRAPHS, Neighbours
from digest.arabic.letters import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

#: What Arabic writes as one word with the next: «وبالناتو» is and + by + the + Nato.
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")
_ARTICLE = "ال"
#: «لل» is «ل» + «ال».
_TO_THE = ("لل", "ولل", "فلل")
#: The article goes with these endings alone: «الروسي» is of Russia, but «القطر» is no Qatar.
_ADJECTIVE_ENDINGS = ("ي", "يه", "يين", "يون", "يات", "يان", "يتان", "يتين")
#: Plural adjectives are nouns of their own: «الفلسطينيون» needs no word before it.
_PLURALS = ("يين", "يون", "يات")
#: «روسي» is also «روسية», «روسيين», «روسيون», «روسيات».
_INFLECTIONS = ("", "ه", "ين", "ون", "ات", "ان", "تان", "تين")
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A known name: its Latin word for ids, the spellings it has, and its kind ('' where none is given).

    ``adjectives`` are «روسي» and its like, masculine and without article; ``beside`` are words of which one must stand
    next to the name for it to count.
    """

    latin: str
    spellings: tuple[str, ...]
    kind: str = ""
    adjectives: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


class _Reading(NamedTuple):
    """One way to take a word apart: its proclitic («و», «لل» as «ل»), whether the article stood there, and the rest."""

    proclitic: str
    definite: bool
    rest: str


@dataclass(frozen=True, slots=True)
class Names:
    """All known names by folded spelling, their adjectives likewise, and what must or must not stand beside them."""

    by_spelling: Mapping[str, Name]
    by_adjective: Mapping[str, Name]
    guards: Mapping[str, Neighbours]
    first_words: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[Name]) -> Names:
        """Index names; of two names with one spelling the first counts."""
        index: dict[str, Name] = {}
        adjectives: dict[str, Name] = {}
        guards = dict(HOMOGRAPHS)
        for name in names:
            words = frozenset(fold_words(" ".join(name.beside)).split())
            for spelling in map(fold_words, name.spellings):
                if index.setdefault(spelling, name) is name and words:
                    guards[spelling] = Neighbours(words, words)
            for adjective in map(fold_words, name.adjectives):
                for ending in _INFLECTIONS:
                    adjectives.setdefault(adjective + ending, name)
        return cls(index, adjectives, guards, frozenset(spelling.partition(" ")[0] for spelling in index))


def find_names(text: str, names: Names) -> tuple[Name, ...]:
    """Find the known names of a text in their order, each once; the longest spelling wins.

    The word may carry proclitics («لموسكو», «والناتو»); a name inside a longer word is not found. A spelling that is a
    common word too counts only where a neighbour settles it («حركة فتح»); an adjective where it goes with the noun
    before it («الجيش السوداني», but not «محمد شياع السوداني»).
    """
    found = (name for name, _ in walk_names(fold_words(text).split(), names) if name)
    return tuple(dict.fromkeys(found))


def walk_names(tokens: Sequence[str], names: Names) -> Iterator[tuple[Name | None, int]]:
    """Walk over folded words: each known name, or ``None`` for a word of none, with how many words it takes."""
    here = 0
    while here < len(tokens):
        name, length = _longest_at(tokens, here, names)
        yield name, length
        here += length


def slug_names(text: str, names: Names, most: int) -> str:
    """Write the first known names of a text as words of an id: «erdogan-putin-idlib»; '' where none is known."""
    slugs = list(dict.fromkeys(slugify(name.latin) for name in find_names(text, names)))
    return "-".join(filter(None, slugs[:most]))


def strip_word(token: str) -> Iterator[str]:
    """Give the forms a folded word may have without what is written in front of it, itself first."""
    yield from dict.fromkeys(reading.rest for reading in _read(token))


def _longest_at(tokens: Sequence[str], here: int, names: Names) -> tuple[Name | None, int]:
    readings = [reading for reading in _read(tokens[here]) if reading.rest in names.first_words]
    longest = min(_LONGEST_NAME, len(tokens) - here) if readings else 0
    for length in range(longest, 0, -1):
        rest = tokens[here + 1 : here + length]
        doubtful = False
        for reading in readings:
            spelling = " ".join([reading.rest, *rest])
            name = names.by_spelling.get(spelling)
            if name and doubtful and spelling not in names.guards:
                return None, length  # «كابل», a cable, is not «ك» + «أبل» either
            if name and _is_settled(tokens, here, length, reading, names):
                return name, length
            doubtful |= bool(name)
    return _find_adjective(tokens, here, names), 1


def _is_settled(tokens: Sequence[str], here: int, length: int, reading: _Reading, names: Names) -> bool:
    guard = names.guards.get(" ".join([reading.rest, *tokens[here + 1 : here + length]]))
    before, after = _list_forms(tokens, here - 1), _list_forms(tokens, here + length)
    return guard is None or guard.settle(before, after, reading.proclitic)


def _list_forms(tokens: Sequence[str], place: int) -> set[str]:
    return set(strip_word(tokens[place])) if 0 <= place < len(tokens) else set()


def _find_adjective(tokens: Sequence[str], here: int, names: Names) -> Name | None:
    for reading in _read(tokens[here]):
        name = names.by_adjective.get(reading.rest)
        fits = reading.rest.endswith(_PLURALS) or _goes_with(tokens, here, reading)
        if name and fits and _is_settled(tokens, here, 1, reading, names):
            return name
    return None


def _goes_with(tokens: Sequence[str], here: int, reading: _Reading) -> bool:
    """Tell whether an adjective has the article just where the word before it has it.

    After a given name it is a surname.
    """
    if not here or reading.proclitic not in {"", "و"}:
        return False
    before = tokens[here - 1]
    definite = any(one.definite for one in _read_all(before))
    return definite == reading.definite and len(before) > 1 and not is_given_name(before)


def _read(token: str) -> Iterator[_Reading]:
    """Take a word apart in every way a name may be written; the article goes where the name is an adjective."""
    for reading in _read_all(token):
        if not reading.definite or reading.rest.startswith(_ARTICLE) or reading.rest.endswith(_ADJECTIVE_ENDINGS):
            yield reading


def _read_all(token: str) -> Iterator[_Reading]:
    for proclitic in _PROCLITICS:
        if token.startswith(proclitic):
            rest = token[len(proclitic) :]
            yield _Reading(proclitic, definite=False, rest=rest)
            if rest.startswith(_ARTICLE):
                yield _Reading(proclitic, definite=True, rest=rest[len(_ARTICLE) :])
    for to_the in _TO_THE:
        if token.startswith(to_the):
            yield _Reading(to_the[:-1], definite=False, rest=_ARTICLE + token[len(to_the) :])
            yield _Reading(to_the[:-1], definite=True, rest=token[len(to_the) :])
