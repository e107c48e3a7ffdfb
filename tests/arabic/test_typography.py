"""The one normalisation, and the cutting of texts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.arabic.typography import BIDI_CONTROLS, normalise, shorten

CHARS = st.characters() | st.sampled_from(
    "\x00\x07\x1b\x1c\x85\xa0\u200b\u200d\u200e\u2028\u202e\u2069\ufdd0\uffff\U0001fffe\t\r\n "
)
TEXTS = st.text(CHARS)


@given(TEXTS)
def test_normalise_is_idempotent(text: str) -> None:
    once = normalise(text)
    assert normalise(once.text) == type(once)(once.text)


@given(TEXTS)
def test_normalise_leaves_nothing_forbidden(text: str) -> None:
    clean = normalise(text).text
    assert clean == " ".join(clean.split())
    assert not [c for c in clean if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} or c in BIDI_CONTROLS]


@given(TEXTS)
def test_normalise_names_what_it_takes_out_and_takes_out_nothing_else(text: str) -> None:
    clean = normalise(text)
    named = {chr(int(name.removeprefix("U+"), base=16)) for name in (*clean.control, *clean.bidi)}
    assert named <= set(text)
    assert "".join(clean.text.split()) == "".join("".join(c for c in text if c not in named).split())


@pytest.mark.parametrize(
    ("text", "clean", "control", "bidi"),
    [
        ("", "", (), ()),
        ("  أول \t ثان\r\nثالث ", "أول ثان ثالث", (), ()),
        ("أول\u00a0ثان\u2028ثالث\x85رابع", "أول ثان ثالث رابع", (), ()),
        ("a\x00b\x1b[31m", "ab[31m", ("U+0000", "U+001B"), ()),
        ("a\x1cb", "a b", (), ()),  # the separators of old terminals are white space
        ("gpj\u202eexe\u202c", "gpjexe", (), ("U+202C", "U+202E")),
        ("می\u200cخواهم \u200fس", "می\u200cخواهم \u200fس", (), ()),
        ("\ufdd0\uffff\U0010ffff", "", ("U+10FFFF", "U+FDD0", "U+FFFF"), ()),
        ("\ud800", "", ("U+D800",), ()),
    ],
)
def test_normalise(text: str, clean: str, control: tuple[str, ...], bidi: tuple[str, ...]) -> None:
    found = normalise(text)
    assert (found.text, found.control, found.bidi) == (clean, control, bidi)


@given(st.lists(st.text("اب؟.!،", min_size=1), max_size=40).map(" ".join), st.integers(1, 30))
def test_shorten_never_gives_more_words(text: str, words: int) -> None:
    cut = shorten(text, words).removesuffix(" …")
    assert len(cut.split()) <= words
    assert text.startswith(cut)
    assert shorten(text, 1000) == text


@pytest.mark.parametrize(
    ("text", "words", "cut"),
    [
        ("واحد اثنان", 2, "واحد اثنان"),
        ("واحد اثنان ثلاثة", 2, "واحد اثنان …"),
        ("واحد اثنان، ثلاثة", 2, "واحد اثنان …"),
        ("واحد. اثنان ثلاثة أربعة خمسة", 4, "واحد. اثنان ثلاثة أربعة …"),
        ("واحد اثنان ثلاثة. أربعة خمسة", 4, "واحد اثنان ثلاثة."),
        ("واحد «اثنان ثلاثة؟» أربعة خمسة", 4, "واحد «اثنان ثلاثة؟»"),
        ("", 3, ""),
    ],
)
def test_shorten_ends_at_a_sentence_that_is_near(text: str, words: int, cut: str) -> None:
    assert shorten(text, words) == cut
