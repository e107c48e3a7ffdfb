"""The settings that readers see: names of months, digits, the first day of the week, the site's own words."""

import re

import pytest

from tests.site.building import build_strictly, copy_site
from tests.site.conftest import Built
from tests.site.parsed import Parsed, parse_site

OWN_TEXT = (".text", ".extract", ".said", ".own")


@pytest.fixture(scope="session")
def eastern(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Parsed]:
    """The small site with Levantine months, Arabic-Indic digits, weeks from Monday, a word of its own, and more."""
    project = copy_site(tmp_path_factory.mktemp("eastern"))
    settings = project / "site_config" / "site.yml"
    more = "months: levantine\ndigits: arabic\nweek_starts: monday\nquotes: outlet\nhijri: true\n"
    settings.write_text(settings.read_text(encoding="utf-8") + more, encoding="utf-8")
    own = 'nav:\n  storylines: {text: "القضايا"}\n'
    (project / "site_config" / "strings.ar.yml").write_text(own, encoding="utf-8")
    (project / "site_config" / "site.css").write_text(".mast { color: red }\n", encoding="utf-8")
    site = tmp_path_factory.mktemp("built")
    build_strictly(project, site)
    return parse_site(site)


def test_months_have_one_name(eastern: dict[str, Parsed]) -> None:
    page = eastern["days/2021/03/04/index.html"]
    assert page.title == "الخميس ٤ آذار ٢٠٢١ - موجز التجربة"
    assert "مارس" not in page.text()


def test_our_numbers_take_the_digits_of_the_site(eastern: dict[str, Parsed]) -> None:
    assert eastern["index.html"].text(".ledger") == (
        "حتى الثلاثاء ٨ حزيران ٢٠٢١ (الموافق ٢٧ شوال ١٤٤٢هـ) ١٢ مقالًا · ٦ أحداث · ٥ مصادر"
    )
    assert "الساعة ٠١:٣٠" in eastern["articles/2021-03-04-port-strike-nahr/index.html"].text("#matn")
    assert "أُبقيت ٩ أسطر وحُذفت ٧ أسطر" in eastern["articles/2021-03-02-port-strike/index.html"].text("summary")


def test_no_western_digit_is_left_in_our_own_words(eastern: dict[str, Parsed]) -> None:
    """Except in what outlets and editors wrote: bodies, extracts, evidence, corrections, the 404's own number."""
    left = [
        f"{name}: {words.text.strip()}"
        for name, page in eastern.items()
        if name != "404.html"
        for words in page.seen()
        if re.search("[0-9]", words.text) and not words.inside("bdi") and not any(map(words.inside, OWN_TEXT))
    ]
    assert [line for line in left if "«" not in line] == []


def test_an_outlets_text_keeps_its_digits(eastern: dict[str, Parsed]) -> None:
    assert "+90 312 555 01 01" in eastern["articles/2021-04-11-fuel-price-lines/index.html"].text(".text")


def test_machine_dates_keep_ascii_digits(eastern: dict[str, Parsed]) -> None:
    times = [element.get("datetime") for page in eastern.values() for element in page.find("time")]
    assert times
    assert all(time.isascii() for time in times)


def test_quotation_marks_are_ours_or_each_outlets(eastern: dict[str, Parsed], small_site: Built) -> None:
    name = "articles/2021-03-02-port-strike/index.html"
    assert 'مستمر "حتى تُدفع أجور الشتاء كاملة"' in eastern[name].text(".text")
    assert "مستمر «حتى تُدفع أجور الشتاء كاملة»" in small_site.pages[name].text(".text")
    assert "علامات الاقتباس هنا بشكل واحد" in small_site.pages[name].text(".fold")
    assert "علامات الاقتباس هنا بشكل واحد" not in eastern[name].text(".fold")


def test_the_hijri_day_stands_beside_the_day_that_is_known(eastern: dict[str, Parsed], small_site: Built) -> None:
    hijri = "(الموافق ١٨ رجب ١٤٤٢هـ)"
    assert hijri in eastern["articles/2021-03-02-port-strike/index.html"].text(".when")
    assert hijri in eastern["days/2021/03/02/index.html"].text(".head")
    span = eastern["events/2021-04-30-water-talks/index.html"].text(".head")
    assert "(الموافق من ١٨ إلى ٢٠ رمضان ١٤٤٢هـ)" in span
    assert "الموافق" not in eastern["articles/2021-03-port-strike-wadi/index.html"].text(".when")  # a month only
    assert "الموافق" not in small_site.page("articles/2021-03-02-port-strike/").text("#matn")


def test_the_week_begins_where_the_site_says(eastern: dict[str, Parsed], small_site: Built) -> None:
    assert first_weekday(eastern["days/2021/03/index.html"]) == "الاثنين"
    assert first_weekday(small_site.page("days/2021/03/")) == "السبت"


def first_weekday(page: Parsed) -> str:
    return next(words.text for words in page.words if words.inside("th") and words.inside(".long"))


def test_the_sites_own_words_and_style_win(eastern: dict[str, Parsed]) -> None:
    assert eastern["storylines/index.html"].text("h1") == "القضايا"
    styles = [e.get("href") for e in eastern["index.html"].find("link") if e.get("rel") == "stylesheet"]
    assert styles[-2:] == ["assets/mujaz.css", "assets/site.css"]


def test_the_calendar_shows_every_day_once(small_site: Built) -> None:
    page = small_site.page("days/2021/03/")
    days = [e.get("datetime") for e in page.find("time") if any(a.has_class("cal") for a in e.within)]
    assert days == [f"2021-03-{day:02}" for day in range(1, 32)]
    rows = [e for e in page.find("tr") if any(a.has_class("cal") for a in e.within)]
    assert len(rows) == 1 + 5
