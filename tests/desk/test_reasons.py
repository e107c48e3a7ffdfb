"""Which articles want an eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.desk.reasons import list_reasons

if TYPE_CHECKING:
    from tests.desk.conftest import Site

DATED = "title: عنوان\nsource: levant\npublished: 2020-02-19\ndating: {origin: text, confidence: high}"


@pytest.mark.parametrize(
    ("front", "codes"),
    [
        (DATED, []),
        ("title: عنوان\nsource: levant", ["undated"]),
        ("title: عنوان\nsource: levant\npublished: 2020-02\ndating: {origin: text}", ["month-only"]),
        (DATED.replace("high", "low"), ["low-confidence"]),
        (DATED.replace("source: levant\n", ""), ["unknown-outlet"]),
        (DATED.replace("source: levant", "source_seen: الصباح"), ["unconfirmed-outlet"]),
        (DATED.replace("source: levant", "source_seen: الصباح\nsource_seen_in: folder"), ["folder-outlet"]),
        (DATED.replace("source: levant", "source_seen: الصباح\nsource_seen_in: editor"), ["unconfirmed-outlet"]),
        (f"{DATED}\nflags: [{{code: cut-sentence, line: 9}}, {{code: no-title}}]", ["no-title", "cut-sentence"]),
        (f"{DATED}\nflags: [{{code: new-flag, line: 9}}]", ["other"]),
        (
            f"{DATED}\nflags: [{{code: unbalanced-quote, line: 1}}, {{code: other, line: 9}}]",
            ["other", "unbalanced-quote"],
        ),
        (DATED.replace("high}", "low, for: 2020-02-18}"), ["contradicted-date"]),
        (f"{DATED}\nflags: [{{code: date-conflict, line: 3}}]", ["date-conflict"]),
        ("title: عنوان\nsource: levant\nflags: [{code: future-date}]", ["future-date", "undated"]),
        (f"{DATED}\nnear: [{{article: twin, share: 0.93}}]", ["near-copy"]),
        (f"{DATED}\nwithdrawn: بطلب الناشر\nflags: [{{code: cut-sentence, line: 9}}]", []),
    ],
)
def test_reasons(site: Site, front: str, codes: list[str]) -> None:
    site.article("a", front)
    assert [reason.code for reason in list_reasons(site.get("a"))] == codes


@pytest.mark.parametrize("published", ["", "published: 2020-02", "published: 2020-02-19"])
def test_an_editors_word_settles_the_date(site: Site, published: str) -> None:
    front = f"title: عنوان\nsource: levant\n{published}\ndating: {{origin: editor, confidence: low}}"
    site.article("a", f"{front}\nflags: [{{code: date-conflict, line: 3}}]")
    assert list_reasons(site.get("a")) == ()


def test_an_unknown_flag_keeps_its_code(site: Site) -> None:
    site.article("a", f"{DATED}\nflags: [{{code: new-flag, line: 9}}]")
    assert [(reason.detail, reason.line) for reason in list_reasons(site.get("a"))] == [("new-flag", 9)]
