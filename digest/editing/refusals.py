"""Why a verb does nothing: a code and values; the sentences live where the command speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.problems import Problem


class RefusedError(Exception):
    """A verb cannot do what was asked; nothing was changed. ``problems`` are the faults it would have made."""

    def __init__(self, code: str, problems: Iterable[Problem] = (), **values: str) -> None:
        self.code = code
        self.values = values
        self.problems = tuple(problems)
        super().__init__(f"{code} {values}")
