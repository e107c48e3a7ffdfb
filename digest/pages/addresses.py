"""Where a page's source stands, and the address it gets."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote


@lru_cache(maxsize=65536)
def page_address(uri: str) -> str:
    """Give the address of a page below the site's root: ``events/x.md`` → ``events/x/``, ``index.md`` → ``./``."""
    folder, _, name = uri.rpartition("/")
    stem = name.removesuffix(".md")
    parts = [folder] if stem in {"index", "README"} else [folder, stem]
    return quote("/".join(filter(None, parts)) or ".") + "/"


def relative_address(to: str, here: str) -> str:
    """Give the way from the page at address ``here`` to the page at address ``to``, as MkDocs writes it."""
    way, goal = _split(here), _split(to)
    common = 0
    for ours, theirs in zip(way, goal, strict=False):
        if ours != theirs:
            break
        common += 1
    return ("../" * (len(way) - common) + "".join([f"{part}/" for part in goal[common:]])) or "./"


@lru_cache(maxsize=65536)
def _split(address: str) -> list[str]:
    return [] if address == "./" else address.rstrip("/").split("/")
