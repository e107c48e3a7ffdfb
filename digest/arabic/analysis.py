"""The analyser of search: which words of a text are looked up, in their folded form.

The browser's worker does the same by the same tables; `tests/search/analysis_vectors.tsv` holds the two to each other.
"""

from __future__ import annotations

from digest.arabic.letters import fold
from digest.arabic.stop_words import is_stop_word
from digest.arabic.tokens import list_words


def read_forms(surface: str) -> tuple[str, ...]:
    """Give the folded words of one word as written, none for a stop word; a ligature («ﷲ ﷺ») may hold several."""
    folded = fold(surface)
    if folded.isalnum():
        return () if is_stop_word(surface, folded) else (folded,)
    return tuple(form for form in list_words(folded) if not is_stop_word(form, form))
