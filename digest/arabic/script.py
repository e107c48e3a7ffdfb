"""Counts over Arabic script: is a text Arabic, and how plausible are its letters."""

from __future__ import annotations

import re

ARABIC_LETTERS = re.compile("[\u0621-\u063a\u0641-\u064a\u0671-\u06d3\u06d5\ufb50-\ufdff\ufe70-\ufefc]+")
LETTERS = re.compile(r"[^\W\d_]+")
ARABIC_WORD = re.compile("[\u0621-\u064a\u0671-\u06d3\u06d5]+")

# Letters that Persian, Urdu, Kurdish, Pashto or Uyghur use and Arabic does not. Arabic pages hold some by
# way of keyboards and foreign names (ڤ, پ, گ), so only a clear share tells another language.
FOREIGN_LETTER = re.compile("[پچژگکیھہےٹڈڑںڵڕۆێەۇۋېۈڭټډړښځڅ]")
FOREIGN_SHARE = 0.03

ARTICLE = "ال"
COMMON_LETTERS = re.compile("[اليمونرت]+")
_FUNCTION_WORDS = """
في من على إلى الى أن ان عن مع هذا هذه التي الذي التى الذى بعد قبل بين ما لا كما قال كان
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())


def count_letters(text: str) -> int:
    """Count letters of any script."""
    return sum(map(len, LETTERS.findall(text)))


def count_arabic(text: str) -> int:
    """Count letters of Arabic script, presentation forms included."""
    return sum(map(len, ARABIC_LETTERS.findall(text)))


def measure_plausibility(text: str) -> float:
    """Give 0..1: how much the letters of a text look like running Arabic rather than mojibake.

    The share of the eight commonest letters (.55 to .65 in the press, .3 or less in mojibake) plus the
    share of the definite article (.04 to .08), scaled so that running Arabic gives 1 and text without it 0.
    """
    letters = count_arabic(text)
    if not letters:
        return 0.0
    common = sum(map(len, COMMON_LETTERS.findall(text))) / letters
    article = text.count(ARTICLE) / letters
    return min(1.0, max(0.0, (common - 0.3) * 3)) * min(1.0, article / 0.02)


def tell_language(text: str) -> str:
    """Tell `ar`, `other-arabic-script` (Persian, Urdu, Kurdish...), `other`, or `none` (no letters).

    Arabic: at least .4 of the letters are of Arabic script, and either fewer than .03 of these are letters
    that Arabic lacks, or function words stand in their Arabic spelling.
    """
    letters = count_letters(text)
    arabic = count_arabic(text)
    if not letters:
        return "none"
    if arabic < 0.4 * letters:
        return "other"
    foreign = len(FOREIGN_LETTER.findall(text))
    if foreign < FOREIGN_SHARE * arabic:
        return "ar"
    words = ARABIC_WORD.findall(text)
    known = sum(word in FUNCTION_WORDS for word in words)
    return "ar" if known > 0.08 * len(words) else "other-arabic-script"
