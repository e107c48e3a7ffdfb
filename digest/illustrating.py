"""The pictures of a site: drawn once, kept below ``.mujaz/cards`` under their address and a hash of what they show."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from digest.store.writing import write_file
from digest.theme.cards import draw_card, draw_site_card, hash_recipe

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from digest.pages.cards import Card


def illustrate(cards: Iterable[Card], root: Path) -> dict[str, Path]:
    """Draw what is not kept from before, and give the file of each card by its address below the site's root."""
    wanted = list(cards)
    forget_others(wanted, (), root)
    return {card.address: keep_picture(card, root) for card in wanted}


def keep_picture(card: Card, root: Path) -> Path:
    """Give the kept file of a card, drawing it where there is none."""
    path = _shelf(root) / f"{_flatten(card.address)}.{hash_card(card)}.png"
    if not path.is_file():
        write_file(path, draw_card(*card.words) if len(card.words) == 4 else draw_site_card(*card.words))
    return path


def forget_others(cards: Iterable[Card], others: Iterable[str], root: Path) -> None:
    """Delete the pictures that none of these cards, and none at these ``others``' addresses, has any more.

    A headline that was withdrawn stands in none.
    """
    shown = {_flatten(card.address): hash_card(card) for card in cards}
    kept = set(map(_flatten, others))
    for file in sorted(_list_kept(root)):
        name, _, found = file.removesuffix(".png").rpartition(".")
        if name not in kept and found != shown.get(name):
            with suppress(OSError):
                (_shelf(root) / file).unlink()


def hash_card(card: Card) -> str:
    """Give a hash of what a picture depends on: its words, and how cards are drawn."""
    return hashlib.sha256("\0".join((hash_recipe(), *card.words)).encode()).hexdigest()[:32]


def _list_kept(root: Path) -> list[str]:
    try:
        return [name for name in os.listdir(_shelf(root)) if name.endswith(".png")]  # noqa: PTH208 (names are enough)
    except OSError:
        return []


def _flatten(address: str) -> str:
    return address.removeprefix("assets/cards/").removesuffix(".png").replace("/", ".")


def _shelf(root: Path) -> Path:
    return root / ".mujaz" / "cards"
