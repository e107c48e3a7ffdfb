"""Captions of pictures: told by the photographer's credit or by the words captions open and close with."""

import re

from digest.cleaning import wordlists
from digest.cleaning.looks import Look, fold_list

_SOURCES = "|".join(
    phrase.replace(" ", r"[\s.]*")
    for phrase in sorted(fold_list(wordlists.AGENCIES + wordlists.PICTURE_SOURCES), key=lambda p: (-len(p), p))
)
_CREDIT_AT_END = re.compile(rf"[(\[]\s*(?:{_SOURCES})[^()\[\]]{{0,30}}[)\]]\s*\.?$")
_NAME_AT_END = re.compile(r"\w\s*\(\s*([^()\d]{3,30})\)\s*$")
_MEDIA = re.compile(r"فيديو|صور|شاهد|تحديث|خاص|محدث|انفو|تفاصيل|حوار|تقرير|جزء|مباشر")
_OPENINGS = re.compile(r"[\W_]*(?:صوره|صور|لقطه|جانب من|من اليمين|ارشيفيه|ارشيف|تعليق الصوره|المصدر صوره)[\s:.(]")
_CLOSINGS = re.compile(r"(?:ارشيفيه|ارشيف|تعبيريه|متداوله)[\s)\].]*$")
_SIGNED = re.compile(
    r"^\s*©|©\s*(?:photo|afp|ap|reuters|getty|sputnik)|\b\d+_\w+_\w+\b|\.(?:jpe?g|png|webp)$", re.IGNORECASE
)
"""A sign of copyright before the photographer, or the name of a picture's file."""
_MOST_WORDS = 30
_MOST_OPENED_WORDS = 14


def signs_picture(look: Look) -> bool:
    """Say whether a line ends in a name in brackets, as captions do: «… (عنب بلدي)», unlike «… (فيديو)»."""
    found = _NAME_AT_END.search(look.form)
    return bool(found) and not _MEDIA.search(found[1] if found else "")


def is_caption(look: Look) -> bool:
    """Say whether a line is a caption by its shape alone."""
    n = len(look.words)
    if not 0 < n <= _MOST_WORDS:
        return False
    if _SIGNED.search(look.text):
        return True
    if _CREDIT_AT_END.search(look.form) or _CLOSINGS.search(look.form):
        return n > 1
    return n <= _MOST_OPENED_WORDS and bool(_OPENINGS.match(look.form)) and not look.text.endswith(".")
