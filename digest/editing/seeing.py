"""Articles that an editor has seen at the desk and leaves as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.editing.finding import find_articles
from digest.editing.refusals import RefusedError
from digest.store.key_order import ARTICLE_KEYS
from digest.store.reviewed import hash_review
from digest.store.value_edits import set_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.editing.plan import Plan


def mark_seen(plan: Plan, names: Iterable[str]) -> None:
    """Take articles from the desk until their date, outlet or body changes."""
    for article in find_articles(plan, names):
        if article.withdrawn is not None:
            raise RefusedError(code="is-withdrawn", article=article.id, reason=article.withdrawn)
        seen = hash_review(article)
        plan.edit(article.places.file, lambda text, seen=seen: set_value(text, "reviewed", seen, seen, ARTICLE_KEYS))  # type: ignore[misc]
