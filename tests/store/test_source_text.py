"""Bytes into text, and text into front matter and body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.store.source_text import decode, part


@given(st.text(st.characters(exclude_characters="\r\ufeff", codec="utf-8")))
def test_bom_and_line_ends_make_no_difference(text: str) -> None:
    for data in (text, "\ufeff" + text, text.replace("\n", "\r\n"), text.replace("\n", "\r")):
        assert decode(data.encode(), "f") == (text, None)


@given(
    st.text(st.characters(codec="utf-8")),
    st.booleans(),
    st.sampled_from([b"\xff", b"\xc3(", b"\xed\xa0\x80"]),
)
def test_the_line_and_the_byte_are_those_of_the_fault(before: str, bom: bool, bad: bytes) -> None:  # noqa: FBT001
    before = before.replace("\r", "")
    _, problem = decode((b"\xef\xbb\xbf" if bom else b"") + before.encode() + bad + b"\nmore\n", "f")
    assert problem is not None
    assert (problem.code, problem.place.line) == ("E010", before.count("\n") + 1)
    assert dict(problem.values)["byte"] == f"0x{bad[0]:02X}"


@pytest.mark.parametrize(
    ("text", "front", "body", "line"),
    [
        ("---\n---\n", "", "", 3),
        ("---\na: b\n---\nمتن\n", "a: b", "متن\n", 4),
        ("--- \na: b\n---\t\nمتن", "a: b", "متن", 4),
        ("---\na: b\n---", "a: b", "", 4),
        ("---\na: b\n---\n---\nمتن", "a: b", "---\nمتن", 4),
        ("---\na: |\n  ---\nb: c\n---\n", "a: |\n  ---\nb: c", "", 6),
    ],
)
def test_part(text: str, front: str, body: str, line: int) -> None:
    parted, problem = part(text, "f")
    assert problem is None
    assert parted is not None
    assert (parted.front, parted.body, parted.body_line) == (front, body, line)


@pytest.mark.parametrize("text", ["", "\n", "متن", "---", "---\na: b\n", "----\na: b\n---\n", "\n---\na: b\n---\n"])
def test_front_matter_missing_or_unclosed(text: str) -> None:
    parted, problem = part(text, "f")
    assert parted is None
    assert problem is not None
    assert (problem.code, str(problem.place)) == ("E015", "f:1")
