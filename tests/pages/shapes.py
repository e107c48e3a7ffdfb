"""Every shape a page can have: blocks in blocks, words in words, foreign texts in all of them."""

from hypothesis import strategies as st

from digest.arabic.typography import normalise
from digest.pages.blocks import (
    Block,
    Break,
    Fold,
    Heading,
    Inline,
    Inlines,
    Item,
    Latin,
    Link,
    Listing,
    Mark,
    Page,
    Paragraph,
    Quote,
    Region,
    Span,
    Table,
    Time,
    TimeLine,
    Words,
)
from tests.pages.constructs import TEXTS

URIS = ("index.md", "about.md", "events/index.md", "events/x.md", "events/y.md", "days/2020/02/19.md", "articles/a.md")
ADDRESSES = ("https://x.example/?a=1&b=2", "http://x.example/a(b)c_d*e", "https://x.example/$a$:smile:++[x]'\"")


@st.composite
def foreign_texts(draw: st.DrawFn) -> str:
    """Texts as they stand in a site (normalised), some as nobody should write them."""
    text = draw(st.one_of(TEXTS, st.sampled_from(("كلمة", "قال", " ", ""))))
    return text if draw(st.integers(0, 9)) == 0 else normalise(text).text


texts = foreign_texts()
names = st.sampled_from(("meta", "kick", "side"))
targets = st.one_of(st.sampled_from(URIS), st.sampled_from(ADDRESSES))
anchors = st.sampled_from(("", "s7"))
plain: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Words, texts),
    st.builds(Words, texts),
    st.builds(Latin, texts),
    st.builds(Time, st.just("2020-02-19"), texts),
    st.just(Break()),
)


def runs(inline: st.SearchStrategy[Inline], least: int = 0) -> st.SearchStrategy[Inlines]:
    return st.lists(inline, min_size=least, max_size=3).map(tuple)


spans = st.builds(Span, runs(plain), names, anchors)
links = st.builds(Link, targets, runs(st.one_of(plain, spans)), anchors)
inlines: st.SearchStrategy[Inline] = st.recursive(
    st.one_of(plain, links), lambda inner: st.builds(Span, runs(inner), names, anchors), max_leaves=3
)
words = runs(inlines, 1)
headings = st.builds(Heading, st.integers(1, 4), words)
paragraphs = st.builds(Paragraph, words)
simple: st.SearchStrategy[Heading | Paragraph | Listing] = st.one_of(headings, paragraphs)


def listings(block: st.SearchStrategy[Heading | Paragraph | Listing]) -> st.SearchStrategy[Listing]:
    items: st.SearchStrategy[Item] = st.lists(block, min_size=1, max_size=3).map(tuple)
    return st.builds(Listing, st.lists(items, max_size=3).map(tuple), st.booleans())


nested = st.recursive(simple, listings, max_leaves=5)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    rows = st.lists(runs(inlines), min_size=width, max_size=width).map(tuple)
    return Table(draw(rows), tuple(draw(st.lists(rows, max_size=3))))


marks = st.builds(
    Mark, st.sampled_from(("full", "half", "maybe", "bar", "reach")), st.integers(0, 1), st.integers(0, 1)
)
time_lines = st.builds(
    TimeLine,
    st.just((("الاثنين", "1"), ("الثلاثاء", "2"))),
    st.lists(st.tuples(texts, st.lists(marks, max_size=2).map(tuple)), max_size=2).map(tuple),
    texts,
)
leaves: st.SearchStrategy[Block] = st.one_of(simple, listings(nested), tables(), st.builds(Quote, words), time_lines)
tags = st.sampled_from(("section", "aside", "div", "header", "nav"))


def nests(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, max_size=4).map(tuple)
    return st.one_of(st.builds(Region, names, blocks, tags, texts), st.builds(Fold, texts, blocks))


blocks = st.recursive(leaves, nests, max_leaves=6)
pages = st.builds(
    Page,
    st.sampled_from(URIS),
    texts,
    st.sampled_from(("event", "article")),
    st.lists(blocks, max_size=4).map(tuple),
    texts,
)
