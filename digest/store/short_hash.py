"""The short hash that ends the name of what adding and grouping make: it says what the name is of.

A name depends on its own subject alone, never on what else stands in the collection, so that two clones of one digest
give one name to one thing and two names to two. Only where a short hash is in use by another subject is it longer.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

#: Eight digits tell ten thousand namesakes apart but once in a hundred collections; then the next length serves.
LENGTHS = (8, 16, 32, 64)
SHORT = LENGTHS[0]


def hash_words(*words: str) -> str:
    """Give the SHA-256 of words in their order."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def end_name(plain: str, sha256: str, is_taken: Callable[[str], bool], longest: int) -> str:
    """Give a name ended by as much of a hash as no other subject has; ``plain`` is cut to leave room for it.

    A name with the whole hash is given back even where it is taken: it can only be the subject's own.
    """
    names = [f"{plain[: longest - length - 1].rstrip('-')}-{sha256[:length]}" for length in LENGTHS]
    return next((name for name in names if not is_taken(name)), names[-1])
