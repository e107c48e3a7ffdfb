"""The one way in which a command speaks: whatever it prints is shown, and commands no terminal.

File names, titles and reasons come from outside. Control characters and those that turn a text's direction are printed
as signs (``reveal``), line ends too: a line of ours is one line.
"""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from digest.desk.revealing import escape_json, reveal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: First-strong isolate and its end: Arabic beside Latin stays where it belongs, in terminals that know bidi.
_ISOLATE = "\u2068{}\u2069"


class Style(TypedDict, total=False):
    """What a terminal that can is told of a text."""

    fg: str | None
    bold: bool
    dim: bool
    underline: bool


def say(text: str = "", *, err: bool = False, end: bool = True, **style: Unpack[Style]) -> None:
    """Print a line, to standard error if asked; without ``end`` the next words go on in it."""
    click.echo(click.style(reveal(text), **style), nl=end, err=err)


def say_row(pieces: Iterable[tuple[str, Style, bool]]) -> None:
    """Print a line of pieces, each a text with its style; a text from outside (``True``) keeps its direction to itself.

    Only a terminal gets the characters for that: what is piped on is the text alone.
    """
    terminal = sys.stdout.isatty()
    shown = ((reveal(text), style, outside and terminal) for text, style, outside in pieces)
    click.echo("".join(click.style(_ISOLATE.format(t) if apart else t, **style) for t, style, apart in shown))


def say_json(value: object) -> None:
    """Print a value as JSON, what a terminal could obey written as JSON escapes it."""
    click.echo(escape_json(json.dumps(value, ensure_ascii=False, indent=1)))


@contextmanager
def revealed() -> Iterator[None]:
    """Reveal what click itself complains of: it quotes what was typed, which may be a file's name."""
    try:
        yield
    except click.ClickException as error:
        message = error.format_message()
        if (shown := "\n".join(map(reveal, message.split("\n")))) == message:
            raise
        context = error.ctx if isinstance(error, click.UsageError) else None
        raise click.UsageError(shown, context) from error
