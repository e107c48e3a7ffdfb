"""One document into counted words: the part of indexing that is kept from one build to the next."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

from digest.arabic.tokens import list_words

if TYPE_CHECKING:
    from digest.search.documents import Document
    from digest.search.vocabulary import Vocabulary

#: A word of the title counts as four of the text.
TITLE_WEIGHT = 4
#: Counts are told apart in classes: 1, 2, 3, 4–5, 6–8, more.
CLASS_DIGITS = "012345"
CLASSES = len(CLASS_DIGITS)


class _Classes(dict[int, str]):
    """The digit of each count."""

    def __missing__(self, number: int) -> str:
        return CLASS_DIGITS[-1]


_CLASS_OF = _Classes(enumerate("001233444"))


def fingerprint(document: Document) -> str:
    """Give a hash of the words of a document."""
    words = "\n".join((document.title, *document.texts))
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def analyse(document: Document, vocabulary: Vocabulary) -> str:
    """Count the words of a document: «length TAB forms TAB classes», a digit for the class of each form."""
    counts = _count_forms("\n".join(document.texts), vocabulary)
    title = _count_forms(document.title, vocabulary)
    length = counts.total() + title.total()
    for form, number in title.items():
        counts[form] += TITLE_WEIGHT * number
    classes = "".join(map(_CLASS_OF.__getitem__, counts.values()))
    return f"{length}\t{' '.join(counts)}\t{classes}"


def _count_forms(text: str, vocabulary: Vocabulary) -> Counter[str]:
    counts = Counter(map(vocabulary.forms.__getitem__, list_words(text)))
    counts.pop("", None)
    for joined in sorted(vocabulary.several & counts.keys()):
        number = counts.pop(joined)
        for form in joined.split():
            counts[form] += number
    return counts


def read_analysis(line: str) -> tuple[int, list[str], bytes]:
    """Read a document's line again: its length in words, its forms, and the class digit of each."""
    length, forms, classes = line.split("\t")
    return int(length), forms.split(), classes.encode()


def read_length(line: str) -> int:
    """Read from a document's line its length in words."""
    return int(line.partition("\t")[0])
