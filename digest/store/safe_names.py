"""File names that every system takes: what a name from outside becomes before a file of ours is called so."""

from __future__ import annotations

import re
import unicodedata

_UNSAFE = re.compile(r'[\\/:*?"<>|]|[^\S ]')
#: Controls, format characters, lone surrogates (bytes that are no UTF-8), private ones, line and paragraph ends.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
#: Windows opens a device under these names, whatever follows their first dot.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|\Z)", re.IGNORECASE)
_EDGES = ". -"
#: 255 bytes are the most that a name may have on usual systems; a hash and `.part` must find room too.
_LONGEST_STEM, _STEM_BYTES = 80, 160
_LONGEST_END, _END_BYTES = 10, 30
_ESCAPED = re.compile("[%\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def clean_name(name: str) -> tuple[str, str]:
    """Give the stem and the ending (with its dot, or '') of the safe name nearest to a path's last part.

    Both together are in normal form C and hold no separator, control or undecodable byte; they do not begin or end
    with a dot, hyphen or space, name no device of Windows, and leave room below 255 bytes of UTF-8.
    """
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1])
    plain = "".join("-" if unicodedata.category(letter) in _INVISIBLE else letter for letter in last)
    stem, dot, end = _UNSAFE.sub("-", plain).strip(_EDGES).rpartition(".")
    if not dot:
        stem, end = end, ""
    stem, end = _cut(stem, _LONGEST_STEM, _STEM_BYTES) or "page", _cut(end, _LONGEST_END, _END_BYTES)
    if _DEVICE.match(stem):
        stem = f"page-{stem}"
    return stem, f".{end}" if end else ""


def fold_name(name: str) -> str:
    """Give what two names have in common that some system takes for one: case and normal form make no difference."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def tell_own_name(name: str) -> str:
    """Give a path's last part where its safe name is another, else ''.

    Nothing of it is lost: ``%`` and the bytes of what is no printable text are written as ``%C7``.
    """
    last = name.rstrip("/").rsplit("/", 1)[-1]
    return "" if "".join(clean_name(name)) == last else _ESCAPED.sub(_escape, last)


def _cut(text: str, letters: int, size: int) -> str:
    return text[:letters].encode()[:size].decode(errors="ignore").strip(_EDGES)


def _escape(found: re.Match[str]) -> str:
    try:
        data = found[0].encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = found[0].encode("utf-8", "surrogatepass")
    return "".join(f"%{byte:02X}" for byte in data)
