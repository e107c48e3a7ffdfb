"""The date of an entry with its evidence, other candidates and what was rejected."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from digest.desk.html import Html, el, join, latin, outside
from digest.desk.raw_html import link_line
from digest.overruling import settle_dating

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.desk.dossiers import Dossier
    from digest.desk.wording import Words
    from digest.model import Dating

#: More rejected dates of one kind than this are counted, with the first and the last.
MOST_NAMED = 3


def write_dating(dossier: Dossier, words: Words) -> Html:
    """Write how the date is known."""
    dating = settle_dating(dossier.article)
    confidence = words.say(f"confidence_{dating.confidence}") if dating.confidence else ""
    value = el("p.date", el("b", words.moment(dating.moment)), *((" · ", confidence) if confidence else ()))
    says = (el("p", outside(dating.says)),) if dating.says else ()
    nobody = "unclear" if dating.moment else "nobody"
    decided = words.phrases.text(f"decided.date_{dating.origin or nobody}")
    others = (el("p", words.say("candidate", day=words.moment(moment))) for moment in dating.alternatives)
    parts = (*_write_evidence(dossier, words), *_write_rejected(dating, dossier, words))
    return el("section.dating", el("h3", words.say("dating")), value, el("p.meta", decided), *says, *others, *parts)


def _write_evidence(dossier: Dossier, words: Words) -> Iterator[Html]:
    clues = dossier.audit.evidence if dossier.audit else ()
    if not clues:
        return
    yield el("h4", words.say("evidence"))
    yield el("ul.clues", *(_write_clue(dossier, words, clue) for clue in clues))


def _write_clue(dossier: Dossier, words: Words, clue: tuple[int, str, str, str]) -> Html:
    line, kind, text, gives = clue
    parts = [el("span.kind", words.name("desk_evidence", kind), title=kind)]
    if text and text != gives:
        parts.append(join(" «", outside(text), "»"))
    if gives:
        parts.append(el("span.gives", join(" ← " if len(parts) > 1 else " ", latin(gives))))
    if line:
        parts += [Html(" "), link_line(dossier, words, line)]
    return el("li", *parts)


def _write_rejected(dating: Dating, dossier: Dossier, words: Words) -> Iterator[Html]:
    rejected = sorted(dating.rejected, key=lambda other: (other.why, other.line, other.date))
    if not rejected:
        return
    yield el("h4", words.phrases.text("article.rejected"))
    rows = []
    for why, group in groupby(rejected, key=lambda other: other.why):
        found = list(group)
        lines = list(dict.fromkeys(other.line for other in found if other.line))[:MOST_NAMED]
        links = [join(" ", link_line(dossier, words, line)) for line in lines]
        dates = _name_dates(sorted({other.date for other in found}), words)
        rows.append(el("li", el("span.kind", words.name("rejected", why), title=why), " ", dates, *links))
    yield el("ul.clues", *rows)


def _name_dates(dates: list[str], words: Words) -> Html:
    if len(dates) <= MOST_NAMED:
        return join(*(join(" · " if place else "", latin(date)) for place, date in enumerate(dates)))
    total = words.count("dates", len(dates))
    return outside(words.phrases.text("article.rejected_many", dates=total, first=dates[0], last=dates[-1]))
