"""An event that was named after an article knows it by its old id too."""

from __future__ import annotations

from dataclasses import replace

from digest.arranging.inheriting import inherit
from digest.arranging.loosening import loosen
from digest.model import Content, Grouping, Origin, Settings
from tests.values import article, event

TIED = Grouping(Origin.MACHINE)


def test_what_an_editor_wrote_of_an_event_stays_with_the_renamed_report() -> None:
    reports = tuple(article(name, "2020-02-19", event="old", grouping=TIED) for name in ("new", "other"))
    content = Content(Settings("موجز"), articles=reports, events=(event("old"),))
    assert [held.reports for held in loosen(content).held] == [("new", "other")]
    renamed = replace(content, articles=(replace(reports[0], aliases=("old",)), reports[1]))
    assert [held.reports for held in loosen(renamed).held] == [("new",)]


def test_of_equals_the_cluster_of_the_renamed_report_takes_the_address_over() -> None:
    clusters, left = {"k1": ["other"], "k2": ["new"]}, {"new": "old", "other": "old"}
    assert inherit(clusters, left, (), {}) == {"k1": "old"}
    assert inherit(clusters, left, (), {"old": "new"}) == {"k2": "old"}
