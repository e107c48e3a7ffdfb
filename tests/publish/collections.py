"""Collections as values, small and crowded, and random edits of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from digest.build import inspect
from digest.model import (
    Block,
    BlockKind,
    Confidence,
    Content,
    Correction,
    Dating,
    Grouping,
    NearCopy,
    Neighbour,
    Origin,
    RejectedDate,
    TextPolicy,
)
from digest.store.loading import Folders
from tests.site.building import HERE
from tests.values import article, content, event, moment, source, storyline

OUTLETS, EVENTS, STORYLINES = 5, 60, 3


def read_small() -> Content:
    """Give the small site's collection: every state an article, an event or an outlet can be in."""
    return inspect(Folders.below(HERE))[0]


def make_crowded() -> Content:
    """Make a collection whose lists are so long that they stand in parts: of a day, an outlet, an event, a shelf."""
    first = date(2021, 1, 1)
    articles = []
    for n in range(300):
        day = first + timedelta(days=3 if n % 3 == 0 else n % 50)
        when = "" if n % 7 == 0 else f"{day:%Y-%m}" if n % 7 == 1 else day.isoformat()
        outlet = {"source": "s0" if n % 2 else f"s{n % OUTLETS}"} if n % 11 else {"source_seen": "صحيفة ما"}
        told = "e0" if n % 3 == 0 else f"e{n % EVENTS}"
        articles.append(article(f"a{n:03}", when, event=told, **outlet))
    events = [event(f"e{n}", storyline="" if n % 5 == 4 else f"l{n % 2}") for n in range(EVENTS)]
    lines = [storyline(f"l{n}") for n in range(STORYLINES)]
    return content(*articles, *events, *lines, *(source(f"s{n}") for n in range(OUTLETS)))


DATES = st.sampled_from(["", "2021-01-04", "2021-01-05", "2021-02", "2020-12-31", "2021-03-02T10:30+03:00"])
WORDS = st.sampled_from(["", "كلمة", "عنوان آخر", "<b>نص</b>"])
PARAGRAPHS = st.lists(st.sampled_from(["أولى.", "ثانية.", "ثالثة أطول قليلًا."]), min_size=1, max_size=3).map(
    lambda found: tuple(Block(text, line=3 * i) for i, text in enumerate(found))
)
CORRECTIONS = st.sampled_from([(), (Correction(moment("2022-01-01"), "صُحّح"),)])
ORIGINS = st.sampled_from(list(Origin))
GROUPINGS = st.builds(
    Grouping,
    ORIGINS,
    st.sampled_from([None, 0.25]),
    st.sampled_from([(), ("موسكو",)]),
    st.sampled_from([None, 5]),
    st.sampled_from([None, Neighbour("e1", 0.1)]),
)
DATINGS = st.builds(
    Dating,
    DATES.map(lambda text: moment(text) if text else None),
    st.sampled_from([None, *Origin]),
    st.sampled_from([None, *Confidence]),
    WORDS,
    st.sampled_from([(), (3,)]),
    st.sampled_from([(), (moment("2021-01-09"),)]),
    st.sampled_from([(), (RejectedDate("2024-01-01", 2, "crawl-date"),)]),
)


def edit_articles(ids: list[str], events: list[str], outlets: list[str]) -> dict[str, st.SearchStrategy[Any]]:
    """Give for each field of an article the values that an edit may put there."""
    return {
        "title": st.sampled_from(["عنوان", "عنوان جديد"]),
        "source": st.sampled_from(["", *outlets]),
        "source_seen": WORDS,
        "url": st.sampled_from(["", "https://example.org/1"]),
        "kicker": WORDS,
        "standfirst": WORDS,
        "byline": WORDS,
        "dateline": WORDS,
        "credit": WORDS,
        "dating": DATINGS,
        "event": st.sampled_from(["", *events]),
        "grouping": st.none() | GROUPINGS,
        "near": st.sampled_from(ids).map(lambda other: (NearCopy(other, 0.9),)) | st.just(()),
        "corrections": CORRECTIONS,
        "draft": st.booleans(),
        "withdrawn": st.sampled_from([None, "بطلب الناشر"]),
        "blocks": PARAGRAPHS,
        "body_changed": st.booleans(),
    }


def edit_events(storylines: list[str]) -> dict[str, st.SearchStrategy[Any]]:
    """Give for each field of an event the values that an edit may put there."""
    return {
        "title": st.sampled_from(["حدث", "حدث آخر"]),
        "title_origin": ORIGINS,
        "storyline": st.sampled_from(["", *storylines]),
        "start": DATES.map(lambda text: moment(text) if text else None),
        "end": st.sampled_from([None, moment("2021-03-03")]),
        "span_origin": st.none() | ORIGINS,
        "where": WORDS,
        "corrections": CORRECTIONS,
        "draft": st.booleans(),
        "blocks": st.just(()) | PARAGRAPHS | st.just((Block("فرعي", BlockKind.SUBHEADING),)),
    }


SOURCE_EDITS: dict[str, st.SearchStrategy[Any]] = {
    "name": st.sampled_from(["صحيفة", "صحيفة أخرى"]),
    "latin": st.sampled_from(["", "Paper"]),
    "domains": st.sampled_from([(), ("example.org",)]),
    "aliases": st.sampled_from([(), ("اسم آخر",)]),
    "text": st.sampled_from([None, *TextPolicy]),
}


@st.composite
def edits(draw: st.DrawFn, whole: Content) -> Content:
    """Draw a collection that is one edit away from ``whole``: a value changed, an item removed or added."""
    shelf = draw(st.sampled_from(["articles", "events", "storylines", "sources"]))
    items = list(getattr(whole, shelf))
    place = draw(st.integers(0, len(items) - 1))
    fields = {
        "articles": edit_articles(
            [a.id for a in whole.articles], [e.id for e in whole.events], [s.id for s in whole.sources]
        ),
        "events": edit_events([s.id for s in whole.storylines]),
        "storylines": {"title": WORDS.filter(bool), "blocks": st.just(()) | PARAGRAPHS},
        "sources": SOURCE_EDITS,
    }[shelf]
    kind = draw(st.sampled_from(["change", "change", "change", "remove", "add"]))
    if kind == "change":
        field = draw(st.sampled_from(sorted(fields)))
        items[place] = replace(items[place], **{field: draw(fields[field])})
    elif kind == "remove" and shelf == "articles":
        del items[place]
    elif shelf != "sources":
        items.append(replace(items[place], id=f"{items[place].id}-again"))
    changed: dict[str, Any] = {shelf: tuple(items)}
    return replace(whole, **changed)
