"""Every state an article, an event, a storyline or an outlet can be in, as the reader sees it."""

import pytest

from digest.build import build
from digest.pages.markdown import write_page
from digest.store.loading import Folders
from tests.site.building import HERE
from tests.site.conftest import Built

PORT, DAM, FUEL = "2021-03-01-port-strike", "2021-03-20-dam-breach", "2021-04-10-fuel-price"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        # month precision
        ("articles/2021-03-port-strike-wadi/", "آذار/مارس 2021 الشهر مستنتج من النص، واليوم غير معروف"),
        ("articles/2021-05-river-committee/", "حدّد المحرّر الشهر، واليوم غير معروف"),
        ("days/2021/05/", "بلا يوم معروف مقال واحد لجنة من أربع قرى تقيس منسوب النهر"),
        # unknown date, unknown outlet, in no event
        ("articles/harvest-song/", "مصدر غير معروف أغنية الحصاد"),
        ("articles/harvest-song/", "تاريخ النشر غير معروف"),
        ("articles/harvest-song/", "لا يذكر النص يومًا ولا شهرًا"),
        ("articles/harvest-song/", "لم يُضم هذا المقال إلى حدث."),
        ("articles/harvest-song/", "الرابط الأصلي غير محفوظ"),
        ("days/", "بلا تاريخ أغنية الحصاد"),
        # unconfirmed outlet, low confidence, a second candidate
        ("articles/2021-04-30-water-talks-sada/", "صدى الجبل (اسم ورد في الصفحة ولم نتحقّق منه)"),
        ("articles/2021-04-30-water-talks-sada/", "مستنتج من النص، بثقة ضعيفة"),
        ("articles/2021-04-30-water-talks-sada/", "ما لم يُحسم"),
        ("days/2021/05/07/", "وربما نُشر فيه أيضًا وفود القرى تجتمع"),
        # an event over several days and two months
        ("events/2021-04-30-water-talks/", "من الجمعة 30 نيسان/أبريل إلى الأحد 2 أيار/مايو 2021"),
        ("days/2021/05/01/", "جرى في هذا اليوم من 30 نيسان/أبريل إلى 2 أيار/مايو 2021"),
        # an event known by month only, one without dates of its own, one without a storyline
        ("events/2021-05-water-committee/", "أيار/مايو 2021 · اليوم غير معروف"),
        ("events/2021-05-water-committee/", "الشهر معروف، واليوم لم يُحسم"),
        ("events/2021-05-10-well-closed/", "التاريخ من يوم نشر المقال"),
        # an event without reports
        ("events/2021-06-15-council-vote/", "لا تقارير عن هذا الحدث بعد."),
        # corrections
        ("articles/2021-05-02-water-talks-coast/", "كان عدد القرى ثلاثًا، وهو أربع"),
        (f"events/{PORT}/", "كان اسم الميناء مكتوبًا على غير وجهه"),
        # the editor's own words
        (f"events/{PORT}/", "كلمة المحرّر بدأ الإضراب في وردية الصباح، وهو الثاني في سنة. ما لم نعرفه لم نجد"),
        ("storylines/water-2021/", "كلمة المحرّر نتابع في هذا الملف"),
        # a moment with an hour and an offset: 23:30 in London is the next day in Beirut
        ("articles/2021-03-04-port-strike-nahr/", "الخميس 4 آذار/مارس 2021 الساعة 01:30"),
        ("days/2021/03/04/", "الميناء يصمت والسفن تنتظر"),
        # text policies, with and without an address
        ("articles/2021-03-04-port-strike-nahr/", "هذا أول المقال فقط. المقال في موقع صحيفة النهر"),
        ("articles/2021-03-port-strike-wadi/", "لا ننشر من هذا المقال إلا عنوانه. المقال في موقع وكالة الوادي"),
        ("articles/2021-05-12-well-closed/", "هذا أول المقال فقط. نُشر المقال في صحيفة النهر، ورابطه غير محفوظ"),
        ("articles/2021-06-01-olive-harvest/", "لا ننشر من هذا المقال إلا عنوانه. نُشر المقال في وكالة الوادي"),
        # what the page gave
        ("articles/2021-03-02-port-strike/", "المرصد الساحلي بقلم سلمى الحدّاد كما ورد في الصفحة: «المرصد-وكالات»"),
        ("articles/2021-03-02-port-strike/", "أُبقيت 9 أسطر وحُذفت 7 أسطر"),
        ("articles/2021-03-02-port-strike/", "ضمّه إلى الحدث البرنامج، ولم يراجعه محرّر بعد."),
        # withdrawn: one of several, the only one, the only headline of an event with another report
        ("articles/2021-03-05-port-deal/", "السبب: بطلب الناشر"),
        ("articles/2021-03-20-dam-breach/", "السبب: تبيّن أن الخبر غير صحيح"),
        ("articles/2021-03-20-dam-breach/", "سُحب المقال بعد أن تبيّن أن السدّ سليم"),
        (f"events/{PORT}/", "سُحب تقرير عن هذا الحدث."),
        (f"events/{DAM}/", "سُحب تقرير كان كل ما لدينا عن هذا الحدث."),
        (f"events/{DAM}/", "حدث سُحب تقريره"),
        (f"events/{FUEL}/", "طوابير أمام محطات الوقود في الساحل"),
        # a storyline whose events are all drafts
        ("storylines/roads-2021/", "لا أحداث في هذا الملف بعد."),
        # hand-written page in place of a generated one
        ("sources/hill-radio/", "كتب المحرّر هذه الصفحة بيده"),
    ],
)
def test_state_is_told(small_site: Built, address: str, words: str) -> None:
    assert words in small_site.page(address).text("#matn")


def test_date_of_the_page_is_not_called_inferred(small_site: Built) -> None:
    told = small_site.page("articles/2021-03-02-port-strike/").text(".hamish")
    assert "السطر الذي يلي العنوان" in told
    assert "مستنتج" not in told


def test_correction_reads_as_arabic(small_site: Built) -> None:
    """«صُحّح في الثلاثاء» is no Arabic: a weekday asks for «يوم», a date alone takes «في»."""
    for address in ("articles/2021-05-02-water-talks-coast/", f"events/{PORT}/", "articles/2021-03-20-dam-breach/"):
        told = small_site.page(address).text(".corrections")
        assert "صُحّح في" in told
        assert "في ال" not in told


def test_second_candidate_reads_as_arabic(small_site: Built) -> None:
    told = small_site.page("articles/2021-04-30-water-talks-sada/").text(".hamish")
    assert "قد يكون نُشر في 7 أيار/مايو 2021." in told


def test_standfirst_stands_before_the_dateline(small_site: Built) -> None:
    text = small_site.page("articles/2021-03-02-port-strike/").text("#matn")
    assert text.index("إحدى عشرة سفينة تنتظر خارج الحوض، ولا") < text.index("الرملة - المرصد الساحلي")


def test_the_two_links_under_an_article_are_set_apart(small_site: Built) -> None:
    """Two links side by side look like one: something must stand between them."""
    for address in ("articles/2021-03-02-port-strike/", "articles/2021-03-04-port-strike-nahr/"):
        ending = small_site.page(address).text(".end")
        before, _, _ = ending.partition("الإبلاغ عن خطأ")
        assert before.rstrip()[-1] in "·.،"


def test_article_of_a_draft_event_is_in_no_event_anywhere_on_its_page(small_site: Built) -> None:
    told = small_site.page("articles/2021-06-08-tunnel/").text("#matn")
    assert "لم يُضم هذا المقال إلى حدث." in told
    assert "ضمّه إلى الحدث" not in told


def test_event_without_a_standing_report_does_not_cite_reports(small_site: Built) -> None:
    assert "المقال" not in small_site.page(f"events/{DAM}/").text(".head")


def test_withdrawn_note_says_whose_fingerprint_it_shows(small_site: Built) -> None:
    note = small_site.page("articles/2021-03-05-port-deal/").text("#matn")
    assert "0f1e2d3c4b5a69788796a5b4c3d2e1f0" in note
    assert "الملف الأصلي" in note


def test_other_events_are_other_than_a_lead(small_site: Built) -> None:
    """Nothing happened in the last two weeks held, so nothing leads, and no event is «أخرى»."""
    home = small_site.page("")
    assert not home.find(".lead")
    assert "أحداث أخرى" not in home.text("#matn")


def test_totals_leave_out_withdrawn_and_draft(small_site: Built) -> None:
    assert small_site.page("").text(".ledger") == "حتى الثلاثاء 8 حزيران/يونيو 2021 12 مقالًا · 6 أحداث · 5 مصادر"
    assert small_site.page("events/").text(".head") == "الأحداث 6 أحداث · من الأحدث"
    assert (
        small_site.page("storylines/").text(".matn")
        == "مياه نهر الصفصاف 3 أحداث · 4 مقالات طرق الجبل لا أحداث · لا مقالات"
    )
    assert "المرصد الساحلي 5 مقالات صحيفة النهر مقالان وكالة الوادي مقالان" in small_site.page("sources/").text(".matn")
    assert "5 مقالات عن 4 أحداث" in small_site.page("sources/coast-observer/").text(".facts")
    assert "12 مقالًا" not in small_site.page("days/2021/").text(".head")  # one has no date at all
    assert "11 مقالًا" in small_site.page("days/2021/").text(".head")
    assert small_site.page("days/2021/03/").text(".when") == "3 مقالات · حدث واحد · 3 مصادر"
    assert "3 مقالات من 3 مصادر" in small_site.page(f"events/{PORT}/").text("#matn")


@pytest.mark.parametrize("day", ["2021/03/05", "2021/03/20", "2021/06/05", "2021/06/06", "2021/06/07", "2021/06/15"])
def test_withdrawn_and_draft_make_no_day(small_site: Built, day: str) -> None:
    assert f"days/{day}/index.html" not in small_site.pages


@pytest.mark.parametrize(
    "address",
    [
        "articles/2021-06-05-port-draft/",
        "articles/2021-06-06-bridge-shut/",
        "events/2021-06-06-bridge-shut/",
        "events/2021-06-07-tunnel/",
    ],
)
def test_draft_has_no_page(small_site: Built, address: str) -> None:
    assert f"{address}index.html" not in small_site.pages


@pytest.mark.parametrize(
    "name",
    [
        "articles/2021-06-05-port-draft.md",
        "articles/2021-06-06-bridge-shut.md",
        "events/2021-06-06-bridge-shut.md",
        "events/2021-06-07-tunnel.md",
    ],
)
def test_draft_is_shown_and_marked_in_serve(name: str) -> None:
    pages = {page.uri: page for page in build(Folders.below(HERE), drafts=True).pages}
    text = write_page(pages[name])
    assert "مسودة لا تُنشر" in text


def test_month_only_event_stands_after_the_dated_ones_of_its_month(small_site: Built) -> None:
    story = small_site.page("storylines/water-2021/").text("#matn")
    titles = ["محادثات قسمة المياه", "إغلاق بئر السوق", "تأليف لجنة مشتركة"]
    assert [story.index(title) for title in titles] == sorted(story.index(title) for title in titles)
    index = small_site.page("events/").text("#matn")
    newest_first = ["افتتاح متحف", "إغلاق بئر السوق", "تأليف لجنة مشتركة", "محادثات قسمة", "طوابير أمام", "إضراب عمّال"]
    assert [index.index(title) for title in newest_first] == sorted(index.index(title) for title in newest_first)
    margin = small_site.page("events/2021-05-water-committee/").text(".hamish")
    assert "الحدث 3 من 3" in margin
    assert "قبله إغلاق بئر السوق القديم" in margin
    assert "هذا آخر ما في الملف" in margin


def test_gap_is_counted_from_the_last_day_of_one_to_the_first_of_the_next(small_site: Built) -> None:
    assert "بعد 10 أيام" in small_site.page("storylines/water-2021/").text(".gap")


def test_timeline_says_in_words_what_it_draws(small_site: Built) -> None:
    page = small_site.page("events/2021-04-30-water-talks/")
    drawing = next(e for e in page.find("svg") if e.has_class("tl__s"))
    assert drawing.get("role") == "img"
    assert drawing.get("aria-label") == (
        "الخط الزمني: جرى الحدث من الجمعة 30 نيسان/أبريل 2021 إلى الأحد 2 أيار/مايو 2021؛ "
        "نشر صدى الجبل يوم الجمعة 30 نيسان/أبريل، وربما يوم الجمعة 7 أيار/مايو؛ "
        "نشر المرصد الساحلي يوم الأحد 2 أيار/مايو."
    )
    shapes = {e.get("class") for e in page.elements if any(a.has_class("tl__s") for a in e.within)}
    assert {"tl__bar", "tl__full", "tl__half", "tl__maybe", "tl__reach"} <= shapes
    assert page.text(".key") == "يوم معروف يوم نشر مرجَّح يوم نشر محتمل"


def test_timeline_is_not_drawn_where_it_would_tell_nothing(small_site: Built) -> None:
    for event in ("2021-05-water-committee", "2021-06-15-council-vote", DAM, "2021-05-20-museum-opens"):
        assert not small_site.page(f"events/{event}/").find(".tl")


def test_evidence_leads_to_the_paragraph_it_stands_in(small_site: Built) -> None:
    page = small_site.page("articles/2021-03-02-port-strike/")
    hrefs = [e.get("href") for e in page.find("a") if any(a.has_class("ln") for a in e.within)]
    assert hrefs == ["#s10"]  # line 7 became the date and is not printed
    assert "s10" in page.ids
    assert "السطر 7 · السطر 10" in page.text(".ln")


def test_hand_written_page_is_announced(small_site: Built) -> None:
    assert "content/pages/sources/hill-radio.md:1: I240" in small_site.said


def test_number_groups_keep_their_order(small_site: Built) -> None:
    """In a right-to-left paragraph «+90 312 555 01 01» shows its groups reversed, and «3-1» shows as 1-3."""
    page = small_site.page("articles/2021-04-11-fuel-price-lines/")
    held = [words.text for words in page.words if words.inside("bdi") and words.inside(".text")]
    assert held == ["+90 312 555 01 01", "3-1"]
    assert "الرقم +90 312 555 01 01 والنتيجة 3-1 بين" in page.text(".text")
