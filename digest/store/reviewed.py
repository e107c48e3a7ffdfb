"""What an editor saw of an article at the desk, as a hash that its file keeps (``reviewed``)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from digest.store.body import write_body

if TYPE_CHECKING:
    from digest.model import Article


def hash_review(article: Article) -> str:
    """Give the SHA-256 of an article's date, outlet and body: a later change of any of these wants another look."""
    moment = article.dating.moment
    told = (moment.stated if moment else "", article.source, article.source_seen, write_body(article.blocks))
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
