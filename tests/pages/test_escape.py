"""Text is text: for any text, what the writer writes and Python-Markdown reads are the same characters."""

from collections.abc import Callable
from typing import Any

import markdown  # type: ignore[import-untyped]
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.arabic.typography import normalise
from digest.pages.blocks import (
    Block,
    Fold,
    Heading,
    Latin,
    Link,
    Listing,
    Mark,
    Page,
    Paragraph,
    Quote,
    Region,
    Span,
    Table,
    Time,
    TimeLine,
    Words,
)
from digest.pages.drawing import MOST_LETTERS
from digest.pages.escaping import escape
from digest.pages.markdown import write_page
from tests.pages.constructs import CONSTRUCTS, SECRET, TEXTS
from tests.site.parsed import Parsed, squeeze

EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "nl2br", "sane_lists", "tables", "toc",
    "wikilinks",
    *(
        f"pymdownx.{name}"
        for name in (
            "arithmatex", "betterem", "blocks.admonition", "blocks.definition", "blocks.details", "blocks.html",
            "blocks.tab",
            "caret", "critic", "details", "emoji", "escapeall", "fancylists", "highlight", "inlinehilite", "keys",
            "magiclink",
            "mark", "progressbar", "quotes", "saneheaders", "snippets", "superfences", "tabbed", "tasklist", "tilde",
        )
    ),
]  # fmt: skip
MAGIC = {
    "repo_url_shorthand": True,
    "social_url_shorthand": True,
    "user": "x",
    "repo": "y",
    "normalize_issue_symbols": True,
}
CASES = [text for text in CONSTRUCTS if normalise(text).text]
Convert = Callable[[str], Parsed]


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Python-Markdown with every extension that a site might switch on."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
    configs: dict[str, dict[str, Any]] = {
        "pymdownx.snippets": {"base_path": [str(folder)]},
        "pymdownx.magiclink": MAGIC,
    }
    machine = markdown.Markdown(extensions=EXTENSIONS, extension_configs=configs)

    def run(text: str) -> Parsed:
        html = machine.reset().convert(text)
        assert SECRET not in html
        return Parsed(html)

    return run


CONTEXTS: dict[str, tuple[str, str, list[str]]] = {
    "paragraph": ("{}", "p", ["p"]),
    "heading": ("## {}", "h2", ["h2"]),
    "quote": ("> {}", "blockquote", ["blockquote", "p"]),
    "item": ("-   {}", "li", ["ul", "li"]),
    "number": ("1.  {}", "li", ["ol", "li"]),
    "link": ("[{}](x.md)", "a", ["p", "a"]),
    "cell": (
        "| a | b |\n| --- | --- |\n| c | {} |",
        "tbody",
        ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"],
    ),
    "span": ('<span class="x">{}</span>', "span", ["p", "span"]),
    "time": ('<time datetime="2020">{}</time>', "time", ["p", "time"]),
    "region": ('<section class="x" markdown="1">\n\n{}\n\n</section>', "p", ["section", "p"]),
    "later": ("قبله\n\n{}\n\nبعده", "body", ["p", "p", "p"]),
}


def check_context(convert: Convert, name: str, text: str) -> None:
    pattern, tag, tags = CONTEXTS[name]
    page = convert(pattern.format(escape(text)))
    whole = squeeze("".join(words.text for words in page.words))
    told = whole.removeprefix("قبله").removesuffix("بعده").strip() if tag == "body" else page.text(tag)
    assert told.removeprefix("c ") == text
    assert [element.tag for element in page.elements] == tags


@pytest.mark.parametrize("name", CONTEXTS)
@pytest.mark.parametrize("text", CASES)
def test_construct_reaches_the_reader_as_it_stands(convert: Convert, name: str, text: str) -> None:
    check_context(convert, name, normalise(text).text)


@given(text=TEXTS, name=st.sampled_from(list(CONTEXTS)))
@settings(max_examples=400)
def test_any_text_reaches_the_reader_as_it_stands(convert: Convert, text: str, name: str) -> None:
    check_context(convert, name, normalise(text).text)


def make_page(text: str) -> Page:
    """Put one text into every place that a page value has for text."""
    words = (Words(text),)
    blocks: tuple[Block, ...] = (
        Heading(2, words),
        Heading(3, (Link("events/y.md", words),)),
        Paragraph((Words("قبل "), Words(text), Words(" بعد"))),
        Paragraph((Span(words, "role", "anchor"),)),
        Paragraph((Time("2020-02", text),)),
        Paragraph((Latin(text),)),
        Paragraph((Link("https://x.example/a?b=1&c=2", words),)),
        Listing(((Paragraph(words), Paragraph(words)), (Heading(3, words),))),
        Listing(((Paragraph(words),),), ordered=True),
        Table((words, words), ((words, (Words("خلية"),)), ((Link("events/y.md", words),), words))),
        Quote(words),
        Fold(text, (Paragraph(words),)),
        Region("inner", (Paragraph(words),), "aside", text),
        TimeLine(((text, "1"), ("x", "2")), ((text, (Mark("full", 0),)),), text),
    )
    regions = tuple(Region(f"r{i}", (block,)) for i, block in enumerate(blocks))
    return Page("events/x.md", text, "event", regions, description=text)


EXPECTED = (
    "{}", "{}", "قبل {} بعد", "{}", "{}", "{}", "{}", "{} {} {}", "{}", "{} {} {} خلية {} {}", "{}", "{} {}", "{}",
)  # fmt: skip


def cut(text: str) -> str:
    """Shorten as the drawing shortens a row's name; its text alternative holds the whole."""
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1].rstrip()}…"


def shape(page: Parsed) -> list[tuple[str, tuple[str, ...], str]]:
    """What must not depend on the text: the elements, the names of their attributes, their classes.

    Groups of digits are isolated in a ``bdi`` wherever they stand: the one element that a text may bring.
    """
    elements = [e for e in page.elements if (e.tag, e.attributes) != ("bdi", (("dir", "ltr"),))]
    return [(e.tag, tuple(sorted(n for n, _ in e.attributes)), e.get("class")) for e in elements]


def lay_out(convert: Convert, text: str) -> tuple[dict[str, Any], Parsed]:
    _, meta, body = write_page(make_page(text)).split("---\n", 2)
    return yaml.safe_load(meta), convert(body)


def spaced(page: Parsed, name: str) -> str:
    """Give the words of an element with a space between the blocks."""
    blocks = ("p", "li", "h2", "h3", "td", "th", "summary", "text")
    pieces: dict[int, str] = {}
    for words in page.words:
        if words.inside(name):
            block = next((e for e in reversed(words.within) if e.tag in blocks), words.within[-1])
            pieces[id(block)] = pieces.get(id(block), "") + words.text
    return squeeze(" ".join(pieces.values()))


@given(text=TEXTS)
@settings(max_examples=100)
@example(text="\U0001f3f4\U000e0067\U000e007f")  # the flag of England is made of characters that cannot be printed
@example(text="\U000f0000 \ue000 \u0378")
@example(text="a | b")
def test_any_text_in_every_place_of_a_page(convert: Convert, text: str) -> None:
    text = normalise(text).text
    meta, page = lay_out(convert, text)
    _, plain = lay_out(convert, "كلمة")
    assert (meta["title"], meta["description"]) == (text, text)
    assert [spaced(page, f".r{i}") for i in range(len(EXPECTED) + 1)] == [
        *(e.replace("{}", text) for e in EXPECTED),
        f"{text} 1 x 2 {cut(text)}",
    ]
    assert shape(page) == shape(plain)
    assert [e.get("aria-label") for e in page.elements if e.get("aria-label")] == [text, text]
    assert page.faults == []
