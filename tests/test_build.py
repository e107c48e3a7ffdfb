"""From files to pages: withdrawals, drafts, policies, redirects and hand-written pages, end to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.build import build
from digest.pages.markdown import write_page
from digest.problems import ContentError
from tests.site_trees import ARTICLE, article, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from digest.store.loading import Folders

WITHHELD = "سرّ"
EVENT = "---\ntitle: حدث\nstoryline: s\nstart: 2020-02-17\naliases: [old]\n---\n"
STORY = "---\ntitle: ملف\naliases: [older]\n---\n"
TIED = ("source: levant", "published: 2020-02-19", "event: e")


def pages(folders: Folders, *, drafts: bool = False) -> dict[str, str]:
    return {page.uri: write_page(page) for page in build(folders, drafts=drafts).pages}


def write(root: Path, *lines: str, **values: str) -> Folders:
    files = {ARTICLE: article(*lines, **values), "content/events/e.md": EVENT, "content/storylines/s.md": STORY}
    return write_site(root, dict(files))


def test_every_page_has_its_own_address(tmp_path: Path) -> None:
    site = build(write(tmp_path, *TIED))
    uris = [page.uri for page in site.pages] + [f"{r.old}index.html" for r in site.redirects]
    assert len(uris) == len(set(uris))
    assert {"articles/a.md", "events/e.md", "storylines/s.md", "days/2020/02/19.md", "sources/levant.md"} <= set(uris)
    assert [(r.old, r.new) for r in site.redirects] == [
        ("events/old/", "events/e/"),
        ("storylines/older/", "storylines/s/"),
    ]


def test_nothing_of_a_withdrawn_article_is_on_any_page(tmp_path: Path) -> None:
    words = (f"{key}: {WITHHELD}" for key in ("kicker", "standfirst", "byline", "dateline", "credit"))
    lines = (*TIED, *words, f"url: https://example.org/{WITHHELD}", f"dating: {{origin: text, says: {WITHHELD}}}")
    folders = write(
        tmp_path,
        *lines,
        "withdrawn: بطلب الناشر",
        f"raw: {{file: {WITHHELD}.txt}}",
        title=WITHHELD,
        body=f"{WITHHELD}\n",
    )
    written = pages(folders)
    assert [uri for uri, text in written.items() if WITHHELD in text] == []
    assert "بطلب الناشر" in written["articles/a.md"]
    assert "events/e.md" in written
    assert not [uri for uri in written if uri.startswith("days/2020/02/19")]
    assert all("articles/a/" not in text for uri, text in written.items() if uri in {"index.md", "events/index.md"})


@pytest.mark.parametrize(
    ("policy", "first", "rest"), [("full", True, True), ("excerpt", True, False), ("link", False, False)]
)
def test_the_policy_holds_on_every_page(tmp_path: Path, policy: str, first: bool, rest: bool) -> None:  # noqa: FBT001
    folders = write(tmp_path, *TIED, "standfirst: ''", body=f"أوّل.\n\n{WITHHELD}\n")
    write_site(tmp_path, {"site_config/sources.yml": f"levant:\n  name: ليفانت\n  text: {policy}\n"})
    written = "\n".join(pages(folders).values())
    assert ("أوّل" in written) is first
    assert (WITHHELD in written) is rest


def test_a_draft_is_on_no_page_but_when_serving(tmp_path: Path) -> None:
    folders = write(tmp_path, *TIED, "draft: true", title=WITHHELD)
    public = pages(folders)
    assert not [uri for uri, text in public.items() if WITHHELD in text]
    assert "events/e.md" not in public, "an event whose reports are all drafts has no page"
    assert WITHHELD in pages(folders, drafts=True)["articles/a.md"]


def test_an_article_of_a_draft_event_stands_alone(tmp_path: Path) -> None:
    folders = write(tmp_path, *TIED)
    write_site(tmp_path, {"content/events/e.md": EVENT.replace("---\n", f"---\ndraft: true\nplace: {WITHHELD}\n", 1)})
    public = pages(folders)
    assert "events/e.md" not in public
    assert "متن." in public["articles/a.md"]
    assert not [uri for uri, text in public.items() if "events/e/" in text or WITHHELD in text]


def test_a_hand_written_page_wins_and_is_noted(tmp_path: Path) -> None:
    folders = write(tmp_path, *TIED)
    write_site(tmp_path, {"content/pages/events/e.md": "# لي\n"})
    notes = build(folders).notes
    assert [(str(n.place), n.code, n.stops) for n in notes] == [("content/pages/events/e.md:1", "I240", False)]


@pytest.mark.parametrize("name", ["events/e/index.md", "README.md", "days/2020/02/19/index.md"])
def test_a_hand_written_page_of_another_name_at_the_same_address_is_a_fault(tmp_path: Path, name: str) -> None:
    folders = write(tmp_path, *TIED)
    write_site(tmp_path, {f"content/pages/{name}": "# لي\n"})
    with pytest.raises(ContentError) as raised:
        build(folders)
    assert [(str(p.place), p.code) for p in raised.value.problems] == [(f"content/pages/{name}:1", "E304")]


def test_a_copy_of_a_withdrawn_article_keeps_its_page(tmp_path: Path) -> None:
    folders = write(tmp_path, *TIED, "withdrawn: س")
    write_site(tmp_path, {"content/articles/b.md": article("near: [{article: a, share: 0.9}]", "event: e")})
    assert "متن." in pages(folders)["articles/b.md"]


def test_odd_but_allowed_values_build(tmp_path: Path) -> None:
    lines = (
        "published: 2020-02-28 14:10",
        "source_seen: صحيفة",
        "dating:",
        "  confidence: low",
        "  or: [2020-03, 2020-02-28, 2020-02-28]",
        "  rejected: [{}, {why: x}, {why: x, date: a}, {why: x, date: b}, {why: x, date: c}]",
        "raw: {dropped: {xyz: 3, blank: 0}, lines: [0, 1], sha256: " + "0" * 64 + "}",
        "flags: [{code: x}]",
        "grouping: {}",
    )
    written = pages(write(tmp_path, *lines))
    assert "articles/a.md" in written
    assert "days/2020/02/28.md" in written


def test_every_fault_is_raised_at_once(tmp_path: Path) -> None:
    folders = write_site(tmp_path, {ARTICLE: article("published: x", "url: y"), "content/events/e.md": "x"})
    with pytest.raises(ContentError) as raised:
        build(folders)
    assert [p.code for p in raised.value.problems] == ["E109", "E106", "E015"]


def test_an_empty_digest_builds(tmp_path: Path) -> None:
    assert "index.md" in pages(write_site(tmp_path, {}))
