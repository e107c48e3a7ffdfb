"""What is read of a word once, however many texts and segments it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from digest.arabic.analysis import read_forms
from digest.arabic.proclitics import cut_cores
from digest.arabic.skeletons import cut_skeleton
from digest.arabic.stems import cut_front, stem_folded

if TYPE_CHECKING:
    from collections.abc import Callable

V = TypeVar("V")


class Reading(dict[str, V], Generic[V]):
    """What a function reads of words, by word; each is read when it is first asked for."""

    def __init__(self, read: Callable[[str], V]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, word: str) -> V:
        self[word] = found = self._read(word)
        return found


class Vocabulary:
    """The readings of all words that one process meets.

    ``forms`` gives the folded words of a word as written with a space between them, '' for a stop word, and ``several``
    holds those answers that are more than one; ``stems`` the stem of a form; ``cores`` a stem's bare root or else the
    stems of the words that it may be a particle and a word of; ``sounds`` a form without its article and the consonants
    of that.
    """

    def __init__(self) -> None:
        self.several: set[str] = set()
        self.forms = Reading(self._join_forms)
        self.stems = Reading(stem_folded)
        self.cores = Reading(_list_cores)
        self.sounds = Reading(_hear)

    def _join_forms(self, surface: str) -> str:
        forms = read_forms(surface)
        joined = " ".join(forms)
        if len(forms) > 1:
            self.several.add(joined)
        return joined


def _list_cores(stem: str) -> tuple[str, tuple[str, ...]]:
    if (bare := cut_front(stem)) != stem:
        # The word's root begins with «و» or «ال». The stemmer takes one of each off: «الوزير» keeps the letter that
        # «وزير» loses, «الألمانية» what «ألمانيا» loses. Its stem where no article stands before it is the bare root.
        return bare, ()
    return "", tuple([core for core in map(stem_folded, cut_cores(stem)) if core != stem])


def _hear(form: str) -> tuple[str, str]:
    word = cut_front(form)
    return word, cut_skeleton(word)
