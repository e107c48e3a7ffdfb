"""New entries of ``names.yml``: names that an editor accepts, each with the Latin word that addresses get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.arabic.homographs import HOMOGRAPHS
from digest.arabic.letters import fold_words
from digest.arabic.names import Name, Names
from digest.arabic.romanising import romanise
from digest.editing.refusals import RefusedError
from digest.store.loading import NAMES
from digest.store.record import is_id
from digest.store.source_entries import append_entries
from digest.store.yaml_text import write_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from digest.editing.plan import Plan


def accept_names(plan: Plan, known: Iterable[Name], wanted: Mapping[str, str]) -> None:
    """Write an entry for each name with its Latin word, '' for our own spelling of it; all of them or none.

    Refused: a name that ``names.yml`` has already, one without a letter, a Latin word that is no part of an address.
    """
    spellings = Names.of(known).by_spelling
    entries = []
    for name, latin in wanted.items():
        folded = fold_words(name)
        if held := spellings.get(folded):
            raise RefusedError(code="name-known", named=name, latin=held.latin)
        chosen = latin or romanise(name)
        if not folded or not chosen:
            raise RefusedError(code="name-unlettered", named=name)
        if not is_id(chosen):
            raise RefusedError(code="no-id", id=chosen)
        if folded in HOMOGRAPHS:
            plan.note("common-word", name=name)
        entries.append(f"{write_text(name)}: {{latin: {chosen}}}\n")
    file = plan.folders.name(plan.folders.config / NAMES)
    plan.edit(file, lambda text: append_entries(text, "".join(entries)))


def read_accepted(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Read ``NAME`` or ``NAME=latin`` from each line; what follows a # is a remark."""
    for line in lines:
        name, _, latin = line.partition("#")[0].partition("=")
        if name.strip():
            yield " ".join(name.split()), latin.strip()
