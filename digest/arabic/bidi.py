"""The order in which the parts of a right-to-left line are drawn: Unicode's algorithm for text without controls.

Source: Unicode Standard Annex 9, rules W1 to L2, for one line of one paragraph at level 1. Our texts hold no controls
of direction (``arabic/typography.py``), so nothing nests, and two levels are enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import bidirectional

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NEUTRAL = frozenset({"B", "S", "WS", "ON", "BN"})
_STRONG = frozenset({"L", "R", "AL"})
_BRACKETS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one direction, in the order in which it is read."""

    text: str
    rtl: bool


def order_runs(parts: Sequence[str]) -> tuple[Run, ...]:
    """Give the runs of a line from left to right; the odd ``parts`` are isolated, and read left to right."""
    units = [unit for n, part in enumerate(parts) for unit in ((part,) if n % 2 else part)]
    kinds = [kind for n, part in enumerate(parts) for kind in (("ON",) if n % 2 else map(_kind, part))]
    isolated = {sum(1 if m % 2 else len(parts[m]) for m in range(n)) for n in range(1, len(parts), 2)}
    kinds = _resolve_neutrals(_resolve_brackets(units, _resolve_weak(kinds)))
    levels = [kind == "R" and place not in isolated for place, kind in enumerate(kinds)]
    for place in reversed(range(len(units))):  # L1: space at the end of a line belongs to the line
        if not units[place].isspace():
            break
        levels[place] = True
    runs = [Run("".join(unit for unit, _ in run), rtl) for rtl, run in groupby(zip(units, levels, strict=True), _level)]
    return tuple(reversed(runs))


def _level(unit: tuple[str, bool]) -> bool:
    return unit[1]


def _kind(char: str) -> str:
    return bidirectional(char) or "L"


def _resolve_weak(kinds: Iterable[str]) -> list[str]:
    """Settle marks, digits and the signs beside them (W1 to W7)."""
    found: list[str] = []
    for kind in kinds:
        found.append((found[-1] if found else "R") if kind == "NSM" else kind)
    strong = "R"
    for place, kind in enumerate(found):
        strong = kind if kind in _STRONG else strong
        if kind == "EN" and strong == "AL":
            found[place] = "AN"
    for place in range(1, len(found) - 1):
        before, kind, after = found[place - 1 : place + 2]
        if before == after and ((kind == "ES" and before == "EN") or (kind == "CS" and before in {"EN", "AN"})):
            found[place] = before
    return list(_settle_signs(found))


def _settle_signs(kinds: list[str]) -> Iterator[str]:
    """Let a sign of currency or percent go with the digits it touches (W5), and other signs be neutral (W6, W7)."""
    strong = "R"
    for is_sign, group in groupby(enumerate(kinds), lambda pair: pair[1] == "ET"):
        places = [place for place, _ in group]
        around = {kinds[i] for i in (places[0] - 1, places[-1] + 1) if 0 <= i < len(kinds)}
        for place in places:
            kind = ("EN" if "EN" in around else "ON") if is_sign else kinds[place]
            strong = kind if kind in _STRONG else strong
            yield _settle(kind, strong)


def _settle(kind: str, strong: str) -> str:
    if kind in {"ES", "CS"}:
        return "ON"
    if kind == "EN" and strong == "L":
        return "L"
    return "R" if kind == "AL" else kind


def _resolve_brackets(units: Sequence[str], kinds: list[str]) -> list[str]:
    """Give both brackets of a pair the direction of what they hold (N0)."""
    for first, last in _pair_brackets(units, kinds):
        held = {_side(kind) for kind in kinds[first + 1 : last]} - {""}
        before = next((side for kind in reversed(kinds[:first]) if (side := _side(kind))), "R")
        if held:
            kinds[first] = kinds[last] = "R" if "R" in held else before
    return kinds


def _pair_brackets(units: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Find the places of the pairs of brackets, in the order in which they open (BD16)."""
    pairs: list[tuple[int, int]] = []
    waiting: list[int] = []
    for place, unit in enumerate(units):
        if kinds[place] == "ON" and unit in _BRACKETS.values():
            waiting.append(place)
        opener = next((i for i in reversed(waiting) if units[i] == _BRACKETS.get(unit)), None)
        if kinds[place] == "ON" and opener is not None:
            pairs.append((opener, place))
            waiting = [i for i in waiting if i < opener]
    return sorted(pairs)


def _resolve_neutrals(kinds: list[str]) -> list[str]:
    """Let neutrals take the direction that stands on both their sides, or that of the line (N1, N2)."""
    found: list[str] = []
    for neutral, group in groupby(kinds, _NEUTRAL.__contains__):
        run = list(group)
        if neutral:
            before = _side(found[-1]) if found else "R"
            after = _side(kinds[len(found) + len(run)]) if len(found) + len(run) < len(kinds) else "R"
            found += [before if before == after else "R"] * len(run)
        else:
            found += run
    return found


def _side(kind: str) -> str:
    """Count a number as right to left, as N0 to N2 do."""
    return "L" if kind == "L" else "R" if kind in {"R", "EN", "AN"} else ""
