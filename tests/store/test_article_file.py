"""Every key of an article's, an event's and a storyline's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import (
    Block,
    BlockKind,
    Confidence,
    Content,
    Correction,
    Flag,
    Grouping,
    NearCopy,
    Neighbour,
    Origin,
    Precision,
    RejectedDate,
    SeenIn,
    TextPolicy,
)
from digest.store.body import hash_body
from digest.store.loading import load
from tests.site_trees import ARTICLE, SITE_YML, article, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from digest.problems import Problem

ALL_KEYS = f"""---
title: "عنوان: فيه نقطتان"
source: levant
source_seen: صحيفة
source_seen_in: folder
url: https://example.org/x
kicker: فوق
standfirst: مقدّمة
byline: كاتب
dateline: موسكو
credit: ليفانت-وكالات
published: 2020-02-28T14:10+03:00
dating: {{origin: text, confidence: medium, says: "«أمس»", lines: [16, 31], or: [2020-02-20],
  rejected: [{{date: 2024-11-25, line: 2, why: crawl-date}}]}}
event: e
grouping: {{origin: machine, score: 0.21, shared: [موسكو, قالن], hours: 20, next: {{event: f, score: 0.09}}}}
near: [{{article: b, share: 0.93}}]
raw: {{file: a.txt, record: "7", sha256: {"0" * 64}, lines: [7, 10], dropped: {{crawl-date: 2, navigation: 3}},
  body_sha256: {"1" * 64}}}
flags: [{{code: garbled-sentence, line: 16}}]
corrections: [{{date: 2020-03-01, says: "صُحّح التاريخ"}}]
draft: true
withdrawn: "بطلب الناشر"
---

## فرعي

متن
في سطرين.
"""


def read(tmp_path: Path, files: dict[str, str]) -> tuple[Content, tuple[Problem, ...]]:
    return load(write_site(tmp_path, dict(files)))


def test_every_key_of_an_article(tmp_path: Path) -> None:
    content, problems = read(tmp_path, {ARTICLE: ALL_KEYS})
    assert problems == ()
    found = content.articles[0]
    assert (found.id, found.title, found.source, found.source_seen) == ("a", "عنوان: فيه نقطتان", "levant", "صحيفة")
    assert found.seen_in is SeenIn.FOLDER
    assert (found.kicker, found.standfirst, found.byline, found.dateline, found.credit, found.url) == (
        *("فوق", "مقدّمة", "كاتب", "موسكو", "ليفانت-وكالات"),
        "https://example.org/x",
    )
    assert found.grouping == Grouping(Origin.MACHINE, 0.21, ("موسكو", "قالن"), 20, Neighbour("f", 0.09))
    assert found.near == (NearCopy("b", 0.93),)
    assert found.flags == (Flag("garbled-sentence", 16),)
    assert [(c.date.stated, c.says) for c in found.corrections] == [("2020-03-01", "صُحّح التاريخ")]
    assert isinstance(found.corrections[0], Correction)
    assert (found.draft, found.withdrawn, found.body_changed) == (True, "بطلب الناشر", True)
    assert found.blocks == (Block("فرعي", BlockKind.SUBHEADING, 7), Block("متن في سطرين.", line=10))
    assert str(found.places.at("event")) == f"{ARTICLE}:15"


def test_the_dating_and_the_provenance(tmp_path: Path) -> None:
    found = read(tmp_path, {ARTICLE: ALL_KEYS})[0].articles[0]
    dating = found.dating
    assert dating.moment is not None
    assert (dating.moment.stated, dating.moment.clock, dating.moment.precision) == (
        "2020-02-28T14:10+03:00",
        "13:10",
        Precision.MINUTE,
    )
    assert (dating.origin, dating.confidence, dating.says, dating.lines) == (
        Origin.TEXT,
        Confidence.MEDIUM,
        "«أمس»",
        (16, 31),
    )
    assert [m.stated for m in dating.alternatives] == ["2020-02-20"]
    assert dating.rejected == (RejectedDate("2024-11-25", 2, "crawl-date"),)
    assert (found.raw.file, found.raw.record, found.raw.lines) == ("a.txt", "7", (7, 10))
    assert found.raw.dropped == (("crawl-date", 2), ("navigation", 3))


def test_the_smallest_article(tmp_path: Path) -> None:
    content, problems = read(tmp_path, {ARTICLE: article()})
    assert problems == ()
    found = content.articles[0]
    assert found.dating.moment is None
    assert (found.dating.origin, found.grouping, found.withdrawn, found.draft) == (None, None, None, False)
    assert found.policy is TextPolicy.FULL


def test_a_date_without_reasons_is_the_editors(tmp_path: Path) -> None:
    found = read(tmp_path, {ARTICLE: article("published: 2020-02")})[0].articles[0]
    assert (found.dating.origin, found.dating.confidence) == (Origin.EDITOR, None)


def test_a_body_that_is_as_it_was_written_is_not_changed(tmp_path: Path) -> None:
    digest_of_body = hash_body((Block("متن."),))
    files = {ARTICLE: article(f"raw: {{body_sha256: {digest_of_body}}}", body="متن.\n\n\n")}
    assert not read(tmp_path, files)[0].articles[0].body_changed


def test_the_zone_of_the_site_gives_the_day(tmp_path: Path) -> None:
    for zone, day in (("Asia/Beirut", 29), ("UTC", 28)):
        files = {
            "site_config/site.yml": SITE_YML.replace("Asia/Beirut", zone),
            ARTICLE: article("published: 2020-02-28T22:30Z"),
        }
        when = read(tmp_path, files)[0].articles[0].dating.moment
        assert when is not None
        assert when.day == day


EVENT = """---
title: محادثات
title_origin: machine
storyline: s
storyline_by: {origin: machine, score: 0.4}
aliases: [old, older]
apart: [f]
start: 2020-02-17
end: 2020-02-18
span_origin: text
place: موسكو
corrections: {date: 2020-03, says: صُحّح}
draft: false
---
كلمة المحرّر.
"""


def test_every_key_of_an_event_and_a_storyline(tmp_path: Path) -> None:
    files = {"content/events/e.md": EVENT, "content/storylines/s.md": "---\ntitle: ملف\naliases: x\n---\nكلمة.\n"}
    content, problems = read(tmp_path, files)
    assert problems == ()
    event, story = content.events[0], content.storylines[0]
    assert (event.title, event.title_origin, event.storyline, event.where) == ("محادثات", Origin.MACHINE, "s", "موسكو")
    assert event.storyline_by == Grouping(Origin.MACHINE, 0.4)
    assert (event.aliases, event.apart, event.span_origin) == (("old", "older"), ("f",), Origin.TEXT)
    assert event.start is not None
    assert event.end is not None
    assert (event.start.stated, event.end.stated) == ("2020-02-17", "2020-02-18")
    assert event.blocks == (Block("كلمة المحرّر."),)
    assert (story.title, story.aliases, story.blocks) == ("ملف", ("x",), (Block("كلمة."),))
