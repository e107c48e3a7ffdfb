"""The bar over every page under ``mkdocs serve``: what waits for the editor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.complaints import describe
from digest.desk.reasons import list_reasons

if TYPE_CHECKING:
    from digest.arabic.phrases import Phrases
    from digest.model import Content
    from digest.problems import Problem

#: More notes than this are counted, not listed: `digest check` lists them all.
LISTED = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of counts, and the notes behind it: plain text."""

    summary: str
    notes: tuple[str, ...]


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
    return Bar(" · ".join(counts), tuple(listed))
