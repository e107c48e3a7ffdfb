"""Ids of articles: their own values alone, of a sensible length, and sound where two short hashes are the same."""

from __future__ import annotations

import hashlib

import pytest

from digest.adding.naming import make_article_id
from digest.arabic.names import Name, Names
from digest.model import Article, Block, Dating, Moment, Precision, Provenance
from digest.problems import Places
from digest.store.record import is_id
from digest.store.short_hash import end_name

SHA = hashlib.sha256(b"page").hexdigest()
DAY = Moment(2020, 2, 19, Precision.DAY, "2020-02-19")
NAMES = Names.of(
    [Name("turkey", ("تركيا",)), Name("nato", ("الناتو",)), Name(" ".join(["sublime"] * 30), ("الباب العالي",))]
)


def article(
    title: str, moment: Moment | None = DAY, sha256: str = SHA, source: str = "levant", body: str = ""
) -> Article:
    return Article(
        id="",
        places=Places("", 0, {}),
        title=title,
        source=source,
        dating=Dating(moment),
        raw=Provenance(sha256=sha256),
        blocks=(Block(body),),
    )


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (article("تركيا والناتو"), f"2020-02-19-turkey-nato-{SHA[:8]}"),
        (article("تركيا والناتو", None), f"undated-turkey-nato-{SHA[:8]}"),
        (article("تركيا", Moment(2020, 2, 0, Precision.MONTH, "2020-02")), f"2020-02-turkey-{SHA[:8]}"),
        (article("خبر"), f"2020-02-19-levant-{SHA[:8]}"),
        (article("خبر", None, source=""), f"undated-{SHA[:8]}"),
    ],
)
def test_date_names_and_hash(one: Article, expected: str) -> None:
    assert make_article_id(one, NAMES) == expected


def test_long_names_are_cut_at_a_word() -> None:
    made = make_article_id(article("تركيا في الباب العالي"), NAMES)
    assert made.startswith("2020-02-19-turkey-sublime-sublime")
    assert is_id(made)
    assert len(made) <= 80


def test_without_a_raw_page_headline_and_body_tell() -> None:
    made = [make_article_id(article("خبر", sha256="", body=body), NAMES) for body in ("نص", "نص", "نص آخر")]
    assert made[0] == made[1] != made[2]


def test_two_pages_of_one_short_hash_get_two_ids() -> None:
    other = SHA[:8] + hashlib.sha256(b"other").hexdigest()[8:]
    first = make_article_id(article("تركيا"), NAMES)
    assert make_article_id(article("تركيا", sha256=other), NAMES, {first}) == f"2020-02-19-turkey-{other[:16]}"


def test_a_name_is_cut_to_leave_room_for_its_hash() -> None:
    assert end_name("a" * 200, SHA, lambda _: False, 120) == f"{'a' * 111}-{SHA[:8]}"
    assert end_name("a", SHA, lambda name: len(name) < 60, 120) == f"a-{SHA}"
