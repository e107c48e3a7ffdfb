"""Sentences for editors: the place first, one line each, and nothing that moves a cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.arabic.typography import BIDI_CONTROLS
from digest.build import load_phrases
from digest.complaints import describe, explain_codes, sort_problems
from digest.model import Settings
from digest.problems import ContentError, Place, Problem
from digest.store.loading import Folders
from tests.site_trees import PACKAGE

if TYPE_CHECKING:
    from random import Random

PHRASES = load_phrases(Folders.below(PACKAGE), Settings("موجز"))[0]
CODES = [key.removeprefix("problem.") for key in PHRASES.entries if key.startswith("problem.")]
PLACES = st.builds(Place, st.sampled_from(["a.md", "b.md", "b/a.md"]), st.integers(0, 20))
PROBLEMS = st.builds(Problem, PLACES, st.sampled_from(CODES), st.sampled_from(["", "title"]))


def test_the_path_comes_first() -> None:
    problem = Problem(Place("content/x.md", 4), "E109", "published", (("value", "2020-02-31"),))
    expected = "content/x.md:4: E109 published — التاريخ «2020-02-31» غير صالح (not a calendar date)"
    assert describe(problem, PHRASES) == expected


def test_without_a_guess_nothing_is_guessed() -> None:
    said = describe(Problem(Place("x.md", 4), "E310", "source", (("value", "x"), ("near", ""))), PHRASES)
    assert said == "x.md:4: E310 source — مصدر غير معروف «x» (unknown source)"


def test_a_whole_file_has_no_line() -> None:
    assert describe(Problem(Place("content"), "E001"), PHRASES).startswith("content: E001 — ")


@given(st.text(), st.text(), st.text(min_size=1))
def test_whatever_the_values_hold_a_message_is_one_harmless_line(subject: str, value: str, file: str) -> None:
    said = describe(Problem(Place(file, 1), "E105", subject, (("value", value),)), PHRASES)
    assert len(said.splitlines()) == 1
    assert not set(said) & BIDI_CONTROLS
    assert "\x1b" not in said
    said.encode()


def test_a_long_value_is_cut() -> None:
    said = describe(Problem(Place("x.md", 1), "E105", "k" * 10**6, (("value", "v" * 10**6),)), PHRASES)
    assert len(said) < 1000


@given(st.lists(PROBLEMS), st.randoms(use_true_random=False))
def test_problems_are_sorted_by_place_each_once(problems: list[Problem], random: Random) -> None:
    expected = sort_problems(problems)
    random.shuffle(problems)
    assert sort_problems(problems * 2) == expected
    assert [p.place for p in expected] == sorted(p.place for p in expected)
    assert list(ContentError(problems).problems) == sorted(problems)


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_meaning_and_a_cure(code: str) -> None:
    forms = PHRASES.entries[f"problem.{code}"]
    assert forms.keys() == {"text", "english", "cure"}
    assert forms["english"].isascii() or "«" in forms["english"] or "–" in forms["english"]
    assert forms["cure"].endswith(".")
    assert Problem(Place("x"), code).stops == code.startswith("E")


def test_explain_codes_lists_each_once() -> None:
    lines = list(explain_codes(PHRASES))
    assert [line.split(":")[0].strip("-* ") for line in lines] == sorted(CODES)
    assert all("\n" not in line and "Cure" in line for line in lines)


def test_the_list_of_problems_is_what_the_command_prints() -> None:
    page = (PACKAGE.parent / "PROBLEMS.md").read_text("utf-8")
    assert [line for line in page.splitlines() if line.startswith("- ")] == list(explain_codes(PHRASES))
