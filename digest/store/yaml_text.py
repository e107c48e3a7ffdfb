"""Values as YAML that people like to read and our own reader gives back unchanged."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Plain scalars that no reader takes for something else where we write them: ids, dates, numbers, hashes, file names.
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+:/-]*(?<![:])\Z")


def write_text(text: str) -> str:
    """Write a text in double quotes, escaping what is not printable."""
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted if quoted.isprintable() else "".join(c if c.isprintable() else _escape(c) for c in quoted)


def _escape(char: str) -> str:
    # Not as JSON does: YAML knows no pairs of surrogates, and the flag of England is written with U+E0067.
    return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"


def write_value(value: str | float) -> str:
    """Write a value plainly where it cannot be misread, else in quotes."""
    if isinstance(value, str):
        return value if _PLAIN.match(value) and value.lower() != "null" else write_text(value)
    return str(value) if isinstance(value, int) else f"{value:g}"


def write_list(values: Iterable[str | float]) -> str:
    """Write a list on one line."""
    return f"[{', '.join(map(write_value, values))}]"


def write_mapping(pairs: Iterable[tuple[str, str]]) -> str:
    """Write a mapping on one line from keys and values that are YAML already."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
