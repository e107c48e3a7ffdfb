"""Words inside a block as both writers write them: HTML that Markdown passes on. Only links are each writer's own."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from digest.pages.blocks import Break, Inline, Inlines, Latin, Link, Span, Time, Words
from digest.pages.escaping import escape, escape_words

if TYPE_CHECKING:
    from collections.abc import Callable

    WriteLink = Callable[[Link], str]


def write_words(words: Inlines, write_link: WriteLink) -> str:
    """Write words; ``write_link`` writes the links among them."""
    if len(words) == 1:
        return write_word(words[0], write_link)
    return "".join([write_word(word, write_link) for word in words])


def write_word(word: Inline, write_link: WriteLink) -> str:
    """Write one word or link."""
    match word:
        case Words():
            return escape_words(word.text)
        case Link():
            return write_link(word)
        case Span():
            marks = (f' class="{word.role}"' if word.role else "") + (f' id="{word.anchor}"' if word.anchor else "")
            return f"<span{marks}>{write_words(word.words, write_link)}</span>"
        case Time():
            return f'<time datetime="{html.escape(word.machine)}">{escape(word.text)}</time>'
        case Latin():
            return f'<bdi dir="ltr" lang="en">{escape(word.text)}</bdi>'
        case Break():
            return "<br>"
