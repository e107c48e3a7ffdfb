"""Everything the files say of one article, gathered for the desk: the article, its audit, its raw page, its lines."""

from __future__ import annotations

import codecs
import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.raw_checking import RawFiles, RawState
from digest.store.audit_file import Audit, read_audit
from digest.store.body import read_body
from digest.store.loading import load_text
from digest.store.nodes import Mapping, Sequence, read_nodes
from digest.store.raw_files import came_as
from digest.store.safe_names import clean_name
from digest.store.source_text import part

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Dictionary

    from digest.model import Article
    from digest.store.loading import Folders

SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Dossier:
    """One article with all that is known of it.

    ``text`` is its file's, with the line ends it has; ``body_lines`` maps a raw line to the line of the file its
    paragraph begins on, ``flag_lines`` gives the file's line of each flag, in order; ``spans`` the first and last line
    of each key.
    """

    article: Article
    audit: Audit | None = None
    raw: RawState = RawState.NONE
    text: str = ""
    body_lines: Dictionary[int, int] = field(default_factory=dict)
    flag_lines: tuple[int, ...] = ()
    spans: Dictionary[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def facts(self) -> Dictionary[str, str]:
        """What adding noted of the page: its kind, encoding, outlet and what told it."""
        return dict(self.audit.facts) if self.audit else {}


def gather(folders: Folders, article: Article) -> Dossier:
    """Gather what the files say of an article; a withdrawn one keeps its text, audit and raw page to itself."""
    if article.withdrawn is not None:
        return Dossier(article)
    path = folders.root / article.places.file
    parted, _ = part(load_text(folders, path)[0], "")
    front, body, first = (parted.front, parted.body, parted.body_line) if parted else ("", "", 0)
    return Dossier(
        article=article,
        audit=load_audit(folders, article),
        raw=RawFiles(folders).judge(article),
        text=path.read_bytes().removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace") if path.is_file() else "",
        body_lines=_place_blocks(article, body, first),
        flag_lines=_place_flags(front),
        spans=_place_keys(article, first - 1),
    )


def load_audit(folders: Folders, article: Article) -> Audit | None:
    """Read an article's audit, ``None`` where there is none, or none that can be read."""
    path = folders.content / "audit" / f"{article.id}.yml"
    text, problems = load_text(folders, path) if path.is_file() else ("", ())
    return read_audit(text) if text and not problems else None


def find_articles(articles: Iterable[Article], named: str) -> tuple[Article, ...]:
    """Find articles by id, old id, path, address or name of their raw file, kept or original (it may hold several)."""
    last = named.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    listed = tuple(articles)
    wanted = last.removesuffix(".md")
    found = tuple(article for article in listed if wanted == article.id or wanted in article.aliases)
    safe = "".join(clean_name(last))
    return found or tuple(
        article
        for article in listed
        if last and article.raw.file and (article.raw.file == last or came_as(article.raw.file) == safe)
    )


def suggest_ids(articles: Iterable[Article], named: str) -> tuple[str, ...]:
    """Suggest the ids nearest to a name that is none: those that hold it, then those that look like it."""
    last = named.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].removesuffix(".md").lower()
    ids = sorted(article.id for article in articles)
    holding = [article_id for article_id in ids if last and last in article_id]
    return tuple(dict.fromkeys([*holding, *difflib.get_close_matches(last, ids, SUGGESTIONS)]))[:SUGGESTIONS]


def _place_blocks(article: Article, body: str, first: int) -> dict[int, int]:
    lines = body.split("\n")
    starts = [
        n
        for n, line in enumerate(lines, first)
        if line.strip() and (n == first or not lines[n - first - 1].strip()) and read_body(line, "", 1)[0]
    ]
    if len(starts) != len(article.blocks):
        return {}
    return {block.line: start for block, start in zip(article.blocks, starts, strict=True) if block.line}


def _place_flags(front: str) -> tuple[int, ...]:
    root, _ = read_nodes(front, "", 2)
    node = root.items["flags"][1] if isinstance(root, Mapping) and "flags" in root.items else None
    return tuple(item.line for item in node.items) if isinstance(node, Sequence) else ()


def _place_keys(article: Article, fence: int) -> dict[str, tuple[int, int]]:
    """Give the first and last line of each key; ``fence`` is the line of the closing ``---``."""
    keys = sorted(article.places.keys.items(), key=lambda item: item[1])
    ends = [line - 1 for _, line in keys[1:]] + [max(fence - 1, 0)]
    return {key: (line, max(line, end)) for (key, line), end in zip(keys, ends, strict=True)}
