"""What counts, in which order, tied to what; what a withdrawal and a text policy leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.assembling import EXCERPT_WORDS, LONGEST_SPAN_DAYS, assemble
from digest.model import (
    Article,
    Block,
    BlockKind,
    Content,
    Correction,
    Dating,
    Happening,
    Origin,
    Precision,
    Provenance,
    TextPolicy,
)
from tests.values import Item, article, content, event, moment, source, storyline

if TYPE_CHECKING:
    from random import Random

WITHHELD = "سرّ"
DATES = st.sampled_from(["", "2020-01", "2020-02", "2020-02-01", "2020-02-29", "2020-02-29T10:00", "2020-02-29T09:00Z"])
IDS = [f"e{i}" for i in range(4)]
EVENTS = st.lists(
    st.builds(event, st.sampled_from(IDS), DATES, draft=st.booleans(), storyline=st.sampled_from(["", "s0", "s1"])),
    unique_by=lambda e: e.id,
)
ARTICLES = st.lists(
    st.builds(
        article,
        st.sampled_from([f"a{i}" for i in range(9)]),
        DATES,
        event=st.sampled_from(["", *IDS]),
        source=st.sampled_from(["", "x", "y"]),
        draft=st.booleans(),
        withdrawn=st.sampled_from([None, None, "بطلب الناشر"]),
    ),
    unique_by=lambda a: a.id,
)
SHELVES = (source("x"), source("y", text=TextPolicy.EXCERPT), storyline("s0"), storyline("s1"))


@st.composite
def collections(draw: st.DrawFn) -> Content:
    items: list[Item] = [*draw(EVENTS), *draw(ARTICLES), *SHELVES]
    return content(*draw(st.permutations(items)))


def ids(articles: tuple[Article, ...]) -> list[str]:
    return [a.id for a in articles]


def told(happenings: tuple[Happening, ...]) -> list[str]:
    return [h.event.id for h in happenings]


@given(collections(), st.booleans())
def test_every_article_is_kept_once(given_content: Content, drafts: bool) -> None:  # noqa: FBT001
    digest = assemble(given_content, drafts=drafts)
    wanted = sorted(a.id for a in given_content.articles if drafts or not a.draft)
    assert sorted(ids(digest.articles) + ids(digest.withdrawn)) == wanted
    known = {h.event.id for h in (*digest.happenings, *digest.silent)}
    for one in (*digest.articles, *digest.withdrawn):
        holders = [h for h in (*digest.happenings, *digest.silent) if one in (*h.reports, *h.withdrawn)]
        assert len(holders) == (1 if one.event in known else 0)


@given(collections())
def test_every_dated_article_stands_on_its_day(given_content: Content) -> None:
    digest = assemble(given_content)
    shelved = sorted(a.id for found in digest.published_on.values() for a in found)
    assert shelved == sorted(a.id for a in digest.articles if a.dating.moment and a.dating.moment.day)
    assert list(digest.published_on) == sorted(digest.published_on)
    assert list(digest.happened_on) == sorted(digest.happened_on)


@given(collections(), st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_the_input_does_not_matter(given_content: Content, random: Random, drafts: bool) -> None:  # noqa: FBT001
    held = given_content
    items: list[Item] = [*held.articles, *held.events, *held.storylines, *held.sources]
    random.shuffle(items)
    first, second = (assemble(collection, drafts=drafts) for collection in (held, content(*items)))
    assert first == second
    assert repr(first) == repr(second), "the order of mappings too"


def test_articles_stand_by_day_then_month_then_unknown() -> None:
    dates = {
        "d": "",
        "c": "2020-02",
        "b": "2020-02-29",
        "a": "2020-03-01",
        "e": "2020-02-29T10:00",
        "f": "2020-02-29T09:00",
    }
    digest = assemble(content(*(article(key, when) for key, when in dates.items())))
    assert ids(digest.articles) == ["f", "e", "b", "c", "a", "d"]


def test_an_event_known_by_month_stands_after_the_dated_ones_of_its_month() -> None:
    events = (event("m", "2020-02"), event("x", "2020-02-29"), event("n", "2020-03-01"), event("u"))
    digest = assemble(content(*events, *(article(f"a{e.id}", event=e.id) for e in events)))
    assert told(digest.happenings) == ["x", "m", "n", "u"]


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2020-02-17", "2020-02-18", "2020-02-17", "2020-02-18"),
        ("2020-02-17", "2020-02-17", "2020-02-17", None),
        ("2020-02-17T10:00", "2020-02-17T12:00", "2020-02-17T10:00", None),
        ("2020-02-17", "2020-02-17T12:00", "2020-02-17", None),
        ("2020-02", "2020-02", "2020-02", None),
        ("2020-02", "2020-03", "2020-02", "2020-03"),
    ],
)
def test_a_span_has_an_end_only_on_another_day(start: str, end: str, first: str, last: str | None) -> None:
    happening = assemble(content(event("e", start, end), article("a", event="e"))).happenings[0]
    assert happening.start == moment(first)
    assert happening.end == (moment(last) if last else None)


def test_without_a_span_of_its_own_an_event_has_that_of_its_reports() -> None:
    reports = [
        article(k, d, event="e") for k, d in zip("abcd", ("2020-02-19T23:00", "2020-02-21", "2020-02", ""), strict=True)
    ]
    happening = assemble(content(event("e"), *reports)).happenings[0]
    assert (happening.start, happening.end) == (moment("2020-02-19"), moment("2020-02-21"))
    assert happening.span_origin is Origin.MACHINE
    only_month = assemble(content(event("e"), *reports[2:])).happenings[0]
    assert (only_month.start, only_month.end) == (moment("2020-02"), None)
    nothing = assemble(content(event("e"), reports[3])).happenings[0]
    assert (nothing.start, nothing.end) == (None, None)


@pytest.mark.parametrize("days", [1, 2, LONGEST_SPAN_DAYS, LONGEST_SPAN_DAYS + 1, 400])
def test_an_event_stands_on_each_of_its_days_unless_it_is_long(days: int) -> None:
    first = date(2020, 2, 17)
    last = date.fromordinal(first.toordinal() + days - 1)
    digest = assemble(content(event("e", str(first), str(last)), article("a", event="e")))
    expected = days if days <= LONGEST_SPAN_DAYS else 2
    assert len(digest.happened_on) == expected
    assert {first, last} <= set(digest.happened_on)


def test_possible_days_stand_apart_from_the_day() -> None:
    unsure = replace(
        article("a"), dating=Dating(moment("2020-02-19"), alternatives=(moment("2020-02-20"), moment("2020-03")))
    )
    digest = assemble(content(unsure))
    assert list(digest.published_on) == [date(2020, 2, 19)]
    assert list(digest.maybe_on) == [date(2020, 2, 20)]


def withdrawn_article() -> Article:
    return article(
        "a",
        "2020-02-19",
        title=f"{WITHHELD} في العنوان",
        event="e",
        withdrawn="بطلب الناشر",
        source="x",
        byline=WITHHELD,
        standfirst=WITHHELD,
        kicker=WITHHELD,
        credit=WITHHELD,
        dateline=WITHHELD,
        url="https://example.org/sirr",
        blocks=(Block(WITHHELD),),
        raw=Provenance(file="sirr.txt", sha256="f" * 64, lines=(1,)),
        corrections=(Correction(moment("2020-03-01"), "صُحّح"),),
    )


def test_nothing_of_a_withdrawn_article_is_left_but_the_note() -> None:
    digest = assemble(content(withdrawn_article(), event("e", title=f"{WITHHELD} في العنوان"), source("x")))
    assert WITHHELD not in repr(digest.withdrawn) + digest.silent[0].title
    assert "sirr" not in repr(digest)
    gone = digest.withdrawn[0]
    assert (gone.id, gone.event, gone.withdrawn, gone.raw.sha256) == ("a", "e", "بطلب الناشر", "f" * 64)
    assert gone.corrections
    assert digest.articles == () == digest.happenings
    assert not digest.published_on
    assert not digest.happened_on


def test_an_event_does_not_print_a_withdrawn_headline() -> None:
    other = article("b", "2020-02-20", event="e")
    digest = assemble(content(withdrawn_article(), other, event("e", title=f"{WITHHELD} في العنوان")))
    assert digest.happenings[0].title == other.title
    assert ids(digest.happenings[0].withdrawn) == ["a"]
    assert WITHHELD not in digest.happenings[0].title


def test_an_editors_title_outlives_a_withdrawal() -> None:
    assert assemble(content(withdrawn_article(), event("e"))).silent[0].title == "حدث e"


def test_a_withdrawn_article_counts_in_no_storyline() -> None:
    digest = assemble(content(withdrawn_article(), event("e", storyline="s"), storyline("s")))
    assert digest.chapters == {}
    assert told(digest.silent) == ["e"]


LONG = " ".join(f"كلمة{i}" for i in range(EXCERPT_WORDS + 10))
HEADED = (Block("عنوان فرعي", BlockKind.SUBHEADING), Block(LONG), Block(WITHHELD))


@pytest.mark.parametrize(
    ("ours", "theirs", "count"),
    [
        (TextPolicy.FULL, None, 3),
        (TextPolicy.EXCERPT, None, 1),
        (TextPolicy.LINK, None, 0),
        (TextPolicy.LINK, TextPolicy.FULL, 3),
        (TextPolicy.FULL, TextPolicy.LINK, 0),
        (TextPolicy.FULL, TextPolicy.EXCERPT, 1),
    ],
)
def test_an_outlets_policy_wins_over_the_sites(ours: TextPolicy, theirs: TextPolicy | None, count: int) -> None:
    known = article("a", source="x", blocks=HEADED, kicker="فوق")
    found = assemble(content(known, source("x", text=theirs), text=ours)).articles[0]
    assert len(found.blocks) == count
    assert found.policy is (theirs or ours)
    assert found.kicker == ("فوق" if count == 3 else "")


def test_an_excerpt_is_the_first_words_of_the_first_paragraph() -> None:
    found = assemble(content(article("a", source="x", blocks=HEADED), source("x", text=TextPolicy.EXCERPT))).articles[0]
    assert found.blocks == (Block(" ".join(LONG.split()[:EXCERPT_WORDS]) + " …"),)


def test_an_excerpt_begins_with_the_standfirst() -> None:
    led = article("a", source="x", standfirst="مقدّمة.", blocks=(Block(WITHHELD),))
    found = assemble(content(led, source("x", text=TextPolicy.EXCERPT))).articles[0]
    assert found.blocks == (Block("مقدّمة."),)
    assert WITHHELD not in repr(found)
    assert found.standfirst == ""


def test_an_unknown_outlet_has_the_sites_policy() -> None:
    assert assemble(content(article("a"), text=TextPolicy.LINK)).articles[0].blocks == ()


def test_drafts_count_only_when_they_are_wanted() -> None:
    draft, withdrawn = (
        article("a", "2020-02-19", event="e", draft=True),
        article("b", event="f", draft=True, withdrawn="س"),
    )
    items = content(draft, withdrawn, event("e"), event("f"), event("g", draft=True), article("c", event="g"))
    public = assemble(items)
    assert ids(public.articles) == ["c"]
    assert public.withdrawn == ()
    assert told(public.happenings) + told(public.silent) == [], "an event whose reports are all drafts has no page"
    assert not public.published_on
    private = assemble(items, drafts=True)
    assert sorted(ids(private.articles)) == ["a", "c"]
    assert told(private.happenings) == ["e", "g"]
    assert told(private.silent) == ["f"]


def test_an_event_without_reports_keeps_its_page() -> None:
    assert told(assemble(content(event("e", "2020-02-17"))).silent) == ["e"]


def test_chapters_hold_the_events_that_count_in_order() -> None:
    events = (event("b", "2020-02-18", storyline="s"), event("a", "2020-02-19", storyline="s"), event("c"))
    digest = assemble(content(*events, storyline("s"), *(article(f"x{e.id}", event=e.id) for e in events)))
    assert {key: told(found) for key, found in digest.chapters.items()} == {"s": ["b", "a"]}
    assert digest.happenings[0].start is not None
    assert digest.happenings[0].start.precision is Precision.DAY
