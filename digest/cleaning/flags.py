"""What wants an editor's eye: a garbled sentence, an odd quotation mark, a sentence cut short, a leftover."""

import re
from itertools import pairwise

from digest.cleaning import wordlists
from digest.cleaning.draft import Draft
from digest.cleaning.looks import Look, fold_list, fold_word_list
from digest.cleaning.parts import Flag
from digest.cleaning.repairs import repair_text
from digest.cleaning.topic import find_topic, measure_overlap

_SPEECH = fold_word_list(wordlists.SPEECH_VERBS)
_KIN = fold_word_list("بن ابن بنت أبو آل ولد")
_DOUBLED = fold_word_list(wordlists.DOUBLED_WORDS)
_LAST_WORDS = fold_list("في|من|إلى|الى|على|عن|أن|إن|التي|الذي|و|أو|ثم|بين|مع|خلال|حيث|لكن")
_CLAUSE = re.compile(r"[،؛.:؟!\"“”«»(]")
_LEAST_NAME = 4
_NAME_REACH = 9
_LEAST_LEFTOVER = 4
_LEFTOVER_OVERLAP = 0.08


def _repeats_name(words: list[str]) -> bool:
    """«وتابع إبراهيم قالن المتحدث … إبراهيم أمس»: the speaker's first name stands twice in one clause."""
    name = words[1]
    if len(name) < _LEAST_NAME or name.startswith("ال") or name[0] in "بل":
        return False
    rest = list(enumerate(words[:_NAME_REACH]))[3:]
    return any(word == name and words[i - 1] not in _KIN for i, word in rest)


def _is_garbled(look: Look) -> bool:
    """Whether a word is doubled or a speaker named twice; a word's own punctuation parts clauses."""
    words = look.form.split()
    if any(a == b and a in _DOUBLED for a, b in pairwise(words)):
        return True
    speeches = [i for i, word in enumerate(words[:-3]) if word.removeprefix("و") in _SPEECH]
    return any(_repeats_name(_cut_clause(words[i : i + _NAME_REACH])) for i in speeches)


def _cut_clause(words: list[str]) -> list[str]:
    """Give the words up to the first that punctuation clings to; two at least."""
    end = next((i for i, word in enumerate(words) if _CLAUSE.search(word)), len(words) - 1)
    return words[: max(end + 1, 2)]


def _is_unbalanced(text: str) -> bool:
    pairs = (("“", "”"), ("«", "»"))
    odd = any(text.count(opening) != text.count(closing) for opening, closing in pairs)
    return odd or text.count('"') % 2 == 1


def _stays_unbalanced(text: str) -> bool:
    """Whether quotation marks still do not pair when those of wrong direction are turned."""
    return _is_unbalanced(text) and _is_unbalanced(repair_text(text)[0])


def _is_cut(look: Look) -> bool:
    return look.text.endswith(("،", "؛", ",")) or (bool(look.words) and look.words[-1] in _LAST_WORDS)


def _find_leftovers(draft: Draft) -> list[Flag]:
    """Paragraphs at the end that share nothing with the story, and headlines standing together inside it."""
    flags = []
    for here in reversed(draft.core[_LEAST_LEFTOVER:]):
        topic = find_topic(draft.items[i].look for i in (*draft.core[:_LEAST_LEFTOVER], max(draft.title, 0)))
        if measure_overlap(draft.items[here].look, topic) > _LEFTOVER_OVERLAP:
            break
        flags.append(Flag("suspected-leftover", draft.items[here].look.n))
    loose = {"subheading", "paragraph"}
    flags += [
        Flag("suspected-leftover", b.look.n)
        for a, b in pairwise(draft.items[: draft.last + 1])
        if a.label == b.label == "subheading" or (a.rule == b.rule == "run-of-short-lines" and a.label in loose)
    ]
    return flags


def find_flags(draft: Draft) -> tuple[Flag, ...]:
    """Give the flags of the kept lines, sorted by line; nothing is changed for them."""
    flags = _find_leftovers(draft) if draft.last >= 0 else []
    if draft.title < 0 and not draft.stated.title:
        flags.append(Flag("no-title", 0))
    for item in draft.items:
        if item.label not in {"paragraph", "standfirst", "title"}:
            continue
        checks = (
            ("garbled-sentence", item.label != "title" and _is_garbled(item.look)),
            ("unbalanced-quote", _stays_unbalanced(item.look.text)),
            ("cut-sentence", item.label != "title" and _is_cut(item.look)),
        )
        flags += [Flag(code, item.look.n) for code, found in checks if found]
    return tuple(sorted(set(flags), key=lambda flag: (flag.line, flag.code)))
