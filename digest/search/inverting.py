"""Counted words into lines that a query looks up: one line a family of words, and one a pointer to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.arabic.plurals import list_families
from digest.arabic.proclitics import cut_cores
from digest.arabic.stems import cut_front, stem_folded
from digest.search.analysing import CLASSES, read_analysis
from digest.search.packing import exchange, write_list, write_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: A line is ``key|form,list,list…|form,…`` (a list for each class of count) or, for a pointer, ``key>key``.
FORM, LIST, POINTER = "|", ",", ">"
_ZERO = ord("0")


@dataclass(frozen=True, slots=True)
class Inverted:
    """The words of a segment: postings (``document * CLASSES + class``) by form, forms by stem, where stems are filed.

    ``homes`` gives only stems that are filed under another; ``cores`` are those filed there as particle + word.
    """

    postings: Mapping[str, list[int]]
    forms: Mapping[str, list[str]]
    counts: Mapping[str, int]
    homes: Mapping[str, str]
    cores: frozenset[str]


def invert(lines: Sequence[str]) -> Inverted:
    """Turn the analyses of a segment's documents, in the order of their numbers, inside out."""
    postings: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        _, words, classes = read_analysis(line)
        base = number * CLASSES - _ZERO
        for form, digit in zip(words, classes, strict=True):
            postings[form].append(base + digit)
    forms: dict[str, list[str]] = defaultdict(list)
    for form in postings:
        forms[stem_folded(form)].append(form)
    counts = {stem: sum(len(postings[form]) for form in found) for stem, found in forms.items()}
    return Inverted(postings, forms, counts, *_file(counts))


def _file(counts: Mapping[str, int]) -> tuple[dict[str, str], frozenset[str]]:
    """Say under which stem each is filed: a core that is at least as frequent, then the head of its broken plurals."""
    families = list_families()
    known = Counter(counts)
    for stem, number in counts.items():
        known[_bare_root(stem)] += number
    cores = {stem: core for stem in counts if (core := _find_last_core(stem, known))}
    homes = {stem: families.get(cores.get(stem, stem), cores.get(stem, stem)) for stem in counts}
    heads = {families[stem] for stem in families.keys() & counts.keys()}
    absent = {stem: head for stem, head in families.items() if head in heads and stem not in counts}
    return {stem: home for stem, home in (homes | absent).items() if stem != home}, frozenset(cores)


def _bare_root(stem: str) -> str:
    """Give the stem of a word whose root begins with «و» or «ال» as it is where no article stands before it, else ''.

    The stemmer takes one of each off: «الوزير» keeps the letter that «وزير» loses, «الألمانية» what «ألمانيا» loses.
    """
    bare = cut_front(stem)
    return bare if bare != stem else ""


def _find_last_core(stem: str, counts: Mapping[str, int]) -> str:
    core = _find_core(stem, counts)
    while further := core and _find_core(core, counts):
        core = further
    return core


def _find_core(stem: str, counts: Mapping[str, int]) -> str:
    """Give the most frequent stem that ``stem`` is a particle and a word of, '' where the collection knows none."""
    if bare := _bare_root(stem):
        return bare
    own = counts.get(stem, 0)
    stems = (stem_folded(core) for core in cut_cores(stem))
    found = [(counts[other], other) for other in stems if other != stem and counts.get(other, -1) >= own]
    return max(found)[1] if found else ""


def write_terms(inverted: Inverted) -> list[tuple[str, str]]:
    """Write a line for each family and each pointer: (key, line), sorted by key."""
    families: dict[str, list[str]] = defaultdict(list)
    for stem, forms in inverted.forms.items():
        families[inverted.homes.get(stem, stem)] += forms
    lines = [(key, exchange(key)) for key in families]
    written = [(code, code + "".join(_write_forms(inverted, families[key]))) for key, code in lines]
    written += [
        (code, f"{code}{POINTER}{exchange(home)}") for stem, home in inverted.homes.items() if (code := exchange(stem))
    ]
    return sorted(written, key=_by_units)


def _write_forms(inverted: Inverted, forms: list[str]) -> Iterator[str]:
    for form in sorted(forms):
        yield FORM + exchange(form) + _write_postings(inverted.postings[form])


def _write_postings(postings: list[int]) -> str:
    if len(postings) == 1:
        document, kind = divmod(postings[0], CLASSES)
        return LIST * (kind + 1) + write_number(document)
    lists: list[list[int]] = [[] for _ in range(CLASSES)]
    for posting in postings:
        lists[posting % CLASSES].append(posting // CLASSES)
    return "".join(LIST + (write_list(found) if found else "") for found in lists).rstrip(LIST)


def _by_units(line: tuple[str, str]) -> bytes:
    """Sort as JavaScript compares strings: by UTF-16 units."""
    return line[0].encode("utf-16-be", "surrogatepass")
