"""Frozen values into plain columns and back: a table for each class, a column for each field.

Ten thousand articles are a hundred thousand small objects. Made one by one through their constructors they take longer
than the disk; made column by column, each slot filled in one go, they take a tenth of that.
"""

from __future__ import annotations

from collections import deque
from dataclasses import fields, is_dataclass
from enum import Enum
from itertools import chain, islice, repeat
from operator import attrgetter
from types import NoneType
from typing import TYPE_CHECKING, Any

from digest import model, problems
from digest.model import Block
from digest.store.late import LateBlocks, pack_late, unpack_late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: ``(form, …)``, made of plain values only.
Column = tuple[Any, ...]
_CLASSES = {
    name: one
    for module in (model, problems)
    for name, one in vars(module).items()
    if isinstance(one, type) and one.__module__ == module.__name__
}


def pack(values: Sequence[Any]) -> Column:
    """Pack values of the model, or plain ones, as a column; :func:`unpack` gives equal values back."""
    kinds = set(map(type, values))
    some = kinds - {NoneType}
    if some and all(map(is_dataclass, some)):
        return _pack_objects(values, sorted(some, key=lambda one: one.__name__))
    if kinds <= {tuple, LateBlocks} and _hold(values) <= {Block} and any(values):
        return "late", *pack_late(values)
    if kinds == {tuple} and all(map(is_dataclass, _hold(values))) and any(values):
        return "tuples", list(map(len, values)), pack(list(chain.from_iterable(values)))
    if len(some) == 1 and issubclass(kind := some.pop(), Enum):
        return "options", kind.__name__, [value and value.value for value in values]
    if kinds == {dict}:
        return "shared", *_share(values)
    return "plain", list(values)


def unpack(column: Column) -> list[Any]:
    """Give the values of a column.

    Raises :class:`KeyError`, :class:`AttributeError`, :class:`TypeError` or :class:`ValueError` for what is none.
    """
    form, *parts = column
    match form:
        case "objects":
            return _unpack_objects(*parts)
        case "tuples":
            lengths, inner = parts
            items = iter(unpack(inner))
            return [tuple(islice(items, length)) if length else () for length in lengths]
        case "late":
            return [*unpack_late(*parts)]
        case "options":
            name, keys = parts
            options = {None: None, **{option.value: option for option in _CLASSES[name]}}  # type: ignore[attr-defined]
            return list(map(options.__getitem__, keys))
        case "shared":
            distinct, picks = parts
            return list(map(distinct.__getitem__, picks))
        case _:
            (values,) = parts
            return list(values)


def _hold(rows: Sequence[Sequence[Any]]) -> set[type]:
    return set(map(type, chain.from_iterable(rows)))


def _share(values: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[int]]:
    places: dict[tuple[tuple[str, Any], ...], int] = {}
    picks = [places.setdefault(tuple(value.items()), len(places)) for value in values]
    return [dict(items) for items in places], picks


def _pack_objects(values: Sequence[Any], kinds: Sequence[type]) -> Column:
    if unknown := [kind.__name__ for kind in kinds if _CLASSES.get(kind.__name__) is not kind]:
        raise ValueError(unknown)
    tables = [_pack_table(kind, [value for value in values if type(value) is kind]) for kind in kinds]
    numbers = {NoneType: -1, **{kind: number for number, kind in enumerate(kinds)}}
    picks = [] if len(set(map(type, values))) == 1 else [numbers[type(value)] for value in values]
    return "objects", tables, picks


def _pack_table(kind: Any, rows: Sequence[Any]) -> tuple[str, int, list[tuple[str, Column]]]:
    names = [field.name for field in fields(kind)]
    return kind.__name__, len(rows), [(name, pack(list(map(attrgetter(name), rows)))) for name in names]


def _unpack_objects(tables: list[tuple[str, int, list[tuple[str, Column]]]], picks: list[int]) -> list[Any]:
    found = [_unpack_table(*table) for table in tables]
    if not picks:
        return found[0]
    rows: list[Iterator[Any]] = [*map(iter, found), repeat(None)]  # -1, no object, is the last one
    return [next(rows[pick]) for pick in picks]


def _unpack_table(name: str, count: int, columns: list[tuple[str, Column]]) -> list[Any]:
    kind = _CLASSES[name]
    rows: list[Any] = list(map(object.__new__, repeat(kind, count)))
    for field, column in columns:
        # The slot itself: a frozen class refuses setattr, and its constructor takes four times as long.
        deque(map(getattr(kind, field).__set__, rows, unpack(column)), maxlen=0)
    return rows
