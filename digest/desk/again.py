"""An article made again by today's rules, laid over its file: what is the editor's stays the editor's."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from digest.model import Origin
from digest.store.article_text import write_article
from digest.store.body import hash_body, write_body
from digest.store.chunk_edits import set_body, set_chunks, split_chunks
from digest.store.key_order import ARTICLE_KEYS
from digest.store.written import TEXTS, hash_dating, name_flag, recall_written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.desk.dossiers import Dossier
    from digest.model import Article, Flag


@dataclass(frozen=True, slots=True)
class Proposal:
    """What cleaning again would do: the file's text before and after, without a byte order mark.

    ``kept`` names the keys it leaves because they are an editor's, ``marks`` what a reader would be told otherwise:
    ``date`` and ``outlet`` with the value before and after.
    """

    article: Article
    before: str
    after: str
    kept: tuple[str, ...] = ()
    marks: tuple[tuple[str, str, str], ...] = ()

    @property
    def changes(self) -> bool:
        """Whether the file would change at all."""
        return self.before != self.after

    def diff(self) -> str:
        """Give the unified diff of the article's file, '' where nothing changes."""
        name = self.article.places.file
        lines = difflib.unified_diff(
            self.before.splitlines(keepends=True), self.after.splitlines(keepends=True), f"a/{name}", f"b/{name}"
        )
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def propose(dossier: Dossier, remade: Article) -> Proposal:
    """Lay an article made again over its file, key by key; only values that change are touched.

    Kept whatever the rules say: id, folder, event, grouping, near copies, and every value that is not what adding
    wrote (by the audit; all of them where the audit does not tell), an editor's date, a body whose hash differs.
    Raises :class:`~digest.store.value_edits.EditError` for front matter that is not one key a line.
    """
    current = dossier.article
    written = recall_written(dossier.audit) if dossier.audit else None
    merged, kept = merge(current, remade, written)
    old, new = (split_chunks(write_article(one)) for one in (current, merged))
    changed = {key: new.get(key, "") for key in (*old, *new) if old.get(key) != new.get(key)}
    after = set_chunks(dossier.text, changed, ARTICLE_KEYS)
    if hash_body(current.blocks) != hash_body(merged.blocks):
        after = set_body(after, write_body(merged.blocks))
    return Proposal(current, dossier.text, after, kept, tuple(_list_marks(current, merged)))


def _list_marks(current: Article, merged: Article) -> Iterator[tuple[str, str, str]]:
    """List a date or an outlet that would change, with what it is and would be; '' where none is known."""
    dates = [one.dating.moment.stated if one.dating.moment else "" for one in (current, merged)]
    outlets = [one.source or one.source_seen for one in (current, merged)]
    for kind, (before, after) in (("date", dates), ("outlet", outlets)):
        if before != after:
            yield kind, before, after


def merge(current: Article, remade: Article, written: Mapping[str, str] | None) -> tuple[Article, tuple[str, ...]]:
    """Take from the article made again what was the machine's; name the keys that differ and were left."""
    theirs = {key for key in (*TEXTS, "source", "dating", "body") if is_editors(key, current, written)}
    wanted: dict[str, dict[str, Any]] = {key: {key: getattr(remade, key)} for key in TEXTS}
    wanted["source"] = {"source": remade.source, "source_seen": remade.source_seen, "seen_in": remade.seen_in}
    wanted["dating"] = {"dating": remade.dating}
    wanted["body"] = {"blocks": remade.blocks, "raw": remade.raw}
    kept = tuple(
        key for key in wanted if key in theirs and any(getattr(current, k) != v for k, v in wanted[key].items())
    )
    taken = {k: v for key, values in wanted.items() if key not in theirs for k, v in values.items()}
    flags = _merge_flags(current.flags, remade.flags, written)
    return replace(current, **taken, flags=flags), kept


def is_editors(key: str, current: Article, written: Mapping[str, str] | None) -> bool:
    """Tell whether a value of an article's file is an editor's: it is not what adding ``written`` says it wrote."""
    if key == "body":
        return current.body_changed or not current.raw.body_sha256
    if written is None or (key == "dating" and current.dating.origin is Origin.EDITOR):
        return True
    if key == "dating":
        return hash_dating(current.dating) != written["dating"]
    if key == "source":
        return (current.source or current.source_seen) != written["source"]
    return bool(getattr(current, key) != written[key])


def _merge_flags(
    current: tuple[Flag, ...], remade: tuple[Flag, ...], written: Mapping[str, str] | None
) -> tuple[Flag, ...]:
    """Take today's flags, less those an editor has deleted since; without a record of them the file's stay."""
    if written is None:
        return current
    once = set(written["flags"].split())
    return tuple(flag for flag in remade if flag in current or name_flag(flag) not in once)
