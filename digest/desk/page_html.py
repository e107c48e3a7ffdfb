"""A page of the desk around its entries: head, chips, list, and everything it needs inside it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from digest.desk.entry_html import reason_codes, write_chips
from digest.desk.html import Html, el, join, outside
from digest.desk.reasons import REASONS, is_lesser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.desk.wording import Words
    from digest.model import Article

_FONTS = (("Naskh", 400, "naskh-400"), ("Naskh", 700, "naskh-700"), ("Kufi", 700, "kufi-700"))
_TOKENS = re.compile(r"/\* 2\. Tokens.*?(?=/\* 3\.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page shows beside its entries: its title and articles, how many wait at the desk and are held in all.

    ``links`` to the other pages are pairs of a name and a file, of which ``here`` is this page.
    """

    title: str
    articles: tuple[Article, ...]
    waiting: int
    total: int
    links: tuple[tuple[str, str], ...] = ()
    here: str = ""


def write_page(sheet: Sheet, words: Words, entries: Iterable[Html]) -> str:
    """Write a page of entries with their list beside them."""
    main = el("main", *entries, _write_seen(sheet, words), id="desk", tabindex="-1")
    body = (
        el("a.skip", words.say("skip"), href="#desk"),
        _write_head(sheet, words),
        el("div.room", _write_list(sheet, words), main),
    )
    return _write_document(sheet.title, join(*body), words)


def write_index(sheet: Sheet, words: Words, hrefs: Sequence[str]) -> str:
    """Write the index of many pages: every entry with its chips, leading to its page; ``hrefs`` in their order."""
    nothing = () if sheet.articles else (el("p.nothing", words.say("nothing")),)
    main = el("main.index", *nothing, *_write_rows(sheet.articles, words, hrefs), id="desk", tabindex="-1")
    return _write_document(sheet.title, join(_write_head(sheet, words), el("div.room.room--one", main)), words)


def _write_document(title: str, body: Html, words: Words) -> str:
    script = _read("review.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; font-src data:; script-src 'sha256-{digest}'"
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=f"{policy}; base-uri 'none'; form-action 'none'"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", title),
        Html(f"<style>{write_style('review.css')}\n{_write_rules()}</style>"),
    )
    names = {"data_copy": words.say("copy"), "data_copied": words.say("copied")}
    page = el("body", body, Html(f"<script>{script}</script>"), data_md_color_scheme="default", **names)
    return f"<!doctype html>\n{el('html.no-js', head, page, lang='ar', dir='rtl').text}\n"


def _write_head(sheet: Sheet, words: Words) -> Html:
    here, total = words.count("at_desk", sheet.waiting), words.count("of_articles", sheet.total)
    told = el("p.meta", f"{here} {total}")
    links = (el("a", name, href=file, **_current(file == sheet.here)) for name, file in sheet.links)
    pages = (el("nav.pages", *links, aria_label=words.say("pages")),) if sheet.links else ()
    chips = (_write_filter(sheet.articles, words),) if sheet.articles else ()
    return el("header.top", el("h1", sheet.title), told, el("p.say", words.say("say")), *pages, *chips)


def _current(is_here: bool) -> dict[str, str]:  # noqa: FBT001 (one fact, asked once)
    return {"aria_current": "page"} if is_here else {}


def _write_filter(articles: Iterable[Article], words: Words) -> Html:
    counts = Counter(code for article in articles for code in reason_codes(article))
    choices = [("all", words.say("all"), sum(1 for _ in articles))]
    choices += [(code, words.name("desk_reason", code), counts[code]) for code in REASONS if counts[code]]
    return el("fieldset", el("legend", words.say("filter")), *(_write_choice(words, *choice) for choice in choices))


def _write_choice(words: Words, code: str, name: str, n: int) -> Html:
    checked = "checked" if code == "all" else ""
    radio = el("input", type="radio", name="reason", value=code, id=f"show-{code}", checked=checked)
    number = el("span.n", words.digits(n), title=words.count("articles", n))
    return el(f"label.chip.c-{code}", radio, name, " ", number)


def _write_list(sheet: Sheet, words: Words) -> Html:
    rows = _write_rows(sheet.articles, words, [f"#{article.id}" for article in sheet.articles])
    keys = words.phrases.pieces("desk.keys")
    hint = (join(before, el("kbd", slot)) if slot else join(before) for before, slot in keys)
    return el("nav.list", el("p.keys.meta", *hint), *rows, aria_label=words.say("list"))


def _write_rows(articles: Sequence[Article], words: Words, hrefs: Sequence[str]) -> Iterator[Html]:
    """Write the list of what wants a decision, and below it the list of what is often nothing."""
    listed = list(zip(articles, hrefs, strict=True))
    lists = {
        "graver": [pair for pair in listed if not is_lesser(pair[0])],
        "lesser": [pair for pair in listed if is_lesser(pair[0])],
    }
    for name, pairs in lists.items():
        if pairs:
            yield el("h2.part", words.say(name), " ", el("span.number", words.digits(len(pairs))))
            yield el("ol", *(_write_row(article, words, href) for article, href in pairs))


def _write_seen(sheet: Sheet, words: Words) -> Html:
    """Write the command that takes all articles of a page from the desk."""
    command = " ".join(("digest seen", *(article.id for article in sheet.articles)))
    return el("footer.seen", el("p", words.say("seen_page")), el("pre", command, dir="ltr", translate="no"))


def _write_row(article: Article, words: Words, href: str) -> Html:
    classes = "".join(f".r-{code}" for code in reason_codes(article))
    link = el("a", outside(article.title), href=href)
    meta = el("span.meta", outside(words.outlet(article)), " · ", words.moment(article.dating.moment))
    return el(f"li{classes}", link, meta, write_chips(article, words))


@cache
def write_style(name: str) -> str:
    """Put the site's fonts and tokens before one of the desk's own files, one style that needs no other."""
    assets = resources.files("digest").joinpath("theme", "overrides", "assets")
    faces = []
    for family, weight, file in _FONTS:
        data = base64.b64encode(assets.joinpath("fonts", f"{file}.woff2").read_bytes()).decode()
        source = f'url(data:font/woff2;base64,{data}) format("woff2")'
        faces.append(f"@font-face{{font-family:{family};font-weight:{weight};font-display:swap;src:{source}}}")
    tokens = _TOKENS.search(assets.joinpath("mujaz.css").read_text(encoding="utf-8"))
    if tokens is None:
        message = "mujaz.css has no section «2. Tokens»"
        raise LookupError(message)
    return "\n".join((*faces, tokens[0], _read(name)))


def _write_rules() -> str:
    """Write the filter as style: a chip that is checked hides what has not its reason, without any script."""
    rules = (f"body:has(#show-{c}:checked) :is(.entry,.list li,.index li):not(.r-{c}){{display:none}}" for c in REASONS)
    return "\n".join(rules)


def _read(name: str) -> str:
    return resources.files("digest").joinpath("desk", "assets", name).read_text(encoding="utf-8")
