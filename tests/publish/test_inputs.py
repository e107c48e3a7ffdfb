"""A page or card whose fingerprint did not change is the same: nothing that a page shows is missing from its inputs."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.assembling import assemble
from digest.build import inspect
from digest.pages.cards import plan_cards
from digest.pages.composing import plan_pages
from digest.pages.edition import Edition
from digest.publish.stamps import Stamps
from digest.store.loading import Folders
from tests.publish.collections import edits, make_crowded, read_small
from tests.site.building import HERE

if TYPE_CHECKING:
    from digest.model import Content
    from digest.pages.blocks import Page
    from digest.pages.cards import Card, PlannedCard
    from digest.pages.planning import PlannedPage

WORLD = "00"
COLLECTIONS = {"small": read_small(), "crowded": make_crowded()}
PHRASES = inspect(Folders.below(HERE))[1]


def plan(content: Content) -> dict[str, tuple[str, PlannedPage | PlannedCard]]:
    edition = Edition.of(assemble(content), PHRASES, frozenset({"about.md"}))
    stamps = Stamps(edition.digest.sources, {})
    plans: list[PlannedPage | PlannedCard] = [*plan_pages(edition), *plan_cards(edition)]
    return {planned.uri: (stamps.page(planned, WORLD), planned) for planned in plans}


@cache
def plan_before(name: str) -> dict[str, tuple[str, PlannedPage | PlannedCard]]:
    return plan(COLLECTIONS[name])


@cache
def compose_before(name: str, uri: str) -> Page | Card:
    return plan_before(name)[uri][1].compose()


@pytest.mark.parametrize("name", COLLECTIONS)
@settings(max_examples=40)
@given(st.data())
def test_equal_fingerprint_equal_page(name: str, data: st.DataObject) -> None:
    whole = COLLECTIONS[name]
    for _ in range(data.draw(st.integers(1, 3))):
        whole = data.draw(edits(whole))
    before, after = plan_before(name), plan(whole)
    for uri in before.keys() & after.keys():
        if before[uri][0] == after[uri][0]:
            assert compose_before(name, uri) == after[uri][1].compose(), uri


def test_an_event_that_is_hidden_is_no_longer_counted() -> None:
    """Nothing else of it stood on the outlet's page: it had one report, and the report's headline."""
    whole = COLLECTIONS["small"]
    report = next(a for a in whole.articles if a.id == "2021-05-20-museum-opens")
    hidden = tuple(
        replace(event, draft=not shown, title=report.title) if event.id == report.event else event
        for shown in (True, False)
        for event in whole.events
    )
    half = len(whole.events)
    before, after = (plan(replace(whole, events=events)) for events in (hidden[:half], hidden[half:]))
    uri = f"sources/{report.source}.md"
    assert before[uri][1].compose() != after[uri][1].compose()
    assert before[uri][0] != after[uri][0]


def test_an_edit_makes_few_pages_again() -> None:
    """Else no two fingerprints would be equal, and the test above would prove nothing."""
    whole = COLLECTIONS["crowded"]
    articles = list(whole.articles)
    articles[5] = replace(articles[5], title="عنوان جديد")
    before, after = plan_before("crowded"), plan(replace(whole, articles=tuple(articles)))
    changed = sorted(uri for uri in before if before[uri][0] != after[uri][0])
    assert "articles/a005.md" in changed
    assert len(changed) < len(before) / 5, changed
