"""The walk of a reader through the five-article site, by its links alone, and a look at every kind of page."""

from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import cast

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.visit import Scheme, Visit, axe

SMALLEST = 320
#: One address of every kind of page.
KINDS = {
    "home": "",
    "days": "days/",
    "year": "days/2020/",
    "month": "days/2020/02/",
    "day": "days/2020/02/18/",
    "day of a second candidate": "days/2020/02/19/",
    "events": "events/",
    "event": "events/2020-02-18-moscow-talks/",
    "event of a month": "events/2020-02-ankara-talks/",
    "article": "articles/2020-02-18-ankara-moscow-assad-idlib/",
    "article of a month": "articles/2020-02-russia-turkey-ankara/",
    "storylines": "storylines/",
    "storyline": "storylines/idlib-2020-02/",
    "sources": "sources/",
    "source": "sources/lebanon-today/",
    "unknown source": "sources/unknown/",
    "unconfirmed": "unconfirmed/",
    "about": "about/",
    "search": "search/",
}
LOOKS = [(width, scheme) for width in (1280, 390) for scheme in ("light", "dark")]
Open = Callable[..., Visit]


def follow(visit: Visit, link: str, address: str) -> None:
    """Click the first link that a selector finds, and look at where it leads."""
    visit.page.locator(link).first.click()
    visit.page.wait_for_url(f"{visit.home}{address}")
    assert visit.measure_overflow() == 0, f"{address} scrolls sideways"


def look(visit: Visit) -> None:
    """Check what every page owes its reader; the harness itself notes console errors and foreign requests."""
    where = visit.page.url
    assert visit.measure_overflow() == 0, f"{where} scrolls sideways"
    assert axe(visit.page) == [], where


def arrive(visit: Visit, address: str) -> None:
    """Open a page and wait for its letters, not for half a second of quiet: there are many pages."""
    visit.page.goto(f"{visit.home}{address}", wait_until="load")
    visit.page.evaluate("document.fonts.ready")


def fits_the_smallest(visit: Visit) -> bool:
    size = visit.page.viewport_size
    assert size is not None
    visit.page.set_viewport_size({"width": SMALLEST, "height": 700})
    fits = visit.measure_overflow() == 0
    visit.page.set_viewport_size(size)
    return fits


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_walk(site: str, visit_site: Open, width: int, scheme: Scheme) -> None:
    """Home, event, article, its provenance, storyline, month, day, source, and an address that is none."""
    visit = visit_site(site, width=width, scheme=scheme)
    visit.open()
    follow(visit, ".lead h2 a", "events/2020-02-18-moscow-talks/")
    follow(visit, ".cov h3 a", "articles/2020-02-18-ankara-moscow-assad-idlib/")
    unfold_provenance(visit.page)
    follow(visit, ".hamish a:text-is('التصعيد في إدلب والمفاوضات التركية الروسية')", "storylines/idlib-2020-02/")
    follow(visit, ".mast__nav a:text-is('الأيام')", "days/")
    follow(visit, ".counts a", "days/2020/02/")
    follow(visit, ".cal a:has(.cal__c)", "days/2020/02/18/")
    follow(visit, ".cov .src a", "sources/lebanon-today/")
    visit.open_missing("sources/no-such-outlet/deep/")
    assert axe(visit.page, "" if scheme == "light" else "color-contrast") == []
    follow(visit, ".ways a", "")


def unfold_provenance(page: Page) -> None:
    fold = page.locator("details.fold:not(:has(.cite))")
    expect(fold.locator("table")).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator("table")).to_be_visible()
    expect(fold).to_contain_text("bf639a5a7d430d2a071c2aa6ccb67856a1c1b2abb1e81abc6b8de3bc6acae365")


@pytest.mark.parametrize("width", [1280, 390])
def test_every_kind_of_page(root_site: str, visit_site: Open, width: int) -> None:
    """No fault of the console, no foreign request, no sideways scroll; on the phone no fault of axe.

    The folds are closed here: what they leave to see is less than what test_reading shows to axe with every fold open,
    at both widths and in both schemes, so that one look at it is enough.
    """
    visit = visit_site(root_site, width=width)
    for kind, address in KINDS.items():
        arrive(visit, address)
        assert visit.measure_overflow() == 0, f"{kind} scrolls sideways"
        if width == 390:
            assert axe(visit.page) == [], kind
            assert fits_the_smallest(visit), f"{kind} scrolls sideways at {SMALLEST}"


def test_every_kind_of_page_is_listed(root_folder: Path) -> None:
    """A page of another layout must be looked at too."""
    pages = [path for path in root_folder.rglob("index.html") if 'http-equiv="refresh"' not in path.read_text("utf-8")]
    layouts = {name_layout(path) for path in pages}
    assert layouts == {name_layout(root_folder / address / "index.html") for address in KINDS.values()}
    assert len(layouts) == 10


def name_layout(path: Path) -> str:
    return path.read_text("utf-8").partition('class="mj ')[2].partition('"')[0]


def test_the_first_tab_skips_to_the_text(root_site: str, visit_site: Open) -> None:
    visit = visit_site(root_site)
    visit.open("articles/2020-02-19-turkey-nato-russia/")
    visit.page.keyboard.press("Tab")
    skip = visit.page.locator(":focus")
    expect(skip).to_have_text("انتقل إلى المتن")
    expect(skip).to_be_in_viewport()
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("#matn")).to_be_focused()


@pytest.mark.parametrize("width", [1280, 390])
def test_colours_are_switched_and_remembered(root_site: str, visit_site: Open, width: int) -> None:
    visit = visit_site(root_site, width=width)
    visit.open()
    shades = [paper(visit.page)]
    for _ in range(3):
        visit.page.locator(".hue").click()
        shades.append(paper(visit.page))
    light, dark = "rgb(253, 253, 251)", "rgb(21, 24, 26)"
    assert shades == [light, light, dark, light]  # of the device, light, dark, of the device again
    visit.page.locator(".hue").click()
    visit.page.locator(".hue").click()
    visit.open("events/")
    assert paper(visit.page) == dark
    look(visit)


@pytest.mark.parametrize(
    ("device", "clicks", "first"),
    [("light", 0, "default"), ("dark", 0, "slate"), ("dark", 1, "default"), ("light", 2, "slate")],
)
def test_the_first_frame_has_the_chosen_colours(
    root_site: str, visit_site: Open, device: str, clicks: int, first: str
) -> None:
    """Nothing is painted in other colours first: neither those of the template nor those of a page without script."""
    visit = visit_site(root_site, scheme=device)
    visit.open()
    for _ in range(clicks):
        visit.page.locator(".hue").click()
    visit.page.add_init_script(
        "const look = () => document.body ? window.first = [document.body.dataset.mdColorScheme, "
        "document.documentElement.classList.contains('no-js')] : requestAnimationFrame(look);"
        "requestAnimationFrame(look)"
    )
    visit.page.route("**/bundle.*.js", let_pass_late)
    visit.open("events/")
    assert visit.page.evaluate("first") == [first, False]


def let_pass_late(route: Route) -> None:
    sleep(0.3)
    route.continue_()


def test_the_colours_follow_the_device(root_site: str, visit_site: Open) -> None:
    visit = visit_site(root_site, scheme="light")
    visit.open()
    visit.page.emulate_media(color_scheme="dark")
    expect(visit.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(visit.page.locator("meta[name=theme-color]")).to_have_attribute("content", paper(visit.page))


def paper(page: Page) -> str:
    return cast("str", page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize("width", [1280, 390])
def test_search_finds_idlib(site: str, visit_site: Open, width: int) -> None:
    """In whatever spelling, and the page that it leads to shows the words found."""
    visit = visit_site(site, width=width)
    visit.open("about/")
    page = visit.page
    page.locator(".find-open").click()
    page.locator("[data-md-component=search-query]").press_sequentially("أدلب")
    report = page.locator(".md-search-result__link", has_text="أنقرة تفشل في إقناع موسكو")
    expect(report).to_contain_text("لبنان اليوم · 18 شباط/فبراير 2020")
    expect(page.locator("dialog [role=status]")).to_contain_text("نتائج")
    assert axe(page) == []
    assert visit.measure_overflow() == 0
    report.click()
    page.wait_for_url(f"{site}articles/2020-02-18-ankara-moscow-assad-idlib/?h=*")
    expect(page.locator("#matn h1 mark")).to_have_text("إدلب")
    visit.open("search/?q=adlib&kind=article")
    expect(page.locator("div.find .hit").first).to_contain_text("إدلب")


def test_both_spellings_of_a_page_are_marked(root_site: str, visit_site: Open) -> None:
    """The page writes both أردوغان and إردوغان; the query has neither."""
    visit = visit_site(root_site)
    for query in ("اردوغان", "erdogan"):
        visit.open(f"search/?q={query}&source=lebanon-today")
        visit.page.locator("div.find .hit", has_text="أنقرة تفشل").click()
        visit.page.wait_for_url("**/articles/2020-02-18-ankara-moscow-assad-idlib/?h=*")
        marked = visit.page.locator("#matn .text mark")
        expect(marked.first).to_be_visible()
        assert {"أردوغان", "إردوغان"} <= set(marked.all_text_contents())


def test_evidence_marks_its_paragraph(root_site: str, visit_site: Open) -> None:
    visit = visit_site(root_site)
    visit.open("articles/2020-02-18-ankara-moscow-assad-idlib/")
    visit.page.locator(".ln a").first.click()
    target = visit.page.locator(":target")
    expect(target).to_contain_text("فشلت تركيا، الثلاثاء")
    expect(target).to_be_in_viewport()
    assert target.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(246, 236, 184)"


def test_page_reads_without_script(chromium: Browser, root_site: str) -> None:
    """Everything but search works without script."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(root_site)
    expect(page.get_by_role("link", name="تصفّح الأرشيف")).to_be_visible()
    expect(page.locator(".lead h2")).to_be_visible()
    page.goto(f"{root_site}articles/2020-02-18-ankara-moscow-assad-idlib/")
    page.locator("summary").first.click()
    expect(page.locator("details table")).to_be_visible()
    context.close()
