"""Marks of a merge: found with their lines, taken apart into what was merged, and never mistaken for text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Block
from digest.store.body import read_body, write_body
from digest.store.conflict_marks import Conflict, Sides, complain_of_conflicts, find_conflicts, split_sides

TEXT = "a\n<<<<<<< HEAD\nb\n=======\nc\nd\n>>>>>>> x\ne\n"
DIFF3 = "a\n<<<<<<< HEAD\nb\n||||||| 123\no\n=======\nc\n>>>>>>> x\n<<<<<<<\n|||||||\n=======\nf\n>>>>>>>\n"


def test_sides_are_the_texts_that_were_merged() -> None:
    assert split_sides(TEXT) == Sides("a\nb\ne\n", "a\nc\nd\ne\n", None)
    assert split_sides(DIFF3) == Sides("a\nb\n", "a\nc\nf\n", "a\no\n")


def test_nested_marks_do_not_tell() -> None:
    nested = TEXT.replace("b\n", "b\n<<<<<<<< HEAD:x\n========\n>>>>>>>> y\n")
    assert len(find_conflicts(nested)) == 1
    assert split_sides(nested) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TEXT, [Conflict((2, 4, 7), whole=True)]),
        ("=======\n||||||| x\ntext\n", []),
        ("<<<<<<<< eight\n>>>>>>>x\n <<<<<<< indented\n", []),
        (">>>>>>> x\n", [Conflict((1,), whole=False)]),
        ("<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> c\n", [Conflict((1,), whole=False), Conflict((2, 3, 4), whole=True)]),
        ("<<<<<<< a\n=======\n=======\n>>>>>>> c\n", [Conflict((1, 2, 3, 4), whole=False)]),
        ("<<<<<<< a\n", [Conflict((1,), whole=False)]),
    ],
)
def test_conflicts_are_found_whole_or_broken(text: str, found: list[Conflict]) -> None:
    assert list(find_conflicts(text)) == found
    assert (split_sides(text) is not None) == (bool(found) and all(one.whole for one in found))


@given(st.lists(st.sampled_from(["<<<<<<< a", "=======", ">>>>>>> b", "||||||| c", "x", "## ", "\\"]), max_size=12))
def test_every_text_is_read(lines: list[str]) -> None:
    text = "\n".join(lines)
    sides = split_sides(text)
    if sides is not None:
        assert not find_conflicts(sides.ours)
        assert not find_conflicts(sides.theirs)


@given(
    st.lists(
        st.builds(
            "".join,
            st.lists(
                st.sampled_from(["<<<<<<<", ">>>>>>> x", "=======", "|||||||", "\\", "## ", " ", "كلمة"]), min_size=1
            ),
        ),
        max_size=5,
    )
)
def test_no_body_that_is_written_holds_marks(texts: list[str]) -> None:
    blocks = tuple(Block(clean) for text in texts if (clean := " ".join(text.split())))
    written = write_body(blocks)
    assert not complain_of_conflicts(written, "")
    assert read_body(written, "", 1)[0] == blocks
