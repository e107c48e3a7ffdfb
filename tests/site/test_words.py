"""Language and direction: Arabic throughout, titles and descriptions right, a machine date on every date."""

import re
from itertools import pairwise

from tests.site.conftest import Built
from tests.site.parsed import Words, is_redirect

LATIN = re.compile("[A-Za-z]{2,}")
SPOKEN = ("title", "aria-label", "placeholder", "alt", "summary", "aria-description")
MONTHS = "كانون الثاني/يناير|شباط/فبراير|آذار/مارس|نيسان/أبريل|أيار/مايو|حزيران/يونيو|تموز/يوليو|تشرين الثاني/نوفمبر"
DATE = re.compile(f"{MONTHS}|[0-9]{{4}}-[0-9]{{2}}")
MACHINE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}([+-][0-9]{2}:[0-9]{2})?)?)?\Z")


def speaks_latin(words: Words) -> bool:
    """Whether words are marked as not Arabic: a name, a hash, a file, an address."""
    return words.inside("bdi") or any(element.get("lang") == "en" for element in words.within)


def test_every_page_is_arabic_and_right_to_left(small_site: Built) -> None:
    assert len(small_site.pages) > 50
    for name, page in small_site.pages.items():
        root = page.elements[0]
        assert (root.tag, root.get("lang"), root.get("dir")) == ("html", "ar", "rtl"), name


def test_no_english_is_left_to_read(small_site: Built) -> None:
    english = [
        f"{name}: {words.text.strip()}"
        for name, page in small_site.pages.items()
        for words in page.seen()
        if LATIN.search(words.text) and not speaks_latin(words)
    ]
    assert english == []


def test_no_english_is_left_to_hear(small_site: Built) -> None:
    english = [
        f"{name}: {element.tag} {attribute}={value}"
        for name, page in small_site.pages.items()
        for element in page.elements
        for attribute, value in element.attributes
        if attribute in SPOKEN and LATIN.search(value)
    ]
    assert english == []


def test_latin_is_marked_as_latin(small_site: Built) -> None:
    card = small_site.page("sources/coast-observer/")
    held = {w.text: w.within[-1] for w in card.words if w.text in {"Coast Observer", "coast-observer.example"}}
    assert {(e.tag, e.get("dir"), e.get("lang")) for e in held.values()} == {("bdi", "ltr", "en")}
    assert len(held) == 2


def test_every_time_has_a_machine_date(small_site: Built) -> None:
    times = [element for page in small_site.pages.values() for element in page.find("time")]
    assert len(times) > 200
    assert [element.get("datetime") for element in times if not MACHINE.match(element.get("datetime"))] == []


def test_every_date_is_a_time(small_site: Built) -> None:
    bare = [
        f"{name}: {words.text.strip()[:80]}"
        for name, page in small_site.pages.items()
        for words in page.seen()
        if DATE.search(words.text) and not words.inside("time") and not words.inside("svg") and not speaks_latin(words)
    ]
    assert bare == []


def test_hour_keeps_its_offset_for_machines(small_site: Built) -> None:
    page = small_site.page("articles/2021-03-04-port-strike-nahr/")
    assert "2021-03-03T23:30+00:00" in {element.get("datetime") for element in page.find("time")}


def find_page(site: Built, address: str) -> tuple[str, str]:
    page = site.page(address)
    return page.title, page.description


def test_titles_and_descriptions(small_site: Built) -> None:
    assert find_page(small_site, "") == ("موجز التجربة", "أخبار بلاد لا وجود لها، بتواريخها وأدلّتها")
    assert find_page(small_site, "articles/2021-03-02-port-strike/") == (
        "عمّال ميناء الرملة يبدؤون إضرابًا مفتوحًا - موجز التجربة",
        "إحدى عشرة سفينة تنتظر خارج الحوض، ولا موعد لاستئناف العمل",
    )
    assert find_page(small_site, "events/2021-04-10-fuel-price/") == (
        "طوابير أمام محطات الوقود في الساحل - موجز التجربة",
        (
            "«اصطفّت السيارات منذ الفجر أمام ثلاث محطات على طريق الساحل، وبلغ طول أحد الطوابير كيلومترين. "
            "وقال عامل في المحطة إن الكمية التي وصلت تكفي حتى الظهر.»"
        ),
    )
    assert find_page(small_site, "storylines/water-2021/") == (
        "مياه نهر الصفصاف - موجز التجربة",
        "ملف في موجز التجربة: 3 أحداث، 4 مقالات.",
    )
    assert small_site.page("days/2021/03/04/").title == "الخميس 4 آذار/مارس 2021 - موجز التجربة"
    assert small_site.page("days/2021/03/").title == "آذار/مارس 2021 - موجز التجربة"
    assert small_site.page("days/2021/").title == "2021 - موجز التجربة"
    assert small_site.page("sources/hill-radio/").title == "إذاعة التلّ بقلم المحرّر - موجز التجربة"
    assert small_site.page("sources/nahr-daily/").description == "ما في موجز التجربة من صحيفة النهر."
    assert small_site.pages["404.html"].title == "لا صفحة في هذا العنوان - موجز التجربة"


def test_policy_link_gives_no_description_of_the_text(small_site: Built) -> None:
    described = small_site.page("articles/2021-03-port-strike-wadi/").description
    assert described == f"شلل في ميناء الرملة في موجز التجربة: {small_site.page('').description}"


def test_every_page_has_one_first_heading_and_a_title(small_site: Built) -> None:
    for name, page in small_site.pages.items():
        if not is_redirect(page):
            assert len(page.find("h1")) == 1, name
            assert page.title.endswith("موجز التجربة"), name


def test_headings_never_skip_a_level(small_site: Built) -> None:
    skipped = []
    for name, page in small_site.pages.items():
        levels = [int(e.tag[1]) for e in page.elements if re.fullmatch("h[1-6]", e.tag)]
        skipped += [name for before, after in pairwise(levels) if after > before + 1]
    assert skipped == []
