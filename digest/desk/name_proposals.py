"""Words of headlines that look like names and are in no ``names.yml``: what an editor may accept for addresses.

Arabic has no capital letters, so a name is told by how it does not behave. Common words are seen with and without the
article, with pronouns and endings (بيته، جديدة), verbs with other persons (يكشف، تكشف); names stand there in one form
alone. This is told from the site's own headlines and leads, and it is a proposal: a person accepts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.arabic.headline_words import HEADLINE_WORDS
from digest.arabic.homographs import HOMOGRAPHS
from digest.arabic.letters import fold_words
from digest.arabic.names import find_names, strip_word, walk_names
from digest.arabic.romanising import romanise
from digest.arabic.stop_words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.arabic.names import Names
    from digest.model import Article

_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
#: Words that stand beside each other with nothing but a space between them.
_RUN = re.compile(r"[^\s\w]+|\d+")
_LEAST_LETTERS = 3
#: So many times as often as the word itself other forms of it may stand in the texts, before it is no name.
_MOST_FORMS = 0.12
#: A word is taken apart where what is left stands alone at least a third as often.
_STRIPPED = 3
#: A word that stands beside the same other in so many of its headlines is proposed together with it.
_TOGETHER = 0.6
_SENTENCES = 3
_ARTICLE = "ال"
#: Verbs in the present, and what begins with «ل» + «ال».
_VERB = re.compile(r"[يت][^اوي]{3}\Z|[يت].{2,}ون\Z|لل|و?بال|و?كال")
_ENDINGS = ("ه", "ها", "هم", "نا", "ات", "ين", "ون", "يه", "ت", "تها", "ته", "تهم", "وا", "ا", "ان", "ي")
_PREFIXES = ("ي", "ت", "ن", "س", "سي", "ست", "لل", "ال", "م")
_PERSONS = ("ي", "ت", "ن")


@dataclass(frozen=True, slots=True)
class NameProposal:
    """A name as most headlines spell it, the Latin word it would get, how many headlines hold it, and some of them.

    ``bare`` counts those whose address has no word today; ``ambiguous``: it is a common word too.
    """

    name: str
    latin: str
    headlines: int
    bare: int
    sentences: tuple[str, ...]
    ambiguous: bool


@dataclass(slots=True)
class _Seen:
    headlines: dict[int, str] = field(default_factory=dict)
    spellings: Counter[str] = field(default_factory=Counter)


def propose_names(articles: Iterable[Article], names: Names, least: int = 2) -> tuple[NameProposal, ...]:
    """Propose names that at least ``least`` headlines hold, those that give most addresses a word first."""
    standing = [article for article in articles if article.title and article.withdrawn is None]
    words = _count_words(standing)
    bare = {place for place, article in enumerate(standing) if not find_names(article.title, names)}
    seen = _read_headlines([article.title for article in standing], words, names)
    kept = {key: one for key, one in seen.items() if len(one.headlines) >= least and not _is_known(key, names)}
    found = [_propose(key, one, bare) for key, one in _leave_parts(kept).items()]
    return tuple(sorted(found, key=lambda one: (-one.bare, -one.headlines, one.name)))


def _count_words(articles: Sequence[Article]) -> Counter[str]:
    """Count the folded words of headlines and leads."""
    counted: Counter[str] = Counter()
    for article in articles:
        lead = article.blocks[0].text if article.blocks else ""
        counted.update(fold_words(f"{article.title} {lead}").split())
    return counted


def _read_headlines(titles: Sequence[str], words: Mapping[str, int], names: Names) -> dict[str, _Seen]:
    """Find words that look like names, alone and two by two, with the headlines (by place) that hold them."""
    seen: defaultdict[str, _Seen] = defaultdict(_Seen)
    kept: dict[str, str] = {}
    for place, title in enumerate(titles):
        for run in _RUN.split(_MARKS.sub("", title)):
            spelled = [word for word in _WORD.findall(run) if fold_words(word)]
            bases = [kept.setdefault(word, _find_base(word, words)) for word in _mask(spelled, names)]
            for base, spelling in _list_candidates(bases):
                one = seen[base]
                one.headlines.setdefault(place, title)
                one.spellings[spelling] += 1
    return dict(seen)


def _mask(spelled: Sequence[str], names: Names) -> list[str]:
    """Give the words with '' in place of those of known names."""
    masked: list[str] = []
    for name, length in walk_names([fold_words(word) for word in spelled], names):
        masked += [""] * length if name else spelled[len(masked) : len(masked) + length]
    return masked


def _list_candidates(bases: Sequence[str]) -> Iterator[tuple[str, str]]:
    for here, base in enumerate(bases):
        if not base:
            continue
        yield fold_words(base), base
        if here + 1 < len(bases) and bases[here + 1]:
            pair = f"{base} {bases[here + 1]}"
            yield fold_words(pair), pair


def _find_base(word: str, words: Mapping[str, int]) -> str:
    """Give a word without the particles in front of it where the rest is seen alone as well; '' where it is no name."""
    folded = fold_words(word)
    forms = sorted(strip_word(folded), key=len, reverse=True)
    base = next((form for form in forms[1:] if _STRIPPED * words.get(form, 0) >= words.get(folded, 0)), folded)
    if base.startswith(_ARTICLE) is False and folded.endswith(_ARTICLE + base):
        base = _ARTICLE + base
    return word[len(word) - len(base) :] if len(word) >= len(base) and _looks_like_name(base, words) else ""


def _looks_like_name(word: str, words: Mapping[str, int]) -> bool:
    bare = word.removeprefix(_ARTICLE)
    common = not {word, bare}.isdisjoint(STOP_WORDS | HEADLINE_WORDS) or bool(_VERB.match(word))
    if len(bare) < _LEAST_LETTERS or common or not word[0] > "\u0600":
        return False
    if bare.endswith("ا") and 2 * words.get(bare[:-1], 0) >= words.get(word, 0):
        return False  # «عسكريا»
    return sum(words.get(form, 0) for form in _list_forms(word, bare)) <= _MOST_FORMS * words.get(word, 1)


def _list_forms(word: str, bare: str) -> set[str]:
    """List the forms that a common word of these letters would also be seen in."""
    stems = {bare, bare[:-1] + "ت"} if bare.endswith("ه") else {bare}
    forms = {stem + ending for stem in stems for ending in _ENDINGS}
    forms |= {prefix + bare for prefix in _PREFIXES}
    if bare.endswith("ه"):
        forms |= {bare[:-1], _ARTICLE + bare[:-1]}
    if bare[0] in _PERSONS:
        forms |= {person + bare[1:] for person in _PERSONS} | {bare[1:], bare[1:] + "ت"}
    return (forms | {bare, _ARTICLE + bare}) - {word}


def _is_known(key: str, names: Names) -> bool:
    return bool(find_names(key, names)) or any(word in names.by_adjective for word in key.split())


def _leave_parts(seen: Mapping[str, _Seen]) -> dict[str, _Seen]:
    """Leave out a word that mostly stands beside the same other one, and pairs that are chance."""
    left = dict(seen)
    for key, one in seen.items():
        parts = key.split()
        if len(parts) == 1:
            continue
        alone = [len(seen[part].headlines) for part in parts if part in seen]
        if not alone or len(one.headlines) < _TOGETHER * min(alone):
            left.pop(key)
            continue
        for part in parts:
            if part in seen and len(one.headlines) >= _TOGETHER * len(seen[part].headlines):
                left.pop(part, None)
    return left


def _propose(key: str, one: _Seen, bare: set[int]) -> NameProposal:
    name = min(one.spellings, key=lambda text: (-one.spellings[text], text))
    places = sorted(one.headlines, key=lambda place: (place not in bare, place))
    sentences = tuple(one.headlines[place] for place in places[:_SENTENCES])
    number = sum(place in bare for place in one.headlines)
    return NameProposal(name, romanise(name), len(one.headlines), number, sentences, key in HOMOGRAPHS)
