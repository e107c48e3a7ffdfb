"""Templates without their indents: what only serves those who read a template is left out of every page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2.ext import Extension
from jinja2.lexer import TOKEN_DATA, Token

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2.lexer import TokenStream

_BREAK = re.compile(r"[ \t\r\f]*\n[ \t\r\n\f]*")
#: Elements in which white space means something, or may.
_KEEPING = re.compile(r"<(/?)(pre|textarea|script|style)\b", re.IGNORECASE)


class Tightening(Extension):
    """Makes every run of white space with a line break in it one line break, in HTML templates.

    A template's own text alone is read, before any word is put in, so that no content is touched; and as each run
    leaves a line break, no two words join.
    """

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Tighten the text between the commands of a template; tokens keep the numbers of their lines."""
        within, html = "", (stream.name or "").endswith(".html")
        for token in stream:
            if html and token.type == TOKEN_DATA:
                text, within = tighten(token.value, within)
                yield Token(token.lineno, token.type, text)
            else:
                yield token


def tighten(text: str, within: str = "") -> tuple[str, str]:
    """Tighten a piece of HTML that begins ``within`` an element that keeps its white space ('': none).

    Gives the text, and the element within which it ends.
    """
    parts, place = [], 0
    for tag in _KEEPING.finditer(text):
        closing, name = bool(tag[1]), tag[2].lower()
        if closing == bool(within) and within in {"", name}:
            parts.append(_shorten(text[place : tag.start()], within))
            place, within = tag.start(), "" if closing else name
    return "".join([*parts, _shorten(text[place:], within)]), within


def _shorten(text: str, within: str) -> str:
    return text if within else _BREAK.sub("\n", text)
