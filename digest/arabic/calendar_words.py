"""Months and days of the week as the Arabic press of every country writes them.

Spellings are folded (see ``date_folding``): hamza and madda off, final yeh dotted, teh marbuta as heh.
A name that is also a common word or a person's name («مارس» he exercised, «ماي» Theresa May, «اب» father)
stands in ``SHY_MONTHS``: it is a month only beside a day number, a year or the word «شهر».
"""

from __future__ import annotations

GULF_EGYPT: dict[str, int] = {
    "يناير": 1, "فبراير": 2, "مارس": 3, "ابريل": 4, "مايو": 5, "يونيو": 6, "يونيه": 6, "يوليو": 7, "يوليه": 7,
    "اغسطس": 8, "سبتمبر": 9, "اكتوبر": 10, "نوفمبر": 11, "ديسمبر": 12,
}  # fmt: skip

LEVANT_IRAQ: dict[str, int] = {
    "كانون الثاني": 1, "كانون ثاني": 1, "كانون ثان": 1, "شباط": 2, "اذار": 3, "نيسان": 4,
    "ايار": 5, "مايس": 5,
    "حزيران": 6, "تموز": 7, "اب": 8, "ايلول": 9, "تشرين الاول": 10, "تشرين اول": 10, "تشرين الثاني": 11,
    "تشرين ثاني": 11, "تشرين ثان": 11, "كانون الاول": 12, "كانون اول": 12,
}  # fmt: skip

ALGERIA_TUNISIA: dict[str, int] = {
    "جانفي": 1, "فيفري": 2, "افريل": 4, "ماي": 5, "جوان": 6, "جويليه": 7, "جوليه": 7, "اوت": 8,
}  # fmt: skip

MOROCCO_MAURITANIA: dict[str, int] = {
    "يبراير": 2, "يوليوز": 7, "غشت": 8, "شتنبر": 9, "نونبر": 11, "دجنبر": 12, "دجمبر": 12, "نونمبر": 11,
    "شتمبر": 9, "اغشت": 8,
}  # fmt: skip

MONTHS: dict[str, int] = GULF_EGYPT | LEVANT_IRAQ | ALGERIA_TUNISIA | MOROCCO_MAURITANIA
SHY_MONTHS: frozenset[str] = frozenset({"مارس", "ماي", "اب", "جوان", "اوت", "مايس"})

ENGLISH_MONTHS: dict[str, int] = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5,
    "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9,
    "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip

WEEKDAYS: dict[str, int] = {
    "الاثنين": 0, "الثلاثاء": 1, "الثلثاء": 1, "الثلاثا": 1, "الاربعاء": 2, "الاربعا": 2, "الخميس": 3,
    "الجمعه": 4, "السبت": 5, "الاحد": 6, "الاتنين": 0, "التلات": 1,
}  # fmt: skip
"""Monday is 0, as in ``datetime.date.weekday``."""

BARE_WEEKDAYS: dict[str, int] = {
    "اثنين": 0, "ثلاثاء": 1, "اربعاء": 2, "خميس": 3, "جمعه": 4, "سبت": 5, "احد": 6,
}  # fmt: skip
"""Without their article these are numbers, names and "one of" too: they count beside a date in figures alone."""

ENGLISH_WEEKDAYS: dict[str, int] = {
    "monday": 0, "mon": 0, "tuesday": 1, "tue": 1, "tues": 1, "wednesday": 2, "wed": 2,
    "thursday": 3, "thu": 3,
    "thur": 3, "thurs": 3, "friday": 4, "fri": 4, "saturday": 5, "sat": 5, "sunday": 6, "sun": 6,
}  # fmt: skip
