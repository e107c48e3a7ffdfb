"""What a verb is about to change: files edited in memory, in order, until all of it is judged and written at once."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from digest.editing.refusals import RefusedError
from digest.model import Origin
from digest.store.changes import Change
from digest.store.key_order import ARTICLE_KEYS, EVENT_KEYS
from digest.store.value_edits import EditError, replace_inner, set_mapping, set_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.model import Article, Content, Event, Storyline
    from digest.store.loading import Folders

#: What an editor's decision leaves of a machine's: no score, no reasons.
BY_EDITOR = {"origin": Origin.EDITOR.value}


class Plan:
    """The edits of one verb over a checked collection.

    ``notes`` are codes with values for what the editor should know; ``moved`` maps a file's new name to its old one.
    """

    def __init__(self, folders: Folders, content: Content) -> None:
        self.folders = folders
        self.content = content
        self.notes: list[tuple[str, dict[str, str]]] = []
        self.moved: dict[str, str] = {}
        self._before: dict[str, bytes | None] = {}
        self._after: dict[str, bytes | None] = {}

    def note(self, code: str, **values: str) -> None:
        """Tell the editor something beside the changes; said once."""
        if (code, values) not in self.notes:
            self.notes.append((code, values))

    def read(self, file: str) -> bytes | None:
        """Give a file as it will be."""
        if file not in self._after:
            path = self.folders.root / file
            self._before[file] = self._after[file] = path.read_bytes() if path.is_file() else None
        return self._after[file]

    def edit(self, file: str, change: Callable[[str], str]) -> None:
        """Edit a file's text; its byte order mark and line ends stay."""
        data = self.read(file) or b""
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        try:
            text = change(data.removeprefix(mark).decode())
        except EditError as error:
            raise RefusedError(code="front", file=file) from error
        self._after[file] = mark + text.encode()

    def write(self, file: str, text: str) -> None:
        """Write a whole file."""
        self.read(file)
        self._after[file] = text.encode()

    def delete(self, file: str) -> None:
        """Delete a file."""
        self.read(file)
        self._after[file] = None

    def move(self, old: str, new: str) -> None:
        """Give a file another name."""
        data = self.read(old)
        self.read(new)
        self._after[new], self._after[old] = data, None
        self.moved[new] = old

    def changes(self) -> tuple[Change, ...]:
        """Give all files that differ, by name."""
        return tuple(
            Change(file, self._before[file], after)
            for file, after in sorted(self._after.items())
            if after != self._before[file]
        )

    def place(self, article: Article, event_id: str) -> None:
        """Put an article into an event by the editor's word."""
        file = article.places.file
        self.edit(file, lambda text: set_value(text, "event", event_id, event_id, ARTICLE_KEYS))
        self.edit(file, lambda text: set_mapping(text, "grouping", BY_EDITOR, ARTICLE_KEYS))

    def point_next(self, old: str, new: str, spared: tuple[str, ...] = ()) -> None:
        """Let machine's margins (``grouping.next``) name an event's new id; articles of spared events keep theirs."""
        for article in self.content.articles:
            following = article.grouping.next if article.grouping else None
            if following and following.event == old and article.event not in spared:
                self.edit(article.places.file, lambda t: replace_inner(t, ("grouping", "next", "event"), old, new))

    def set_text(self, owner: Event | Storyline, key: str, value: str, written: str) -> None:
        """Set a single value of an event's or a storyline's file."""
        self.edit(owner.places.file, lambda text: set_value(text, key, value, written, EVENT_KEYS))

    def name(self, folder: str, file_id: str) -> str:
        """Name a content file relative to the site's root."""
        return self.folders.name(self.folders.content / folder / f"{file_id}.md")
