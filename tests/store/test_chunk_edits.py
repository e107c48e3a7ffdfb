"""A key's lines laid over a file's: what stays equal keeps its bytes, comments and line ends."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digest.store.chunk_edits import set_body, set_chunk, set_chunks, split_chunks
from digest.store.value_edits import EditError

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
ORDER = ("title", "says", "new", "b", "dating", "flags", "c")


def test_the_chunks_of_a_file() -> None:
    assert split_chunks(TEXT) == {
        "title": "title: عنوان   # mine",
        "says": "says: |\n  سطر\n\n  # no comment",
        "b": "b: [1,\n  2]",
        "c": "c: x",
    }


def test_what_is_so_already_keeps_its_bytes() -> None:
    assert set_chunks(TEXT, {"title": 'title: "عنوان"', "b": "b:\n  - 1\n  - 2", "new": ""}, ORDER) == TEXT
    assert set_chunks(TEXT, dict(split_chunks(TEXT)), ORDER) == TEXT


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_replace_add_and_remove(end: str) -> None:
    wanted = TEXT.replace("b: [1,\n  2]", "b: 3").replace("c: x\n", "").replace("عنوان   #", '"آخر"   #')
    wanted = wanted.replace("  # no comment\n", "  # no comment\nnew:\n  a: 1\n")
    chunks = {"b": "b: 3", "c": "", "new": "new:\n  a: 1", "title": 'title: "آخر"'}
    assert set_chunks(TEXT.replace("\n", end), chunks, ORDER) == wanted.replace("\n", end)


@pytest.mark.parametrize(
    ("before", "chunk", "after"),
    [
        ("b: {x: 1} # c", "b: {x: 2, y: 1}", "b: {x: 2, y: 1} # c"),
        ("b: # c\n  x: 1\n  y: 2 # d", "b: {x: 2}", "b: {x: 2} # c"),
        ("b: # c\n  x: 1 # d\n  y: 2 # e", "b:\n  x: 1\n  y: 3\n  z: 4", "b: # c\n  x: 1 # d\n  y: 3 # e\n  z: 4"),
        ("b:\n    x: 1 # d\n    y: 2", "b:\n  w: 0\n  v: 9\n  x: 1", "b:\n    w: 0\n    v: 9\n    x: 1 # d"),
        ("b: {x: 1}", "b:\n  x: 2\n  y: 1", "b:\n  x: 2\n  y: 1"),
        (
            "b:\n- {n: 1} # one\n- {n: 2} # two\n- {n: 3}",
            "b:\n  - {n: 0}\n  - {n: 1}\n  - {n: 3}",
            "b:\n- {n: 0}\n- {n: 1} # one\n- {n: 3}",
        ),
        (
            "b:\n  x:\n    - 1 # a\n    - 2\n  y: 1 # z",
            "b:\n  x:\n    - 1\n  y: 1",
            "b:\n  x:\n    - 1 # a\n  y: 1 # z",
        ),
        ("b:\n  x:\n    - 1", "b:\n  x: [1, 2]", "b:\n  x: [1, 2]"),
        ("b:", "b: {x: 1}", "b: {x: 1}"),
        ("'b': 'old' # c", "b: new", "'b': 'new' # c"),
    ],
)
def test_only_what_differs_is_touched(before: str, chunk: str, after: str) -> None:
    def file(lines: str) -> str:
        return f"---\ntitle: t\n{lines}\n# of c\nc: x\n---\n\nمتن\n"

    assert set_chunk(file(before), chunk, ORDER) == file(after)
    assert set_chunk(file(after), chunk, ORDER) == file(after)


def test_a_first_key_goes_to_the_top() -> None:
    assert set_chunk("---\n  b: 1\n---\n", "title: t", ORDER) == "---\n  title: t\n  b: 1\n---\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_body_is_replaced_whole(end: str) -> None:
    assert set_body(TEXT.replace("\n", end), "آخر\n") == TEXT.replace("متن", "آخر").replace("\n", end)
    assert set_body("---\na: 1\n---\n", "آخر\n") == "---\na: 1\n---\n\nآخر\n"


@pytest.mark.parametrize("text", ["no front matter", "---\n{a: 1, b: 2}\n---\n", "---\na: [\n---\n", "---\n- a\n---\n"])
def test_front_matter_that_is_not_one_key_a_line_is_refused(text: str) -> None:
    with pytest.raises(EditError):
        set_chunk(text, "a: 2", ORDER)


VALUES = st.sampled_from(["1", "[a, b]", "{k: v}", "\n    - a\n    - b"])
KEYS = st.dictionaries(st.sampled_from("pqrs"), VALUES, min_size=1)


@given(KEYS, KEYS)
def test_the_file_then_holds_what_the_chunk_holds(held: dict[str, str], wanted: dict[str, str]) -> None:
    def write(keys: dict[str, str]) -> str:
        return "b:\n" + "\n".join(f"  {key}:{'' if value[0] == chr(10) else ' '}{value}" for key, value in keys.items())

    text = f"---\ntitle: t\n{write(held)}\nc: x\n---\n"
    after = set_chunk(text, write(wanted), ORDER)
    assert set_chunk(after, write(wanted), ORDER) == after
    assert yaml.safe_load(after.split("---")[1]) == yaml.safe_load(f"title: t\n{write(wanted)}\nc: x")
