"""Who wrote it and where from: byline, credit, dateline and masthead, told by their shape."""

import re

from digest.arabic.letters import fold_words
from digest.arabic.places import is_place
from digest.cleaning import wordlists
from digest.cleaning.looks import Look, fold_list, fold_word_list, look_at

_BYLINES = fold_list(wordlists.BYLINE_OPENERS)
_NEED_SIGN = _BYLINES - fold_list("كتبت|بقلم|بقلمي|بواسطة|written by|posted by|نشر بواسطة|كتبه|أعده|أعدها|حرره")
_CREDITS = fold_list(wordlists.CREDIT_OPENERS)
_AGENCIES = re.compile(
    r"(?:^|\s)(?:" + "|".join(sorted(fold_list(wordlists.AGENCIES), key=lambda a: -len(a))) + r")(?=\s|$)"
)
_SITE_NOUNS = fold_word_list(wordlists.SITE_NOUNS)
_SITE_TRAITS = fold_word_list(wordlists.SITE_TRAITS)
_PARTS = re.compile(r"(?<!\s)\s*+[-–—|/]++\s*|(?<!\s)\s++[ـ،]++\s+|(?<=\s)[-–—|/]++\s*")
_SIGN = re.compile(r"^[\W_]*([^\W\d_]+(?:\s[^\W\d_]+)?)\s*[:/|\-–]")
_IN_BRACKETS = re.compile(r"^[\s\-–—*]*[(\[][^()\[\]]{2,50}[)\]][\s.]*$")
_COPIED = re.compile(r"^[\W_]*نقلا?\s+عن\s")
_COPIED_FROM = re.compile(r"^[\W_]*نقلا?\s+عن\s+(?:ال)?(?:صحيفه|جريده|مجله|موقع|وكاله|شبكه|قناه|منصه)\b[^.]*$")
"""«*نقلا عن صحيفة … في عددها الصادر يوم الأحد» has more words than other credits."""
_INITIALS = re.compile(r"^(?:[^\W\d_]{1,2}\.\s?[^\W\d_]{1,2}\.?[\s/،,]+){1,3}[(\[][^()\[\]]{2,60}[)\]]$")
"""«ر.ح/ س.ن (د ب أ، رويترز)»: who edited, and the agencies."""
_DATELINE = re.compile(
    r"^[^\W\d_][^.:؟!\-–—]{2,60}?(?:\([^()]{2,40}\)\s*[-–—:]|[،,/]\s*[^.:؟!\-–—]{2,30}\s+[-–—]|\s[-–—])\s"
)
_MASTHEAD = re.compile(r"[-–—|]\s*$|^\s*[-–—|]")
_MOST_WORDS, _MOST_COPIED_WORDS = 9, 16
_MOST_DATELINE_WORDS, _LONGEST_DATELINE = 9, 120
_MOST_AGENCY_WORDS = 3
_MOST_PART_WORDS = 4
_MOST_MASTHEAD_WORDS = 5


def is_masthead(look: Look) -> bool:
    """Say whether a line is an outlet's name left over from a longer one: « لبنان اليوم -»."""
    return 0 < len(look.words) <= _MOST_MASTHEAD_WORDS and bool(_MASTHEAD.search(look.text))


def is_site_line(look: Look) -> bool:
    """Say whether a line tells what the site is: «موقع إخباري يهتم بشؤون…», unlike «قناة السويس تحقق…»."""
    return bool(look.words) and look.words[0] in _SITE_NOUNS and not _SITE_TRAITS.isdisjoint(look.words[1:4])


def _find_opener(look: Look, openers: frozenset[str]) -> str:
    for length in (2, 1):
        head = " ".join(look.words[:length])
        if head in openers and len(look.words) > length:
            return head
    return ""


def _is_byline(look: Look) -> bool:
    opener = _find_opener(look, _BYLINES)
    if not opener:
        return False
    if opener in _NEED_SIGN:
        sign = _SIGN.match(look.form)
        return bool(sign and fold_words(sign[1]) == opener)
    return not look.stopped


def names_agency(look: Look) -> bool:
    """Say whether a line names a news agency."""
    return bool(_AGENCIES.search(look.bare))


def is_agency(text: str) -> bool:
    """Say whether a name is a news agency's, or only says that agencies wrote it: «وكالات», «رويترز»."""
    return names_agency(look_at(0, text))


def names_outlet(look: Look) -> bool:
    """Say whether a short line is an outlet's name: «شبكة الشروق»."""
    return 1 < len(look.words) <= _MOST_PART_WORDS and look.words[0] in _SITE_NOUNS and not look.stopped


def opens_with_dateline(look: Look) -> bool:
    """Say whether a paragraph opens with place and agency or day: «المرسى (رويترز) - سجلت …»."""
    found = _DATELINE.match(look.text[:_LONGEST_DATELINE])
    if found is None or len(found[0].split()) > _MOST_DATELINE_WORDS:
        return False
    signed = not {"(", "،", ",", "/"}.isdisjoint(found[0])
    return signed or is_place(found[0].strip(" -–—"))


def _split_parts(look: Look) -> list[str]:
    """Part «انقرة - لبنان اليوم» at its dash; empty when the line has another shape."""
    parts = [part for part in _PARTS.split(look.text.strip("()[] .*")) if part.strip()]
    if not 2 <= len(parts) <= 4 or any(
        len(part.split()) > _MOST_PART_WORDS or part.strip().isdigit() for part in parts
    ):
        return []
    return parts


def _label_parts(look: Look) -> str:
    parts = _split_parts(look)
    if not parts or look.stopped:
        return ""
    if is_place(parts[0]):
        return "dateline"
    return "byline" if is_place(parts[-1]) and not names_agency(look) else "credit"


def _is_credit(look: Look) -> bool:
    """Whether a line is «*نقلاً عن …», «المصدر: …», «(بترا)» or an agency's name."""
    if _COPIED.match(look.form) or _IN_BRACKETS.match(look.text) or _INITIALS.match(look.text):
        return True
    opened = bool(_find_opener(look, _CREDITS)) and (":" in look.text or "/" in look.text)
    return (opened and not look.prose) or (names_agency(look) and len(look.words) <= _MOST_AGENCY_WORDS)


def label_credit(look: Look, source: str = "") -> str:
    """Give byline, credit or dateline for a line of that shape, "" for any other.

    `source` is the outlet's name as structured data state it; a line that is just this name is a credit.
    """
    if look.words and len(look.words) <= _MOST_COPIED_WORDS and _COPIED_FROM.match(look.form):
        return "credit"
    if not look.words or len(look.words) > _MOST_WORDS or look.truncated:
        return ""
    if _is_byline(look):
        return "byline"
    if _is_credit(look) or (source and look.bare == fold_words(source)):
        return "credit"
    return _label_parts(look) if look.arabic else ""
