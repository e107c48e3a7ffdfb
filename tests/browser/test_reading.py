"""Reading: the size of letters, the citation, high contrast, paper, the keyboard, and pages that do not move."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_walk import KINDS, arrive
from tests.browser.visit import Visit, axe

Open = Callable[..., Visit]
ARTICLE = "articles/2020-02-18-ankara-moscow-assad-idlib/"
EVENT = "events/2020-02-18-moscow-talks/"
SIZE = "parseFloat(getComputedStyle(document.querySelector('.page')).fontSize)"
SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 500);
})"""
#: Whether the focused element is seen, and whether a ring shows where the focus is.
FOCUS = """() => {
  const one = document.activeElement, ring = one.matches('input') ? one.nextElementSibling ?? one : one;
  const style = getComputedStyle(ring), box = ring.getBoundingClientRect();
  return {what: one.outerHTML.slice(0, 90), end: one === document.body,
          name: (one.getAttribute('aria-label') || one.textContent || '').trim(),
          seen: box.width > 0 && box.height > 0, ring: style.outlineStyle !== 'none' && style.outlineWidth !== '0px'};
}"""


def resize(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def test_size_is_set_told_and_kept(site: str, visit_site: Open) -> None:
    visit = visit_site(site)
    arrive(visit, ARTICLE)
    usual = visit.page.evaluate(SIZE)
    resize(visit.page, "تكبير الخط")
    expect(visit.page.get_by_role("status").filter(has_text="خط كبير")).to_have_count(1)
    larger = visit.page.evaluate(SIZE)
    assert larger == pytest.approx(usual * 1.125)
    arrive(visit, EVENT)
    assert visit.page.evaluate("document.documentElement.dataset.size") == "1"
    for _ in range(5):
        resize(visit.page, "تصغير الخط")
    arrive(visit, ARTICLE)
    assert visit.page.evaluate(SIZE) == pytest.approx(usual * 0.9)
    assert visit.measure_overflow() == 0


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_the_largest_letters_fit(root_site: str, visit_site: Open, width: int) -> None:
    visit = visit_site(root_site, width=width)
    arrive(visit, "")
    for _ in range(4):
        resize(visit.page, "تكبير الخط")
    for kind, address in KINDS.items():
        arrive(visit, address)
        assert visit.measure_overflow() == 0, kind


def test_pages_do_not_move_while_they_load(root_site: str, visit_site: Open) -> None:
    """The reader's size is set before the first paint, fonts are swapped in without a jump."""
    visit = visit_site(root_site, width=390)
    arrive(visit, "")
    resize(visit.page, "تكبير الخط")
    for address in ("", ARTICLE, EVENT, "storylines/idlib-2020-02/", "days/2020/02/"):
        arrive(visit, address)
        assert visit.page.evaluate(SHIFT) <= 0.02, address


def test_a_browser_that_keeps_nothing_reads_all_the_same(chromium: Browser, root_site: str) -> None:
    """Where storage is forbidden Material's own script stops at its first line; the page must not."""
    context = chromium.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }});")
    page = context.new_page()
    page.goto(root_site + ARTICLE)
    expect(page.locator(".text p").first).to_be_visible()
    assert page.evaluate("document.documentElement.dataset.size") == "0"
    context.close()


@pytest.mark.parametrize("address", [ARTICLE, EVENT])
def test_one_click_copies_a_citation(chromium: Browser, site: str, address: str) -> None:
    context = chromium.new_context(locale="ar")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site + address)
    page.locator("summary", has_text="الاستشهاد").click()
    for i, style in enumerate(("APA", "Chicago")):
        expect(page.locator(".cite .rub2").nth(i)).to_contain_text(style)
        page.locator(".cite button").nth(i).click()
        expect(page.get_by_role("status").filter(has_text="نُسخ الاستشهاد")).to_have_count(1)
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.locator(".cite .ref").nth(i).inner_text().strip()
        assert f"http://127.0.0.1{'/repo/' if '/repo/' in site else '/'}{address}" in copied
        assert re.search(r"\[بصمة الأصل: sha256:[0-9a-f]{64}\]$", copied)
        assert "شباط/فبراير 2020" in copied
    context.close()


def test_a_refused_clipboard_leaves_the_text_selected(chromium: Browser, root_site: str) -> None:
    context = chromium.new_context(locale="ar")
    context.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no')); document.execCommand = () => false;"
    )
    page = context.new_page()
    page.goto(root_site + ARTICLE)
    page.locator("summary", has_text="الاستشهاد").click()
    page.locator(".cite button").first.click()
    expect(page.get_by_role("status").filter(has_text="تعذّر النسخ")).to_have_count(1)
    assert "لبنان اليوم" in page.evaluate("getSelection().toString()")
    context.close()


def test_citation_is_text_without_script(chromium: Browser, root_site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root_site + ARTICLE)
    page.locator("summary", has_text="الاستشهاد").click()
    expect(page.locator(".cite .ref").first).to_contain_text("لبنان اليوم. (18 شباط/فبراير 2020")
    expect(page.locator(".cite button, .size button")).to_have_count(2)
    expect(page.locator(".size")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_high_contrast_is_seven_to_one(root_site: str, visit_site: Open, scheme: str) -> None:
    visit = visit_site(root_site, scheme=scheme)
    visit.page.emulate_media(contrast="more")
    for kind in ("home", "event", "article", "month"):
        arrive(visit, KINDS[kind])
        unfold(visit.page)
        assert axe(visit.page, "color-contrast-enhanced") == [], kind


def test_marks_survive_forced_colours(root_site: str, visit_site: Open) -> None:
    """A full mark that lost its background would read as an empty one: known as unknown."""
    visit = visit_site(root_site)
    visit.page.emulate_media(forced_colors="active")
    arrive(visit, EVENT)
    script = (
        "one => [getComputedStyle(one, '::before').backgroundColor, getComputedStyle(document.body).backgroundColor]"
    )
    mark, paper = visit.page.locator(".cert--full").first.evaluate(script)
    assert mark != paper
    assert mark != "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_at_any_level(root_site: str, visit_site: Open, width: int) -> None:
    """Every kind of page with every fold open, by every rule; in the dark by contrast, as nothing else is another."""
    visit = visit_site(root_site, width=width)
    for kind, address in KINDS.items():
        visit.page.emulate_media(color_scheme="light")
        arrive(visit, address)
        unfold(visit.page)
        assert axe(visit.page) == [], kind
        visit.page.emulate_media(color_scheme="dark")
        assert axe(visit.page, "color-contrast") == [], f"{kind} in the dark"


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


def test_paper_holds_text_evidence_and_citation(root_site: str, visit_site: Open) -> None:
    visit = visit_site(root_site)
    arrive(visit, ARTICLE)
    visit.page.emulate_media(media="print")
    for seen in (".mast__name", ".text p >> nth=0", ".hamish .side >> nth=1", ".cite .ref >> nth=1", ".paper"):
        expect(visit.page.locator(seen)).to_be_visible()
    for hidden in (".mast__nav", ".mast__tools", ".cite button >> nth=0", ".fold table"):
        expect(visit.page.locator(hidden)).to_be_hidden()
    expect(visit.page.locator(".paper")).to_contain_text(ARTICLE)


@pytest.mark.parametrize("address", ["", ARTICLE, "days/2020/02/"])
def test_every_stop_of_the_tab_key_is_named_and_seen(root_site: str, visit_site: Open, address: str) -> None:
    visit = visit_site(root_site)
    arrive(visit, address)
    stops = []
    for _ in range(120):
        visit.page.keyboard.press("Tab")
        stop = visit.page.evaluate(FOCUS)
        if stop["end"]:
            break
        stops.append(stop)
    assert len(stops) > 12
    poor = [stop["what"] for stop in stops if not (stop["name"] and stop["seen"] and stop["ring"])]
    assert poor == []


def test_folds_open_by_the_keyboard(root_site: str, visit_site: Open) -> None:
    visit = visit_site(root_site)
    arrive(visit, ARTICLE)
    visit.page.locator("summary", has_text="الاستشهاد").focus()
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".cite .ref").first).to_be_visible()
    visit.page.keyboard.press("Tab")
    expect(visit.page.locator(".cite button").first).to_be_focused()


def test_nothing_moves_for_those_who_asked(root_site: str, visit_site: Open) -> None:
    visit = visit_site(root_site)
    visit.page.emulate_media(reduced_motion="reduce")
    arrive(visit, "")
    script = """() => [...new Set([...document.querySelectorAll('*')].flatMap(one => {
      const style = getComputedStyle(one);
      return [style.transitionDuration, style.animationName, style.scrollBehavior];
    }))]"""
    assert set(visit.page.evaluate(script)) <= {"0s", "none", "auto"}


def test_no_words_but_arabic_are_seen_or_heard(root_site: str, visit_site: Open) -> None:
    """Text, labels and hints of Latin letters alone, where they are not marked as Latin."""
    visit = visit_site(root_site)
    script = """() => {
      const found = [], plain = /^[\\x00-\\x7f]*[A-Za-z]{2,}[\\x00-\\x7f]*$/;
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node; (node = walker.nextNode());)
        if (plain.test(node.data.trim()) && !node.parentElement.closest('script, noscript, [lang=en], code'))
          found.push(node.data.trim());
      for (const one of document.querySelectorAll('*'))
        for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
          if (plain.test(one.getAttribute(name) ?? '')) found.push(one.getAttribute(name));
      return found;
    }"""
    for kind, address in KINDS.items():
        arrive(visit, address)
        assert visit.page.evaluate(script) == [], kind


def test_dialogs_and_regions_have_names(root_site: str, visit_site: Open) -> None:
    visit = visit_site(root_site)
    arrive(visit, ARTICLE)
    unnamed = visit.page.evaluate(
        """() => [...document.querySelectorAll('dialog, [role=dialog], nav, aside, [role=group]')]
             .filter(one => !one.getAttribute('aria-label')).map(one => one.outerHTML.slice(0, 80))"""
    )
    assert unnamed == []
