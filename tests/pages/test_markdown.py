"""The Markdown writer, block by block: what stands in the file, so that it reads well as a file too."""

import pytest
import yaml

from digest.pages.blocks import (
    Block,
    Break,
    Fold,
    Heading,
    Inline,
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
from digest.pages.markdown import write_page

WORDS = (Words("كلمة"),)


def write(*blocks: Block, uri: str = "events/x.md", rtl: bool = False) -> str:
    text = write_page(Page(uri, "عنوان", "event", blocks), rtl=rtl)
    return text.split("---\n\n", 1)[1].removesuffix("\n")


@pytest.mark.parametrize(
    ("block", "written"),
    [
        (Heading(1, WORDS), "# كلمة"),
        (Heading(4, WORDS), "#### كلمة"),
        (Paragraph(WORDS), "كلمة"),
        (Quote(WORDS), "> كلمة"),
        (Listing(((Paragraph(WORDS),), (Paragraph(WORDS),))), "-   كلمة\n\n-   كلمة"),
        (Listing(((Paragraph(WORDS),),), ordered=True), "1.  كلمة"),
        (
            Listing(((Heading(3, WORDS), Paragraph(WORDS), Listing(((Paragraph(WORDS),),))),)),
            "-   ### كلمة\n\n    كلمة\n\n    -   كلمة",
        ),
        (Table((WORDS, WORDS), ((WORDS, ()),)), "| كلمة | كلمة |\n| --- | --- |\n| كلمة |  |"),
        (
            Fold("موجز", (Paragraph(WORDS),)),
            '<details class="fold" markdown="1">\n<summary>موجز</summary>\n\nكلمة\n\n</details>',
        ),
        (
            Region("side", (Paragraph(WORDS),), "aside", "هوامش"),
            '<aside class="side" aria-label="هوامش" markdown="1">\n\nكلمة\n\n</aside>',
        ),
        (Region("part", ()), '<section class="part" markdown="1">\n\n</section>'),
    ],
)
def test_block(block: Block, written: str) -> None:
    assert write(block) == written


@pytest.mark.parametrize(
    ("inline", "written"),
    [
        (Words("a*b"), "a&#42;b"),
        (Words("بين 3-1 و+90 312 5"), 'بين <bdi dir="ltr">3-1</bdi> و<bdi dir="ltr">&#43;90 312 5</bdi>'),
        (Words("17 و18، 2020، 1.5، a-1-2"), "17 و18، 2020، 1.5، a-1-2"),
        (Time("2020-02", "شباط 2020"), '<time datetime="2020-02">شباط 2020</time>'),
        (Latin("a.txt"), '<bdi dir="ltr" lang="en">a&#46;txt</bdi>'),
        (Break(), "<br>"),
        (Span(WORDS, "meta"), '<span class="meta">كلمة</span>'),
        (Span(WORDS, anchor="s7"), '<span id="s7">كلمة</span>'),
        (Span((Link("about.md", WORDS),), "meta", "s7"), '<span class="meta" id="s7">[كلمة](../about.md)</span>'),
        (Link("events/y.md", WORDS), "[كلمة](y.md)"),
        (Link("events/index.md", WORDS), "[كلمة](index.md)"),
        (Link("days/2020/02/19.md", WORDS, "x"), "[كلمة](../days/2020/02/19.md#x)"),
        (Link("events/x.md", WORDS, "s7"), "[كلمة](#s7)"),
        (Link("https://x.example/?a=1&b=2", WORDS), "[كلمة](<https://x.example/?a=1&amp;b=2>)"),
    ],
)
def test_inline(inline: Inline, written: str) -> None:
    assert write(Paragraph((inline,))) == written


def test_links_of_the_front_page_need_no_way_up() -> None:
    assert write(Paragraph((Link("days/index.md", WORDS),)), uri="index.md") == "[كلمة](days/index.md)"


def test_page_reads_right_to_left_by_itself() -> None:
    assert write(Paragraph(WORDS), rtl=True) == '<div dir="rtl" markdown="1">\n\nكلمة\n\n</div>'


def test_front_matter_says_what_templates_need() -> None:
    page = Page("a.md", 'قال: "نعم" # \\ ---', "event", (), "وصف: x", "2020-02-19", indexed=False)
    meta = yaml.safe_load(write_page(page).split("---\n")[1])
    assert meta == {
        "title": 'قال: "نعم" # \\ ---',
        "kind": "event",
        "description": "وصف: x",
        "updated": "2020-02-19",
        "search": {"exclude": True},
    }


def test_front_matter_leaves_out_what_is_not_known() -> None:
    assert write_page(Page("a.md", "عنوان", "home", ())) == '---\ntitle: "عنوان"\nkind: home\n---\n\n\n'


def test_drawing_stands_in_a_figure() -> None:
    line = TimeLine((("الاثنين", "1"), ("الثلاثاء", "2")), (("ليفانت", (Mark("full", 0),)),), "قول")
    written = write(line)
    assert written.startswith('<figure class="tl"><svg class="tl__s" role="img"')
    assert written.endswith("</svg></figure>")
    assert "\n" not in written
