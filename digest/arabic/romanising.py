"""Arabic words in Latin letters, as a reader would guess them: what an address or a key is proposed from.

One letter, one sound, without marks: ح is h, ع is silent, و and ي are u and i where no vowel follows. Short vowels are
not written in Arabic, so an «a» stands where a syllable needs one: حفتر is haftar, مصر masr, القلعة al-qala. It is a
proposal for a person to correct («ترامب» comes out as taramb), and the same for the same letters.
"""

from __future__ import annotations

import re

from slugify import slugify

_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "ء": "", "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g", "ژ": "zh", "ک": "k",
}  # fmt: skip
_VOWELS = {"ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ى": "a", "ة": "a", "ؤ": "u", "ئ": "i"}
#: و and ی: a vowel between consonants, a consonant at the beginning and beside a vowel.
_EITHER = {"و": ("u", "w"), "ي": ("i", "y"), "ی": ("i", "y")}
_ARTICLE = "ال"
_LEAST_AFTER_ARTICLE = 2
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_ARABIC = re.compile("[\u0621-\u06d3]+")

#: A sound and whether it is a vowel.
_Sound = tuple[str, bool]


def romanise(text: str) -> str:
    """Write a text as an id: lower-case Latin words joined by hyphens; «جريدة المدينة» gives «jarida-al-madina»."""
    return slugify(_ARABIC.sub(lambda found: f" {_romanise_word(found[0])} ", _MARKS.sub("", text)))


def _romanise_word(word: str) -> str:
    article, rest = "", word
    if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + _LEAST_AFTER_ARTICLE - 1:
        article, rest = "al-", word[len(_ARTICLE) :]
    return article + _join(_list_sounds(rest))


def _list_sounds(word: str) -> list[_Sound]:
    sounds: list[_Sound] = []
    for place, letter in enumerate(word):
        if letter in _EITHER:
            vowel, consonant = _EITHER[letter]
            if sounds and sounds[-1][1] and (sounds[-1][0] == vowel or (place == 1 and vowel == "u")):
                sounds[-1] = (vowel, True)  # «إي» and «أو» at the beginning, «يي»: one long vowel
            elif _is_consonant(word, place, before=bool(sounds) and sounds[-1][1]):
                sounds.append((consonant, False))
            else:
                sounds.append((vowel, True))
        elif letter in _VOWELS:
            sounds.append((_VOWELS[letter], True))
        elif letter in _CONSONANTS:
            sounds.append((_CONSONANTS[letter], False))
    return sounds


def _is_consonant(word: str, place: int, *, before: bool) -> bool:
    """Tell whether «و» or «ي» opens or closes a syllable here; ``before``: a vowel stands before it."""
    after, later = word[place + 1 : place + 2], word[place + 2 : place + 3]
    if not place or after in _VOWELS:
        return True
    return bool(after) and (before or (after in _EITHER and later not in _VOWELS))


def _join(sounds: list[_Sound]) -> str:
    """Join sounds; a consonant that neither opens nor closes a syllable gets an «a» after it."""
    written, open_syllable, short = "", False, False
    for place, (sound, vowel) in enumerate(sounds):
        last = place == len(sounds) - 1
        if vowel:
            written += "" if written.endswith(sound) and open_syllable else sound
            open_syllable, short = True, False
        elif (not last and sounds[place + 1][1]) or open_syllable or (last and short):
            written, open_syllable = written + sound, False
        elif last:
            written = f"{written}a{sound}" if written else sound
        else:
            written, open_syllable, short = f"{written}{sound}a", True, True
    return written
