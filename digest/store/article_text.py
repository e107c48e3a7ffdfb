"""An article as the text of its file: the counterpart of ``article_file``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import HashOf, Origin, SeenIn
from digest.store.body import write_body
from digest.store.yaml_text import write_list, write_mapping, write_text, write_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.model import Article, Dating, Grouping, NearCopy, Provenance

_TEXTS = ("url", "kicker", "standfirst", "byline", "dateline", "credit")


def write_article(article: Article) -> str:
    """Write an article: front matter in the order an editor reads it, then the body."""
    front = "\n".join(_front(article))
    body = write_body(article.blocks)
    return f"---\n{front}\n---\n" + (f"\n{body}" if body else "")


def article_path(article: Article) -> str:
    """Name the file of a new article below ``content/``: by year and month, or ``undated``."""
    moment = article.dating.moment
    folder = f"{moment.year:04}/{moment.month:02}" if moment else "undated"
    return f"articles/{folder}/{article.id}.md"


def write_grouping(grouping: Grouping) -> str:
    """Write why an article or event was placed, on one line."""
    pairs = [("origin", str(grouping.origin))]
    if grouping.score is not None:
        pairs.append(("score", write_value(round(grouping.score, 3))))
    if grouping.shared:
        pairs.append(("shared", f"[{', '.join(map(write_text, grouping.shared))}]"))
    if grouping.hours is not None:
        pairs.append(("hours", write_value(grouping.hours)))
    if grouping.next:
        following = write_mapping(
            (("event", grouping.next.event), ("score", write_value(round(grouping.next.score, 3))))
        )
        pairs.append(("next", following))
    return write_mapping(pairs)


def write_near(near: Iterable[NearCopy]) -> str:
    """Write the earlier articles that this one repeats, on one line."""
    copies = (write_mapping((("article", n.article), ("share", write_value(round(n.share, 3))))) for n in near)
    return f"[{', '.join(copies)}]"


def _front(article: Article) -> Iterator[str]:
    if article.title:
        yield f"title: {write_text(article.title)}"
    yield from _outlet(article)
    for key in _TEXTS:
        if value := getattr(article, key):
            yield f"{key}: {write_value(value) if key == 'url' else write_text(value)}"
    yield from _dating(article.dating)
    if article.event:
        yield f"event: {article.event}"
    if article.grouping:
        yield f"grouping: {write_grouping(article.grouping)}"
    if article.near:
        yield f"near: {write_near(article.near)}"
    yield from _provenance(article.raw)
    if article.flags:
        yield "flags:"
        for flag in article.flags:
            yield "  - " + write_mapping((("code", flag.code), *((("line", str(flag.line)),) if flag.line else ())))
    yield from _state(article)


def _outlet(article: Article) -> Iterator[str]:
    if article.source:
        yield f"source: {article.source}"
    if article.source_seen:
        yield f"source_seen: {write_text(article.source_seen)}"
        if article.seen_in is not SeenIn.PAGE:
            yield f"source_seen_in: {article.seen_in}"


def _state(article: Article) -> Iterator[str]:
    if article.corrections:
        yield "corrections:"
        for correction in article.corrections:
            pairs = (("date", correction.date.stated), ("says", write_text(correction.says)))
            yield f"  - {write_mapping(pairs)}"
    if article.aliases:
        yield f"aliases: {write_list(article.aliases)}"
    if article.reviewed:
        yield f"reviewed: {article.reviewed}"
    if article.draft:
        yield "draft: true"
    if article.withdrawn:
        yield f"withdrawn: {write_text(article.withdrawn)}"


def _dating(dating: Dating) -> Iterator[str]:
    if dating.moment:
        yield f"published: {dating.moment.stated}"
    inner = list(_dating_keys(dating))
    if inner and inner != [f"  origin: {Origin.EDITOR}"]:
        yield "dating:"
        yield from inner


def _dating_keys(dating: Dating) -> Iterator[str]:
    if dating.origin:
        yield f"  origin: {dating.origin}"
    if dating.speaks_of:
        yield f"  for: {dating.speaks_of.stated}"
    if dating.confidence:
        yield f"  confidence: {dating.confidence}"
    if dating.says:
        yield f"  says: {write_text(dating.says)}"
    if dating.lines:
        yield f"  lines: {write_list(dating.lines)}"
    if dating.alternatives:
        yield f"  or: {write_list(m.stated for m in dating.alternatives)}"
    if dating.rejected:
        yield "  rejected:"
        for other in dating.rejected:
            pairs = [("date", write_value(other.date)), ("why", other.why)]
            if other.line:
                pairs.insert(1, ("line", str(other.line)))
            yield f"    - {write_mapping(pairs)}"


def usual_kind(record: str) -> HashOf:
    """Tell what was hashed where a file does not say: of a record with an id never the file that holds it."""
    return HashOf.RECORD if record else HashOf.FILE


def _tells_kind(raw: Provenance) -> bool:
    return raw.sha256_of is not usual_kind(raw.record) or bool(raw.sha256 and raw.sha256_of is HashOf.RECORD)


def _provenance(raw: Provenance) -> Iterator[str]:
    inner = [
        *((f"  file: {write_value(raw.file)}",) if raw.file else ()),
        *((f"  record: {write_value(raw.record)}",) if raw.record else ()),
        *((f"  sha256: {raw.sha256}",) if raw.sha256 else ()),
        *((f"  sha256_of: {raw.sha256_of}",) if _tells_kind(raw) else ()),
        *((f"  lines: {write_list(raw.lines)}",) if raw.lines else ()),
        *((f"  dropped: {write_mapping((k, str(n)) for k, n in raw.dropped)}",) if raw.dropped else ()),
        *((f"  body_sha256: {raw.body_sha256}",) if raw.body_sha256 else ()),
    ]
    if inner:
        yield "raw:"
        yield from inner
