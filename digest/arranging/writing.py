"""The smallest edits that write a placement down: comments and the order of keys survive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.store.article_text import write_grouping, write_near
from digest.store.front_edits import edit_front
from digest.store.key_order import ARTICLE_KEYS, EVENT_KEYS
from digest.store.loading import load_text
from digest.store.yaml_text import write_text

if TYPE_CHECKING:
    from digest.model import Grouping, NearCopy
    from digest.store.loading import Folders


@dataclass(frozen=True, slots=True)
class ArticleEdit:
    """The event a report was placed in, why, and the earlier article it repeats."""

    article: str
    event: str
    grouping: Grouping
    near: NearCopy | None = None


@dataclass(frozen=True, slots=True)
class EventEdit:
    """The storyline an event was placed in ('' for none), and why."""

    event: str
    storyline: str = ""
    grouping: Grouping | None = None


def write_article_edit(folders: Folders, file: str, edit: ArticleEdit) -> tuple[str, str]:
    """Give the path below ``content/`` and the new text of an article's file."""
    changes = {"event": f"event: {edit.event}", "grouping": f"grouping: {write_grouping(edit.grouping)}"}
    if edit.near:
        changes["near"] = f"near: {write_near((edit.near,))}"
    return _edit(folders, file, changes, ARTICLE_KEYS)


def write_event_edit(folders: Folders, file: str, edit: EventEdit) -> tuple[str, str]:
    """Give the path below ``content/`` and the new text of a published event's file."""
    return _edit(folders, file, dict(_story_lines(edit)), EVENT_KEYS)


def write_event(title: str, edit: EventEdit) -> str:
    """Write a new event, titled by machine; its span is that of its reports."""
    lines = [f"title: {write_text(title)}", "title_origin: machine", *(line for _, line in _story_lines(edit))]
    return "---\n" + "\n".join(lines) + "\n---\n"


def write_storyline(title: str) -> str:
    """Write a new storyline."""
    return f"---\ntitle: {write_text(title)}\n---\n"


def _story_lines(edit: EventEdit) -> tuple[tuple[str, str], ...]:
    if not edit.storyline or edit.grouping is None:
        return ()
    by = f"storyline_by: {write_grouping(edit.grouping)}"
    return ("storyline", f"storyline: {edit.storyline}"), ("storyline_by", by)


def _edit(folders: Folders, file: str, changes: dict[str, str], order: tuple[str, ...]) -> tuple[str, str]:
    path = folders.root / file
    text, _ = load_text(folders, path)
    return path.relative_to(folders.content).as_posix(), edit_front(text, changes, order)
