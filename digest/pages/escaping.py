"""Text is text: every character that some reader of Markdown could take for a command becomes a character reference."""

from __future__ import annotations

import re
from functools import lru_cache

from digest.arabic.direction import split_runs

#: Characters that some construct begins with or is built of, wherever they stand.
_ALWAYS = r"""\\`*_{}\[\]<>&#|~^=+$@"""
#: Constructs made of harmless characters: a dash or colon at the start, `--`, `!!!`, `!7`, `:word:`, `www.`, `(c)`.
#: Each condition looks back at the character just read: a pattern that begins with one set is searched for fast.
_SOMETIMES = (
    r"(?<=^[-:!?%])|(?<=--)|(?<=-)(?=-)|(?<=!!)|(?<=!)(?=[!0-9])|(?<=\?\?)|(?<=\?)(?=[?0-9])"
    r"|(?<=[A-Za-z0-9]:)|(?<=:)(?=[A-Za-z0-9:])|(?<=[A-Za-z]\.)(?=[A-Za-z])"
    r"|(?<=\()(?=[A-Za-z]{1,2}\))"
)
_RISKY = re.compile(rf"[{_ALWAYS}\-:!?%.(](?:(?<=[{_ALWAYS}])|{_SOMETIMES})")
#: `1.`, `a)` at the start.
_LIST_NUMBER = re.compile(r"(\d+|[A-Za-z]+)([.)])")
_NOT_OF_ADDRESS = re.compile(r"[^\w/.?%:=-]")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escape(text: str) -> str:
    """Write plain text so that Markdown gives back exactly its characters, wherever it is put."""
    safe = _RISKY.sub(_refer_match, text)
    number = _LIST_NUMBER.match(safe)
    return f"{number[1]}{_refer(number[2])}{safe[number.end() :]}" if number else safe


@lru_cache(maxsize=8192)
def escape_words(text: str) -> str:
    """Write plain text that is read in a right-to-left line: telephone numbers, scores and signs are isolated."""
    parts = split_runs(text)
    if len(parts) == 1:
        return escape(text)
    return "".join(f'<bdi dir="ltr">{escape(p)}</bdi>' if i % 2 else escape(p) for i, p in enumerate(parts))


def escape_value(text: str) -> str:
    """Write plain text into an attribute of raw HTML: preprocessors such as critic read there too."""
    return escape(text).replace('"', "&quot;")


def escape_address(address: str) -> str:
    """Write a web address as a link's target: «$a$», «:smile:» or «++» inside it are commands to some extension."""
    return _NOT_OF_ADDRESS.sub(_refer_match, address)


def _refer(char: str) -> str:
    return _NAMED.get(char) or f"&#{ord(char)};"


def _refer_match(match: re.Match[str]) -> str:
    return _refer(match[0])
