"""The pictures of a site: drawn once, kept, and gone with the words they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.illustrating import hash_card, illustrate
from digest.pages.cards import Card

if TYPE_CHECKING:
    from pathlib import Path

SITE = Card("assets/cards/site.png", ("موجز", "خلاصة"))


def event(title: str) -> Card:
    return Card("assets/cards/events/x.png", ("موجز", "", title, ""))


def test_every_card_has_its_picture(tmp_path: Path) -> None:
    files = illustrate((SITE, event("حدث")), tmp_path)
    assert sorted(files) == ["assets/cards/events/x.png", "assets/cards/site.png"]
    assert len({path.read_bytes() for path in files.values()}) == 2


def test_what_did_not_change_is_not_drawn_again(tmp_path: Path) -> None:
    illustrate((event("حدث"),), tmp_path)[event("").address].write_bytes(b"kept")
    assert illustrate((event("حدث"),), tmp_path)[event("").address].read_bytes() == b"kept"


def test_words_that_are_gone_stand_in_no_picture(tmp_path: Path) -> None:
    first = illustrate((event("حدث"),), tmp_path)[event("").address]
    second = illustrate((event("غيره"),), tmp_path)[event("").address]
    assert not first.exists()
    assert second.exists()


def test_words_that_run_together_are_told_apart() -> None:
    assert hash_card(Card("", ("أ", "ب ج"))) != hash_card(Card("", ("أ ب", "ج")))
