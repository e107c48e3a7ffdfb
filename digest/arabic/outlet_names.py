"""What may be an outlet's name, and what never is: menu words, dates, closing marks, platforms, accounts, folders."""

from __future__ import annotations

import re

from digest.arabic.calendar import list_month_names
from digest.arabic.given_names import begins_as_person
from digest.arabic.letters import fold, fold_words
from digest.arabic.places import is_place

#: Words a name begins with that say of themselves what they name: «صحيفة الجبل».
OUTLET_NOUNS = """
صحيفة جريدة شبكة بوابة وكالة مجلة قناة منصة إذاعة راديو تلفزيون موقع مدونة مرصد
الصحيفة الجريدة الشبكة البوابة الوكالة المجلة القناة الإذاعة
"""
#: Words inside a name that only outlets bear: «الجبل نيوز», «ميدل ايست – الصباحية».
OUTLET_WORDS = """
نيوز نت اليوم برس بوست تايمز أونلاين اونلاين ميديا تي في إف إم الإخبارية الاخبارية الإخباري الاخباري الصباحية
المسائية للأنباء الأنباء أنباء للإعلام للأخبار news net press post times online media tv fm agency daily
"""
MENU_WORDS = """
الرئيسية|الصفحة الرئيسية|الرئيسة|صفحة البداية|الموقع|موقع|الموقع الرسمي|الموقع الإلكتروني|الموقع الالكتروني
اتصل بنا|من نحن|آخر الأخبار|أخبار|عاجل|خبر عاجل|مقال|مقالات|تفاصيل الخبر|التفاصيل|عرض الخبر|اقرأ المزيد|البحث
أرشيف|الأرشيف|بدون عنوان|جميع الحقوق محفوظة|حقوق النشر محفوظة|مدونة|المدونة|تسجيل الدخول|home|home page|homepage
index|main|news|latest news|article|articles|details|untitled|blog|site|website|my site|my website|my blog
web site|official site|official website|title|rss|feed|amp|mobile
"""
CLOSING_MARKS = """
النهاية|انتهى|انتهي|يتبع|تم|المصدر|المصادر|مصدر|وكالات|الوكالات|متابعات|خاص|وكالة|ومع|تصوير|صورة|تحرير|end
"""
PLATFORMS = """
فيسبوك|فيس بوك|تويتر|إكس|تيليغرام|تليغرام|تيليجرام|تلغرام|تلجرام|يوتيوب|إنستغرام|انستغرام|انستجرام|واتساب|تيك توك
بلوجر|ووردبريس|facebook|twitter|x|telegram|youtube|instagram|whatsapp|tiktok|linkedin|blogger|blogspot|wordpress
wordpress com|medium|tumblr|reddit|google|google news|google docs|substack|wix|drupal|joomla|wayback machine
"""
SECTIONS = """
سياسة|اقتصاد|رياضة|ثقافة|فن|فنون|منوعات|محليات|محلي|مجتمع|عربي|عربية|دولي|دولية|عالم|عالمية|عربي ودولي|عرب وعالم
العرب والعالم|عربي وعالمي|محافظات|تكنولوجيا|تقنية|علوم|علوم وتكنولوجيا|صحة|سيارات|طقس|حوادث|قضايا|تقارير|تحقيقات
رأي|آراء|مقالات الرأي|فيديو|صور|ملفات|بيئة|سفر|تعليم|أسرة|مرأة|مال|مال وأعمال|أعمال|أسواق|بورصة|أخبار|أخبار محلية
أخبار عربية|أخبار دولية|أخبار عالمية|شؤون عربية|شؤون دولية|الشرق الأوسط|كتاب|حوارات|مقابلات|تحليلات|سياسي|اقتصادي
politics|economy|business|sport|sports|culture|arts|world|local|middle east|opinion|technology|health|video|videos
"""
FOLDERS = """
html|htm|page|pages|new folder|مجلد جديد|مجلد بلا عنوان|saved|saved pages|save|download|downloads|تنزيلات|التنزيلات|data
raw|file|files|folder|tmp|temp|test|input|inputs|txt|text|json|xml|feeds|archive|archives|backup|desktop|documents|export
صفحات|الصفحات|ملفات|نصوص|متفرقات|crawl|crawls|dump|out|output|web|www|منوع|متنوع|src|content|unknown|misc|other|others
"""
BYLINES = (
    "بقلم بقلمي كتب كتبت كتبه كتبها إعداد أعده أعدها تحرير حرره ترجمة حوار حاوره تصوير مراسل مراسلة متابعة تقرير by"
)
_DAYS = "السبت|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة"
_LONGEST = 60
_MOST_WORDS = 8
_MOST_NAME_WORDS = 5
_MONTHS = "|".join(sorted({fold(name) for month in range(1, 13) for name in list_month_names(month)}))
#: «3 ماي», «3-5-2024», «10:30», «العدد 33», a year; an outlet's own number is none of these («فرانس 24»).
_DATE = re.compile(
    r"\d{1,4}\s*[-/.:\\]\s*\d{1,2}(?!\d)|(?<!\d)(?:19|20)\d\d(?!\d)|(?:عدد|رقم|صفحه)\s*\d"
    rf"|(?<!\d)\d{{1,2}}\s+(?:{_MONTHS})"
)
_ACCOUNT = re.compile(
    r"^\s*[@#]|https?:|(?<![\w-])[\w-]+\.(?:\w{2,}/|com\b|net\b|org\b|info\b|[a-z]{2,7}\s*$)", re.IGNORECASE
)
_LETTER = re.compile(r"[^\W\d_]{2,}|[^\W\d_](?:\s[^\W\d_])+")
#: Brackets around all of it, or a number, which in running text is rather a part of a date.
_ODD = re.compile(r"^\s*[(\[].*[)\]]\s*$|\d")


def _fold_list(table: str) -> frozenset[str]:
    found = {fold_words(phrase) for phrase in re.split(r"[|\n]", table)} - {""}
    return frozenset(found | {f"ال{phrase}" for phrase in found})


_NOUNS = frozenset(fold(OUTLET_NOUNS).split())
_WORDS = frozenset(fold(OUTLET_WORDS).split())
_NEVER = _fold_list(f"{MENU_WORDS}\n{CLOSING_MARKS}\n{PLATFORMS}\n{_DAYS}")
_SECTIONS = _fold_list(SECTIONS)
_FOLDER_NAMES = _fold_list(FOLDERS)
_BYLINES = frozenset(fold(BYLINES).split())
#: «pages_1», «week1», «دفعة 2»: numbered, so one of many.
_NUMBERED = re.compile(r"^[a-z]+[\s_-]*\d+\s*$|^دفعة\s*\d", re.IGNORECASE)


def may_name_outlet(text: str) -> bool:
    """Tell whether a name that a page states as its own may be one; menu words, dates, accounts, platforms may not."""
    words = fold_words(text)
    if not 1 < len(text.strip()) <= _LONGEST or len(words.split()) > _MOST_WORDS or not _LETTER.search(text):
        return False
    return words not in _NEVER and not _DATE.search(fold(text)) and not _ACCOUNT.search(text)


def is_menu_word(text: str) -> bool:
    """Tell whether a text is a word of menus, a day, a closing mark or a platform, and nothing else."""
    return fold_words(text) in _NEVER


def may_be_person(name: str) -> bool:
    """Tell whether a name may be a person's: two words or more, none of them one that only outlets bear."""
    return len(name.split()) > 1 and not tells_outlet(name)


def may_stand_beside(text: str) -> bool:
    """Tell whether what stands beside a headline may name the outlet: no section («سياسة»), place or person either."""
    if not may_name_outlet(text) or fold_words(text) in _SECTIONS or is_place(text):
        return False
    return fold_words(text).split()[0] not in _BYLINES and (_bears_word(text) or not begins_as_person(text))


def may_name_folder(text: str) -> bool:
    """Tell whether a folder may be called after an outlet: no section, and no word for pages or folders."""
    words = fold_words(text).split()
    if not may_stand_beside(text) or len(words) > _MOST_NAME_WORDS or _NUMBERED.match(text):
        return False
    return fold_words(text) not in _FOLDER_NAMES and not _FOLDER_NAMES.issuperset(words)


def tells_outlet(text: str) -> bool:
    """Tell whether a text says by its words that it names an outlet: «صحيفة الجبل», «الجبل نيوز», never a person's."""
    fits = 1 < len(fold_words(text).split()) <= _MOST_NAME_WORDS
    return fits and not _ODD.search(text) and _bears_word(text) and may_stand_beside(text)


def _bears_word(text: str) -> bool:
    words = fold_words(text).split()
    return bool(words) and (words[0] in _NOUNS or not _WORDS.isdisjoint(words))


def opens_as_outlet(text: str) -> bool:
    """Tell whether a text begins with the word for a kind of outlet and a name: «جريدة الوادي»."""
    return tells_outlet(text) and fold_words(text).split()[0] in _NOUNS and fold_words(text).split()[1] not in _NEVER
