"""The review: which articles want an eye, on which pages, written into a folder of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from digest.desk.dossiers import gather
from digest.desk.edits import Desk
from digest.desk.entry_html import write_entry
from digest.desk.page_html import Sheet, write_index, write_page
from digest.desk.reasons import list_reasons, order_for_desk
from digest.desk.wording import Words
from digest.store.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.arabic.phrases import Phrases
    from digest.model import Article, Content
    from digest.store.loading import Folders

REVIEW = PurePosixPath(".mujaz/review")
PER_PAGE = 40
INDEX = "index.html"
#: Marks a folder as ours, so that writing into it again may remove pages that are no longer needed.
MARKER = ".mujaz-review"


class TargetError(Exception):
    """The folder to write into holds something that is not ours."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many articles want an eye, and the files that were written."""

    articles: int
    files: tuple[str, ...]


def write_review(folders: Folders, content: Content, phrases: Phrases, target: Path) -> Written:
    """Write the review into ``target``: ``index.html`` alone, or an index and pages of 40 articles.

    Raises :class:`TargetError` where ``target`` exists, is not empty and was not written by us.
    """
    if target.exists() and not (target / MARKER).exists() and (not target.is_dir() or any(target.iterdir())):
        raise TargetError(target)
    chosen = choose_articles(content)
    write_file(target / MARKER, "")
    names = []
    for name, text in _write_pages(folders, content, phrases, chosen):
        write_file(target / name, text)
        names.append(name)
    for old in target.glob("page-*.html"):
        if old.name not in names:
            old.unlink()
    return Written(len(chosen), tuple(names))


def choose_articles(content: Content) -> tuple[Article, ...]:
    """Choose the articles that want an eye, the gravest reason first."""
    return tuple(sorted((a for a in content.articles if list_reasons(a)), key=order_for_desk))


def _write_pages(
    folders: Folders, content: Content, phrases: Phrases, chosen: tuple[Article, ...]
) -> Iterator[tuple[str, str]]:
    """Write page by page, so that no more than one stands in memory."""
    words, desk = Words.of(content, phrases), Desk.of(folders, phrases, content.sources)
    total = len(content.articles)
    pages = [chosen[first : first + PER_PAGE] for first in range(0, len(chosen), PER_PAGE)]
    names = [INDEX] if len(pages) <= 1 else [f"page-{number}.html" for number, _ in enumerate(pages, 1)]
    links = tuple((words.say("page", i=i), name) for i, name in enumerate(names, 1)) if len(pages) > 1 else ()
    links = ((words.say("index"), INDEX), *links) if links else ()
    if len(pages) != 1:
        hrefs = [f"{name}#{article.id}" for name, page in zip(names, pages, strict=False) for article in page]
        yield INDEX, write_index(Sheet(words.say("title"), chosen, len(chosen), total, links, INDEX), words, hrefs)
    for number, (name, page) in enumerate(zip(names, pages, strict=False)):
        title = words.say("page_title", i=number + 1) if links else words.say("title")
        entries = (
            write_entry(gather(folders, article), desk, words, words.say("place", i=place, n=len(chosen)))
            for place, article in enumerate(page, number * PER_PAGE + 1)
        )
        yield name, write_page(Sheet(title, page, len(chosen), total, links, name), words, entries)
