"""Light10, the light stemmer of Larkey, Ballesteros and Connell (2007), over folded words.

It strips a conjunction, an article and a few endings, never a root: «قالن» (a name) stays apart from «قال».
"""

from functools import lru_cache

from digest.arabic.letters import fold

_ARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال")
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_LEAST_LETTERS = 2
_LEAST_AFTER_WAW = 3


def _strip_article(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _LEAST_LETTERS:
            return word[len(article) :]
    return word


def _strip_endings(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_LETTERS:
            word = word[: -len(ending)]
    return word


def stem_folded(word: str) -> str:
    """Stem a word that is folded already."""
    if word.startswith("و") and len(word) > _LEAST_AFTER_WAW:
        word = word[1:]
    return _strip_endings(_strip_article(word))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Give the light stem of one word in any spelling: «والمباحثات» gives «مباحث»."""
    return stem_folded(fold(word))
