"""What a verb is about to change: files edited in memory, in order, until all of it is judged and written at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.model import Origin
from digest.store.article_text import write_article
from digest.store.chunk_edits import set_chunks, split_chunks
from digest.store.key_order import ARTICLE_KEYS, EVENT_KEYS
from digest.store.pending import Pending
from digest.store.value_edits import replace_inner, set_mapping, set_value

if TYPE_CHECKING:
    from digest.model import Article, Content, Dating, Event, Storyline
    from digest.store.loading import Folders

#: What an editor's decision leaves of a machine's: no score, no reasons.
BY_EDITOR = {"origin": Origin.EDITOR.value}


class Plan(Pending):
    """The edits of one verb over a checked collection.

    ``notes`` are codes with values that the editor should know, ``opened`` the keys of sources that get an entry.
    """

    def __init__(self, folders: Folders, content: Content) -> None:
        super().__init__(folders)
        self.content = content
        self.notes: list[tuple[str, dict[str, str]]] = []
        self.opened: set[str] = set()

    def note(self, code: str, **values: str) -> None:
        """Tell the editor something beside the changes; said once."""
        if (code, values) not in self.notes:
            self.notes.append((code, values))

    def name_audit(self, article_id: str) -> str:
        """Name the audit of an article."""
        return self.folders.name(self.folders.content / "audit" / f"{article_id}.yml")

    def put_dating(self, article: Article, dating: Dating) -> None:
        """Write another dating of an article, and its day; what stays the same in them keeps its bytes."""
        bare = replace(article, blocks=())
        old, new = (split_chunks(write_article(one)) for one in (bare, replace(bare, dating=dating)))
        chunks = {key: new.get(key, "") for key in ("published", "dating") if old.get(key) != new.get(key)}
        self.edit(article.places.file, lambda text: set_chunks(text, chunks, ARTICLE_KEYS))

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
