"""The review page: whole, local, and deaf to what pages say."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from digest.arabic.numbers import plural_form
from digest.build import inspect
from digest.cleaning.parts import DROPPED_LABELS, KEPT_LABELS
from digest.desk.reasons import REASONS
from digest.desk.reviewing import PER_PAGE, TargetError, write_review
from tests.desk.conftest import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import Site

VOID = frozenset({"meta", "input", "wbr", "br", "hr", "link", "img"})


class Reader(HTMLParser):
    """Reads a page as a browser would, noting elements, attributes and what is left open."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        here = self.open[-1] if self.open else ""
        self.inside.get(here, self.words).append(data)

    def classed(self, name: str) -> list[dict[str, str]]:
        return [attrs for _, attrs in self.elements if name in attrs.get("class", "").split()]


def _review(site: Site, folder: Path) -> dict[str, str]:
    content, phrases, _ = inspect(site.folders)
    written = write_review(site.folders, content, phrases, folder)
    return {name: (folder / name).read_text(encoding="utf-8") for name in written.files}


def _hostile(site: Site) -> None:
    quoted = ["'" + text.replace("'", "''") + "'" for text in HOSTILE[:-1]]
    for number, text in enumerate(quoted):
        front = f"title: {text}\nsource_seen: {text}\nkicker: {text}\nraw: {{file: gone.txt, record: {text}}}"
        dating = f"dating: {{says: {text}, rejected: [{{date: {text}, line: 2, why: {text}}}]}}"
        site.article(f"h{number}", f"{front}\n{dating}\nflags: [{{code: {text}, line: 1}}]", HOSTILE[number])
        facts = (("outlet-from", HOSTILE[number]), ("outlet", "x"))
        evidence = tuple((1, text, text, text) for text in HOSTILE)
        site.audit(
            f"h{number}",
            *((text, text) for text in HOSTILE if '"' not in text and "{" not in text and "\x1b" not in text),
            *(("paragraph", text) for text in HOSTILE),
            facts=facts,
            evidence=evidence,
            repairs=evidence,
        )


def _plain(site: Site, number: int) -> None:
    for n in range(number):
        site.article(f"a{n:03}", "title: عنوان\nsource: levant")


@pytest.fixture
def hostile_page(site: Site, tmp_path: Path) -> Reader:
    _hostile(site)
    return Reader(_review(site, tmp_path / "desk")["index.html"])


def test_hostile_texts_stay_texts(hostile_page: Reader) -> None:
    assert not hostile_page.open
    assert len(hostile_page.inside["script"]) == 1
    assert "alert" not in hostile_page.inside["script"][0]
    assert "alert" not in "".join(hostile_page.inside["style"])
    assert not [tag for tag, _ in hostile_page.elements if tag in {"img", "iframe", "object", "link", "form", "base"}]
    for _, attributes in hostile_page.elements:
        assert not [key for key in attributes if key.startswith("on")]
        assert re.fullmatch(r"--r:\d+|", attributes.get("style", ""))
    words = "".join(hostile_page.words)
    assert "<script>alert(1)</script>" in words
    assert "&lt;b&gt; &#x3c;script&#x3e;" in words
    assert not {"\u202e", "\u2066", "\x1b"} & set(words)


def test_nothing_is_asked_of_anyone(hostile_page: Reader) -> None:
    policy = next(a["content"] for tag, a in hostile_page.elements if tag == "meta" and "http-equiv" in a)
    digest = base64.b64encode(hashlib.sha256(hostile_page.inside["script"][0].encode()).digest()).decode()
    assert policy.startswith("default-src 'none'")
    assert f"'sha256-{digest}'" in policy
    hrefs = [attributes["href"] for _, attributes in hostile_page.elements if "href" in attributes]
    assert hrefs
    assert all(href.startswith("#") for href in hrefs)
    assert not [attributes for _, attributes in hostile_page.elements if "src" in attributes]
    style = "".join(hostile_page.inside["style"])
    assert not re.search(r"@import|https?:|url\((?!data:font/woff2;base64,)", style)
    assert style.count("@font-face") == 3


def test_every_link_leads_somewhere(hostile_page: Reader) -> None:
    ids = [attributes["id"] for _, attributes in hostile_page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    hrefs = {attributes["href"][1:] for _, attributes in hostile_page.elements if "href" in attributes}
    assert hrefs <= set(ids)


def test_the_page_is_arabic_and_right_to_left(hostile_page: Reader) -> None:
    assert hostile_page.elements[0] == ("html", {"class": "no-js", "lang": "ar", "dir": "rtl"})


def test_the_raw_page_shows_every_line_but_blank_ones(site: Site, tmp_path: Path) -> None:
    site.article("a", "title: عنوان\nraw: {lines: [3], file: gone.txt}")
    labels = [*KEPT_LABELS, *DROPPED_LABELS]
    site.audit("a", *((label, f"سطر {n} كذا") for n, label in enumerate(labels, 1)))
    page = Reader(_review(site, tmp_path / "desk")["index.html"])
    words = "".join(page.words)
    for n, label in enumerate(labels, 1):
        assert (f"سطر {n} كذا" in words) is (label != "blank")
        assert bool(page.classed(f"l-{label}")) is (label != "blank")
    shown = [attributes for attributes in page.classed("label") if "title" in attributes]
    assert len(shown) == len(labels) - 1


def test_a_long_run_of_one_kind_is_folded_and_still_there(site: Site, tmp_path: Path) -> None:
    site.article("a", "title: عنوان\nraw: {lines: [1], file: gone.txt}")
    site.audit("a", ("paragraph", "متن"), *(("other-headlines", f"خبر رقم {n}") for n in range(9)))
    page = Reader(_review(site, tmp_path / "desk")["index.html"])
    words = "".join(page.words)
    assert "9 أسطر: عناوين أخرى" in words
    assert all(f"خبر رقم {n}" in words for n in range(9))


def test_paragraphs_stand_on_the_row_of_their_line(site: Site, tmp_path: Path) -> None:
    site.article("a", "title: عنوان\nraw: {lines: [2, 4], file: gone.txt}", "أولى\n\nثانية")
    site.audit("a", ("title", "عنوان"), ("paragraph", "أولى"), ("share", "شارك"), ("paragraph", "ثانية"))
    page = Reader(_review(site, tmp_path / "desk")["index.html"])
    assert [block["style"] for block in page.classed("block")] == ["--r:3", "--r:4", "--r:6"]
    assert [row["style"] for row in page.classed("keep")] == ["--r:3", "--r:4", "--r:6"]


def test_filter_chips_count_articles(site: Site, tmp_path: Path) -> None:
    site.article("a", "title: عنوان\nsource: levant")
    site.article("b", "title: عنوان")
    page = Reader(_review(site, tmp_path / "desk")["index.html"])
    chosen = [attributes["value"] for tag, attributes in page.elements if tag == "input"]
    assert chosen == ["all", "undated", "unknown-outlet"]
    assert [attributes["title"] for attributes in page.classed("n")] == ["مقالان", "مقالان", "مقال واحد"]
    assert len(page.classed("r-undated")) == 2 * 2
    style = "".join(page.inside["style"])
    assert all(f"body:has(#show-{code}:checked)" in style for code in REASONS)


def test_what_is_often_nothing_is_listed_below_all_else(site: Site, tmp_path: Path) -> None:
    dated = "published: 2020-02-19\nsource: levant"
    site.article("a", f"title: أولى\n{dated}\nflags: [{{code: suspected-leftover, line: 3}}]")
    site.article("b", f"title: ثانية\n{dated}\nflags: [{{code: garbled-sentence}}, {{code: unbalanced-quote}}]")
    site.article("c", "title: ثالثة\nsource: levant")
    text = _review(site, tmp_path / "desk")["index.html"]
    places = [text.index(words) for words in ('href="#c"', 'href="#b"', "بقايا محتملة واقتباسات", 'href="#a"')]
    assert places == sorted(places)
    assert [len(re.findall("<li", part)) for part in re.findall(r"<ol>.*?</ol>", text, re.DOTALL)][:2] == [2, 1]
    assert "digest seen c b a" in text
    assert [f"digest seen {name}</code>" in text for name in "abc"] == [True] * 3


def test_a_date_that_is_contradicted_shows_the_command_that_settles_it(site: Site, tmp_path: Path) -> None:
    front = "title: عنوان\nsource: levant\npublished: 2020-02-21\ndating: {origin: page, for: 2020-02-19}"
    site.article("a", front)
    text = _review(site, tmp_path / "desk")["index.html"]
    assert "digest date a 2020-02-21 --because " in text
    assert "أُخذ التاريخ من الصفحة" not in text
    assert "تاريخ غُيّر بلا بيان" in text


@pytest.mark.parametrize(
    ("number", "pages"),
    [
        (0, ["index.html"]),
        (PER_PAGE, ["index.html"]),
        (PER_PAGE + 1, ["index.html", "page-1.html", "page-2.html"]),
    ],
)
def test_pages_of_forty(site: Site, tmp_path: Path, number: int, pages: list[str]) -> None:
    _plain(site, number)
    written = _review(site, tmp_path / "desk")
    assert sorted(written) == pages
    entries = [a for text in written.values() for a in Reader(text).classed("entry")]
    assert len(entries) == number


def test_the_index_of_many_pages_leads_to_every_entry(site: Site, tmp_path: Path) -> None:
    _plain(site, PER_PAGE + 1)
    written = _review(site, tmp_path / "desk")
    hrefs = [a["href"] for _, a in Reader(written["index.html"]).elements if "#a" in a.get("href", "")]
    assert len(hrefs) == PER_PAGE + 1
    for href in hrefs:
        name, _, anchor = href.partition("#")
        assert f'id="{anchor}"' in written[name]


def test_a_second_review_leaves_no_old_pages(site: Site, tmp_path: Path) -> None:
    _plain(site, PER_PAGE + 1)
    _review(site, tmp_path / "desk")
    for path in sorted((site.folders.content / "articles" / "undated").iterdir())[:5]:
        path.unlink()
    _review(site, tmp_path / "desk")
    assert sorted(path.name for path in (tmp_path / "desk").glob("*.html")) == ["index.html"]


def test_a_folder_of_someone_elses_is_left_alone(site: Site, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(TargetError):
        _review(site, tmp_path / "desk")
    assert [path.name for path in (tmp_path / "desk").iterdir()] == ["mine.txt"]


def test_two_reviews_are_equal_and_withdrawn_articles_are_not_in_them(site: Site, tmp_path: Path) -> None:
    _hostile(site)
    site.article("gone", "title: عنوان سُحب\nwithdrawn: بطلب الناشر", "نص سُحب")
    first, second = _review(site, tmp_path / "one"), _review(site, tmp_path / "two")
    assert first == second
    assert "سُحب" not in "".join(Reader(first["index.html"]).words)


def test_every_code_has_its_words(site: Site) -> None:
    phrases = site.words.phrases
    for code in REASONS:
        assert phrases.has(f"desk_reason.{code}")
        assert phrases.has(f"desk_hint.{code}")
    for label in (*KEPT_LABELS, *DROPPED_LABELS):
        assert phrases.has(f"desk_label.{label}")
    for key in ("at_desk", "of_articles", "repairs"):
        assert set(phrases.entries[f"count.{key}"]) == {plural_form(n) for n in (0, 1, 2, 3, 11, 100)}
