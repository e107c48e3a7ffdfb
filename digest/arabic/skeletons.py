"""The consonant skeleton of a name: what is left when outlets spell a foreign name each in their own way."""

import re
import unicodedata
from functools import lru_cache

# Letters that stand for one foreign sound: g is غ, ج or ق; k is ك, ق or خ; t is ت, ط or ث.
CLASSES = ("قغطصضظثخ", "كجتسدزتك")
SOFT = "اويهءع"
_CONSONANTS = str.maketrans(*CLASSES, SOFT)
#: How Latin letters (accents off, ğ ş ç ı as g s c i) are heard in Arabic; the longest group first.
LATIN = (
    ("tch", "تش"), ("sh", "ش"), ("ch", "ش"), ("kh", "ك"), ("gh", "ج"), ("th", "ت"), ("ph", "ف"), ("dh", "د"),
    ("ck", "ك"), ("b", "ب"), ("c", "ك"), ("d", "د"), ("f", "ف"), ("g", "ج"), ("j", "ج"), ("k", "ك"), ("l", "ل"),
    ("m", "م"), ("n", "ن"), ("p", "ب"), ("q", "ك"), ("r", "ر"), ("s", "س"), ("t", "ت"), ("v", "ف"), ("x", "كس"),
    ("z", "ز"), ("a", "ا"), ("e", "ي"), ("h", "ه"), ("i", "ي"), ("ı", "ي"), ("o", "و"), ("u", "و"), ("w", "و"),
    ("y", "ي"),
)  # fmt: skip
#: Ways in which outlets write one foreign sound that leave different consonants: the Turkish ç, the hard g.
SPELLINGS = (("تش", "ج"), ("ج", "تش"), ("تش", "ش"), ("ش", "تش"), ("غ", "ق"), ("ق", "غ"), ("كس", "ش"))
_HEARD = dict(LATIN)
_GROUPS = re.compile("|".join(group for group, _ in LATIN))
_LEAST_LETTERS = 3


@lru_cache(maxsize=1 << 16)
def cut_skeleton(folded: str) -> str:
    """Give the consonants of a folded word, one letter a sound, doubles once: «قالن» and «كالين» give «كلن».

    '' for a word of other letters and for one with fewer than three consonants, which would meet anything.
    """
    if not "\u0600" <= folded[:1] <= "\u06ff":
        return ""
    kept = folded.translate(_CONSONANTS)
    letters = "".join([letter for letter, before in zip(kept, " " + kept, strict=False) if letter != before])
    return letters if len(letters) >= _LEAST_LETTERS else ""


def write_latin(folded: str) -> str:
    """Write a Latin word as Arabic might: «coutinho» gives «كوتينهو»; '' for a word that is not of Latin letters."""
    plain = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    if not plain.replace("ı", "i").isascii() or not plain.isalpha():
        return ""
    letters = "".join(_HEARD[group] for group in _GROUPS.findall(plain))
    return "".join(letter for i, letter in enumerate(letters) if i == 0 or letters[i - 1] != letter)


def cut_latin_skeleton(folded: str) -> str:
    """Give the skeleton that the Arabic spelling of a Latin word has: «erdogan» gives «ردجن», as «أردوغان» does.

    '' for a word that is not of Latin letters and for one with fewer than three consonants.
    """
    return cut_skeleton(write_latin(folded))
