"""Counted words into lines that a query looks up: one line a family of words, and one a pointer to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

from digest.arabic.plurals import list_families
from digest.search.analysing import CLASS_DIGITS, CLASSES, read_analysis
from digest.search.packing import exchange_words, write_list

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.search.vocabulary import Vocabulary

#: A line is ``key|form,list,list…|form,…`` (a list for each class of count) or, for a pointer, ``key>key``.
FORM, LIST, POINTER = "|", ",", ">"


@dataclass(frozen=True, slots=True)
class Inverted:
    """The words of a segment: for each class of count its documents by form, forms by stem, where stems are filed.

    ``sizes`` counts the documents of a form, ``counts`` those of a stem's forms; ``codes`` gives each form and stem in
    exchanged letters. ``homes`` gives only stems that are filed under another; ``cores`` are those filed there as
    particle + word.
    """

    postings: tuple[Mapping[str, list[int]], ...]
    sizes: Mapping[str, int]
    codes: Mapping[str, str]
    forms: Mapping[str, list[str]]
    counts: Mapping[str, int]
    homes: Mapping[str, str]
    cores: frozenset[str]


def invert(lines: Sequence[str], vocabulary: Vocabulary) -> Inverted:
    """Turn the analyses of a segment's documents, in the order of their numbers, inside out."""
    postings, sizes = _invert(lines)
    forms: dict[str, list[str]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for form, size in sizes.items():
        stem = vocabulary.stems[form]
        forms[stem].append(form)
        counts[stem] += size
    homes, cores = _file(counts, vocabulary)
    codes = exchange_words({**sizes, **counts, **homes, **dict.fromkeys(homes.values())})
    return Inverted(postings, sizes, codes, forms, counts, homes, cores)


def _invert(lines: Sequence[str]) -> tuple[tuple[dict[str, list[int]], ...], Mapping[str, int]]:
    """Give the documents of each form, for each class of count a mapping, and their number."""
    sizes: Counter[str] = Counter()
    postings: tuple[dict[str, list[int]], ...] = tuple(defaultdict(list) for _ in range(CLASSES))
    by_digit = dict(zip(map(ord, CLASS_DIGITS), postings, strict=True))
    for number, line in enumerate(lines):
        _, words, classes = read_analysis(line)
        sizes.update(words)
        for form, digit in zip(words, classes, strict=True):
            by_digit[digit][form].append(number)
    return tuple(map(dict, postings)), sizes


def _file(counts: Mapping[str, int], vocabulary: Vocabulary) -> tuple[dict[str, str], frozenset[str]]:
    """Say under which stem each is filed: a core that is at least as frequent, then the head of its broken plurals."""
    families = list_families()
    known = Counter(counts)
    for stem, number in counts.items():
        if bare := vocabulary.cores[stem][0]:
            known[bare] += number
    cores = {stem: core for stem in counts if (core := _find_last_core(stem, known, vocabulary))}
    homes = {stem: families.get(cores.get(stem, stem), cores.get(stem, stem)) for stem in counts}
    heads = {families[stem] for stem in families.keys() & counts.keys()}
    absent = {stem: head for stem, head in families.items() if head in heads and stem not in counts}
    return {stem: home for stem, home in (homes | absent).items() if stem != home}, frozenset(cores)


def _find_last_core(stem: str, counts: Mapping[str, int], vocabulary: Vocabulary) -> str:
    core = _find_core(stem, counts, vocabulary)
    while further := core and _find_core(core, counts, vocabulary):
        core = further
    return core


def _find_core(stem: str, counts: Mapping[str, int], vocabulary: Vocabulary) -> str:
    """Give the most frequent stem that ``stem`` is a particle and a word of, '' where the collection knows none."""
    bare, others = vocabulary.cores[stem]
    if bare or not others:
        return bare
    own = counts.get(stem, 0)
    found = [(counts[other], other) for other in others if counts.get(other, -1) >= own]
    return max(found)[1] if found else ""


def write_terms(inverted: Inverted) -> list[tuple[str, str]]:
    """Write a line for each family and each pointer: (key, line), sorted by key."""
    families: dict[str, list[str]] = defaultdict(list)
    for stem, forms in inverted.forms.items():
        families[inverted.homes.get(stem, stem)] += forms
    codes, written = inverted.codes, _write_forms(inverted)
    lines = [(codes[key], codes[key] + "".join([written[form] for form in sorted(families[key])])) for key in families]
    lines += [(codes[stem], f"{codes[stem]}{POINTER}{codes[home]}") for stem, home in inverted.homes.items() if stem]
    return sorted(lines, key=_by_units)


def _write_forms(inverted: Inverted) -> dict[str, str]:
    """Write each form with its lists, one for each class of count up to the last that is not empty."""
    lists = [{form: write_list(documents) for form, documents in found.items()} for found in inverted.postings]
    columns = [map(found.get, inverted.sizes, repeat("")) for found in lists]
    rows = map(LIST.join, zip(map(inverted.codes.__getitem__, inverted.sizes), *columns, strict=True))
    return {form: FORM + row.rstrip(LIST) for form, row in zip(inverted.sizes, rows, strict=True)}


def _by_units(line: tuple[str, str]) -> bytes:
    """Sort as JavaScript compares strings: by UTF-16 units."""
    return line[0].encode("utf-16-be", "surrogatepass")
