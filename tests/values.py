"""Articles, events and collections as values, for tests that need no files."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from digest.model import Article, Block, Content, Dating, Event, Moment, Settings, Source, Storyline
from digest.problems import Places
from digest.store.moments import read_moment

Item = Article | Event | Storyline | Source
UTC = ZoneInfo("UTC")


def places(name: str, **lines: int) -> Places:
    return Places(name, 2, lines)


def moment(text: str) -> Moment:
    found, fault = read_moment(text, UTC)
    assert found, fault
    return found


def article(article_id: str, published: str = "", **values: Any) -> Article:
    dating = Dating(moment(published)) if published else Dating()
    blocks = values.pop("blocks", (Block(f"متن {article_id}."),))
    title = values.pop("title", f"عنوان {article_id}")
    return Article(article_id, places(f"{article_id}.md"), title, dating=dating, blocks=blocks, **values)


def event(event_id: str, start: str = "", end: str = "", **values: Any) -> Event:
    title = values.pop("title", f"حدث {event_id}")
    first, last = (moment(text) if text else None for text in (start, end))
    return Event(event_id, places(f"events/{event_id}.md"), title, start=first, end=last, **values)


def storyline(storyline_id: str, **values: Any) -> Storyline:
    return Storyline(storyline_id, places(f"storylines/{storyline_id}.md"), f"ملف {storyline_id}", **values)


def source(source_id: str, **values: Any) -> Source:
    return Source(source_id, places("sources.yml"), f"مصدر {source_id}", **values)


def content(*items: Item, **settings: Any) -> Content:
    """Put values into a collection, each on its shelf, in the order given."""
    return Content(
        Settings("موجز", **settings),
        sources=tuple(i for i in items if isinstance(i, Source)),
        articles=tuple(i for i in items if isinstance(i, Article)),
        events=tuple(i for i in items if isinstance(i, Event)),
        storylines=tuple(i for i in items if isinstance(i, Storyline)),
    )
