"""The title again: with the outlet's name before or behind it, without its marks, or twice on one line."""

from digest.cleaning.draft import Draft
from digest.cleaning.looks import Look

_MOST_EXTRA_WORDS = 5
_LEAST_WORDS = 3
_NEAR = 0.8


def _is_near(words: tuple[str, ...], title: tuple[str, ...]) -> bool:
    """Whether two lines have nearly all their words in common."""
    if min(len(words), len(title)) < _NEAR * max(len(words), len(title)):
        return False
    ours, theirs = set(title), set(words)
    return len(ours & theirs) >= _NEAR * len(ours | theirs)


def is_copy(look: Look, title: Look) -> bool:
    """Say whether a line is the title over again; punctuation, marks and hamza do not matter."""
    if not title.bare or not look.bare:
        return False
    if look.bare == title.bare:
        return True
    if (look.prose and look.text.endswith((".", "؟"))) or len(title.words) < _LEAST_WORDS:
        return False
    if title.bare not in look.bare:
        return _is_near(look.words, title.words)
    wanted = f" {title.bare} "
    rest = f" {look.bare} ".replace(wanted, " ").replace(wanted, " ")  # twice: «title title» shares a space
    return len(rest.split()) <= _MOST_EXTRA_WORDS or _is_near(look.words, title.words)


def is_cut_copy(look: Look, title: Look) -> bool:
    """Say whether a line is the title's beginning, cut with dots as in a breadcrumb."""
    if not look.truncated or len(look.words) < _LEAST_WORDS:
        return False
    return title.bare.startswith(look.bare)


def label_title_copies(draft: Draft) -> Draft:
    """Drop every further copy of the title, wherever it stands."""
    if draft.title < 0:
        return draft
    title = draft.items[draft.title].look
    return draft.label(
        {
            i: ("duplicated-title", "title-again")
            for i, item in enumerate(draft.items)
            if i != draft.title
            and not draft.in_core(i)
            and (is_copy(item.look, title) or is_cut_copy(item.look, title))
        }
    )
