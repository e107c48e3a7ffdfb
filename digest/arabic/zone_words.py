"""Whose clock a time on a page follows: «بتوقيت مكة», «بتوقيت القاهرة», «غرينتش». Folded spellings."""

from __future__ import annotations

ZONE_WORDS: dict[str, str] = {
    "غرينتش": "UTC", "جرينتش": "UTC", "غرينيتش": "UTC", "جرينيتش": "UTC", "gmt": "UTC", "utc": "UTC",
    "جمت": "UTC", "ت.غ": "UTC", "ت غ": "UTC",
    "مكه": "Asia/Riyadh", "السعوديه": "Asia/Riyadh", "الرياض": "Asia/Riyadh", "بغداد": "Asia/Baghdad",
    "الدوحه": "Asia/Qatar", "الكويت": "Asia/Kuwait", "ابوظبي": "Asia/Dubai", "ابو ظبي": "Asia/Dubai",
    "الامارات": "Asia/Dubai", "دبي": "Asia/Dubai", "القاهره": "Africa/Cairo", "مصر": "Africa/Cairo",
    "بيروت": "Asia/Beirut", "لبنان": "Asia/Beirut", "دمشق": "Asia/Damascus", "القدس": "Asia/Hebron",
    "فلسطين": "Asia/Hebron", "الجزائر": "Africa/Algiers", "تونس": "Africa/Tunis",
    "المغرب": "Africa/Casablanca",
    "طرابلس": "Africa/Tripoli", "ليبيا": "Africa/Tripoli", "الخرطوم": "Africa/Khartoum", "صنعاء": "Asia/Aden",
    "اسطنبول": "Europe/Istanbul", "انقره": "Europe/Istanbul", "لندن": "Europe/London",
    "باريس": "Europe/Paris",
}  # fmt: skip

MORNING: frozenset[str] = frozenset({"ص", "صباحا", "am", "a.m", "a.m."})
EVENING: frozenset[str] = frozenset({"م", "مساء", "ظهرا", "عصرا", "ليلا", "pm", "p.m", "p.m."})
