"""``names.yml``: known names with the Latin word that ids use and their other spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.arabic.names import Name
from digest.store.nodes import Mapping

if TYPE_CHECKING:
    from digest.store.record import Record

KINDS = ("person", "place", "organisation")


def read_names(record: Record) -> tuple[Name, ...]:
    """Read the known names: a mapping of an Arabic name to ``latin*``, ``kind``, ``also``, ``adjectives``, ``beside``.

    E101, E113.
    """
    names = []
    for key, (scalar, node) in record.node.items.items():
        if not isinstance(node, Mapping):
            record.complain("E103", key, scalar.line, wanted="mapping")
            continue
        inner = record.inner(key, node, scalar.line)
        latin, kind = inner.text("latin"), inner.text("kind")
        also, adjectives, beside = (inner.texts(key) for key in ("also", "adjectives", "beside"))
        inner.require("latin", latin)
        if kind and kind not in KINDS:
            inner.complain("E113", "kind", value=kind, options=", ".join(KINDS))
        names.append(Name(latin, (key, *also), kind, adjectives, beside))
        inner.finish()
    return tuple(name for name in names if name.latin)
