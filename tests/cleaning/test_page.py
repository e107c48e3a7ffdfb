"""What holds for every page: all lines labelled, text kept, stated titles, furniture, strange input."""

import pathlib

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.cleaning import CleanPage, Stated, clean_page, count_furniture
from digest.cleaning.parts import DROPPED_LABELS, KEPT_LABELS

CASES = pathlib.Path(__file__).parent.parent / "cases" / "cleaning"
SNIPPETS = [
    row.split(" | ", 1)[-1]
    for path in sorted(CASES.glob("*.yml"))
    for row in yaml.safe_load(path.read_text(encoding="utf-8"))["lines"]
] + ["", "\u00a0", "x" * 50, "3", "<script>", "©"]


def read_texts(name: str) -> list[str]:
    rows = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))["lines"]
    return [row.split(" | ", 1)[1] for row in rows]


def clean(lines: list[str], **given_: object) -> CleanPage:
    page = clean_page(lines, **given_)  # type: ignore[arg-type]
    assert isinstance(page, CleanPage)
    return page


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SNIPPETS), max_size=30))
def test_any_mixture_is_labelled(lines: list[str]) -> None:
    page = clean_page(lines)
    if isinstance(page, CleanPage):
        assert [line.text for line in page.lines] == lines
        assert all(line.label in KEPT_LABELS + DROPPED_LABELS and line.rule for line in page.lines)
        assert [b.line for b in page.blocks] == sorted(b.line for b in page.blocks)
        assert page == clean_page(lines)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_text_is_survived(lines: list[str]) -> None:
    clean_page(lines)


def test_an_article_cleaned_again_stays_whole() -> None:
    first = clean(read_texts("wordpress-theme"))
    again = clean([first.title, *(block.text for block in first.blocks)])
    assert again.blocks == tuple(
        type(block)(block.text, block.kind, n) for n, block in enumerate(first.blocks, start=2)
    )


def test_a_stated_title_that_no_line_holds() -> None:
    texts = read_texts("verse")[1:]
    page = clean(texts, stated=Stated(title="عنوان آخر تماما"))
    assert page.title == "عنوان آخر تماما"
    assert len(page.blocks) == len(texts)


def test_a_stated_title_picks_its_line() -> None:
    texts = read_texts("most-read-above-the-title")
    page = clean(texts, stated=Stated(title="وزارة المياه تبدأ توسيع محطة وادي السدر لتزويد ثلاث بلدات"))
    assert page.lines[6].label == "title"


def test_the_outlet_is_taken_off_the_title() -> None:
    texts = read_texts("verse")
    page = clean([f"{texts[0]} | جريدة النهر", *texts[1:]])
    assert page.title == texts[0]


TEASERS = [
    "فاز منتخب السلة على ضيفه بفارق عشر نقاط في افتتاح البطولة أمام جمهور كبير ملأ الصالة المغلقة.",
    "تعلن جامعة الساحل مواعيد التسجيل للفصل الثاني، وتدعو الطلاب الجدد إلى استكمال أوراقهم إلكترونيا.",
]


def test_furniture_cuts_teasers_that_repeat() -> None:
    first, second = read_texts("readers-comments")[:7], read_texts("verse")
    other = [
        "عنوان تقرير عن أسعار الزيتون في الأسواق",
        "ارتفعت أسعار الزيتون في الأسواق هذا الأسبوع بعد موسم ضعيف، وفق تجار.",
    ]
    pages = [[*first, *TEASERS], [*other, *TEASERS]]
    furniture = count_furniture(pages)
    assert furniture == count_furniture(reversed(pages))
    alone, informed = clean(pages[0]), clean(pages[0], furniture=furniture)
    assert [block.text for block in alone.blocks][-2:] == TEASERS
    assert not {block.text for block in informed.blocks} & set(TEASERS)
    assert len(informed.blocks) == len(alone.blocks) - 2
    assert second


def test_a_title_that_another_page_teases_stays_the_title() -> None:
    first, second = read_texts("verse"), read_texts("no-headers-below")
    title = "عنوان تقرير آخر عن أسعار الزيتون في الأسواق"
    other = [title, *second[2:4], "الأكثر قراءة", first[0]]
    page = clean(first, furniture=count_furniture([first, other]))
    assert page.title == first[0]
    assert len(page.blocks) == len(first) - 1


def test_one_article_crawled_twice_is_no_furniture() -> None:
    texts = read_texts("wordpress-theme")
    assert count_furniture([texts, [*texts, "سطر جديد"]]).pages_of_line == ()


STORIES = (
    (
        "البلدية تفتتح جسر النهر",
        "افتتحت البلدية جسر النهر أمام المشاة بعد ترميم طويل.",
        "وقال المهندس إن الجسر يحتمل ثلاثة آلاف زائر.",
    ),
    (
        "نقابة الصيادين تمدد الموسم",
        "مددت نقابة الصيادين موسم السردين ثلاثة أسابيع بسبب العواصف.",
        "وقال النقيب إن القوارب بقيت في الموانئ.",
    ),
    (
        "متحف الملح يستقبل زواره",
        "استقبل متحف الملح زواره بعد عشر سنوات من الإغلاق.",
        "وقال مدير المتحف إن القوافل حملت ألواح الملح.",
    ),
)
SHARED_TEASERS = (
    "خسر فريق الكرة الطائرة مباراته أمام ضيفه بثلاثة أشواط نظيفة.",
    "تصل موجة برد إلى السهول الشمالية ليل الأحد وتستمر أياما.",
    "فاز فيلم عن آخر صيادي اللؤلؤ بجائزة الجمهور في المهرجان.",
)


def test_teasers_that_three_pages_share_leave_as_a_run() -> None:
    pages = [[*story, *SHARED_TEASERS] for story in STORIES]
    for story, page in zip(STORIES, pages, strict=True):
        assert [block.text for block in clean(page, furniture=count_furniture(pages)).blocks] == list(story[1:])


def test_versions_of_one_report_are_no_three_pages() -> None:
    head, *body = STORIES[0]
    versions = [[head, *body, *SHARED_TEASERS[:2], f"وهذه نسخة رقم {n} من التقرير عن الجسر."] for n in range(3)]
    others = [[f"عنوان {n}", f"قال المتحدث رقم {n} إن العمل رقم {n} انتهى أمس في القرية رقم {n}."] for n in range(9)]
    furniture = count_furniture([*versions, *others])
    for page in versions:
        assert len(clean(page, furniture=furniture).blocks) == len(page) - 1


def test_a_short_report_is_no_page_that_blocks_visitors() -> None:
    text = "يتأهل أول فريقين من كل مجموعة من المجموعات الست إلى نهائيات الكأس بعد ثلاث مباريات."
    assert clean(["المنتخب يتأهل إلى النهائيات", text]).title == "المنتخب يتأهل إلى النهائيات"
