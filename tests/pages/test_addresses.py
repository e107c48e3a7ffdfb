"""An outlet's own address reaches the reader's browser unchanged, whatever an extension would make of it."""

import markdown  # type: ignore[import-untyped]
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.pages.blocks import Link, Page, Paragraph, Words
from digest.pages.markdown import write_page
from digest.store.record import is_web_address
from tests.pages.texts import EXTENSIONS
from tests.site.parsed import Parsed

TAILS = st.text(st.sampled_from("abW01/.-_~:?#[]@!$&'()*+,;=%|اب"), max_size=20)


@pytest.fixture(scope="module")
def machine() -> markdown.Markdown:
    return markdown.Markdown(extensions=list(EXTENSIONS))


@given(tail=TAILS)
@example(tail="a_b_c*d*e~~f~~g==h==i^^j^^")
@example(tail="$a$b$c$")
@example(tail="++ctrl+c++")
@example(tail=":smile:")
@example(tail="[[x]][^1](y)")
@example(tail="?a=1&amp=2&copy=3&#38;")
@example(tail="--8<--")
@settings(max_examples=150)
def test_address_is_unchanged(machine: markdown.Markdown, tail: str) -> None:
    address = f"https://x.example/{tail}"
    if not is_web_address(address):
        return
    page = write_page(Page("events/x.md", "x", "event", (Paragraph((Link(address, (Words("كلمة"),)),)),)))
    found = Parsed(machine.reset().convert(page.split("---\n", 2)[2]))
    assert [(e.tag, e.get("href")) for e in found.elements] == [("p", ""), ("a", address)]
    assert found.text("a") == "كلمة"
