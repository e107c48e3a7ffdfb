"""The HTML writer against MkDocs and Python-Markdown: equal bytes, or it says that it is not sure."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from digest.build import build
from digest.pages.blocks import Block, Fold, Heading, Link, Listing, Page, Paragraph, Quote, Region, Span, Table, Words
from digest.pages.html import UnwritableError, write_content, write_html
from digest.store.loading import Folders
from tests.pages.host import PROJECT, render
from tests.pages.shapes import URIS, pages

WORDS = (Words("كلمة"),)
LINE = Paragraph(WORDS)
LINK = Link("events/y.md", WORDS)


def page(*blocks: Block, uri: str = "events/x.md") -> Page:
    return Page(uri, "عنوان", "event", blocks)


@given(pages)
@settings(max_examples=100, suppress_health_check=list(HealthCheck))
def test_bytes_are_those_of_markdown(drawn: Page) -> None:
    try:
        written = write_content(drawn)
    except UnwritableError:
        return
    assert written == render(drawn, URIS).content


@pytest.mark.parametrize("project", [PROJECT, PROJECT.parents[1]], ids=["small site", "our site"])
def test_every_page_of_a_site_is_written_as_markdown_would(project: Path) -> None:
    site = build(Folders.below(project))
    known = (*(page.uri for page in site.pages), *sorted(site.hand_written))
    unlike = [p.uri for p in site.pages if write_content(p) != render(p, known, project).content]
    assert unlike == []


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Region("part", (Listing(()),)), Quote(WORDS), Listing(()), Quote(WORDS)),
        (Listing((), ordered=True), Listing(((LINE,), (LINE,))), Fold("موجز", (Listing(()),))),
        (Listing(((LINE,),)), Listing(((LINE,), (LINE,)), ordered=True)),
        (Quote(WORDS), Quote(WORDS), LINE, Quote(WORDS)),
        (Region("part", ()), Region("part", (Fold("موجز", ()),), "aside", "قال & <ب> \"ج\" 'د' &amp;")),
        (Table((WORDS, ()), ()), Table((WORDS,), (((),), (WORDS,)))),
        (Heading(2, WORDS), Heading(2, WORDS), Heading(3, (Words("كلمة_1"),)), Heading(4, (Words("؟!"),))),
        (Listing(((Heading(3, WORDS), LINE, Listing(((LINE,), (LINE, LINE)))), (LINE,))),),
    ],
)
def test_blocks_that_markdown_reads_together(blocks: tuple[Block, ...]) -> None:
    assert write_content(page(*blocks)) == render(page(*blocks), URIS).content


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(()),
        Paragraph((Words(" كلمة"),)),
        Paragraph((Words("كلمة\nكلمة"),)),
        Paragraph((Words("كلمة\x02"),)),
        Paragraph((Link("events/y.md", (LINK,)),)),
        Paragraph((Link("events/y.md", (Span((LINK,)),)),)),
        Heading(2, (Words(""),)),
        Fold("كلمة\t", ()),
        Region("part", (), label="كلمة\r"),
        Table((), ()),
        Table((WORDS, WORDS), ((WORDS,),)),
        Listing(((),)),
        Listing(((LINE, Listing(())),)),
    ],
)
def test_what_it_is_not_sure_of_is_refused(block: Block) -> None:
    with pytest.raises(UnwritableError):
        write_content(page(block))


def test_it_tells_ids_and_links() -> None:
    marked = Span((Link("about.md", WORDS),), "meta", "s7")
    written = write_html(page(Heading(1, WORDS), Paragraph((marked, Link("https://x.example/", WORDS)))))
    assert (written.headings, written.links) == (((1, "كلمة", "كلمة"),), (("about.md", ""),))
    assert written.anchors == {"كلمة", "s7"}


@given(pages)
@settings(max_examples=50, suppress_health_check=list(HealthCheck))
def test_ids_are_those_that_mkdocs_finds(drawn: Page) -> None:
    try:
        written = write_html(drawn)
    except UnwritableError:
        return
    made = render(drawn, URIS)
    assert sorted(written.anchors) == sorted(made.present_anchor_ids or ())
    assert [heading_id for _, heading_id, _ in written.headings][:1] == [item.id for item in made.toc][:1]
    assert {to for to, _ in written.links} <= set(URIS)
