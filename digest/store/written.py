"""What adding wrote into an article's file, kept in its audit: an editor's later word is told from it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.model import Article, Dating, Flag
    from digest.store.audit_file import Audit

PREFIX = "wrote-"
TEXTS = ("title", "url", "kicker", "standfirst", "byline", "dateline", "credit")


def list_written(article: Article) -> tuple[tuple[str, str], ...]:
    """List what adding writes, a fact a key; the dating as a hash, since only sameness is asked of it."""
    facts = [(key, getattr(article, key)) for key in TEXTS]
    facts += [("source", article.source or article.source_seen), ("dating", hash_dating(article.dating))]
    facts.append(("flags", " ".join(map(name_flag, article.flags))))
    return tuple((PREFIX + key, value) for key, value in facts if value)


def recall_written(audit: Audit) -> Mapping[str, str] | None:
    """Read the facts back by key, '' where nothing was written; ``None`` for an audit that does not hold them."""
    facts = {k.removeprefix(PREFIX): value for k, value in audit.facts if k.startswith(PREFIX)}
    if not facts:
        return None
    return {key: facts.get(key, "") for key in (*TEXTS, "source", "dating", "flags")}


def hash_dating(dating: Dating) -> str:
    """Give a short hash of everything a dating says."""
    told = (
        dating.moment.stated if dating.moment else "",
        dating.origin or "",
        dating.confidence or "",
        dating.says,
        *map(str, dating.lines),
        *(moment.stated for moment in dating.alternatives),
        *(f"{other.date} {other.line} {other.why}" for other in dating.rejected),
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def name_flag(flag: Flag) -> str:
    """Name a flag with its line: ``garbled-sentence:16``."""
    return f"{flag.code}:{flag.line}"
