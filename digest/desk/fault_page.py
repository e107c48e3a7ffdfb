"""The page that stands in place of a served site while its content is at fault: every fault, where, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.complaints import find_cure, tell
from digest.desk.html import Html, el, join, latin, outside
from digest.desk.page_html import write_style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.arabic.phrases import Phrases
    from digest.problems import Problem


def write_fault_page(faults: Sequence[Problem], phrases: Phrases) -> str:
    """Write the page of faults, in their order."""
    head = (el("h1", phrases.text("fault.title")), el("p.say", phrases.text("fault.say")))
    number = el("p.meta", phrases.count("count.faults", len(faults)))
    return _write_document(phrases.text("fault.title"), (*head, number), (_write_fault(one, phrases) for one in faults))


def write_failure_page(lines: Iterable[str], phrases: Phrases) -> str:
    """Write the page of a build that failed of something else: what the program said."""
    head = (el("h1", phrases.text("fault.failed")), el("p.say", phrases.text("fault.failed_say")))
    return _write_document(phrases.text("fault.failed"), head, (el("li", el("pre", line, dir="ltr")) for line in lines))


def _write_fault(fault: Problem, phrases: Phrases) -> Html:
    line = fault.place.line
    where = (" ", el("span", phrases.text("fault.line", line=line))) if line else ()
    at = el("p.at", latin(str(fault.place)), *where, " ", latin(fault.code))
    subject = (latin(fault.subject), " ") if fault.subject else ()
    sentence = (join(words, outside(value)) if value else join(words) for words, value in tell(fault, phrases))
    cure = _write_cure(find_cure(fault.code, phrases))
    return el("li", at, el("h2", *subject, *sentence), el("p.cure", el("b", phrases.text("fault.cure")), " ", *cure))


def _write_cure(cure: str) -> Iterator[Html]:
    """Write a cure, in which backticks set off what is typed."""
    for number, part in enumerate(cure.split("`")):
        yield latin(part) if number % 2 else join(part)


def _write_document(title: str, head: Iterable[Html], items: Iterable[Html]) -> str:
    meta = (
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="robots", content="noindex"),
        el("meta", name="color-scheme", content="light dark"),
    )
    style = Html(f"<style>{write_style('faults.css')}</style>")
    body = el("body", el("main", *head, el("ol", *items)), data_md_color_scheme="default")
    page = el("html.no-js", el("head", *meta, el("title", title), style), body, lang="ar", dir="rtl")
    return f"<!doctype html>\n{page.text}\n"
