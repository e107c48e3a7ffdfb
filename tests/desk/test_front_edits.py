"""Edits that keep comments."""

from __future__ import annotations

import pytest

from digest.store.front_edits import FrontError, edit_body, edit_front, split_front

TEXT = """---
# the head
title: عنوان   # mine
says: |
  سطر

  # no comment
# above b
b: [1,
  2]

c: x
---

متن
"""
ORDER = ("title", "says", "new", "b", "c")


def test_a_key_spans_its_lines_without_the_comments_above_the_next() -> None:
    assert split_front(TEXT) == {
        "title": "title: عنوان   # mine",
        "says": "says: |\n  سطر\n\n  # no comment",
        "b": "b: [1,\n  2]",
        "c": "c: x",
    }


def test_no_change_gives_the_same_text() -> None:
    assert edit_front(TEXT, {}, ORDER) == TEXT
    assert edit_front(TEXT, dict(split_front(TEXT)), ORDER) == TEXT


def test_replace_add_and_remove() -> None:
    after = edit_front(TEXT, {"b": "b: 3", "c": "", "new": "new: 1"}, ORDER)
    assert after == TEXT.replace("b: [1,\n  2]", "b: 3").replace("c: x\n", "").replace(
        "  # no comment\n", "  # no comment\nnew: 1\n"
    )


def test_a_first_key_goes_to_the_top() -> None:
    assert edit_front("---\nb: 1\n---\n", {"title": "title: t"}, ORDER) == "---\ntitle: t\nb: 1\n---\n"


def test_a_body_is_replaced_whole() -> None:
    assert edit_body(TEXT, "آخر\n") == TEXT.replace("متن", "آخر")
    assert edit_body("---\na: 1\n---\n", "آخر\n") == "---\na: 1\n---\n\nآخر\n"


@pytest.mark.parametrize("text", ["no front matter", "---\n{a: 1, b: 2}\n---\n", "---\na: [\n---\n", "---\n- a\n---\n"])
def test_front_matter_that_is_not_one_key_a_line_is_refused(text: str) -> None:
    with pytest.raises(FrontError):
        edit_front(text, {"a": "a: 2"}, ORDER)
