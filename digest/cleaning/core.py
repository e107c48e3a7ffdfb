"""Where the body is: the run of paragraphs that belongs together, found before anything is labelled.

The longest block is not always the article (one real page has thirty lines of comment policy), so what
follows a comment form or a footer counts for little.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from digest.cleaning.copies import is_copy
from digest.cleaning.credits import label_credit
from digest.cleaning.draft import Draft, Item
from digest.cleaning.looks import Look
from digest.cleaning.topic import find_stems, find_topic, measure_overlap
from digest.cleaning.verses import is_row, is_verse

_ENDS = ("comment-form", "footer")
_LISTS = ("related-link", "other-headlines", "tag-list", "comment-form", "footer")
_AFTER_END = 0.15
_MOST_COUNTED = 700
_MOST_LOOSE_HEADLINES = 3
_HEADLINE_WORDS = 6
_KEY_COUNT = 3
_LEAST_BRIEF_WORDS = 12
_LONGEST_RUN = 5
_SHORT_LIST = 5
_SURE_PARAGRAPH = 16
_LONGEST_HEADLINE = 24
_INSIDE = frozenset({"date-line", "related-link", "disclaimer", "other-headlines"})
"""Labels that lines inside a text earn too."""
_LISTED = re.compile(r"(?:\s[-–—]\s.*){2}")
_RESUMES = 0.34
_RESUMES_IN_TALE = 0.25


def _split_segments(items: tuple[Item, ...]) -> list[list[int]]:
    """Part the paragraphs at every comment form and footer that stands below a paragraph."""
    segments: list[list[int]] = [[]]
    for i, item in enumerate(items):
        if item.plain_prose:
            segments[-1].append(i)
        elif segments[-1] and item.marked(*_ENDS) and item.mark and item.mark.rule != "form-field":
            segments.append([])
    return [segment for segment in segments if segment]


def _weigh(items: tuple[Item, ...], segment: list[int], place: int) -> float:
    weight = sum(min(len(items[i].look.text), _MOST_COUNTED) * (0.3 if items[i].template else 1) for i in segment)
    return weight * (_AFTER_END if place else 1.0)


def _find_longest_line(items: tuple[Item, ...]) -> list[list[int]]:
    """Give the longest unmarked line, where a page has no paragraph by shape: a brief of one sentence."""
    plain = [i for i, item in enumerate(items) if i and item.mark is None and item.n_words >= _LEAST_BRIEF_WORDS]
    return [[max(plain, key=lambda i: (items[i].n_words, -i))]] if plain else []


def find_core(draft: Draft) -> Draft:
    """Set `core` to the paragraphs of the weightiest segment, and `topic` to what they are about."""
    segments = _split_segments(draft.items)
    if not segments:
        segments = _find_longest_line(draft.items)
    if not segments:
        return draft
    weights = [_weigh(draft.items, segment, place) for place, segment in enumerate(segments)]
    core = tuple(segments[weights.index(max(weights))])
    return replace(draft, core=core, topic=find_topic(draft.items[i].look for i in core))


def _is_loose(item: Item) -> bool:
    """Whether a line may be another story's headline."""
    return item.mark is None and item.n_words >= _HEADLINE_WORDS and not is_verse(item.look)


def _is_heavy(gap: tuple[Item, ...]) -> bool:
    """Whether so much stands between two paragraphs that the second may be another story's."""
    if any(item.mark and item.mark.strength == "header" and item.mark.label in _LISTS for item in gap):
        return True
    loose = sum(map(_is_loose, gap))
    return loose > _MOST_LOOSE_HEADLINES


@dataclass(slots=True)
class _Story:
    """What the paragraphs taken in so far are about."""

    topic: set[str]
    counts: Counter[str]
    title: frozenset[str]
    letters: int = 0

    def take(self, look: Look) -> None:
        """Take in a paragraph."""
        stems = find_stems(look)
        self.topic |= stems
        self.counts.update(stems)
        self.letters += len(look.text)

    def holds_key(self, look: Look) -> bool:
        """Whether a paragraph names what the title names or what three paragraphs speak of."""
        return any(s in self.title or self.counts[s] >= _KEY_COUNT for s in find_stems(look))


def _resumes(draft: Draft, here: int, gap: int, story: _Story) -> bool:
    """Whether the run of paragraphs that begins below a list of `gap` lines takes the story up again."""
    look = draft.items[here].look
    if look.truncated:
        return False
    if look.opens_tale and look.stopped and gap <= _SHORT_LIST:
        return True
    run = [look]
    while len(run) < _LONGEST_RUN and draft.in_core(here + len(run)):
        run.append(draft.items[here + len(run)].look)
    if len(run) > 1 and sum(len(each.text) for each in run) > story.letters:
        return True
    topic = frozenset(story.topic)
    overlap = sum(measure_overlap(each, topic) for each in run) / len(run)
    if overlap >= (_RESUMES_IN_TALE if look.opens_tale or len(run) > 1 else _RESUMES):
        return True
    return len(run) > 1 and sum(map(story.holds_key, run)) * 3 >= 2 * len(run)


def _may_be_headline(item: Item, gap: tuple[Item, ...], story: _Story) -> bool:
    """Whether a line without a stop stands among headlines: «وستابنكو تهزم كونتا» opens like a sentence."""
    below_header = bool(gap) and gap[-1].mark is not None and gap[-1].mark.strength == "header"
    if below_header and not item.look.stopped and item.n_words < _LONGEST_HEADLINE:
        return True
    if item.look.stopped or item.n_words >= _SURE_PARAGRAPH or not any(_is_loose(other) for other in gap):
        return False
    return measure_overlap(item.look, frozenset(story.topic)) < _RESUMES


def _follow(draft: Draft, candidates: list[int]) -> list[int]:
    """Walk down the paragraphs and leave out those that a list of headlines brought along."""
    kept = candidates[:1]
    title = find_stems(draft.items[draft.title].look) if draft.title >= 0 else frozenset[str]()
    story = _Story(set(title), Counter(), title)
    story.take(draft.items[kept[0]].look)
    lost = False
    for here in candidates[1:]:
        gap = draft.items[kept[-1] + 1 : here]
        heavy = lost or _is_heavy(gap) or _may_be_headline(draft.items[here], gap, story)
        lost = heavy and not _resumes(draft, here, here - kept[-1] - 1, story)
        if not lost:
            kept.append(here)
            story.take(draft.items[here].look)
    return kept


def _is_title_again(draft: Draft, here: int) -> bool:
    return draft.title >= 0 and is_copy(draft.items[here].look, draft.items[draft.title].look)


def _begin(draft: Draft) -> list[int]:
    """Leave out paragraphs above the title, and a first one that other headlines part from the story."""
    candidates = [i for i in draft.core if i > draft.title and not _is_title_again(draft, i)]
    while len(candidates) > 1 and draft.title < 0:
        gap = draft.items[candidates[0] + 1 : candidates[1]]
        rest = find_topic(draft.items[i].look for i in candidates[1:])
        if not _is_heavy(gap) or measure_overlap(draft.items[candidates[0]].look, rest) >= _RESUMES:
            break
        candidates = candidates[1:]
    return candidates


def find_extent(draft: Draft) -> Draft:
    """Set `first`, `last` and the final `core`: the paragraphs from the title to the story's end."""
    candidates = _begin(draft)
    if not candidates:
        return replace(draft, core=())
    core = _follow(draft, candidates)
    topic = find_topic(draft.items[i].look for i in core)
    return replace(draft, core=tuple(core), first=core[0], last=core[-1], topic=topic)


def extend_end(draft: Draft) -> Draft:
    """Let the last lines in that are no paragraphs by shape: a list's items, a verse, a last short line."""
    if draft.last < 0:
        return draft
    draft = replace(draft, bare=_is_bare(draft))
    last = draft.last
    while last + 1 < len(draft.items) and _continues(draft, last + 1):
        last += 1
    return replace(draft, last=last)


def _is_bare(draft: Draft) -> bool:
    """Whether headline and text stand alone: nothing above them, and no words of templates but links in the text."""
    if draft.title > 0 or draft.first < 0:
        return False
    return not any(item.sure and item.mark is not None and item.mark.label not in _INSIDE for item in draft.items[1:])


def _belongs(draft: Draft, look: Look) -> bool:
    """Whether a short line below the text of a bare page is its own: an item, a row, a label, a word on the topic."""
    if label_credit(look):
        return False
    n = len(look.words)
    if n <= _SHORT_LIST or not look.arabic or look.opens_tale:
        return True
    return ":" in look.text or bool(_LISTED.search(look.text)) or measure_overlap(look, draft.topic) >= _RESUMES


def _continues(draft: Draft, here: int) -> bool:
    item, before = draft.items[here], draft.items[here - 1]
    if item.repeated or item.sure or (item.mark is not None and not item.look.bullet and not draft.bare):
        return False
    if draft.bare and _belongs(draft, item.look):
        return True
    following = draft.items[here + 1].look if here + 1 < len(draft.items) else item.look
    if _is_set_apart(item.look) and (_is_set_apart(before.look) or _is_set_apart(following)):
        return True
    if not item.look.arabic:
        return False
    if item.look.bullet and (before.look.bullet or before.look.text.endswith(":")):
        return True
    if item.look.text.endswith(":") and following.bullet:
        return True
    if before.look.text.endswith(":") or item.look.text.endswith("."):
        return True
    alone = here + 1 == len(draft.items) or draft.items[here + 1].sure
    return alone and item.n_words >= 8 and measure_overlap(item.look, draft.topic) >= 0.5


def _is_set_apart(look: Look) -> bool:
    return is_verse(look) or is_row(look)
