"""What only the whole collection can show to be wrong; the sentences are in tests/broken_site."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from digest.checking import check, text_policies
from digest.model import NearCopy, TextPolicy
from digest.problems import Places
from tests.values import Item, article, content, event, source, storyline

IDS = st.sampled_from(["a", "b", "c", "d"])


def codes(*items: Item, **settings: TextPolicy) -> list[tuple[str, str]]:
    return [(p.code, p.subject) for p in check(content(*items, **settings)) if p.stops]


def test_a_sound_collection_has_no_fault() -> None:
    tied = article("a", "2020-02-19", source="x", event="e", near=(NearCopy("b", 0.9),))
    assert (
        codes(
            tied,
            article("b", source="x"),
            event("e", storyline="s", apart=("f",)),
            event("f"),
            storyline("s"),
            source("x"),
        )
        == []
    )


def test_policies_fall_back_to_the_sites() -> None:
    items = content(source("x", text=TextPolicy.LINK), source("y"), text=TextPolicy.EXCERPT)
    assert [text_policies(items)[key] for key in ("x", "y", "")] == [
        TextPolicy.LINK,
        TextPolicy.EXCERPT,
        TextPolicy.EXCERPT,
    ]


def test_a_body_may_be_missing_for_two_reasons_only() -> None:
    bare = article("a", source="x", blocks=())
    assert codes(bare, source("x")) == [("E320", "a")]
    assert codes(bare, source("x", text=TextPolicy.EXCERPT)) == [("E320", "a")]
    assert codes(bare, source("x", text=TextPolicy.LINK)) == []
    assert codes(bare, source("x"), text=TextPolicy.LINK) == []
    assert codes(replace(bare, withdrawn="س"), source("x")) == []


def test_an_article_and_an_event_may_share_an_id_and_an_alias() -> None:
    assert (
        codes(
            article("a", source="x"),
            event("a", aliases=("b",)),
            storyline("a", aliases=("b",)),
            source("x"),
            event("c"),
        )
        == []
    )


def test_a_reference_to_an_unread_file_is_not_unknown() -> None:
    items = content(article("a", event="e", near=(NearCopy("z", 1.0),)))
    unread = replace(items, unread=frozenset({"e", "z"}))
    assert [p.code for p in check(unread) if p.stops] == []
    assert [p.code for p in check(items) if p.stops] == ["E311", "E313"]


def test_complaints_stand_on_the_line_of_the_key() -> None:
    wrong = replace(article("a", source="x", event="e"), places=Places("a.md", 2, {"source": 4, "event": 9}))
    assert [str(p.place) for p in check(content(wrong)) if p.stops] == ["a.md:4", "a.md:9"]


@given(st.dictionaries(IDS, st.lists(IDS, max_size=3)))
def test_a_sound_set_of_aliases_gives_each_address_to_one(aliases: dict[str, list[str]]) -> None:
    faults = codes(*(event(key, aliases=tuple(found)) for key, found in aliases.items()))
    addresses = [*aliases, *(alias for found in aliases.values() for alias in found)]
    assert bool(faults) == (len(addresses) != len(set(addresses)))
    assert {code for code, _ in faults} <= {"E302"}


def test_notes_are_for_articles_that_stand() -> None:
    notes = [p.code for p in check(content(article("a", withdrawn="س"), article("b", "2020-02", source_seen="ص")))]
    assert notes == ["I231", "I233"]
