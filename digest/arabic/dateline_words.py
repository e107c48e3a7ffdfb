"""Words around a page's own date: marks of publishing and of change, names that sign a dateline."""

from __future__ import annotations

PUBLISHED: frozenset[str] = frozenset({
    "نشر", "نشرت", "نشره", "نشرها", "النشر", "نشر:", "تاريخ", "التاريخ", "الناشر", "بتاريخ",
    "posted", "published", "كتب", "كتبت", "date",
    "الاضافه", "اضيف", "اضيفت", "انشئ", "الانشاء", "المقال", "الخبر", "الموضوع", "الماده", "الادراج",
    "الارسال", "الكتابه", "التحرير", "الاصدار", "الصدور",
})  # fmt: skip
UPDATED: frozenset[str] = frozenset({
    "تحديث", "التحديث", "حدث", "حدثت", "محدث", "محدثه", "عدل", "تعديل", "التعديل", "updated",
    "modified", "update",
})  # fmt: skip
AGO: frozenset[str] = frozenset({"منذ", "قبل", "ago"})
AGO_UNITS: frozenset[str] = frozenset({
    "ثانيه", "ثواني", "دقيقه", "دقائق", "دقيقتين", "ساعه", "ساعات", "ساعتين", "يوم", "ايام",
    "يومين", "اسبوع", "اسابيع",
    "اسبوعين", "شهر", "شهرين", "اشهر", "شهور", "سنه", "سنوات", "عام", "minutes", "hours", "hour",
    "days", "day", "weeks",
})  # fmt: skip
"""«منذ 3 ساعات» is counted from the crawl, whose day nobody knows."""

CLOSING: frozenset[str] = frozenset({"انتهي", "النهايه", "جمت"})
"""What an agency writes below its text: «// انتهى //», «(النهاية)»; «جمت» is Greenwich in its stamps."""

MASTHEAD: frozenset[str] = frozenset({"العدد", "السنه"})
"""Words of a printed edition's masthead, whose number and year stand beside its day: «العدد 15067 السنة 43»."""

SIGNS_PUBLISHED: frozenset[str] = frozenset({
    "نشر", "نشرت", "نشره", "نشرها", "كتب", "كتبت", "كتبه", "اضيف", "posted", "published", "by",
})  # fmt: skip
"""Words before a name and a day that say who published it: «نشره التحرير في …»; «تاريخ الميلاد» is none of them."""

SAYS_PUBLISHED: frozenset[str] = frozenset({"نشر", "النشر", "نشرت", "نشره", "نشرها", "published"})

AGENCIES: frozenset[str] = frozenset({
    "واس", "وطنيه", "سانا", "كونا", "وام", "بترا", "وكالات", "رويترز", "شينخوا", "قنا", "بنا", "وفا",
    "وات", "واج", "ومع", "سبا",
    "نينا", "واع", "سونا", "وال", "اب", "افب", "ا", "د", "بي", "الاناضول", "تاس", "سبوتنيك",
})  # fmt: skip
PLACE_BLOCKERS: frozenset[str] = frozenset({
    "في", "من", "الي", "علي", "عن", "قال", "قالت", "اعلن", "اعلنت", "منذ", "حتي", "بعد", "قبل",
    "خلال", "و", "ان", "يوم",
    "اليوم", "امس", "كان", "كانت", "شهد", "شهدت", "هجمات", "احداث", "ثوره", "ذكري", "بتاريخ",
    "مساء", "صباح", "فجر",
})  # fmt: skip
"""A dateline begins with a place, so none of these stands between the start of a paragraph and its date."""

BESIDE: frozenset[str] = frozenset({"في", "الساعه", "بتوقيت", "تم", "يوم", "اخر", "هجري", "ه", "الموافق", "عند", "ب"})
"""Words of a line that is nothing but a date: «تم النشر في يوم الجمعة 28 فبراير 2020 الساعة 14:10»."""
