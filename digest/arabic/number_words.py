"""Days of the month and short durations written in words, folded spellings."""

from __future__ import annotations

UNITS: dict[str, int] = {
    "الثاني": 2, "الثالث": 3, "الرابع": 4, "الخامس": 5, "السادس": 6, "السابع": 7, "الثامن": 8, "التاسع": 9,
}  # fmt: skip

ORDINALS: dict[str, int] = {
    "الاول": 1, **UNITS, "العاشر": 10, "الحادي عشر": 11, **{f"{word} عشر": 10 + n for word,
    n in UNITS.items()},
    "العشرين": 20, "العشرون": 20, "الحادي والعشرين": 21, "الحادي والعشرون": 21, "الواحد والعشرين": 21,
    **{f"{word} والعشرين": 20 + n for word, n in UNITS.items()},
    **{f"{word} والعشرون": 20 + n for word, n in UNITS.items()},
    "الثلاثين": 30, "الثلاثون": 30, "الحادي والثلاثين": 31, "الحادي والثلاثون": 31, "الواحد والثلاثين": 31,
}  # fmt: skip
"""«الثالث من فبراير» is the 3rd; «مطلع فبراير» names no day and is left out."""

DURATIONS: dict[str, int] = {"يومين": 2, "يومان": 2, "اسبوع": 7, "اسبوعا": 7, "اسبوعين": 14, "اسبوعان": 14}
"""Durations in one word, in days."""

COUNTED: dict[str, int] = {
    "ثلاثه": 3, "ثلاث": 3, "اربعه": 4, "اربع": 4, "خمسه": 5, "خمس": 5, "سته": 6, "ست": 6, "سبعه": 7, "سبع": 7,
    "ثمانيه": 8, "ثماني": 8, "تسعه": 9, "تسع": 9, "عشره": 10, "عشر": 10,
}  # fmt: skip
UNIT_DAYS: dict[str, int] = {"ايام": 1, "يوما": 1, "يوم": 1, "اسابيع": 7, "اسبوعا": 7}
