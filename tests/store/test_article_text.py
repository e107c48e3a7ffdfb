"""What is written into an article's file is read from it again, whatever the texts hold."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from digest.arabic.typography import normalise
from digest.model import (
    Article,
    Block,
    BlockKind,
    Confidence,
    Dating,
    Flag,
    Grouping,
    NearCopy,
    Neighbour,
    Origin,
    Provenance,
    RejectedDate,
    SeenIn,
)
from digest.problems import Places, Problem
from digest.store.article_file import read_article
from digest.store.article_text import write_article
from digest.store.body import read_body
from digest.store.nodes import Mapping, read_nodes
from digest.store.record import Record
from digest.store.source_text import part
from tests.values import moment

ODD = [
    "null",
    "~",
    "no",
    "12:30",
    "0x1F",
    "- a",
    "a: b",
    "a #b",
    "'a'",
    '"a"',
    "{a}",
    "*a",
    "&a",
    "!a",
    "%a",
    "@a",
    "`a`",
]
FLAG_OF_ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
TEXT = (st.text() | st.sampled_from([*ODD, FLAG_OF_ENGLAND, "\u200fس\u200d", "---"])).map(lambda t: normalise(t).text)
SOME_TEXT = TEXT.filter(bool)
IDS = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True).filter(lambda t: t != "null")
WORDS = st.from_regex(r"[a-z]{2,9}-[a-z]{2,9}", fullmatch=True)
MOMENTS = st.sampled_from(["2020-02", "2020-02-29", "2020-02-28T14:10+03:00", "2020-02-28 14:10"]).map(moment)
SHARES = st.integers(0, 1000).map(lambda n: n / 1000)
LINES = st.lists(st.integers(0, 9_999_999), max_size=4).map(tuple)
SHA = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
URLS = st.sampled_from(
    ["", "https://example.org/", "https://example.org/a:", "http://a.b/?q='x'&y=z#c", "https://a.b/,[]"]
)
PARTIAL_DATES = st.sampled_from(["2018", "2018-09", "2020-02-29", "--03-05", "--09", "06:14"])
WORDED = SOME_TEXT.filter(lambda text: any(letter.isalpha() for letter in text))
REJECTED = st.builds(RejectedDate, PARTIAL_DATES | WORDED, st.integers(0, 99), WORDS)
PROVENANCES = st.builds(
    Provenance,
    file=st.sampled_from(["", "a b.txt", "000_6e3b.txt", "صفحة.html", "null", "a/b: c.txt"]).filter(
        lambda t: ":" not in t
    ),
    record=TEXT,
    sha256=SHA | st.just(""),
    lines=LINES,
    dropped=st.dictionaries(WORDS, st.integers(0, 9_999_999), max_size=3).map(lambda d: tuple(d.items())),
    body_sha256=st.just(""),
)
ARTICLES = st.builds(
    Article,
    id=st.just("a"),
    places=st.just(Places("a.md", 2, {})),
    title=SOME_TEXT,
    source=IDS | st.just(""),
    source_seen=TEXT,
    seen_in=st.sampled_from(SeenIn),
    url=URLS,
    kicker=TEXT,
    standfirst=TEXT,
    byline=TEXT,
    dateline=TEXT,
    credit=TEXT,
    dating=st.builds(
        Dating,
        st.none() | MOMENTS,
        st.sampled_from(Origin),
        st.none() | st.sampled_from(Confidence),
        TEXT,
        LINES,
        st.lists(MOMENTS, max_size=2).map(tuple),
        st.lists(REJECTED, max_size=3).map(tuple),
    ),
    event=IDS | st.just(""),
    grouping=st.none()
    | st.builds(
        Grouping,
        st.sampled_from(Origin),
        st.none() | SHARES,
        st.lists(SOME_TEXT, max_size=3).map(tuple),
        st.none() | st.integers(0, 9_999_999),
        st.none() | st.builds(Neighbour, IDS, SHARES),
    ),
    near=st.lists(st.builds(NearCopy, IDS, SHARES), max_size=2).map(tuple),
    raw=PROVENANCES,
    flags=st.lists(st.builds(Flag, WORDS, st.integers(0, 99)), max_size=2).map(tuple),
    blocks=st.lists(st.builds(Block, SOME_TEXT, st.sampled_from(BlockKind)), max_size=3).map(tuple),
)


def read_back(text: str) -> tuple[Article, list[Problem]]:
    parted, fault = part(text, "a.md")
    assert parted, fault
    root, problems = read_nodes(parted.front, "a.md", 2)
    assert isinstance(root, Mapping), problems
    found = list(problems)
    blocks, notes = read_body(parted.body, "a.md", parted.body_line)
    read = read_article(Record(root, "a.md", found, ZoneInfo("UTC")), "a", blocks)
    return read, [p for p in [*found, *notes] if p.code != "I210"]


def settle(article: Article) -> Article:
    """Leave out what the file does not say: places and the lines that belong to blocks by their order."""
    blocks = tuple(replace(block, line=0) for block in article.blocks)
    dating = article.dating
    if dating == Dating(None, Origin.EDITOR):
        dating = Dating()  # the editor's word on nothing is not written
    seen_in = article.seen_in if article.source_seen else SeenIn.PAGE
    return replace(article, places=Places("", 0, {}), blocks=blocks, dating=dating, seen_in=seen_in)


@given(ARTICLES)
def test_front_matter_round_trips(article: Article) -> None:
    read, problems = read_back(write_article(article))
    assert problems == []
    assert settle(read) == settle(article)
