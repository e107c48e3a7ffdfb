"""Write `analysis_vectors.tsv` anew: what the analyser makes of thousands of words, for Python and JavaScript alike.

usage: python -m tests.search.make_vectors

The words are those of the project's own texts and of every letter, mark and table, alone and in company. After a
change of the analyser: run this, and read the difference.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from digest.arabic import letters, skeletons, stems, stop_words
from digest.arabic.analysis import read_forms
from digest.arabic.plurals import list_families
from digest.arabic.proclitics import cut_cores
from digest.arabic.tokens import list_words
from digest.search.tables import write_tables

HERE = Path(__file__).parent
VECTORS = HERE / "analysis_vectors.tsv"
ROOT = HERE.parent.parent
TEXTS = ("tests/gold/search/pages.jsonl", "tests/gold/search/queries.tsv", "site_config/names.yml", "README.ar.md")
STEMS = ("أردوغان", "كتاب", "محادثات", "الناتو", "علي", "Erdoğan", "covid", "2020", "ألمانيا", "جنديا")


def analyse_word(surface: str) -> list[str]:
    """Give every step of the analysis of one word: folded, forms, stems, bare words, cores, skeletons."""
    forms = read_forms(surface)
    return [
        letters.fold(surface),
        " ".join(forms),
        " ".join(map(stems.stem_folded, forms)),
        " ".join(map(stems.cut_front, forms)),
        " ".join(core for form in forms for core in cut_cores(form)),
        " ".join(skeletons.cut_skeleton(form) or skeletons.cut_latin_skeleton(form) or "-" for form in forms),
    ]


def list_vectors() -> Iterator[str]:
    """List the words: of the texts, of the tables, and the hard ones made from them."""
    found: dict[str, None] = {}
    for name in TEXTS:
        found |= dict.fromkeys(list_words((ROOT / name).read_text(encoding="utf-8")))
    found |= dict.fromkeys(sorted(stop_words.STOP_WORDS))
    found |= dict.fromkeys(word for month in write_tables()["months"] for name in month for word in name.split())
    found |= dict.fromkeys(sorted(list_families()))
    found |= dict.fromkeys(_dress(word, letter) for word in STEMS for letter in _list_letters())
    found |= dict.fromkeys(
        lead + word for word in STEMS for lead in ("و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "لل", "فبال")
    )
    found |= dict.fromkeys(word + end for word in STEMS for end in (*stems.ENDINGS, "ا", "وا", "هم", "كم", "نا", "تان"))
    yield from (word for word in found if word.strip() and "\t" not in word and "\n" not in word)


def _list_letters() -> Iterator[str]:
    yield from (chr(code) for first, last in letters.DROPPED for code in range(first, last + 1))
    yield from (letter for group in letters.MAPPED for letter in group)
    yield from (chr(code) for code in (*range(0x660, 0x66A), *range(0x6F0, 0x6FA), *range(0xFE70, 0xFEFD)))
    yield from "ﷲﷺﻻİıßÅﬁ①²ʼ"


def _dress(word: str, letter: str) -> str:
    return word[:2] + letter + word[2:]


def write_vectors() -> str:
    """Write the file: a word and its six steps a line."""
    return "".join("\t".join([word, *analyse_word(word)]) + "\n" for word in list_vectors())


if __name__ == "__main__":
    VECTORS.write_text(write_vectors(), encoding="utf-8")
    sys.stdout.write(f"{len(VECTORS.read_text(encoding='utf-8').splitlines())} words\n")
