"""A cleaned and dated page into the article and the audit that are written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.arabic.letters import fold_words
from digest.arabic.typography import normalise, shorten
from digest.model import Article, Block, BlockKind, Flag, Provenance
from digest.problems import Places
from digest.store.article_text import article_path
from digest.store.audit_file import Audit, AuditLine
from digest.store.body import hash_body
from digest.store.record import hide_user
from digest.store.written import list_written

if TYPE_CHECKING:
    from digest.adding.dates import DateFound
    from digest.adding.outlets import Outlet, Told
    from digest.cleaning import CleanPage
    from digest.intake import RawPage
    from digest.store.loading import Folders

_TITLE_WORDS = 12
#: What Markdown puts before a heading or an item is no part of an outlet's name.
_MARKDOWN = "#>* "
#: The fact of an audit that holds a file's own name.
CAME_AS = "came-as"
#: What of a body is looked at before two are compared: so many words out of so many characters, the last one cut off.
_OPENING_WORDS, _OPENING = 4, 200


@dataclass(frozen=True, slots=True)
class Made:
    """An article ready to be written, with its audit."""

    article: Article
    audit: Audit


def compose_article(
    page: RawPage, clean: CleanPage, outlet: Outlet, date: DateFound, told: Told, raw: Provenance
) -> Made:
    """Compose an article without its id; the caller, who knows which ids are taken, gives it one."""
    blocks = tuple(
        Block(text, BlockKind(block.kind), block.line) for block in clean.blocks if (text := normalise(block.text).text)
    )
    article = Article(
        id="",
        places=Places("", 0, {}),
        title=_text(clean.title) or shorten(blocks[0].text, _TITLE_WORDS),
        source=outlet.source,
        source_seen=_text(outlet.seen).lstrip(_MARKDOWN),
        seen_in=outlet.seen_in,
        url=told.url,
        kicker=_text(clean.kicker),
        standfirst=_text(clean.standfirst),
        byline=_text(clean.byline),
        dateline=_text(clean.dateline),
        credit=_text(clean.credit),
        dating=date.dating,
        raw=replace(
            raw,
            record=page.record,
            lines=tuple(block.line for block in blocks),
            dropped=_count_dropped(clean),
            body_sha256=hash_body(blocks),
        ),
        flags=(*date.flags, *(Flag(flag.code, flag.line) for flag in clean.flags)),
        blocks=blocks,
    )
    audit = _compose_audit(page, clean, outlet, date, told.folder)
    audit = replace(audit, facts=(*audit.facts, *list_written(article)))
    return Made(article, audit)


def tell_origin(made: Made, came_as: str) -> Made:
    """Note in the audit the name of the page's own file, where the raw file had to be called otherwise ('' for not)."""
    facts = ((CAME_AS, came_as), *made.audit.facts) if came_as else made.audit.facts
    return replace(made, audit=replace(made.audit, facts=facts))


def fold_body(article: Article) -> str:
    """Give the words of a body, whatever their spelling: those of two crawls of one article are the same."""
    return " ".join(filter(None, (fold_words(block.text) for block in article.blocks)))


def fold_opening(article: Article) -> str:
    """Give the first words of a body as :func:`fold_body` does: bodies that open otherwise need not be compared."""
    text = ""
    for block in article.blocks:
        if len(text) >= _OPENING:
            break
        text += f"{block.text} "
    return " ".join(fold_words(text[:_OPENING]).split()[:-1][:_OPENING_WORDS])


def name_article(made: Made, article_id: str, folders: Folders) -> Made:
    """Give an article and its audit their id, and the article its place."""
    article = replace(made.article, id=article_id)
    places = Places(folders.name(folders.content / article_path(article)), 1, {})
    return replace(made, article=replace(article, places=places), audit=replace(made.audit, article=article_id))


def _text(value: str) -> str:
    return normalise(value).text


def _count_dropped(clean: CleanPage) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(line.label for line in clean.lines if not line.kept).items()))


def _compose_audit(page: RawPage, clean: CleanPage, outlet: Outlet, date: DateFound, folder: str) -> Audit:
    facts = [("kind", page.kind), ("encoding", page.encoding), ("repaired", page.repaired)]
    facts += [("outlet", outlet.source or outlet.seen), ("outlet-from", outlet.where), ("folder", folder)]
    facts += [("between", date.between), ("today", date.today.isoformat() if date.today else "")]
    for name in ("title", "source", "byline", "published", "modified", "url", "language", "description"):
        fact = getattr(page.stated, name)
        value = hide_user(fact.value) if name == "url" else fact.value
        facts.append((f"stated-{name}", f"{value} ({fact.where})" if fact else ""))
    return Audit(
        article="",
        facts=tuple((key, value) for key, value in facts if value),
        lines=tuple(AuditLine(line.n, line.label, line.rule, line.text) for line in clean.lines),
        repairs=tuple((r.line, r.rule, r.before, r.after) for r in clean.repairs),
        evidence=tuple((e.line, e.kind, e.text, e.gives) for e in date.evidence),
        extra=tuple((key, hide_user(value)) for key, value in page.extra),
    )
