"""The pictures of a site: drawn once, kept, and gone with the words they show."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest import mock

import pytest

from digest.illustrating import hash_card, illustrate
from digest.pages.cards import Card

if TYPE_CHECKING:
    from pathlib import Path

SITE = Card("assets/cards/site.png", ("موجز", "خلاصة"))


def event(title: str) -> Card:
    return Card("assets/cards/events/x.png", ("موجز", "", title, ""))


def test_every_card_has_its_picture(tmp_path: Path) -> None:
    files = dict(illustrate((SITE, event("حدث")), tmp_path))
    assert sorted(files) == ["assets/cards/events/x.png", "assets/cards/site.png"]
    assert len(set(files.values())) == 2
    assert all(picture.startswith(b"\x89PNG") for picture in files.values())


def draw(title: str, root: Path) -> bytes:
    return dict(illustrate((event(title),), root))[event("").address]


def list_kept(root: Path) -> list[Path]:
    return sorted((root / ".mujaz/cards").iterdir())


def test_what_did_not_change_is_not_drawn_again(tmp_path: Path) -> None:
    picture = draw("حدث", tmp_path)
    with mock.patch("digest.illustrating.draw_card", side_effect=AssertionError):
        assert draw("حدث", tmp_path) == picture


@pytest.mark.parametrize("damage", [b"", b"\x89PNG\r\n\x1a\n", None])
def test_a_damaged_picture_is_drawn_anew(tmp_path: Path, damage: bytes | None) -> None:
    picture = draw("حدث", tmp_path)
    (kept,) = list_kept(tmp_path)
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-9] + b"x" + whole[-8:] if damage is None else damage)
    assert draw("حدث", tmp_path) == picture
    assert kept.read_bytes() == whole


def test_words_that_are_gone_stand_in_no_picture(tmp_path: Path) -> None:
    draw("حدث", tmp_path)
    (first,) = list_kept(tmp_path)
    (tmp_path / ".mujaz/cards/events.x.0123.png").write_bytes(b"kept by an older version")
    draw("غيره", tmp_path)
    assert len(list_kept(tmp_path)) == 1
    assert not first.exists()


def test_words_that_run_together_are_told_apart() -> None:
    assert hash_card(Card("", ("أ", "ب ج"))) != hash_card(Card("", ("أ ب", "ج")))
