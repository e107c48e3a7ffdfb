"""What a line says of itself by the words of page templates: a label, before its place is looked at."""

import re
from dataclasses import dataclass
from typing import Literal

from digest.arabic.page_words import speaks_as_site
from digest.cleaning import phrases, wordlists
from digest.cleaning.dates import is_date_line
from digest.cleaning.looks import Look, fold_list, fold_word_list

Strength = Literal["sure", "weak", "doubtful", "header", "inline"]

_STARTS_WEAK = frozenset({"footer", "navigation", "other-headlines", "tag-list"})
_STARTS_LONG = frozenset({"comment-form", "cookie", "disclaimer", "newsletter"})
_HEADERS = frozenset({"related-link", "other-headlines", "comment-form", "tag-list", "newsletter", "cookie", "footer"})
_WEAK_EXACT = fold_list(
    "الموقع|الدولة|البلد|الاسم|الكاتب|المؤلف|مواضيع|الموضوعات|قراءة|الآن|القسم|الدعم|المساعدة|الطقس|وظائف|"
    "رد|الرد|صورة|تقييم|التقييم|حفظ|مباشر|مطلوب|روابط|مختارات|عناوين|تحديث|أدوات|خدمات|مدخل|اقتراحات|نشر|استمع|"
    "قبول|رفض|موافق|ملفات تعريف الارتباط|الخصوصية|الحساب|إعجاب|متابعة|علامات|العلامات|الوسم|رائج|أعلى|عودة"
)
_FIELDS = fold_list(
    "البريد الالكتروني|البريد الألكتروني|بريدك الإلكتروني|الإسم|اسمك|الاسم الكامل|الموقع الإلكتروني|إرسال|"
    "أرسل|"
    "إلزامي|"
    "رمز التحقق|كود التحقق|أدخل الرمز|name|website|captcha|security code|حقل مطلوب|الحقول المطلوبة|من فضلك"
)
"""Labels of form fields; a newsletter's box inside the text has them too, so they end no article."""
_MOST_EXACT_WORDS = 10
_MOST_START_WORDS = 14
_MOST_LONG_WORDS = 90
_MOST_INLINE_WORDS = 34


@dataclass(frozen=True, slots=True)
class Mark:
    """The label a line earns by its words, and how far that can be trusted."""

    label: str
    rule: str
    strength: Strength
    """`header` opens a section; `inline` is marker and headline; `weak` counts outside bodies alone; `doubtful`
    stands on a paragraph, and its place decides (`places`)."""


def _exact_table() -> dict[str, str]:
    table: dict[str, str] = {}
    for label, listed in phrases.EXACT.items():
        for phrase in fold_list(listed):
            table.setdefault(phrase, label)
    return table


def _alternation(listed: str) -> str:
    return "|".join(re.escape(p) for p in sorted(fold_list(listed), key=lambda p: (-len(p), p)))


_EXACT = _exact_table()
_START = {phrase: label for label, listed in reversed(phrases.START.items()) for phrase in fold_list(listed)}
_START_RE = re.compile(
    r"(?:" + "|".join(re.escape(p) for p in sorted(_START, key=lambda p: (-len(p), p))) + r")(?=\s|\d|$)"
)
_ANYWHERE = {phrase: label for label, listed in phrases.ANYWHERE.items() for phrase in fold_list(listed)}
_ANYWHERE_FIRST = frozenset(phrase.split()[0] for phrase in _ANYWHERE)
_ANYWHERE_RE = re.compile(
    r"\b(?:" + "|".join(re.escape(p) for p in sorted(_ANYWHERE, key=lambda p: (-len(p), p))) + ")"
)
_COMMENTS = re.compile(
    r"\b[وبكل]*(?:ال|ل)?(?:تعليقات|تعليقاتكم|تعليقك|تعليقكم|تعليق|مشاركات|مشاركاتكم|مشاركه|معلقين)\b"
)
_RULES = re.compile(
    r"\b[وفلنتيب]*(?:نشر|نشرها|نشره|حذف|حذفها|مراجعه|المراجعه|نرجو|يرجي|الرجاء|تجاوز|شتائم|اساءه|سيء)\b"
)
_INLINE_RE = re.compile(
    r"[\W_]*(?:" + _alternation(wordlists.INLINE_MARKERS) + r")\s*(?:[:|/>←»\-–—…،]|\.\.+)+\s*(.*)$"
)
SURE_INLINE = re.compile(r"(?:" + _alternation(wordlists.SURE_INLINE) + r")(?=\s)")
_SOCIAL = fold_word_list(wordlists.SOCIAL_WORDS)
_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")
_FOLLOW = re.compile(r"(?:تابع\w*|انضم\w*|للانضمام|لمتابعتنا)(?:\s\S+){0,4}\s(?:علي|عبر)(?:\s\S+){0,4}$")
_MOST_FOLLOW_WORDS = 9
_COUNTER = re.compile(r"[\d\s.,:/|+\-–—٠-٩kKmM%]+")


def _mark_inline(look: Look) -> Mark | None:
    """«اقرأ أيضاً: عنوان»: a marker, with or without the headline it points to."""
    if len(look.words) > _MOST_INLINE_WORDS:
        return None
    found = _INLINE_RE.match(look.form)
    if found:
        return Mark("related-link", "inline-marker", "inline" if found[1].strip() else "header")
    if SURE_INLINE.match(look.bare) and not look.stopped:
        return Mark("related-link", "inline-marker", "inline")
    return None


def _mark_exact(look: Look) -> Mark | None:
    """Mark a line that is a phrase of templates and nothing else; digits beside it are counters."""
    if len(look.words) > _MOST_EXACT_WORDS:
        return None
    key = look.bare if look.bare in _EXACT else _SPACES.sub(" ", _DIGITS.sub(" ", look.bare)).strip()
    label = _EXACT.get(key)
    if label is None:
        return None
    if label == "section":
        return Mark("navigation", "section-name", "weak")
    if key in _FIELDS:
        return Mark(label, "form-field", "sure")
    if key in _WEAK_EXACT:
        return Mark(label, "template-phrase", "weak")
    return Mark(label, "template-phrase", "header" if label in _HEADERS else "sure")


def _mark_start(look: Look) -> Mark | None:
    found = _START_RE.match(look.bare)
    if not found:
        return None
    label, n = _START[found[0]], len(look.words)
    if n > (_MOST_LONG_WORDS if label in _STARTS_LONG - {"newsletter"} else _MOST_START_WORDS + 10 * look.stopped):
        return None
    if label in {"newsletter", "share", "ad"} and look.prose and n > _MOST_START_WORDS:
        return Mark(label, "template-opening", "weak")
    if look.prose and label in _STARTS_LONG and not _agrees(look, label):
        return Mark(label, "template-opening", "doubtful")
    short = n <= len(found[0].split()) + 3
    if label in _STARTS_WEAK:
        return Mark(label, "template-opening", "weak") if not look.prose or label == "footer" else None
    if label in _HEADERS and short:
        return Mark(label, "template-opening", "header")
    return Mark(label, "template-opening", "sure")


def _agrees(look: Look, label: str) -> bool:
    """Whether a line both opens with a phrase of one label and holds another one: a notice, whatever its place."""
    opening = _START_RE.match(look.bare)
    inside = _ANYWHERE_RE.search(look.bare, opening.end()) if opening else None
    return bool(opening and inside and _START[opening[0]] == _ANYWHERE[inside[0]] == label)


def _mark_anywhere(look: Look) -> Mark | None:
    found = None if _ANYWHERE_FIRST.isdisjoint(look.words) else _ANYWHERE_RE.search(look.bare)
    if not found:
        return None
    label = _ANYWHERE[found[0]]
    if look.prose and (label == "navigation" or len(look.words) > _MOST_LONG_WORDS):
        return None
    strength: Strength = "doubtful" if look.prose and not _agrees(look, label) else "sure"
    return Mark(label, "template-sentence", strength)


def _mark_rules(look: Look) -> Mark | None:
    """A paragraph that tells readers how their comments are dealt with, without a phrase that all sites share."""
    if not look.prose or len(look.words) > _MOST_LONG_WORDS or not _COMMENTS.search(look.bare):
        return None
    if _RULES.search(look.bare) and speaks_as_site(look.text):
        return Mark("comment-form", "comment-rules", "doubtful")
    return None


def _mark_signs(look: Look) -> Mark | None:
    """Lines without words of their own: rules, counters, names of social networks."""
    if not look.words:
        return Mark("footer", "no-letters", "weak")
    if not look.letters and _COUNTER.fullmatch(look.text):
        return Mark("share", "counter", "weak")
    if len(look.words) <= _MOST_FOLLOW_WORDS and _FOLLOW.match(look.bare):
        return Mark("share", "follow-us", "sure")
    if all(word in _SOCIAL or word.isdigit() for word in look.words):
        return Mark("share", "social-names", "sure")
    return None


def mark_line(look: Look) -> Mark | None:
    """Give the mark of one line, or None when its words are those of no template."""
    if not look.text:
        return Mark("blank", "blank", "sure")
    if is_date_line(look):
        return Mark("date-line", "date-only", "sure")
    for rule in (_mark_exact, _mark_signs, _mark_inline, _mark_anywhere, _mark_start, _mark_rules):
        mark = rule(look)
        if mark:
            return mark
    return None
