"""The pictures of a site: drawn once, kept below ``.mujaz/cards`` under their address and a hash of what they show.

A kept picture bears a hash of its bytes as well: one that a disk or a hand damaged is drawn anew.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from digest.store.kept import read_kept, write_kept
from digest.theme.cards import draw_card, draw_site_card, hash_recipe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from digest.pages.cards import Card

#: How the names of kept pictures end, and how those ended that bore no hash of their bytes.
_KEPT, _OLD = ".card", ".png"


def illustrate(cards: Iterable[Card], root: Path) -> Iterator[tuple[str, bytes]]:
    """Draw what is not kept from before, and give each card's address below the site's root with its picture (PNG)."""
    wanted = list(cards)
    forget_others(wanted, (), root)
    return ((card.address, keep_picture(card, root)) for card in wanted)


def keep_picture(card: Card, root: Path) -> bytes:
    """Give the kept picture of a card (PNG), drawing and keeping it where there is none or a damaged one."""
    made_of = hash_card(card)
    path = _shelf(root) / f"{_flatten(card.address)}.{made_of}{_KEPT}"
    if kept := read_kept(path, made_of):
        return bytes(kept[0])
    picture = draw_card(*card.words) if len(card.words) == 4 else draw_site_card(*card.words)
    write_kept(path, made_of, picture)
    return picture


def forget_others(cards: Iterable[Card], others: Iterable[str], root: Path) -> None:
    """Delete the pictures that none of these cards, and none at these ``others``' addresses, has any more.

    A headline that was withdrawn stands in none.
    """
    shown = {_flatten(card.address): hash_card(card) for card in cards}
    kept = set(map(_flatten, others))
    for file in sorted(_list_kept(root)):
        name, _, found = file.removesuffix(_KEPT).rpartition(".")
        if file.endswith(_OLD) or (name not in kept and found != shown.get(name)):
            with suppress(OSError):
                (_shelf(root) / file).unlink()


def hash_card(card: Card) -> str:
    """Give a hash of what a picture depends on: its words, and how cards are drawn."""
    return hashlib.sha256("\0".join((hash_recipe(), *card.words)).encode()).hexdigest()[:32]


def _list_kept(root: Path) -> list[str]:
    try:
        return [name for name in os.listdir(_shelf(root)) if name.endswith((_KEPT, _OLD))]  # noqa: PTH208 (names are enough)
    except OSError:
        return []


def _flatten(address: str) -> str:
    return address.removeprefix("assets/cards/").removesuffix(".png").replace("/", ".")


def _shelf(root: Path) -> Path:
    return root / ".mujaz" / "cards"
