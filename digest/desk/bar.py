"""The bar over every page under ``mkdocs serve``: what waits for the editor.

It is a file of its own, which a script puts over the page: an edit that changes only the bar changes no page.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from digest.complaints import describe
from digest.desk.reasons import list_reasons

if TYPE_CHECKING:
    from digest.arabic.phrases import Phrases
    from digest.model import Content
    from digest.problems import Problem

#: Where the script and what it shows lie, below the site's home; the script itself is beside this file.
SCRIPT, SHOWN = "desk/bar.js", "desk/bar.json"
#: More notes than this are counted, not listed: `digest check` lists them all.
LISTED = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of counts, the notes behind it, and what the editor can do: plain text."""

    summary: str
    notes: tuple[str, ...]
    say: str


def compose_bar(content: Content, notes: tuple[Problem, ...], phrases: Phrases) -> Bar | None:
    """Count the articles without a known day and those that want an eye, and list the notes; ``None`` where none."""
    standing = [a for a in content.articles if a.withdrawn is None]
    undated = sum(1 for a in standing if a.dating.moment is None or not a.dating.moment.day)
    waiting = sum(1 for a in standing if list_reasons(a))
    if not (undated or waiting or notes):
        return None
    counts = [phrases.count("count.at_desk", waiting), *([phrases.count("count.undated", undated)] if undated else [])]
    listed = [describe(note, phrases) for note in notes[:LISTED]]
    if len(notes) > LISTED:
        listed.append(phrases.text("desk_bar.more", notes=len(notes) - LISTED))
    return Bar(" · ".join(counts), tuple(listed), phrases.text("desk_bar.say"))


def write_bar(bar: Bar | None) -> str:
    """Write what the script shows: a bar as JSON, or ``null``."""
    return json.dumps(asdict(bar) if bar else None, ensure_ascii=False) + "\n"
