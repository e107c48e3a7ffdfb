"""Light10, the light stemmer of Larkey, Ballesteros and Connell (2007), over folded words.

It strips a conjunction, an article and a few endings, never a root: «قالن» (a name) stays apart from «قال».
"""

import re
from functools import lru_cache

from digest.arabic.letters import fold

ARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال")
ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_LEAST_LETTERS = 2
_LEAST_AFTER_WAW = 3
_FIRST_LETTERS = frozenset(article[0] for article in ARTICLES)
_LAST_LETTERS = frozenset(ending[-1] for ending in ENDINGS)
_FRONT = re.compile(
    f"(?:و(?=.{{{_LEAST_AFTER_WAW}}}))?(?:(?:{'|'.join(ARTICLES)})(?=.{{{_LEAST_LETTERS}}}))?", re.DOTALL
)


def cut_front(word: str) -> str:
    """Take «و» and the article off a folded word and leave its endings: «والناتو» gives «ناتو»."""
    front = word[:1] in _FIRST_LETTERS and _FRONT.match(word)
    return word[front.end() :] if front else word


def _strip_endings(word: str) -> str:
    if word[-1:] not in _LAST_LETTERS:
        return word
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_LETTERS:
            word = word[: -len(ending)]
    return word


def stem_folded(word: str) -> str:
    """Stem a word that is folded already."""
    return _strip_endings(cut_front(word))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Give the light stem of one word in any spelling: «والمباحثات» gives «مباحث»."""
    return stem_folded(fold(word))
