"""One entry of the desk: why it is here, what to write where, the article, and its raw page beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.desk.dating_html import write_dating
from digest.desk.edits import edit_for, list_edits
from digest.desk.html import Html, el, join, latin, outside
from digest.desk.raw_html import Rows, link_line, write_raw
from digest.desk.reasons import list_reasons
from digest.desk.revealing import reveal_spaces
from digest.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.desk.dossiers import Dossier
    from digest.desk.edits import Desk, Edit
    from digest.desk.reasons import Reason
    from digest.desk.wording import Words
    from digest.model import Article, Block

_PARTS = ("title", "kicker", "standfirst", "dateline", "byline", "credit")


def write_entry(dossier: Dossier, desk: Desk, words: Words, place: str) -> Html:
    """Write an entry; ``place`` says which of how many it is."""
    article, rows = dossier.article, Rows.of(dossier)
    sides = _write_text(dossier, words, rows), write_raw(dossier, words, rows)
    classes = "".join(f".r-{code}" for code in reason_codes(article))
    tasks = el("section.tasks", el("h3", words.say("tasks")), *_write_tasks(dossier, desk, words))
    return el(
        f"article.entry{classes}",
        _write_head(dossier, words, place),
        el("div.pair", tasks, write_dating(dossier, words)),
        el("div.pair" + (".rows" if rows.of_line else ""), *sides),
        _write_more(dossier, desk, words),
        id=article.id,
        tabindex="-1",
        aria_labelledby=f"{article.id}-title",
    )


def reason_codes(article: Article) -> tuple[str, ...]:
    """Give the different codes of an article's reasons, gravest first."""
    return tuple(dict.fromkeys(reason.code for reason in list_reasons(article)))


def write_chips(article: Article, words: Words) -> Html:
    """Write an article's reasons as chips."""
    chips = (el(f"span.chip.c-{code}", words.name("desk_reason", code)) for code in reason_codes(article))
    return el("span.chips", *(join(" " if place else "", chip) for place, chip in enumerate(chips)))


def _write_head(dossier: Dossier, words: Words, place: str) -> Html:
    article = dossier.article
    told = dossier.facts.get("outlet-from", "")
    from_where = words.name("desk_outlet", told) if told and (article.source or article.source_seen) else ""
    outlet = join(outside(words.outlet(article)), f" ({from_where})" if from_where else "")
    return el(
        "header",
        el("p.meta", place, " · ", latin(article.id)),
        el("h2", outside(article.title), id=f"{article.id}-title"),
        el("p.meta", outlet, " · ", words.moment(article.dating.moment)),
    )


def _write_tasks(dossier: Dossier, desk: Desk, words: Words) -> Iterator[Html]:
    written: set[Edit] = set()
    for reason in list_reasons(dossier.article):
        edits = [edit for edit in edit_for(reason, dossier, desk) if edit not in written]
        written.update(edits)
        chip = el(f"span.chip.c-{reason.code}", words.name("desk_reason", reason.code))
        hint = el("p.hint", words.name("desk_hint", reason.code), *_detail(reason, words))
        yield el(
            "div.task",
            el("h4", chip, *_point(reason, dossier, words)),
            hint,
            *(write_edit(edit, words) for edit in edits),
        )


def _point(reason: Reason, dossier: Dossier, words: Words) -> tuple[Html, ...]:
    return (Html(" "), link_line(dossier, words, reason.line)) if reason.line else ()


def _detail(reason: Reason, words: Words) -> tuple[Html, ...]:
    if reason.code == "near-copy":
        shared = words.say("shared", share=round(reason.share * 100))
        return join(f" {shared} "), latin(reason.detail)
    return (join(" "), latin(reason.detail)) if reason.detail else ()


def write_edit(edit: Edit, words: Words) -> Html:
    """Write the place of an edit, what to do there, and the YAML to copy."""
    many = edit.last > edit.place.line and edit.way in {"replace", "delete"}
    way = words.say(f"{edit.way}_many", first=edit.place.line, last=edit.last) if many else words.say(edit.way)
    head = el("p.at", el("b", words.name("desk_edit", edit.kind)), ": ", way)
    path = el("p.file", _write_path(str(edit.place)), dir="ltr", translate="no")
    file = () if edit.way == "run" else (path,)
    return el("div.edit", head, *file, *((el("pre", edit.yaml, dir="ltr", translate="no"),) if edit.yaml else ()))


def _write_path(path: str) -> Html:
    """Let a path break at its slashes alone."""
    *folders, name = path.split("/")
    return el("code", *(join(folder, "/", Html("<wbr>")) for folder in folders), el("b", name))


def _write_text(dossier: Dossier, words: Words, rows: Rows) -> Html:
    """Write the article; title, byline and their like stand on the row of the raw line they came from."""
    article = dossier.article
    notes = (el("p.note", words.say("body_changed")),) if article.body_changed else ()
    parts = {key: rows.style(_line_of(dossier, key)) for key in _PARTS if getattr(article, key)}
    above = (_write_part(key, dossier, words) for key, style in parts.items() if not style and key != "title")
    placed = (_write_part(key, dossier, words, style) for key, style in parts.items() if style)
    blocks = (_write_block(block, dossier, words, rows.style(block.line)) for block in article.blocks)
    return el("section.text", el("h3", words.say("article")), el("div.about", *notes, *above), *placed, *blocks)


def _line_of(dossier: Dossier, label: str) -> int:
    """Give the first raw line of a label, 0 where there is none."""
    lines = dossier.audit.lines if dossier.audit else ()
    return next((line.n for line in lines if line.label == label), 0)


def _write_part(key: str, dossier: Dossier, words: Words, style: str = "") -> Html:
    name = el("span.label", words.name("desk_label", key))
    value = outside(getattr(dossier.article, key))
    shown = el("b", value) if key == "title" else value
    return el("p.part" + (".block" if style else ""), name, " ", shown, style=style)


def _write_block(block: Block, dossier: Dossier, words: Words, style: str) -> Html:
    flags = [flag.code for flag in dossier.article.flags if flag.line and flag.line == block.line]
    marks = [el("span.flag", words.name("desk_reason", code)) for code in flags]
    line = (link_line(dossier, words, block.line),) if block.line else ()
    name = "h4" if block.kind is BlockKind.SUBHEADING else "p"
    return el(f"{name}.block" + (".flagged" if flags else ""), *line, *marks, outside(block.text), style=style)


def _write_more(dossier: Dossier, desk: Desk, words: Words) -> Html:
    edits = el("details", el("summary", words.say("more")), *(write_edit(e, words) for e in list_edits(dossier, desk)))
    verbs = ("seen", "explain", "clean --again")
    commands = (latin(f"digest {verb} {dossier.article.id}", "code.cmd") for verb in verbs)
    terminal = el("p.commands", el("span.meta", words.say("commands")), *(join(" ", command) for command in commands))
    return el("footer", terminal, edits, *_write_repairs(dossier, words))


def _write_repairs(dossier: Dossier, words: Words) -> Iterator[Html]:
    repairs = dossier.audit.repairs if dossier.audit else ()
    if not repairs:
        return
    rows = (
        el(
            "li",
            link_line(dossier, words, line),
            " ",
            el("del", outside(reveal_spaces(before))),
            " ← ",
            el("ins", outside(after)),
        )
        for line, _, before, after in repairs
    )
    summary = words.say("repaired", repairs=words.count("repairs", len(repairs)))
    yield el("details", el("summary", summary), el("ul.clues", *rows))
