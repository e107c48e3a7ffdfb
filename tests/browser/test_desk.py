"""The editor's desk in a real browser, opened as a file: keys, chips without script, copying, colours, print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.build import inspect
from digest.desk.reviewing import write_review
from digest.store.audit_file import Audit, AuditLine, write_audit
from digest.store.loading import Folders
from tests.browser.conftest import PROJECT
from tests.browser.visit import axe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

LABELS = ("navigation", "crawl-date", "title", "duplicated-title", "paragraph", "related-link", "share", "paragraph",
          "comment-form", "cookie", "newsletter", "tag-list", "footer", "caption", "ad", "disclaimer", "metadata-label",
          "other-headlines", "other-headlines", "other-headlines", "other-headlines", "other-headlines",
          "other-headlines", "other-headlines")  # fmt: skip
FRONTS = {
    "first": "title: الأول\nraw: {file: gone.txt, lines: [5, 8]}\ndating: {lines: [8], rejected: [{date: 2018-09}]}",
    "second": "title: الثاني\nsource_seen: صحيفة\npublished: 2020-02\ndating: {origin: text, confidence: medium}",
    "third": "title: الثالث\npublished: 2020-02-19\nraw: {lines: [5, 8]}\nflags: [{code: cut-sentence, line: 8}]",
}


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A review of three articles; gives its address."""
    root = tmp_path_factory.mktemp("desk")
    folders = Folders.below(root)
    for name in ("articles", "audit"):
        (folders.content / name).mkdir(parents=True)
    (root / "site_config").symlink_to(PROJECT / "site_config")
    lines = tuple(AuditLine(n, label, "rule", f"سطر {n} من الصفحة") for n, label in enumerate(LABELS, 1))
    for article_id, front in FRONTS.items():
        path = folders.content / "articles" / "undated" / f"{article_id}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\n{front}\n---\n\nفقرة أولى.\n\nفقرة ثانية،\n", encoding="utf-8")
        evidence = ((8, "shifted-date", "أمس الاثنين", "2020-02-18"), (0, "bounds", "2020..2020", "2020..2020"))
        repairs = ((5, "space", "أ،ب", "أ، ب"),)
        audit = Audit(article_id, lines=lines, evidence=evidence, repairs=repairs)
        (folders.content / "audit" / f"{article_id}.yml").write_text(write_audit(audit), encoding="utf-8")
    content, phrases, _ = inspect(folders)
    write_review(folders, content, phrases, root / "out")
    return (root / "out" / "index.html").as_uri()


@pytest.fixture
def page(chromium: Browser, desk: str) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("request", lambda request: faults.append(request.url) if request.url.startswith("http") else None)
    opened.goto(desk)
    yield opened
    context.close()
    assert not faults


def _current(page: Page) -> str:
    return str(page.locator(".list [aria-current] a").get_attribute("href"))


def test_j_and_k_go_between_entries(page: Page) -> None:
    order = page.locator(".entry").evaluate_all("all => all.map(e => e.id)")
    assert _current(page) == f"#{order[0]}"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == order[1]
    assert _current(page) == f"#{order[1]}"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == order[0]


@pytest.mark.parametrize("script", [True, False])
def test_chips_filter_with_and_without_script(chromium: Browser, desk: str, script: bool) -> None:  # noqa: FBT001
    context = chromium.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(desk)
    for code, number in (("cut-sentence", 1), ("unknown-outlet", 2), ("all", 3)):
        page.locator(f"#show-{code}").check()
        assert page.locator(".entry:visible").count() == number
        assert page.locator(".list li:visible").count() == number
    context.close()


def test_copying_gives_the_yaml_alone(chromium: Browser, desk: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(desk)
    box = page.locator("#second .box").first
    box.locator("button").click()
    assert page.evaluate("navigator.clipboard.readText()") == box.locator("pre").text_content()
    context.close()


def test_a_line_is_found_inside_a_fold(page: Page) -> None:
    page.evaluate("location.hash = '#first-L22'")
    page.wait_for_function("document.getElementById('first-L22').closest('details').open")
    assert page.locator("#first-L22").is_visible()


def test_a_paragraph_stands_beside_its_line(page: Page) -> None:
    block = page.locator("#first .block", has_text="فقرة ثانية").bounding_box()
    line = page.locator("#first-L8").bounding_box()
    assert block
    assert line
    assert abs(block["y"] - line["y"]) < 2
    assert line["x"] + line["width"] < block["x"]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_reads_well_everywhere(chromium: Browser, desk: str, width: int, scheme: str) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True
    )
    page = context.new_page()
    page.goto(desk)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("document.fonts.check('16px Naskh')")
    assert axe(page) == []
    context.close()


def test_paper_holds_the_folds_and_no_buttons(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#first-L22").is_visible()
    assert not page.locator("button").first.is_visible()
    assert not page.locator(".list").is_visible()
