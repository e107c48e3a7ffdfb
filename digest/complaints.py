"""A problem's code into the sentence an editor reads at the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.arabic.typography import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.arabic.phrases import Phrases
    from digest.problems import Problem


#: A longer value is cut in a message: a terminal has better uses.
LONGEST_VALUE = 160
_GUESS = "، ولعلّه «"


def describe(problem: Problem, phrases: Phrases) -> str:
    """Write ``file:line: code subject — Arabic (English)``; the path comes first, so that a terminal links it."""
    values = {name: _show(value) for name, value in problem.values}
    key = f"problem.{problem.code}"
    subject = f" {_show(problem.subject)}" if problem.subject else ""
    arabic, english = (_trim(phrases.text(key, form, **values)) for form in ("text", "english"))
    return f"{_print(str(problem.place))}: {problem.code}{subject} — {arabic} ({english})"


def tell(problem: Problem, phrases: Phrases) -> tuple[tuple[str, str], ...]:
    """Give the Arabic sentence of a problem in pairs: our words, and the value after them ('' for none)."""
    values = {name: _show(value) for name, value in problem.values}
    pairs = [(words, values.get(slot, "")) for words, slot in phrases.pieces(f"problem.{problem.code}")]
    for here, (words, value) in enumerate(pairs[:-1]):
        if not value:  # nothing is near: no guess is made
            pairs[here] = (words.removesuffix(_GUESS), "")
            pairs[here + 1] = (pairs[here + 1][0].removeprefix("»"), pairs[here + 1][1])
    return tuple(pairs)


def find_cure(code: str, phrases: Phrases) -> str:
    """Give what cures a fault, in Arabic; `…` sets off what is typed."""
    return phrases.text(f"cure.{code}") if phrases.has(f"cure.{code}") else phrases.entries[f"problem.{code}"]["cure"]


def explain_codes(phrases: Phrases) -> Iterator[str]:
    """Give every code with its meaning and its cure, a Markdown list item each (``PROBLEMS.md``)."""
    for key in sorted(phrases.entries):
        if key.startswith("problem."):
            forms = phrases.entries[key]
            yield f"- **{key.removeprefix('problem.')}**: {forms['english']}. *Cure:* {forms['cure']}"


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Order problems by file and line, each once."""
    return tuple(sorted(set(problems)))


def _show(value: str) -> str:
    shown = normalise(value).text
    return shown if len(shown) <= LONGEST_VALUE else f"{shown[:LONGEST_VALUE]}…"


def _print(path: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in path)


def _trim(sentence: str) -> str:
    return sentence.replace(f"{_GUESS}»", "").replace("; did you mean «»?", "")
