"""The page side of search in a real browser: box, results, filters, address, marks. A worker of the tests answers."""

from __future__ import annotations

import re
import shutil
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import Scheme, Visit, axe

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Locator, Route

    Open = Callable[..., Visit]
    Temp = pytest.TempPathFactory

WORKER = Path(__file__).with_name("fake_worker.js")
POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
)
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
LOOKS = [(width, scheme) for width in (1280, 390) for scheme in ("light", "dark")]
EVENT = "events/2020-02-18-moscow-talks/"
REPORT = "articles/2020-02-18-ankara-moscow-assad-idlib/"


@pytest.fixture(scope="module", params=["/", "/repo/"])
def either(
    request: pytest.FixtureRequest, built_site: Callable[[str], Path], serve: Callable[..., str], tmp_path_factory: Temp
) -> str:
    """The project's own site with the worker of the tests, under / and under a sub-path."""
    return serve(put_worker(built_site(request.param), tmp_path_factory), request.param)


@pytest.fixture(scope="module")
def folder(root_folder: Path, tmp_path_factory: Temp) -> Path:
    return put_worker(root_folder, tmp_path_factory)


def put_worker(built: Path, tmp_path_factory: Temp) -> Path:
    """Copy a built site and put the worker of the tests into it."""
    copy = tmp_path_factory.mktemp("answered") / "site"
    shutil.copytree(built, copy)
    shutil.copy(WORKER, copy / "assets" / "search" / "worker.js")
    return copy


@pytest.fixture(scope="module")
def home(folder: Path, serve: Callable[..., str]) -> str:
    return serve(folder, "/")


@pytest.fixture
def visit(visit_site: Open, home: str) -> Visit:
    return visit_site(home)


def field(page: Page) -> Locator:
    return page.locator("[data-md-component=search-query]")


def links(page: Page) -> Locator:
    return page.locator(".md-search-result__item > a.md-search-result__link")


def state(page: Page) -> Locator:
    return page.locator(".find:is(dialog[open], div) [role=status]")


def open_search(visit: Visit, address: str = "about/") -> Page:
    visit.page.goto(f"{visit.home}{address}")
    visit.page.locator(".find-open").click()
    expect(field(visit.page)).to_be_focused()
    return visit.page


def ask(page: Page, words: str) -> None:
    field(page).press_sequentially(words)


def test_typing_finds_and_counts_aloud(visit_site: Open, either: str) -> None:
    visit = visit_site(either)
    page = open_search(visit)
    expect(page.get_by_role("dialog", name="البحث")).to_be_visible()
    ask(page, "ادلب")
    expect(state(page)).to_have_text("5 نتائج")
    assert links(page).first.get_attribute("href") == f"{either}{EVENT}"
    links(page).nth(1).click()
    page.wait_for_url(re.compile(f"{re.escape(either + REPORT)}.*"))
    expect(page.locator("#matn mark").first).to_have_text("إدلب")


@pytest.mark.parametrize(
    ("words", "told"),
    [("لا وجود له", "لا نتائج. جرّب"), ("ليفانت", "نتيجة واحدة"), ("في", "لا يُبحث عن هذه"), ("كثير", "45 نتيجة"),
     ("محادثات", "نتيجتان"), ("ادلب", "5 نتائج")],
)  # fmt: skip
def test_numbers_are_told_in_their_plural_form(visit: Visit, words: str, told: str) -> None:
    page = open_search(visit)
    ask(page, words)
    expect(state(page)).to_contain_text(told)


def test_nothing_is_fetched_before_search_opens(visit: Visit) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    visit.open("about/")
    assert [path for path in asked if "search" in path] == ["/assets/search/search.js"]
    visit.page.locator(".find-open").click()
    expect(state(visit.page)).to_have_text("اكتب كلمة أو اسمًا أو تاريخًا")
    assert "/assets/search/worker.js" in asked
    assert not any("search_index" in path for path in asked)


@pytest.mark.parametrize("kind", ["paste", "insert", "compose"])
def test_paste_dictation_and_input_methods(visit: Visit, kind: str) -> None:
    page = open_search(visit)
    if kind == "paste":  # by mouse: no key is ever pressed
        field(page).evaluate(
            "box => { box.value = 'ادلب'; box.dispatchEvent(new InputEvent('input', {inputType: 'insertFromPaste'})) }"
        )
    elif kind == "insert":
        page.keyboard.insert_text("ادلب")
    else:
        field(page).evaluate("""box => {
            box.dispatchEvent(new CompositionEvent('compositionstart'));
            box.value = 'ادلب';
            box.dispatchEvent(new CompositionEvent('compositionend', {data: 'ادلب'}));
        }""")
    expect(state(page)).to_have_text("5 نتائج")


def test_keyboard_alone(visit: Visit) -> None:
    visit.open("about/")
    page = visit.page
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("")
    ask(page, "ادلب")
    expect(state(page)).to_have_text("5 نتائج")
    for key, place in (("ArrowDown", 0), ("ArrowDown", 1), ("End", 4), ("Home", 0), ("ArrowDown", 1)):
        page.keyboard.press(key)
        expect(links(page).nth(place)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{REPORT}*")


def test_up_returns_to_the_field_and_escape_to_the_page(visit: Visit) -> None:
    visit.open("about/")
    page = visit.page
    page.locator(".find-open").focus()
    page.keyboard.press("Enter")
    ask(page, "ادلب")
    expect(links(page)).to_have_count(5)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.find")).to_be_hidden()
    expect(page.locator(".find-open")).to_be_focused()


def test_tab_leads_into_the_filters(visit: Visit) -> None:
    page = open_search(visit)
    ask(page, "ادلب")
    expect(links(page)).to_have_count(5)
    page.keyboard.press("Tab")  # the closing button
    page.keyboard.press("Tab")
    expect(page.locator(".find__filters summary")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("select[name=source]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(state(page)).to_have_text("نتيجة واحدة")


@pytest.mark.parametrize("key", ["/", "ظ"])
def test_the_key_of_the_slash_opens_it_on_an_arabic_keyboard_too(visit: Visit, key: str) -> None:
    visit.open("about/")
    event = f"new KeyboardEvent('keydown', {{key: '{key}', code: 'Slash', bubbles: true, cancelable: true}})"
    visit.page.evaluate(f"document.body.dispatchEvent({event})")
    expect(visit.page.locator("dialog.find")).to_be_visible()


def test_a_letter_typed_elsewhere_does_not_open_it(visit: Visit) -> None:
    visit.open("search/")
    visit.page.locator("div.find input").press("/")
    expect(visit.page.locator("dialog.find")).to_be_hidden()


def test_the_veil_closes_it(visit: Visit) -> None:
    page = open_search(visit)
    page.mouse.click(30, 500)
    expect(page.locator("dialog.find")).to_be_hidden()


def test_reports_stand_under_their_event(visit: Visit) -> None:
    page = open_search(visit)
    ask(page, "ادلب")
    expect(links(page)).to_have_count(5)
    entry = page.locator(".hits > li").first
    expect(entry.locator(":scope > a")).to_contain_text("حدث · مقالان · 17 و18 شباط/فبراير 2020")
    expect(entry.locator("ol > li")).to_have_count(2)
    expect(entry.locator("ol > li a").first).to_contain_text("لبنان اليوم · الثلاثاء 18 شباط/فبراير 2020")
    expect(entry.locator("ol > li .hit__s mark").first).to_have_text("إدلب")
    expect(page.locator(".hits > li")).to_have_count(3)


def test_hostile_words_stay_words(visit: Visit) -> None:
    page = open_search(visit)
    title = page.title()
    ask(page, "خبيث")
    first = links(page).first
    expect(first.locator(".hit__t")).to_have_text("<img src=x onerror=\"document.title='broken'\"> خبيث")
    expect(first.locator(".hit__m")).to_have_text("صفحة · <b>صحيفة</b> · <i>أمس</i>")
    expect(first.locator(".hit__s")).to_have_text(
        "<script>document.title='broken'</script> <svg onload=alert(1)> &lt;b&gt;"
    )
    assert first.locator("img, script, svg, b, i").count() == 0
    first.click()
    page.wait_for_url("**/about/?h=*")
    expect(page.locator(".find-open")).to_be_visible()
    assert page.title() == title
    assert page.locator("#matn script").count() == 0


@pytest.mark.parametrize(
    "words",
    ["<b>ادلب</b>", "<img src=x onerror=alert(1)>", "(*[", "$&\\", "\u202eادلب", "🙂", "ا" * 10_000, "%00&h=x#"],
)
def test_bad_input_is_no_fault(visit: Visit, words: str) -> None:
    page = open_search(visit)
    field(page).evaluate("(box, words) => { box.value = words; box.dispatchEvent(new Event('input')) }", words)
    expect(state(page)).to_contain_text("لا نتائج")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator("div.find input")).to_have_value(words.strip()[:300])
    expect(state(page)).to_contain_text("لا نتائج")


# Failing


def test_a_worker_that_does_not_come_is_told_and_tried_again(visit: Visit) -> None:
    visit.page.route("**/worker.js", lambda route: route.fulfill(status=404))
    page = open_search(visit)
    ask(page, "ادلب")
    expect(state(page)).to_contain_text("تعذّر تحميل البحث")
    expect(page.locator("dialog .find__way a")).to_have_attribute("href", re.compile("days/$"))
    page.unroute("**/worker.js")
    page.locator("dialog .find__retry").click()
    expect(state(page)).to_have_text("5 نتائج")
    expect(page.locator("dialog .find__way")).to_be_hidden()
    assert visit.take_faults()


@pytest.mark.parametrize("part", ["panel.js", "listing.js", "filters.js", "words.json"])
def test_a_script_that_does_not_come_is_told_and_tried_again(visit: Visit, part: str) -> None:
    visit.page.route(f"**/search/{part}", lambda route: route.abort("failed"))
    page = open_search(visit)
    expect(state(page)).to_contain_text("تعذّر تحميل البحث")
    ask(page, "ادلب")
    page.unroute(f"**/search/{part}")
    page.locator("dialog .find__retry").click()
    expect(state(page)).to_have_text("5 نتائج")
    assert visit.take_faults()


def test_a_shard_that_fails_is_told_and_the_rest_works(visit: Visit) -> None:
    page = open_search(visit)
    ask(page, "عطل")
    expect(state(page)).to_contain_text("تعذّر تحميل البحث")
    field(page).fill("ناقص")
    expect(state(page)).to_have_text("5 نتائج · تعذّر تحميل جزء من الفهرس، وهذه نتائج ما حُمّل منه.")
    expect(page.locator("dialog .find__retry")).to_be_visible()
    field(page).fill("ادلب")
    expect(state(page)).to_have_text("5 نتائج")
    expect(page.locator("dialog .find__way")).to_be_hidden()


def test_a_late_answer_is_announced_and_an_old_one_dropped(visit: Visit) -> None:
    page = open_search(visit)
    field(page).fill("بطيء")
    expect(state(page)).to_have_text("يجري البحث…")
    field(page).fill("ادلب")
    expect(state(page)).to_have_text("5 نتائج")
    page.wait_for_timeout(700)
    expect(state(page)).to_have_text("5 نتائج")


# The page of search and its address


def test_enter_leads_to_the_page_with_the_whole_list(visit: Visit) -> None:
    page = open_search(visit)
    ask(page, "كثير")
    expect(links(page)).to_have_count(10)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    shown = page.locator("div.find .md-search-result__link")
    expect(shown).to_have_count(20)
    page.get_by_role("button", name="المزيد").click()
    expect(shown).to_have_count(40)
    expect(shown.nth(20)).to_be_focused()
    page.get_by_role("button", name="المزيد").click()
    expect(shown).to_have_count(45)
    expect(page.get_by_role("button", name="المزيد")).to_be_hidden()


def test_filters_stand_in_the_address(visit: Visit) -> None:
    visit.open("search/?q=كثير&year=2001&order=newest")
    page = visit.page
    expect(state(page)).to_have_text("15 نتيجة")
    expect(page.locator("select[name=year]")).to_have_value("2001")
    expect(page.locator("select[name=order]")).to_have_value("newest")
    page.locator("select[name=month]").select_option("2001-03")
    page.locator("select[name=source]").select_option(label="ليفانت (15)")
    assert parse_qs(urlsplit(page.url).query) == {
        "q": ["كثير"], "year": ["2001"], "month": ["2001-03"], "source": ["levant"], "order": ["newest"]
    }  # fmt: skip
    expect(page.locator("summary", has_text="التصفية والترتيب: ليفانت، 2001، آذار/مارس")).to_be_visible()
    page.get_by_role("button", name="إزالة التصفية").click()
    expect(state(page)).to_have_text("45 نتيجة")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["كثير"]}


def test_filters_alone_list_what_there_is(visit: Visit) -> None:
    visit.open("search/?kind=source")
    expect(state(visit.page)).to_have_text("نتيجة واحدة")
    expect(visit.page.locator("div.find .hit")).to_contain_text("ليفانت")


@pytest.mark.parametrize("value", ["constructor", "__proto__", "toString", "<img src=x onerror=alert(1)>"])
def test_an_address_can_name_nothing_but_what_is_there(visit: Visit, value: str) -> None:
    """What an address asks for is text, also where every object of the language has a property of that name."""
    names = ("kind", "source", "storyline", "year", "month", "order", "h", "q")
    visit.open(f"search/?{urlencode(dict.fromkeys(names, value))}")
    for name in ("kind", "source", "storyline"):
        expect(visit.page.locator(f"select[name={name}] option:checked")).to_have_text(value)
    expect(visit.page.locator("select[name=order]")).to_have_value("relevance")
    shown = visit.page.locator("div.find").text_content() or ""
    assert "native code" not in shown
    assert "[object" not in shown
    assert visit.page.locator("div.find img").count() == 0


def test_back_undoes_a_filter_and_returns_to_the_results(visit: Visit) -> None:
    visit.open("search/?q=كثير")
    page = visit.page
    page.get_by_role("button", name="المزيد").click()
    expect(page.locator("div.find .hit")).to_have_count(40)
    page.locator("select[name=year]").select_option("2002")
    expect(state(page)).to_have_text("15 نتيجة")
    page.go_back()
    expect(state(page)).to_have_text("45 نتيجة")
    expect(page.locator("select[name=year]")).to_have_value("")
    expect(page.locator("div.find .hit")).to_have_count(40)
    page.locator("div.find .hit").nth(35).click()
    page.wait_for_url("**/sources/levant/*")
    page.go_back()
    expect(page.locator("div.find .hit")).to_have_count(40)
    expect(page.locator("div.find .hit").nth(35)).to_be_in_viewport()


def test_back_closes_the_sheet_and_stays_on_the_page(visit: Visit) -> None:
    page = open_search(visit)
    ask(page, "ادلب")
    expect(links(page)).to_have_count(5)
    page.go_back()
    expect(page.locator("dialog.find")).to_be_hidden()
    assert page.url == f"{visit.home}about/"
    page.go_forward()
    expect(page.locator("dialog.find")).to_be_visible()


def test_back_from_a_result_shows_the_results_again(visit: Visit) -> None:
    page = open_search(visit)
    ask(page, "ادلب")
    links(page).nth(1).click()
    page.wait_for_url(f"**/{REPORT}*")
    page.go_back()
    expect(field(page)).to_have_value("ادلب")
    expect(state(page)).to_have_text("5 نتائج")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.find")).to_be_hidden()
    assert page.url == f"{visit.home}about/"


def test_typing_on_the_page_is_kept_in_its_address(visit: Visit) -> None:
    visit.open("search/")
    page = visit.page
    page.locator(".find-open").click()
    expect(page.locator("div.find input")).to_be_focused()
    page.keyboard.insert_text("ادلب")
    page.wait_for_url("**/search/?q=*")
    page.reload()
    expect(state(page)).to_have_text("5 نتائج")


# Marks on the page that search led to


def test_words_are_marked_and_the_view_goes_to_the_first(visit_site: Open, either: str) -> None:
    visit = visit_site(either, width=390)
    visit.open(f"{REPORT}?h=جيليك موجز")
    page = visit.page
    expect(page.locator("#matn mark").first).to_have_text("جيليك")
    expect(page.locator("#matn mark").first).to_be_in_viewport()
    assert page.evaluate("scrollY") > 0
    assert page.locator(".mast mark, .foot mark").count() == 0
    text = page.locator("#matn").text_content()
    page.keyboard.press("Escape")
    expect(page.locator("#matn mark")).to_have_count(0)
    assert page.locator("#matn").text_content() == text
    assert page.url == f"{either}{REPORT}"


def test_marks_are_stepped_through_and_removed(visit: Visit) -> None:
    visit.open(f"{REPORT}?h=إدلب لإدلب")
    page = visit.page
    bar = page.get_by_role("region", name="كلمات البحث في هذه الصفحة")
    expect(bar.get_by_role("status")).to_have_text(re.compile(r"^\d+ (مواضع|موضعًا)$"))
    here = page.locator("mark.here")
    expect(here).to_be_in_viewport()
    assert here.evaluate("one => one.closest('h1') !== null")
    bar.get_by_role("button", name="الموضع التالي").click()
    expect(here).to_have_count(1)
    assert here.evaluate("one => one.closest('h1') === null")
    assert axe(page) == []
    bar.get_by_role("button", name="إزالة التظليل").click()
    expect(bar).to_have_count(0)
    expect(page.locator("mark")).to_have_count(0)


@pytest.mark.parametrize("words", ["", "<img src=x>", "لاوجودلهذا", "%E0%A4%A", "." * 5000])
def test_words_that_are_not_there_leave_the_page_alone(visit: Visit, words: str) -> None:
    visit.open(f"about/?h={words}")
    expect(visit.page.locator("h1").first).to_be_visible()
    assert visit.page.locator("mark, .marks").count() == 0


# Without script, under the policy, for everybody


def test_without_script_a_link_leads_to_the_archive(chromium: Browser, home: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{home}about/")
    expect(page.locator("button.find-open")).to_be_hidden()
    page.get_by_role("link", name="تصفّح الأرشيف").click()
    page.wait_for_url(f"{home}days/")
    page.goto(f"{home}search/")
    expect(page.locator("#matn")).to_contain_text("البحث يحتاج إلى جافاسكربت")
    page.locator("#matn").get_by_role("link", name="تصفّح الأرشيف").click()
    page.wait_for_url(f"{home}days/")
    context.close()


def answer_strictly(route: Route) -> None:
    """Send what the site sends, under the policy of the published build: hashes for the page's own inline scripts."""
    response = route.fetch()
    kind = response.headers.get("content-type", "")
    scripts = INLINE.findall(response.text()) if "html" in kind else []
    digests = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    policy = POLICY.format(hashes=" ".join(f"'sha256-{one}'" for one in digests))
    route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})


def test_a_strict_policy_stops_nothing(visit_site: Open, either: str) -> None:
    visit = visit_site(either)
    visit.page.route("**/*", answer_strictly)
    page = open_search(visit)
    ask(page, "ادلب")
    expect(state(page)).to_have_text("5 نتائج")
    page.locator("dialog summary").click()
    links(page).nth(1).click()
    expect(page.locator("#matn mark").first).to_be_visible()
    page.keyboard.press("Escape")
    visit.open("search/?q=ادلب")
    expect(state(page)).to_have_text("5 نتائج")


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_with_search_open(visit_site: Open, home: str, width: int, scheme: Scheme) -> None:
    """By every rule in the light; in the dark by contrast, as nothing but the colours is another."""
    rule = "" if scheme == "light" else "color-contrast"
    visit = visit_site(home, width=width, scheme=scheme)
    page = open_search(visit)
    assert axe(page, rule) == []
    ask(page, "ادلب")
    expect(state(page)).to_have_text("5 نتائج")
    page.locator("dialog summary").click()
    assert axe(page, rule) == []
    assert visit.measure_overflow() == 0
    field(page).fill("ناقص")
    expect(page.locator("dialog .find__retry")).to_be_visible()
    assert axe(page, rule) == []
    visit.open("search/?q=كثير&year=2001")
    expect(state(page)).to_have_text("15 نتيجة")
    assert axe(page, rule) == []
    assert visit.measure_overflow() == 0


def test_the_smallest_phone_holds_it(visit_site: Open, home: str) -> None:
    visit = visit_site(home, width=320)
    page = open_search(visit)
    ask(page, "ادلب")
    page.locator("dialog summary").click()
    expect(links(page)).to_have_count(5)
    sheet = page.locator("dialog.find")
    assert sheet.evaluate("one => one.scrollWidth - one.clientWidth") == 0
    visit.open("search/?q=ادلب")
    assert visit.measure_overflow() == 0


def test_material_does_not_mount_its_search(folder: Path) -> None:
    """A form or an id of that name, or the component, makes its bundle fetch an index and start a worker."""
    text = (folder / "index.html").read_text("utf-8")
    assert not re.search(r"""(name|id|data-md-component)=["']?search["'\s>]""", text)
    assert 'id="__search"' in text
