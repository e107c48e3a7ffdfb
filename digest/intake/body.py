"""HTML to blocks: trafilatura votes, the elements and our checks decide, every line gets its part."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from digest.arabic.page_words import COOKIE, MISSING, fold_label, is_block_page, speaks_as_site
from digest.intake.ballot import (
    count_votes,
    ends_sentence,
    extract_text,
    fold,
    is_prose,
    weigh_votes,
)
from digest.intake.checks import (
    LINKED,
    looks_like_subheading,
    mark_cards,
    mark_lines,
    mark_picture_boxes,
    mark_repeated_cards,
)
from digest.intake.container import drop_far_votes, find_container, mark_by_elements, vote_by_density
from digest.intake.furniture import KICKER, STANDFIRST, read_words
from digest.intake.headline import find_headline, settle_source
from digest.intake.limits import MIN_BODY_LETTERS, MIN_SENTENCE_LETTERS
from digest.intake.raw import Block, Role, Stated
from digest.intake.structured import read_article_body, read_stated, read_titles
from digest.intake.tree import Line, parse_html, read_lines

Element = Any

ASIDE_ROLES: dict[str, Role] = {"byline": "byline", "date-line": "date-line"}
LEAD_CHARS = 40
FRONT_LINES = 6
"""Lines in cards of other articles that make a page without an article a section's front."""
MISSING_LETTERS = 300
"""Letters of body below which a page may be a notice that a page is missing."""


def read_page(text: str) -> tuple[tuple[Block, ...], Stated]:
    """Give the blocks and the stated facts of a page; raise TooMuch for what is beyond the limits.

    One block a visible line; those kept as body are `paragraph` and `subheading`. No block is kept where
    the page holds no article (see `has_article`).
    """
    tree = parse_html(text)
    titles = read_titles(tree)
    lines = read_lines(tree)
    headline, title = find_headline(lines, titles)
    stated = settle_source(replace(read_stated(tree), title=title), title, titles)
    mark_repeated_cards(lines, tree, headline)
    _vote(tree, lines, stated, headline)
    body = find_container(lines)
    mark_by_elements(lines, body)
    _mark_titles(lines, headline, stated)
    if body is not None:
        _choose(lines, body, headline)
    _name_rest(lines, body)
    return tuple(_make_block(number, line) for number, line in enumerate(lines, 1)), stated


def _vote(tree: Element, lines: list[Line], stated: Stated, headline: Line | None) -> None:
    """Let trafilatura and the page's own `articleBody` vote; density, where they are silent or astray.

    Lines in lists of teasers have no vote.
    """
    free = [line for line in lines if line.by != "card"]
    count_votes(free, extract_text(tree))
    said = read_article_body(tree)
    if len(said) > 200:
        count_votes(free, said)
    if weigh_votes(free) < MIN_BODY_LETTERS or _misses_lead(free, stated) or _skips_text(free, headline):
        for line in free:
            line.marks.discard("voted")
        vote_by_density(free, headline)
    drop_far_votes(free, headline)


def _skips_text(lines: list[Line], headline: Line | None) -> bool:
    """Tell whether more prose stands between headline and first vote than was voted for."""
    if headline not in lines:
        return False
    after = lines[lines.index(headline) + 1 :]
    first = next((n for n, line in enumerate(after) if "voted" in line.marks and is_prose(line)), len(after))
    passed = sum(line.letters for line in after[:first] if is_prose(line))
    return passed > 0.7 * weigh_votes(lines)


def _misses_lead(lines: list[Line], stated: Stated) -> bool:
    """Tell whether the line that the page's description quotes, the lead of most articles, has no vote."""
    lead = fold(stated.description.value)[:LEAD_CHARS]
    if len(lead) < LEAD_CHARS:
        return False
    leads = [line for line in lines if lead in fold(line.text) and is_prose(line)]
    return bool(leads) and not any("voted" in line.marks for line in leads) and weigh_votes(lines) < 400


def _mark_titles(lines: list[Line], headline: Line | None, stated: Stated) -> None:
    """Name the headline as the title; the same words elsewhere are duplicates."""
    known = fold(stated.title.value)
    shown = fold(headline.text) if headline else known
    for line in lines:
        if line is headline:
            line.role, line.reason, line.by = "title", "", "headline"
        elif known and fold(line.text) in {known, shown}:
            line.reason, line.by = "duplicated-title", "headline"


def _choose(lines: list[Line], body: Element, headline: Line | None) -> None:
    inside = [line for line in lines if body in line.path and line is not headline]
    mark_lines(inside)
    _free_prose(inside)
    mark_picture_boxes(inside, body)
    mark_cards(inside, body)
    _mark_link_lists(inside)
    _keep_inside(inside)
    _keep_beside(lines, body, headline)
    _drop_loose_headings(inside)
    _mark_above(lines, headline)


def _free_prose(inside: list[Line]) -> None:
    """Take a notice's reason off a full sentence between paragraphs of the text that does not speak as the site.

    «جميع الحقوق محفوظة لأصحاب الأراضي، هكذا قضت المحكمة.» is news; below the last paragraph it would be a notice.
    """
    text = [n for n, line in enumerate(inside) if "voted" in line.marks and is_prose(line) and not line.reason]
    for line in inside[text[0] + 1 : text[-1]] if text else ():
        if line.reason == "disclaimer" and ends_sentence(line.text) and not speaks_as_site(line.text):
            line.reason = line.by = ""


def _mark_link_lists(inside: list[Line]) -> None:
    """Drop what a label such as «اقرأ أيضاً» opens: the lines after it that are links, up to the next text."""
    open_list = False
    for line in inside:
        if line.by == "related" and not line.linked:
            open_list = True
        elif open_list and not (line.link_share >= LINKED or (line.linked and line.block.tag == "li")):
            open_list = False
        elif open_list and not line.reason:
            line.reason, line.by = "related-link", "list"


def _keep_inside(inside: list[Line]) -> None:
    """Keep voted lines without a reason, and between the first and the last of these what reads like text.

    trafilatura's precision mode loses short paragraphs, lead lines and sub-headings: a line counts when it
    is prose, or a sibling of kept prose. Lines after the last vote count only as full prose siblings.
    """
    voted = [n for n, line in enumerate(inside) if "voted" in line.marks and not line.reason]
    if not voted:
        return
    homes = {home for n in voted if is_prose(inside[n]) for home in _homes(inside[n])}
    first, last = voted[0], voted[-1]
    for n, line in enumerate(inside):
        if line.reason:
            continue
        sibling = not homes.isdisjoint(_homes(line)) or (
            line.block.tag == "li" and not line.linked and line.letters >= 12
        )
        between = first <= n <= last and (sibling or is_prose(line) or looks_like_subheading(line))
        between = between or ("row" in line.marks and n > first and bool(inside[n - 1].role))
        beyond = sibling and is_prose(line) and line.letters >= 30
        if "voted" in line.marks or between or beyond:
            line.role = "subheading" if looks_like_subheading(line) else "paragraph"


def _homes(line: Line) -> set[tuple[object, ...]]:
    """Give parent and tag of a block, and the same one level up with the parent's class.

    So `<div class="prg"><div>…</div></div>` of one grandparent are siblings as `<p>` of one parent are.
    """
    if len(line.path) < 3:
        return {(line.path[0], line.block.tag)}
    outer, parent, block = line.path[-3:]
    return {(parent, block.tag), (outer, parent.tag, parent.get("class"), block.tag)}


def _keep_beside(lines: list[Line], body: Element, headline: Line | None) -> None:
    """Keep a full sentence between headline and body as the article's lead.

    Elsewhere a vote counts only in a body split over equal elements: same tag and class, same parent.
    """
    places = [n for n, line in enumerate(lines) if body in line.path]
    start = lines.index(headline) if headline in lines else places[0]
    mark_lines(lines[start + 1 : places[0]])
    for n, line in enumerate(lines):
        if line.role or line.reason or body in line.path or line.link_share > 0:
            continue
        full = line.letters >= 80 and ends_sentence(line.text)
        lead = start < n < places[0] and (full or (line.block.tag == "li" and line.letters >= 40))
        if lead or ("voted" in line.marks and is_prose(line) and _is_twin(line, body)):
            line.role = "paragraph"


def _is_twin(line: Line, body: Element) -> bool:
    parent = body.getparent()
    return any(e.getparent() is parent and e.tag == body.tag and e.get("class") == body.get("class") for e in line.path)


def _drop_loose_headings(inside: list[Line]) -> None:
    """Drop a sub-heading with no paragraph after it, or in a box with none: it heads something else."""
    boxes: dict[Element, list[Line]] = {}
    for line in inside:
        for element in line.path:
            boxes.setdefault(element, []).append(line)
    followed = False
    for line in reversed(inside):
        if line.role == "paragraph":
            followed = True
        elif line.role == "subheading" and not (followed and _heads_text(line, boxes)):
            line.role, line.reason, line.by = "", "other-headlines", "loose-heading"
    _split_first_heading(inside)


def _heads_text(line: Line, boxes: dict[Element, list[Line]]) -> bool:
    """Tell whether the smallest element that holds more than the heading holds a paragraph too."""
    box = next((boxes[element] for element in reversed(line.path) if len(boxes[element]) > 1), [])
    return not box or any(other.role == "paragraph" for other in box)


def _split_first_heading(inside: list[Line]) -> None:
    """Make a long heading before the first paragraph a standfirst."""
    for line in inside:
        if line.role == "paragraph":
            return
        if line.role == "subheading":
            line.role = "standfirst" if ends_sentence(line.text) or line.letters > 60 else "subheading"


def _mark_above(lines: list[Line], headline: Line | None) -> None:
    """Lines around the headline whose elements call them standfirst or kicker."""
    first = next((n for n, line in enumerate(lines) if line.role == "paragraph"), len(lines))
    top = lines.index(headline) if headline in lines else first
    for n in range(max(0, top - 3), first):
        line = lines[n]
        words = " ".join(read_words(element) for element in line.path[-2:])
        if line.role or line.reason or line.link_share > 0.5:
            continue
        if n > top and STANDFIRST.search(words) and line.letters >= 20:
            line.role, line.by = "standfirst", "class"
        elif KICKER.search(words) and 3 <= line.letters <= 80:
            line.role, line.by = "kicker", "class"


def _name_rest(lines: list[Line], body: Element | None) -> None:
    """Give the other lines part and reason; bylines and date lines count near the article only."""
    near = _find_near(lines, body)
    for n, line in enumerate(lines):
        if line.role:
            continue
        line.role = ASIDE_ROLES.get(line.reason, "left-out") if n in near else "left-out"
        if line.role != "left-out":
            line.reason = ""
        elif not line.reason:
            line.reason, line.by = ("navigation", "links") if line.link_share > 0.5 else ("other", "")
        elif line.reason in ASIDE_ROLES:
            line.reason = "metadata-label"


def _find_near(lines: list[Line], body: Element | None) -> range:
    kept = [n for n, line in enumerate(lines) if line.role in {"paragraph", "title"}]
    return range(max(0, kept[0] - 5), kept[-1] + 6) if kept and body is not None else range(0)


def _make_block(number: int, line: Line) -> Block:
    role: Role = line.role  # type: ignore[assignment]
    return Block(number, line.text, role, line.reason, line.by)


def has_article(blocks: tuple[Block, ...], title: str = "") -> bool:
    """Tell whether the kept body is an article's: enough letters and at least one sentence of some length.

    A short body that speaks of a missing page is none, nor one in which the site speaks mostly of its cookies, nor
    a page that asks the visitor to prove something.
    """
    body = [block.text for block in blocks if block.role == "paragraph"]
    letters = sum(len(fold(text)) for text in body)
    if letters < MIN_BODY_LETTERS or not any(len(fold(text)) >= MIN_SENTENCE_LETTERS for text in body):
        return False
    missing = letters < MISSING_LETTERS and any(MISSING.search(fold_label(text)) for text in (title, *body))
    cookies = sum(len(fold(text)) for text in body if COOKIE.search(fold_label(text)) and speaks_as_site(text))
    return not missing and not is_block_page(body, title) and cookies < 0.5 * letters


def tell_why_none(blocks: tuple[Block, ...], title: str = "") -> str:
    """Give the code of the refusal of a page without an article."""
    if is_block_page([block.text for block in blocks], title):
        return "block-page"
    return "section-front" if sum(block.by == "card" for block in blocks) >= FRONT_LINES else "no-article"
