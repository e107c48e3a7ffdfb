"""The consonant skeleton of a name: what is left when outlets spell a foreign name each in their own way."""

from functools import lru_cache

# Letters that stand for one foreign sound: g is غ, ج or ق; k is ك, ق or خ; t is ت, ط or ث.
_CLASSES = str.maketrans("قغطصضظثخ", "كجتسدزتك")
_SOFT = frozenset("اويهءع")
_LEAST_LETTERS = 3


@lru_cache(maxsize=1 << 16)
def cut_skeleton(folded: str) -> str:
    """Give the consonants of a folded word, one letter a sound, doubles once: «قالن» and «كالين» give «كلن».

    '' for a word of other letters and for one with fewer than three consonants, which would meet anything.
    """
    if not "\u0600" <= folded[:1] <= "\u06ff":
        return ""
    kept = [letter for letter in folded.translate(_CLASSES) if letter not in _SOFT]
    letters = [letter for i, letter in enumerate(kept) if i == 0 or kept[i - 1] != letter]
    return "".join(letters) if len(letters) >= _LEAST_LETTERS else ""
