"""The pictures of a site: each drawn once and kept below ``.mujaz/cards`` under a hash of all it depends on."""

from __future__ import annotations

import hashlib
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
    forget_others(wanted, root)
    return {card.address: keep_picture(card, root) for card in wanted}


def keep_picture(card: Card, root: Path) -> Path:
    """Give the kept file of a card, drawing it where there is none."""
    path = _shelf(root) / f"{hash_card(card)}.png"
    if not path.is_file():
        write_file(path, draw_card(*card.words) if len(card.words) == 4 else draw_site_card(*card.words))
    return path


def forget_others(cards: Iterable[Card], root: Path) -> None:
    """Delete the pictures of no card of this site any more: a withdrawn headline stands in none."""
    held = {f"{hash_card(card)}.png" for card in cards}
    for path in sorted(_shelf(root).glob("*.png")):
        if path.name not in held:
            with suppress(OSError):
                path.unlink()


def hash_card(card: Card) -> str:
    """Give a hash of what a picture depends on: its words, and how cards are drawn."""
    return hashlib.sha256("\0".join((hash_recipe(), *card.words)).encode()).hexdigest()


def _shelf(root: Path) -> Path:
    return root / ".mujaz" / "cards"
