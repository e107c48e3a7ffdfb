"""Words by which pages of the Arabic press label their furniture: what scripts and templates print, not news.

Letters are folded first (see `fold_label`), so the words below are written without hamza, teh marbuta or
marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_FORMS = str.maketrans("أإآٱىیة", "ااااييه")
_LEAD = r"^[\s\-–—*•·«»\"(\[:|>#/_]*"


def fold_label(text: str) -> str:
    """Fold a label for matching: no marks, one alef, one yeh, heh for teh marbuta, single spaces."""
    return " ".join(_MARKS.sub("", text).translate(_FORMS).split())


def _starting(*words: str) -> re.Pattern[str]:
    return re.compile(_LEAD + "(?:" + "|".join(words) + ")", re.IGNORECASE)


def _alone(*words: str) -> re.Pattern[str]:
    return re.compile(_LEAD + "(?:" + "|".join(words) + r")[\s:.|…،\-)\]]*$", re.IGNORECASE)


RELATED = _starting(
    r"ا?قرا\s*(?:ا?يضا|المزيد|كذلك|عن|في|التفاصيل|اكثر|علي)",
    r"ا?قرا\s?[:|]",
    r"اقراي?\s*ايضا",
    r"اقرءوا|اقراوا",
    r"طالع\s*(?:ايضا|كذلك|المزيد|التفاصيل)",
    r"طالع\s*[:|]",
    r"للمزيد\b",
    r"لمزيد من",
    r"لقراءه المزيد",
    r"لمتابعه المزيد",
    r"لمطالعه",
    r"المزيد\s*(?:عن|حول|من|في)?\s*[:|]",
    r"شاهد\s*(?:ايضا|كذلك|الفيديو)",
    r"شاهد\s*[:|]",
    r"(?:قد|ربما) (?:يهمك|يعجبك|تهتم)",
    r"مواضيع (?:ذات|متعلقه|مشابهه|مرتبطه)",
    r"مواد ذات",
    r"(?:اخبار|مقالات|موضوعات|تقارير|روابط) (?:ذات|متعلقه|مشابهه|مرتبطه)",
    r"(?:مقال|خبر|موضوع) ذو صله",
    r"ذات صله",
    r"متعلقات",
    r"(?:تابع|انظر) ايضا",
    r"اقرا (?:للكاتب|لنا)",
    r"هذا المقال يهمك",
)
"""A line that begins so and holds a link or little else points to another article."""

RELATED_HEADING = _alone(
    r"الاكثر(?: (?:قراءه|مشاهده|تداولا|شيوعا|شعبيه|تعليقا))?",
    r"(?:اخر|احدث|اهم) الاخبار",
    r"اخترنا لك[م]?",
    r"اقرا (?:ايضا|المزيد)",
    r"المزيد من الاخبار",
    r"(?:مقالات|اخبار|عناوين|مواضيع) اخري",
    r"قصص مقترحه",
    r"مختارات",
    r"ننصح بقراءه",
    r"من المحرر",
    r"ترشيحاتنا",
    r"رائج",
    r"الاشهر",
    r"قصص ذات صله",
)
"""A line that is such a heading by itself opens a list of other headlines."""

SHARE = _starting(
    r"شارك(?:ها|ه|نا)?(?: (?:هذا|هذه|الخبر|المقال|الموضوع|الصفحه|علي|عبر|مع|براي)|\s*[:|]|$)",
    r"مشاركه\s*(?:$|:)",
    r"انشر",
    r"غرد",
    r"اضغط هنا",
    r"تابعو?نا",
    r"تابعوا",
    r"تابع (?:اخر|اخبار|قناه|صفحه|حساب|مواقعنا|المزيد)",
    r"انضموا",
    r"انضم (?:الي|ل)",
    r"للاشتراك",
    r"اشترك(?:وا)?(?: (?:في|الان|معنا)|$)",
    r"لمتابعه اخر",
    r"لمتابعتنا",
    r"حملوا? تطبيق",
    r"نسخ الرابط",
    r"(?:ال)?رابط (?:ال)?مختصر",
    r"طباعه",
    r"ارسال",
    r"ارسل (?:لصديق|الخبر)",
    r"حفظ$",
    r"استمع",
    r"حجم الخط",
    r"(?:تكبير|تصغير) الخط",
    r"للحفظ والاستفاده",
)

SHARE_HOSTS = re.compile(
    r"facebook\.com|//fb\.com|twitter\.com|//x\.com|//t\.co/|whatsapp|//wa\.me|//t\.me|telegram|news\.google|"
    r"linkedin\.com|instagram\.com|youtube\.com/(?:channel|user|c/|@)|nabd\.com|tiktok\.com|pinterest|viber:|mailto:|"
    r"play\.google|apps\.apple|itunes\.apple|addtoany|sharethis"
)

TAG_LABEL = _starting(
    r"(?:ال)?وسوم\b",
    r"كلمات (?:دلاليه|مفتاحيه|البحث)",
    r"الكلمات (?:الدلاليه|المفتاحيه)",
    r"علامات\s*:",
    r"تاغ\b",
    r"هاشتاق",
    r"tags?\b",
)

CAPTION = _starting(
    r"الصوره\s*[:|]",
    r"صوره (?:ارشيفيه|تعبيريه|توضيحيه)",
    r"صوره (?:من|ل|ا)\w*(?: \w+){0,5}$",
    r"ارشيفيه?$",
    r"صوره\s*[:|]",
    r"تصوير\s*[:|]",
    r"getty",
    r"reuters$",
    r"afp$",
    r"التعليق علي الصوره",
    r"(?:ا ف ب|رويترز|غيتي|جيتي|الاناضول)\s*[)\]]?$",
)

DATE_LABEL = _starting(
    r"تاريخ النشر",
    r"نشر (?:في|بتاريخ|يوم)",
    r"تم (?:ال)?نشر",
    r"اخر تحديث",
    r"تحديث\s*[:|]",
    r"التاريخ\s*[:|]",
    r"نشر\s*[:|]",
)

BYLINE = _starting(
    r"كتب[ت]?\s*[:\-]",
    r"كتب[ت]? [^.،]{3,40}$",
    r"بقلم\b",
    r"اعداد\s*[:\-]",
    r"المصدر\s*[:\-]",
    r"تحرير\s*[:\-]",
    r"ترجمه\s*[:\-]",
)

METADATA = _starting(
    r"(?:مده|وقت|زمن) القراءه",
    r"[\d٠-٩]+ (?:دقيقه|دقائق) (?:قراءه|للقراءه)",
    r"عدد (?:المشاهدات|القراءات|الزيارات)",
    r"(?:المشاهدات|القراءات|مشاهدات)\s*:",
    r"(?:كود|رقم) الخبر",
    r"لا توجد تعليقات",
)

AD_LABEL = _alone(
    r"اعلانا?ت?", r"مساحه اعلانيه", r"ماده اعلانيه", r"تستمر القراءه بعد الاعلان", r"advertisement", r"ads?"
)

COMMENTS = _starting(
    r"(?:اضف|اترك|اكتب) تعليق",
    r"تعليقات? (?:الزوار|القراء|فيسبوك)",
    r"التعليقات",
    r"تعليق(?:ات)?$",
    r"لا يوجد تعليقات",
    r"شروط التعليق",
    r"لن يتم نشر",
)

DISCLAIMER = re.compile(
    r"(?:تعبر|يعبر|تمثل|يمثل)\w*(?: \S+){0,6} (?:راي|اراء|وجهات? نظر|موقف)"
    r"(?: \S+){0,4} (?:كاتب|صاحب|اصحاب|كتاب|الموقع|الصحيفه)|"
    r"(?:جميع|كافه|كل) الحقوق محفوظه"
)

COOKIE = re.compile(r"ملفات تعريف الارتباط|كوكيز|سياسه الخصوصيه|\bcookies?\b", re.IGNORECASE)

_OWN_VOICE = re.compile(
    r"\b(?:و|ف)?(?:نستخدم|نستعمل|نحن وشركا\w+|نحن نقدر|موقعنا|منصتنا|مواقعنا|هذا الموقع|الموقع يستخدم|بتصفح\w*|"
    r"باستخدام(?:ك|كم|كها)|"
    r"باستمرارك\w*|بمواصل\w+|بالضغط علي|بالنقر علي|موافقت(?:ك|كم)|تفضيلات(?:ك|كم)|خصوصيت(?:ك|كم)|متصفح(?:ك|كم)|"
    r"المتصفح الخاص بك|تجربت(?:ك|كم)|جهازك|بياناتك|بريدك|تعليق(?:ك|كم|اتكم)|مشاركاتكم|"
    r"ننشر|نحتفظ|نرجو|يرجي|الرجاء|نود ان|"
    r"محررونا|فريق التحرير|هييه التحرير|اداره الموقع|قراينا|القراء الكرام|للقراء|لا تتحمل|لا يتحمل|"
    r"we|our|this (?:web)?site)\b"
)
_QUOTES = re.compile('«[^«»]*»|“[^“”]*”|"[^"]*"')


def speaks_as_site(text: str) -> bool:
    """Say whether a text speaks to its readers as the site does; what stands in quotation marks is others' speech."""
    return bool(_OWN_VOICE.search(fold_label(_QUOTES.sub(" ", text)).replace("ئ", "ي").lower()))


MISSING = re.compile(
    r"الصفحه (?:غير موجوده|التي تبحث|المطلوبه)|لم يتم العثور|لا يمكن العثور|خطا 404|\b404\b|page not found|"
    r"تم حذف (?:هذا|هذه) (?:الخبر|المقال|الصفحه|الموضوع)|الرابط (?:غير صحيح|الذي)",
    re.IGNORECASE,
)

_BLOCKED = re.compile(
    r"\b(?:و|ف|ب|لل|ل)?(?:"
    r"(?:تحقق|نتحقق|التحقق|تاكد|نتاكد|التاكد|للتاكد|اثبت|اثبات|تاكيد)\w* (?:من )?ا?ن(?:ك|كم)? ?(?:انسان|بشر|لست)|"
    r"امان اتصالك|ان اتصالك|اتصالك (?:امن|محمي)|"
    r"(?:تفعيل|تمكين|تشغيل|فعل|بتفعيل) (?:ال)?(?:جافا ?سكر[ي]?بت|جافا ?سكريبت|java ?script)|"
    r"(?:please )?enable java ?script|"
    r"متصفح\w* لا يدعم (?:ال)?(?:جافا|java)|"
    r"طلبات كثيره جدا|(?:عددا?|الكثير|كثيرا?) (?:كبيرا? )?(?:جدا )?من الطلبات|too many requests|"
    r"(?:هل انت|لست|انك لست) (?:روبوت|برنامجا?|الي)|اختبار التحقق|رمز التحقق البشري|captcha|كابتشا|"
    r"(?:تم|جري) (?:حظر|حجب|رفض|منع) (?:وصولك|دخولك|الوصول|طلبك|عنوان)|"
    r"حركه (?:مرور |بيانات )?غير (?:معتاده|عاديه|طبيعيه)|"
    r"access denied|you have been blocked|checking your browser|just a moment|verify (?:that )?you are human|"
    r"معرف الشعاع|ray id|لحظه من فضلك)\b",
    re.IGNORECASE,
)
_MOST_BLOCKED_LETTERS, _LEAST_BLOCKED = 700, 0.34


def is_block_page(body: Sequence[str], title: str = "") -> bool:
    """Say whether a short page only asks its visitor to prove something, to switch something on or to come later.

    Of its letters a third at least stand in such sentences, or the title is one too.
    """
    size = sum(map(len, body))
    if size > _MOST_BLOCKED_LETTERS:
        return False
    blocked = sum(len(text) for text in body if _BLOCKED.search(fold_label(text)))
    return blocked > 0 and (blocked >= _LEAST_BLOCKED * size or bool(_BLOCKED.search(fold_label(title))))


FEED_TAIL = re.compile(
    r"^(?:ظهرت (?:المقاله|التدوينه|المشاركه|الخبر) |the post .{3,200} (?:appeared first|first appeared) on )",
    re.IGNORECASE,
)
"""WordPress ends each feed item so."""
