"""Letters as they reach the eye: the faces they are drawn with, their order, their spacing, what a copy of them gives.

Each of these was wrong in stock Material with Arabic, and each test looks at what the browser has drawn.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from tests.browser.test_walk import KINDS, arrive
from tests.browser.visit import Visit
from tests.conftest import Share
from tests.site.building import build_strictly, copy_site

Open = Callable[..., Visit]
CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/typography/direction.yml").read_text("utf-8"))
NUMBERS = "articles/2021-05-25-numbers/"
ARTICLE = "articles/2020-02-18-ankara-moscow-assad-idlib/"
WRITTEN = """# صفحة بخط اليد

## تعرفة 2020

الأمر `digest خبر --to DIR` يقرأ `خبر.txt`.

```
digest add خبر --to DIR
```

## 2021

| الأمر | معناه |
|---|---|
| `digest check` | يفحص |

## ثالثًا
"""
#: Where each character of a run stands: its left edge, or nothing for a space.
PLACES = """([element, run]) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const places = [];
  for (let node; (node = walker.nextNode());)
    for (let i = 0; i < node.length; i++) places.push([node, i]);
  const start = element.textContent.indexOf(run);
  return places.slice(start, start + run.length).map(([node, i]) => {
    const range = document.createRange();
    range.setStart(node, i);
    range.setEnd(node, i + 1);
    return node.data[i].trim() ? range.getBoundingClientRect().left : null;
  }).filter(place => place !== null);
}"""
#: Mark every element that holds drawn text of its own.
MARK_TEXT = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());)
    if (node.data.trim() && node.parentElement.checkVisibility({visibilityProperty: true}))
      node.parentElement.setAttribute('data-letters', '');
}"""
LINES = """paragraph => {
  const range = document.createRange(), node = paragraph.firstElementChild?.firstChild ?? paragraph.firstChild;
  const lines = {};
  for (let i = 0; i < node.length; i++) {
    range.setStart(node, i); range.setEnd(node, i + 1);
    const bottom = Math.round(range.getBoundingClientRect().bottom);
    lines[bottom] = (lines[bottom] ?? 0) + 1;
  }
  return Object.values(lines);
}"""
STYLES = """() => [...document.querySelectorAll('body *')].flatMap(element => {
  const style = getComputedStyle(element), found = [];
  if (!element.textContent.trim()) return [];
  if (!['normal', '0px'].includes(style.letterSpacing)) found.push('letter-spacing ' + style.letterSpacing);
  if (style.textTransform !== 'none') found.push('text-transform ' + style.textTransform);
  if (style.fontStyle !== 'normal') found.push('font-style ' + style.fontStyle);
  if (style.textAlign === 'justify') found.push('justified');
  return found.map(one => `${element.tagName}.${element.className}: ${one}`);
})"""


@pytest.fixture(scope="session")
def numbers_folder(share: Share) -> Path:
    """The small site with an article of every case of direction, and a hand-written page that holds code."""
    return share("numbers", build_numbers) / "site"


def build_numbers(folder: Path) -> None:
    project = copy_site(folder / "project")
    body = "\n\n".join(case["text"] for case in CASES)
    head = "title: أرقام 3-1\nsource: coast-observer\npublished: 2021-05-25\ndating: {origin: page, confidence: high}"
    article = project / "content/articles/2021/05/2021-05-25-numbers.md"
    article.write_text(f"---\n{head}\n---\n\n{body}\n", encoding="utf-8")
    (project / "content/pages/written.md").write_text(WRITTEN, encoding="utf-8")
    build_strictly(project, folder / "site", "http://127.0.0.1/")


@pytest.fixture(scope="session")
def numbers(numbers_folder: Path, serve: Callable[..., str]) -> str:
    """That site, served: the address of its home page."""
    return serve(numbers_folder, "/")


def in_order(places: list[float]) -> bool:
    return all(one < other for one, other in pairwise(places))


def list_runs(page: Page) -> list[tuple[str, list[float]]]:
    paragraphs = page.locator(".text p").element_handles()
    pairs = [(run, one) for case, one in zip(CASES, paragraphs, strict=True) for run in case["runs"]]
    assert len(pairs) > 20
    return [(run, page.evaluate(PLACES, [paragraph, run])) for run, paragraph in pairs]


def test_numbers_and_addresses_are_drawn_in_their_order(numbers: str, visit_site: Open) -> None:
    """Phones, scores, ranges, signed numbers, addresses: each character right of the one before it."""
    visit = visit_site(numbers)
    arrive(visit, NUMBERS)
    assert [run for run, places in list_runs(visit.page) if not in_order(places)] == []


def test_without_isolation_their_order_would_be_wrong(numbers: str, visit_site: Open) -> None:
    """What is isolated needs it: as plain text in a right-to-left line its characters change places.

    Only an address that begins and ends with a letter or digit stands right by itself: the next one may end in «/».
    """
    visit = visit_site(numbers)
    arrive(visit, NUMBERS)
    visit.page.evaluate("document.querySelectorAll('.text p').forEach(p => { p.textContent = p.textContent; })")
    needless = [run for run, places in list_runs(visit.page) if in_order(places)]
    assert [run for run in needless if not re.fullmatch(r"[a-z].*[a-z0-9]", run)] == []


def test_a_copy_holds_the_text_of_the_file(numbers: str, visit_site: Open) -> None:
    visit = visit_site(numbers)
    arrive(visit, NUMBERS)
    script = "element => { getSelection().selectAllChildren(element); return getSelection().toString(); }"
    copied = [paragraph.evaluate(script).strip() for paragraph in visit.page.locator(".text p").all()]
    assert copied == [case["text"] for case in CASES]


def test_a_find_crosses_isolated_numbers(numbers: str, visit_site: Open) -> None:
    visit = visit_site(numbers)
    arrive(visit, NUMBERS)
    assert visit.page.evaluate("window.find('هاتف +90 312 555 01 01 الآن')")


def test_code_that_holds_arabic_keeps_its_order(numbers: str, visit_site: Open) -> None:
    visit = visit_site(numbers)
    arrive(visit, "written/")
    for element in visit.page.locator(".page code").element_handles():
        words = [word for word in re.split(r"\s+", (element.text_content() or "").strip()) if word]
        firsts = [min(visit.page.evaluate(PLACES, [element, word])) for word in words]
        assert in_order(firsts), words


def test_headings_have_arabic_ids(numbers_folder: Path) -> None:
    """Python-Markdown's own ids would be «2020» and «_1»."""
    page = (numbers_folder / "written" / "index.html").read_text("utf-8")
    assert re.findall(r'<h[12] id="([^"]*)"', page) == ["صفحة-بخط-اليد", "تعرفة-2020", "2021", "ثالثا"]
    pages = [path.read_text("utf-8") for path in numbers_folder.rglob("index.html")]
    ids = [found for page in pages for found in re.findall(r'<h[1-6] id="([^"]*)"', page)]
    assert len(ids) > 100
    assert [one for one in ids if re.fullmatch(r"_\d*", one)] == []


@pytest.mark.parametrize("kind", [*KINDS, "404"])
def test_every_letter_is_drawn_with_the_sites_own_faces(root_site: str, visit_site: Open, kind: str) -> None:
    """No glyph of a system font, but in file names and hashes, which are set in the reader's own monospace."""
    visit = visit_site(root_site)
    if kind == "404":
        visit.open_missing("no/such/page/")
        visit.page.evaluate("document.fonts.ready")
    else:
        arrive(visit, KINDS[kind])
    visit.page.evaluate(MARK_TEXT)
    strange = [(text, face) for text, face in list_faces(visit.page) if not face["isCustomFont"]]
    assert [(text, face["familyName"]) for text, face in strange] == []


def list_faces(page: Page) -> list[tuple[str, dict[str, Any]]]:
    """Ask over the DevTools protocol which fonts drew each marked element."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    own = "[data-letters]:not(bdi[lang=en], bdi[lang=en] *, code)"
    nodes = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": own})["nodeIds"]
    assert len(nodes) > 10
    texts = page.locator(own).all_text_contents()
    faces = (session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"] for node in nodes)
    return [(text.strip()[:40], face) for text, found in zip(texts, faces, strict=True) for face in found]


@pytest.mark.parametrize("kind", KINDS)
def test_letters_are_not_spaced_slanted_or_raised(root_site: str, visit_site: Open, kind: str) -> None:
    visit = visit_site(root_site)
    arrive(visit, KINDS[kind])
    assert visit.page.evaluate(STYLES) == []


def test_lines_are_as_long_as_the_eye_likes(root_site: str, visit_site: Open) -> None:
    """65 to 70 characters a line, lines 1.8 to 1.9 high."""
    visit = visit_site(root_site)
    arrive(visit, ARTICLE)
    lines = [n for p in visit.page.locator(".text p").element_handles() for n in visit.page.evaluate(LINES, p)[:-1]]
    assert len(lines) > 15
    assert 62 <= sum(lines) / len(lines) <= 70
    assert max(lines) <= 77
    height, size = visit.page.locator(".text p").last.evaluate(
        "p => [parseFloat(getComputedStyle(p).lineHeight), parseFloat(getComputedStyle(p).fontSize)]"
    )
    assert 1.8 <= height / size <= 1.9
    assert size >= 18


def test_arrows_point_with_the_line(numbers: str, visit_site: Open) -> None:
    """The triangle of a fold is the browser's own, which turns with the direction; no chevron of Material is left."""
    visit = visit_site(numbers)
    arrive(visit, "articles/2021-03-02-port-strike/")
    summary = visit.page.locator("summary").first
    assert summary.evaluate("one => getComputedStyle(one).listStyleType") == "disclosure-closed"
    assert summary.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert visit.page.locator("svg path[d^='M8.59 16.58'], svg path[d^='M15.41 16.58']").count() == 0
