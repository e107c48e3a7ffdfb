"""The short Arabic sentences in which a date tells readers what it rests on."""

from __future__ import annotations

QUOTED = "«{}»"
WITH = " مع "
AND = " و"
YEAR_UNSTATED = "، والسنة غير مكتوبة في النص"

SAYS: dict[str, str] = {
    "stated": "من بيانات الصفحة: {}",
    "time-element": "من بيانات الصفحة: {}",
    "date-line": "التاريخ المكتوب في الصفحة: {}",
    "dateline": "تاريخ صدر الخبر: {}",
    "stamp": "التاريخ المكتوب في آخر الخبر: {}",
    "address": "من رابط الصفحة: {}",
    "text": "{}",
    "month": "{}",
}
