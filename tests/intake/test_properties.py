from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.intake import RawPage, decode, read_input
from digest.intake.body import read_page
from digest.intake.mojibake import repair_mojibake
from digest.intake.plain import split_lines
from digest.intake.tree import TooMuch

_WORDS = "قالت الوزارة إن المحادثات بين الوفدين انتهت من دون اتفاق على وقف القتال اقرأ أيضا إعلان 2020 ."
_TAGS = "p div span a b h1 h2 li ul table tr td br img article aside form figure script style article time section"
WORDS = _WORDS.split()
TAGS = _TAGS.split()
MARKUP = st.lists(
    st.one_of(
        st.sampled_from(TAGS).map("<{}>".format),
        st.sampled_from(TAGS).map("</{}>".format),
        st.sampled_from(
            [
                "<a href='/x'>",
                "<div class='related share'>",
                "<p itemprop=articleBody>",
                "<",
                "&amp;",
                "<!--",
                "-->",
                "\x00",
            ]
        ),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join),
        st.text(max_size=8),
    ),
    max_size=60,
).map(" ".join)
RUNNING = " ".join(WORDS[:11])
ARABIC = st.lists(st.sampled_from(WORDS[:13]), max_size=40).map(lambda words: " ".join([RUNNING, *words]))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MARKUP)
def test_any_markup_gives_lines_or_a_code(markup: str) -> None:
    try:
        blocks, _ = read_page(markup)
    except TooMuch as fault:
        assert str(fault) in {"no-text", "too-deep", "too-many-elements"}  # noqa: PT017
        return
    assert [block.line for block in blocks] == list(range(1, len(blocks) + 1))
    assert all(block.text == " ".join(block.text.split()) and block.text for block in blocks)
    assert all(bool(block.reason) == (block.role == "left-out") for block in blocks)
    assert read_page(markup)[0] == blocks


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_result(data: bytes) -> None:
    if b"<" not in data:
        assert len(read_input("x", data)) >= 1


@settings(deadline=None)
@given(ARABIC)
def test_text_in_is_text_out(text: str) -> None:
    for encoding in ("utf-8", "utf-16", "cp1256"):
        decoded = decode(text.encode(encoding))
        assert decoded is not None
        assert (decoded.text, decoded.repaired) == (text, "")
    (page,) = read_input("x", text.encode())
    assert isinstance(page, RawPage)
    assert page.lines == (text,)


@given(ARABIC)
def test_mojibake_is_undone_both_ways(text: str) -> None:
    assert repair_mojibake(text.encode().decode("cp1256"))[0] == text
    assert repair_mojibake(text.encode("cp1256").decode("latin-1"))[0] == text
    assert repair_mojibake(text) == (text, "")


@given(st.text(alphabet="اب \r\n\x0c\u2028", max_size=40))
def test_lines_join_to_the_text(text: str) -> None:
    assert "\n".join(split_lines(text)) == text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
