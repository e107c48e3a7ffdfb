"""One document into counted words: the part of indexing that is kept from one build to the next."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

from digest.arabic.analysis import read_forms
from digest.arabic.tokens import list_words

if TYPE_CHECKING:
    from digest.search.documents import Document

#: A word of the title counts as four of the text.
TITLE_WEIGHT = 4
#: Counts are told apart in six classes: 1, 2, 3, 4–5, 6–8, more.
_CLASS_OF = (0, 0, 1, 2, 3, 3, 4, 4, 4, 5)
CLASSES = 6
_MOST = len(_CLASS_OF) - 1


class Forms(dict[str, tuple[str, ...]]):
    """The forms of words as written, each read once."""

    def __missing__(self, surface: str) -> tuple[str, ...]:
        self[surface] = forms = read_forms(surface)
        return forms


def fingerprint(document: Document) -> str:
    """Give a hash of the words of a document."""
    words = "\n".join((document.title, *document.texts))
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def analyse(document: Document, forms: Forms) -> str:
    """Count the words of a document: «length TAB forms TAB classes», a digit for the class of each form."""
    text = Counter(_count_forms("\n".join(document.texts), forms))
    length = sum(text.values())
    for form, number in _count_forms(document.title, forms).items():
        text[form] += TITLE_WEIGHT * number
        length += number
    classes = "".join(str(_CLASS_OF[min(number, _MOST)]) for number in text.values())
    return f"{length}\t{' '.join(text)}\t{classes}"


def _count_forms(text: str, forms: Forms) -> dict[str, int]:
    counts: dict[str, int] = {}
    for surface, number in Counter(list_words(text)).items():
        for form in forms[surface]:
            counts[form] = counts.get(form, 0) + number
    return counts


def read_analysis(line: str) -> tuple[int, list[str], bytes]:
    """Read a document's line again: its length in words, its forms, and the class digit of each."""
    length, forms, classes = line.split("\t")
    return int(length), forms.split(), classes.encode()


def read_length(line: str) -> int:
    """Read from a document's line its length in words."""
    return int(line.partition("\t")[0])
