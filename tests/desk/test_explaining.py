"""What `digest explain` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.desk.explaining import explain
from tests.desk.conftest import HOSTILE

if TYPE_CHECKING:
    from tests.desk.conftest import Site

FRONT = """
title: عنوان
source: levant
published: 2020-02-19
dating:
  origin: text
  confidence: high
  says: «أمس الثلاثاء»
  lines: [4]
  or: [2020-02-20]
  rejected:
    - {date: 2024-11-25, line: 2, why: crawl-date}
raw:
  file: page.txt
  lines: [4]
flags:
  - {code: garbled-sentence, line: 4}
"""


def _text(site: Site, article_id: str = "a") -> str:
    rows = explain(site.dossier(article_id), site.desk)
    return "\n".join("".join(piece.text for piece in row) for row in rows)


def _audited(site: Site) -> None:
    site.article("a", FRONT)
    site.audit(
        "a",
        ("title", "عنوان"),
        ("crawl-date", "25 نوفمبر 2024"),
        ("blank", ""),
        ("paragraph", "قال أمس الثلاثاء"),
        facts=(("outlet", "levant"), ("outlet-from", "credit")),
        evidence=((4, "span-and-weekday", "أمس الثلاثاء", "2020-02-19"), (0, "bounds", "2020..2020", "2020..2020")),
        repairs=((4, "space-after-comma", "أ،ب", "أ، ب"),),
    )


def test_everything_is_told(site: Site) -> None:
    _audited(site)
    site.raw("page.txt", b"x")
    text = _text(site)
    for expected in (
        "Raw page content/raw/page.txt",
        "4 lines: 2 kept, 2 dropped",
        "  2 - crawl-date  some-rule  25 نوفمبر 2024",
        "  4 + paragraph   some-rule  قال أمس الثلاثاء  [garbled-sentence]",
        "published   2020-02-19  day, origin: text, confidence: high",
        "rests on    line 4",
        "or          2020-02-20",
        "evidence    line 4    span-and-weekday  أمس الثلاثاء  → 2020-02-19",
        "evidence    —         bounds  → 2020..2020",
        "rejected    line 2    2024-11-25  crawl-date",
        "outlet      levant  told by: credit",
        "line 4      space-after-comma  أ،ب  →  أ، ب",
        "line 4      garbled-sentence  content/articles/undated/a.md:20",
        "title       content/articles/undated/a.md:2  replace:",
        "published   content/articles/undated/a.md:4–12  replace:",
        "source      content/articles/undated/a.md:3  replace:",
        "event       content/articles/undated/a.md:12  add below:",
    ):
        assert expected in text


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("folder", "told by: the name of its folder, since the page names no outlet, not among the sources"),
        ("given", "told by: the editor, when it was added, not among the sources"),
        ("structured-data", "told by: structured-data, not among the sources"),
    ],
)
def test_where_a_name_is_from(site: Site, told: str, words: str) -> None:
    site.article("a", "title: عنوان\nsource_seen: الجبل\npublished: 2020-02-19")
    site.audit("a", ("title", "عنوان"), facts=(("outlet", "الجبل"), ("outlet-from", told)))
    assert words in _text(site)


def test_dropped_lines_are_dim_and_kept_ones_are_not(site: Site) -> None:
    _audited(site)
    rows = [row for row in explain(site.dossier("a"), site.desk) if any("some-rule" in piece.text for piece in row)]
    styles = {row[0].text.split()[2]: row[-1].style for row in rows if len(row) > 1}
    assert styles["crawl-date"] == "dim"
    assert styles["title"] == ""


def test_a_withdrawn_article_says_so_and_shows_no_text(site: Site) -> None:
    site.article("a", f"{FRONT.strip()}\nwithdrawn: بطلب الناشر", "سرّ لا يُقال")
    site.audit("a", ("title", "عنوان"), ("paragraph", "سرّ لا يُقال"))
    text = _text(site)
    assert "بطلب الناشر" in text
    assert "عنوان" not in text
    assert "سرّ" not in text


def test_without_raw_file_or_audit(site: Site) -> None:
    site.article("a", FRONT)
    text = _text(site)
    assert "the raw file is gone" in text
    assert "no audit" in text
    site.article("b", "title: عنوان")
    assert "written by hand" in _text(site, "b")
    assert "open: nothing on the page fixes it" in _text(site, "b")


def test_a_page_cannot_command_the_terminal(site: Site) -> None:
    site.article("a", FRONT)
    site.audit("a", *(("paragraph", text) for text in HOSTILE))
    text = _text(site)
    assert not {"\x1b", "\x07", "\u202e", "\u2066", "\u200f"} & set(text)
    assert "␛[31mأحمر" in text
    assert "<U+202E>" in text
