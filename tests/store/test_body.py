"""Bodies: blocks of text set apart by blank lines, `## ` before a sub-heading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.arabic.typography import normalise
from digest.model import Block, BlockKind
from digest.store.body import hash_body, number_blocks, read_body, write_body

PARAGRAPH, SUBHEADING = BlockKind.PARAGRAPH, BlockKind.SUBHEADING
TEXT = (st.text() | st.from_regex(r"\\*#{0,3} ?\w*", fullmatch=True) | st.just("---")).map(lambda t: normalise(t).text)
BLOCKS = st.lists(st.builds(Block, TEXT.filter(bool), st.sampled_from(BlockKind))).map(tuple)


@given(BLOCKS)
def test_what_is_written_is_read(blocks: tuple[Block, ...]) -> None:
    assert read_body(write_body(blocks), "f", 1) == (blocks, ())


@given(st.text())
def test_reading_any_text_settles_at_once(text: str) -> None:
    blocks, _ = read_body(text, "f", 1)
    assert read_body(write_body(blocks), "f", 1) == (blocks, ())
    assert all(block.text == normalise(block.text).text != "" for block in blocks)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", ()),
        ("\n \n\t\n", ()),
        ("أول\nسطر ثان\n\n\n\nثان", (Block("أول سطر ثان"), Block("ثان"))),
        ("## عنوان", (Block("عنوان", SUBHEADING),)),
        ("##   عنوان", (Block("عنوان", SUBHEADING),)),
        ("##\n\n## \n", (Block("##"), Block("##"))),
        ("\\## نص", (Block("## نص"),)),
        ("\\\\## نص", (Block("\\## نص"),)),
        ("### نص", (Block("### نص"),)),
        ("# نص", (Block("# نص"),)),
        ("    نص\n\n---\n\n<b>{{ x }}", (Block("نص"), Block("---"), Block("<b>{{ x }}"))),
    ],
)
def test_read_body(text: str, blocks: tuple[Block, ...]) -> None:
    assert read_body(text, "f", 1)[0] == blocks


def test_notes_name_the_line_of_the_block() -> None:
    _, notes = read_body("\nأول\n\nثان\n\x07ثالث\u202e\n", "f.md", 8)
    assert [(str(n.place), n.code) for n in notes] == [("f.md:11", "I201"), ("f.md:11", "I202")]


def test_hash_is_that_of_the_bytes_written() -> None:
    assert hash_body(()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert hash_body((Block("a"),)) != hash_body((Block("a", SUBHEADING),))


def test_lines_are_given_to_blocks_only_where_each_has_one() -> None:
    blocks = (Block("a"), Block("b"))
    assert [b.line for b in number_blocks(blocks, (7, 10))] == [7, 10]
    assert number_blocks(blocks, (7,)) == blocks
