"""A site whose every text is foreign: written to disk, built for real, and read back."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from digest.arabic.typography import normalise
from digest.model import Block
from digest.store.body import write_body
from tests.site.parsed import Element, Parsed

#: Switched on in mkdocs.yml, as an editor might for hand-written pages: each reads more commands into a text.
EXTENSIONS = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "nl2br", "sane_lists", "tables", "toc",
    "wikilinks",
    "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.blocks.admonition", "pymdownx.blocks.definition",
    "pymdownx.blocks.details", "pymdownx.blocks.html", "pymdownx.blocks.tab", "pymdownx.caret", "pymdownx.critic",
    "pymdownx.details", "pymdownx.emoji", "pymdownx.fancylists", "pymdownx.highlight", "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.magiclink", "pymdownx.mark", "pymdownx.progressbar", "pymdownx.quotes", "pymdownx.saneheaders",
    "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
)  # fmt: skip
CONFIG = """site_name: x
site_url: https://example.org/
docs_dir: content/pages
theme: {name: material, language: ar}
plugins: [{search: {lang: ar}}, digest]
markdown_extensions:
"""
#: Attributes whose value comes from a text (a heading's id is made of its words), from a sorted place, or, in
#: a drawing, from the longest name.
FREE_VALUES = frozenset({"id", "href", "content", "aria-label", "title", "placeholder", "x", "x1", "x2", "cx"})


@dataclass
class Texts:
    """Gives out texts one by one, each with a number that finds it again, and remembers which went where.

    ``given`` maps a field's name (``articles/2020-01-01-a/title``) to the normalised text that must be read there.
    """

    drawn: tuple[str, ...]
    plain: bool = False
    given: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, *, body: bool = False) -> str:
        """Give the next text, as it is to be written into a file; the plain twin has as many words."""
        number = len(self.given)
        raw = self.drawn[number % len(self.drawn)]
        mark = f"ق{number}ق"
        raw = f"{raw} {mark}" if number % 2 else f"{mark} {raw}"
        if body:
            raw = raw.replace("\n", " ").replace("\r", " ")
        clean = normalise(raw).text
        if self.plain:
            raw = clean = " ".join([mark, *["كلمة"] * (len(clean.split(" ")) - 1)])
        self.given[name] = clean
        return raw


def quote(text: str) -> str:
    """Write a text as YAML, controls as escapes: what an editor's tool may well do."""
    inner = "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08X}" for c in text)
    return f'"{inner}"'


def write_block(raw: str) -> str:
    """Write a paragraph of a body raw, but guarded where it would read as a sub-heading."""
    clean = normalise(raw).text
    return raw if not clean.startswith(("##", "\\")) else write_body([Block(clean)]).rstrip("\n")


def write_site(root: Path, texts: Texts, articles: int) -> None:
    """Write a site of foreign texts; every place that takes a text from a file has one."""
    for folder in ("content/articles", "content/events", "content/storylines", "content/pages", "site_config"):
        (root / folder).mkdir(parents=True)
    extensions = "".join(f"  - {name}\n" for name in EXTENSIONS)
    (root / "mkdocs.yml").write_text(CONFIG + extensions, encoding="utf-8")
    settings = f"format: 1\ntime_zone: UTC\nquotes: outlet\ntitle: {quote(texts.take('site/title'))}\n"
    settings += f"description: {quote(texts.take('site/description'))}\n"
    (root / "site_config" / "site.yml").write_text(settings, encoding="utf-8")
    (root / "site_config" / "sources.yml").write_text("".join(_sources(texts, articles)), encoding="utf-8")
    for number in range(articles):
        for path, text in (_article(texts, number), _event(texts, number), _storyline(texts, number)):
            (root / "content" / path).write_text(text, encoding="utf-8", newline="\n")
    withdrawn = f"---\nwithdrawn: {quote(texts.take('articles/gone/withdrawn'))}\n---\n"
    (root / "content" / "articles" / "gone.md").write_text(withdrawn, encoding="utf-8", newline="\n")


def _sources(texts: Texts, number: int) -> Iterator[str]:
    for i in range(number):
        at = f"sources/s{i}"
        aliases = f"[{quote(texts.take(f'{at}/alias'))}, {quote(texts.take(f'{at}/alias2'))}]"
        yield f"s{i}:\n  name: {quote(texts.take(f'{at}/name'))}\n  latin: {quote(texts.take(f'{at}/latin'))}\n"
        yield f"  aliases: {aliases}\n  domains: [{quote(texts.take(f'{at}/domain'))}]\n"


def _article(texts: Texts, i: int) -> tuple[str, str]:
    at = f"articles/a{i}"
    lines = [f"{key}: {quote(texts.take(f'{at}/{key}'))}" for key in ("title", "byline", "dateline", "credit")]
    lines += [f"{key}: {quote(texts.take(f'{at}/{key}'))}" for key in ("kicker", "standfirst") if i % 2]
    lines += [f"source: s{i}" if i % 3 else f"source_seen: {quote(texts.take(f'{at}/seen'))}"]
    origin = ("text", "editor", "page")[i % 3]
    says = quote(texts.take(f"{at}/says"))
    rejected = f"[{{date: {quote(texts.take(f'{at}/rejected'))}, why: other}}]"
    lines += [f"published: 2020-01-{i + 1:02}"]
    lines += [f"dating: {{origin: {origin}, confidence: low, says: {says}, rejected: {rejected}}}", f"event: e{i}"]
    lines += [f"raw: {{record: {quote(texts.take(f'{at}/record'))}}}"]
    lines += [f"corrections: [{{date: 2020-02-01, says: {quote(texts.take(f'{at}/correction'))}}}]"]
    body = [write_block(texts.take(f"{at}/body{n}", body=True)) for n in range(3)]
    body.insert(1, f"## {texts.take(f'{at}/subheading', body=True)}")
    return f"{at}.md", "\n".join(["---", *lines, "---", "", "\n\n".join(body), ""])


def _event(texts: Texts, i: int) -> tuple[str, str]:
    at = f"events/e{i}"
    lines = [f"title: {quote(texts.take(f'{at}/title'))}", f"place: {quote(texts.take(f'{at}/place'))}"]
    lines += [f"storyline: t{i}", f"start: 2020-01-{i + 2:02}", "span_origin: text"]
    lines += [f"corrections: [{{date: 2020-02-01, says: {quote(texts.take(f'{at}/correction'))}}}]"]
    body = write_block(texts.take(f"{at}/own", body=True)), f"## {texts.take(f'{at}/own_heading', body=True)}"
    return f"{at}.md", "\n".join(["---", *lines, "---", "", "\n\n".join(body), ""])


def _storyline(texts: Texts, i: int) -> tuple[str, str]:
    at = f"storylines/t{i}"
    title, own = quote(texts.take(f"{at}/title")), write_block(texts.take(f"{at}/own", body=True))
    return f"{at}.md", f"---\ntitle: {title}\n---\n\n{own}\n"


def shape(page: Parsed) -> Counter[tuple[object, ...]]:
    """Count what must not depend on any text: elements, where they stand, their attributes but for free values.

    Groups of digits are isolated in a ``bdi`` wherever they stand: the one element that a text may bring.
    """
    counted = (e for e in page.elements if (e.tag, e.attributes) != ("bdi", (("dir", "ltr"),)))
    return Counter((place(e.within), e.tag, attributes(e)) for e in counted)


def place(within: tuple[Element, ...]) -> str:
    return ">".join(e.tag for e in within)


def attributes(element: Element) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, "" if name in FREE_VALUES else value) for name, value in element.attributes))


def read_index(site: Path) -> dict[str, list[dict[str, str]]]:
    """Read Material's search index, by page."""
    docs = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    pages: dict[str, list[dict[str, str]]] = {}
    for doc in docs:
        pages.setdefault(doc["location"].partition("#")[0], []).append(doc)
    return pages
