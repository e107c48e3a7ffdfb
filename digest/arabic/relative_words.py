"""Words that place a date against the day of writing, and names that only look like them (folded)."""

from __future__ import annotations

TODAY: frozenset[str] = frozenset({"اليوم"})
YESTERDAY: frozenset[str] = frozenset({"امس", "الامس", "البارحه"})
TOMORROW: frozenset[str] = frozenset({"غد", "غدا", "الغد"})
BEFORE_YESTERDAY: frozenset[str] = frozenset({"اول", "اولي"})
"""«أول أمس» and «أول من أمس» are two days back."""

CURRENT: frozenset[str] = frozenset({"الجاري", "الجاريه", "الحالي", "الحاليه", "الراهن"})
NEXT: frozenset[str] = frozenset({"المقبل", "المقبله", "القادم", "القادمه", "الاتي", "التالي"})
PAST: frozenset[str] = frozenset({"الماضي", "الماضيه", "الفائت", "الفائته", "المنصرم", "المنصرمه", "السابق", "الفارط"})

TOLD_DAY: frozenset[str] = frozenset({"هذا", "بهذا", "لهذا", "ذلك", "بذلك", "ذاك", "نفس", "ذات", "طوال"})
"""«في مثل هذا اليوم», «ذلك اليوم»: a day that is told of, not the day of writing."""
COMMEMORATED: frozenset[str] = frozenset({
    "ذكري", "الذكري", "لذكري", "بذكري", "والذكري", "ذكراه", "ذكراها", "يصادف", "تصادف", "ويصادف", "صادف",
    "يوافق", "توافق", "وافق", "ويوافق", "وتوافق",
})  # fmt: skip
"""«يصادف اليوم 5 يونيو 1967 ذكرى افتتاحه»: around a date these make it a day of long ago."""

OUTLET_BEFORE_TODAY: frozenset[str] = frozenset({
    "لبنان", "المصري", "روسيا", "سوريا", "فلسطين", "العرب", "مصر", "اليمن", "ليبيا", "العراق",
    "الجزائر", "تونس",
    "المغرب", "الاردن", "عمان", "القدس", "الخليج", "السعوديه", "الامارات", "الكويت", "قطر",
    "البحرين", "السودان",
    "المرصد", "موقع", "صحيفه", "جريده", "اسرائيل", "تركيا", "ايران", "كورا", "المشهد", "الشرق", "عربي", "حلب",
    "المصريه", "اراء", "اخبار", "دبي", "الوطن", "افريقيا",
})  # fmt: skip
"""«لبنان اليوم», «المصري اليوم», «روسيا اليوم» are outlets: the word after the name is no "today"."""
OUTLET_AFTER_TODAY: frozenset[str] = frozenset({"السابع", "الثامن", "الاول", "الثاني", "الثالث",
"الرابع", "الخامس",
                                                "التالي", "السادس", "نفسه", "ذاته", "الوطني",
                                                "العالمي", "الاخير"})  # fmt: skip
"""«اليوم السابع» is an outlet; «اليوم الثاني» a second day; «اليوم العالمي» a yearly day."""
