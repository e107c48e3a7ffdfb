"""Known names in a headline: whole words, whatever is written in front of them as one word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slugify import slugify

from digest.arabic.letters import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: What Arabic writes as one word with the next: «وبالناتو» is and + by + the + Nato.
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")
_ARTICLE = "ال"
#: «لل» is «ل» + «ال».
_TO_THE = ("لل", "ولل", "فلل")
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A known name: its Latin word for ids, the spellings it has, and its kind ('' where none is given)."""

    latin: str
    spellings: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """All known names by folded spelling."""

    by_spelling: Mapping[str, Name]
    first_words: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[Name]) -> Names:
        """Index names; of two names with one spelling the first counts."""
        index: dict[str, Name] = {}
        for name in names:
            for spelling in name.spellings:
                index.setdefault(fold_words(spelling), name)
        return cls(index, frozenset(spelling.partition(" ")[0] for spelling in index))


def find_names(text: str, names: Names) -> tuple[Name, ...]:
    """Find the known names of a text in their order, each once; the longest spelling wins.

    The word may carry proclitics («لموسكو», «والناتو»); a name inside a longer word is not found.
    """
    tokens = fold_words(text).split()
    found: list[Name] = []
    here = 0
    while here < len(tokens):
        name, length = _longest_at(tokens, here, names)
        if name and name not in found:
            found.append(name)
        here += length
    return tuple(found)


def slug_names(text: str, names: Names, most: int) -> str:
    """Write the first known names of a text as words of an id: «erdogan-putin-idlib»; '' where none is known."""
    slugs = list(dict.fromkeys(slugify(name.latin) for name in find_names(text, names)))
    return "-".join(filter(None, slugs[:most]))


def _longest_at(tokens: list[str], here: int, names: Names) -> tuple[Name | None, int]:
    firsts = [first for first in _bare(tokens[here]) if first in names.first_words]
    longest = min(_LONGEST_NAME, len(tokens) - here) if firsts else 0
    for length in range(longest, 0, -1):
        rest = tokens[here + 1 : here + length]
        for first in firsts:
            if name := names.by_spelling.get(" ".join([first, *rest])):
                return name, length
    return None, 1


def _bare(token: str) -> Iterator[str]:
    for proclitic in _PROCLITICS:
        if token.startswith(proclitic):
            rest = token[len(proclitic) :]
            yield rest
            if rest.startswith(_ARTICLE):
                yield rest[len(_ARTICLE) :]
    for proclitic in _TO_THE:
        if token.startswith(proclitic):
            yield _ARTICLE + token[len(proclitic) :]
            yield token[len(proclitic) :]
