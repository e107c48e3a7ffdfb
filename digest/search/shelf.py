"""Where analyses and finished segments are kept between builds: what indexing asks of the disk."""

from __future__ import annotations

from typing import Any, Protocol


class Shelf(Protocol):
    """A place for values of plain types, good for the code that made them; all may be lost."""

    def read(self, name: str, key: str) -> Any:
        """Give the value kept under a name and key, ``None`` where it is not there."""

    def write(self, name: str, key: str, value: Any) -> None:
        """Keep a value of plain types under a name."""


class Nowhere:
    """A shelf that keeps nothing."""

    def read(self, name: str, key: str) -> None:
        """Give nothing."""

    def write(self, name: str, key: str, value: Any) -> None:
        """Keep nothing."""
