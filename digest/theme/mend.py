"""What no template block reaches: exact replacements in finished HTML, each of which must match.

Material writes these parts outside any block. When a newer Material writes them otherwise, the build stops and names
its version, instead of publishing a page that is quietly wrong.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mend:
    """One replacement, and why the page needs it."""

    old: str
    new: str
    why: str


MENDS = (
    Mend(
        '<html lang="ar" class="no-js">',
        '<html lang="ar" dir="rtl" class="no-js">',
        "Material sets the direction on <body> only; scroll bars and <title> follow <html>",
    ),
    Mend(
        '<div data-md-component="skip">',
        '<div data-md-component="skip" hidden>',
        "the skip link stands in our header and leads to the text, not to the first heading",
    ),
    Mend(
        'type="checkbox" id="__drawer" autocomplete="off">',
        'type="checkbox" id="__drawer">',
        "HTML allows no autocomplete on a checkbox (Nu checker); we have no drawer that a reload could leave open",
    ),
    Mend(
        'type="checkbox" id="__search" autocomplete="off">',
        'type="checkbox" id="__search">',
        "the same; where a browser keeps it ticked over a reload, our search unticks it",
    ),
)


class UnknownTemplateError(Exception):
    """Material's template no longer holds what a mend looks for."""


def mend(html: str) -> str:
    """Apply every mend once; raises :class:`UnknownTemplateError` where one does not match."""
    for entry in MENDS:
        if entry.old not in html:
            raise UnknownTemplateError(entry.old)
        html = html.replace(entry.old, entry.new, 1)
    return html
