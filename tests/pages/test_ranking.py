"""What the front page shows first."""

from datetime import date

from digest.assembling import assemble
from digest.model import Article, Digest, Flag
from digest.pages.ranking import choose_lead, choose_others, choose_storylines, find_last_day, pick_headlines
from tests.values import article, content, event, source, storyline

LAST = date(2020, 2, 28)


def tell(name: str, day: str, *outlets: str, of: str = "") -> list[object]:
    reports = [article(f"{name}-{i}", day, event=name, source=outlet) for i, outlet in enumerate(outlets)]
    return [event(name, day, storyline=of), *reports]


def tie(*groups: list[object]) -> Digest:
    items = [item for group in groups for item in group]
    lines = {getattr(item, "storyline", "") for item in items} - {""}
    return assemble(content(*items, *map(source, "abc"), *map(storyline, lines)))  # type: ignore[arg-type]


def ids(happenings: object) -> list[str]:
    return [happening.event.id for happening in happenings]  # type: ignore[attr-defined]


def test_most_outlets_lead_then_most_reports_then_the_newest() -> None:
    old = tell("old", "2020-01-05", "a", "b", "c")
    one, many, wide = (
        tell("one", "2020-02-27", "a", "a", "a"),
        tell("two", "2020-02-20", "a", "b"),
        tell("new", "2020-02-26", "a", "b"),
    )
    found = tie(old, one, many, wide).happenings
    lead = choose_lead(found, LAST)
    assert lead is not None
    assert lead.event.id == "new"  # old is too old; two has as many outlets and reports but is not the newest
    assert choose_lead((), LAST) is None


def test_others_are_the_next_by_the_same_rule_and_stand_newest_first() -> None:
    groups = [tell(f"e{n}", f"2020-02-{20 + n}", "a") for n in range(6)]
    wide = tell("wide", "2020-02-16", "a", "b")
    happenings = tie(*groups, wide).happenings
    others = choose_others(happenings, happenings[-1], LAST, 3)
    assert ids(others) == ["e4", "e3", "wide"]


def test_a_day_that_had_not_come_leads_nothing() -> None:
    ahead = [article(f"f-{n}", "2032-02-14", event="f", source=outlet, flags=(Flag("future-date"),)) for n, outlet in
             enumerate("abc")]  # fmt: skip
    digest = tie([event("f", "2032-02-14", storyline="s"), *ahead], tell("now", "2020-02-27", "a", of="t"))
    last = find_last_day(digest)
    lead = choose_lead(digest.happenings, last)
    assert last == date(2020, 2, 27)
    assert lead is not None
    assert lead.event.id == "now"
    assert ids(choose_others(digest.happenings, None, last, 3)) == ["now"]
    assert [one.id for one in choose_storylines(digest.storylines, digest.chapters, last, 1)] == ["t"]
    assert find_last_day(tie([event("f", "2032-02-14"), *ahead])) is None


def test_where_nothing_is_recent_the_newest_stand_there() -> None:
    happenings = tie(tell("a1", "2019-01-01", "a"), tell("a2", "2019-02-01", "a")).happenings
    assert ids(choose_others(happenings, None, LAST, 3)) == ["a2", "a1"]


def test_storylines_of_which_most_was_reported_lately() -> None:
    busy = [tell("b1", "2020-02-20", "a", "b", of="busy"), tell("b2", "2020-02-21", "a", of="busy")]
    digest = tie(*busy, tell("n1", "2020-02-28", "a", of="newest"), tell("o1", "2020-01-01", "a", "b", "c", of="older"))
    chosen = choose_storylines(digest.storylines, digest.chapters, LAST, 2)
    assert [one.id for one in chosen] == ["busy", "newest"]


def test_headlines_of_different_outlets_are_compared() -> None:
    reports: tuple[Article, ...] = tuple(
        article(f"r{i}", "2020-02-20", source=outlet) for i, outlet in enumerate(["a", "a", "b", "", "", "c"])
    )
    assert [r.id for r in pick_headlines(reports, 4)] == ["r0", "r2", "r3", "r4"]
    assert [r.id for r in pick_headlines(reports, 9)] == [r.id for r in reports]
