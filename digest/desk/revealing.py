"""Text from outside so that it can do nothing but be read: controls shown, never obeyed."""

from __future__ import annotations

import re

from digest.arabic.typography import BIDI_CONTROLS

_SEEN = re.compile(
    f"[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u061c\ufeff\u2028\u2029{''.join(sorted(BIDI_CONTROLS))}]"
)
_PICTURES = 0x2400
_DELETE = 0x7F


def reveal(text: str) -> str:
    """Show control characters as signs («␛», «<U+202E>»): a raw line must not command a terminal or turn a text."""
    return _SEEN.sub(lambda found: _show(ord(found[0])), text)


def escape_json(text: str) -> str:
    """Write the same characters in JSON as its escapes: who reads it gets them back."""
    return "\n".join(_SEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", line) for line in text.split("\n"))


def reveal_spaces(text: str) -> str:
    """Show no-break spaces too («⍽»), where a repair is about them."""
    return reveal(text).replace("\u00a0", "\u237d")


def _show(code: int) -> str:
    if code < 0x20:
        return chr(_PICTURES + code)
    return "\u2421" if code == _DELETE else f"<U+{code:04X}>"
