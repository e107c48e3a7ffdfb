"""Text is text, in the real site: foreign texts in every field, built by MkDocs with every extension switched on.

What a reader, a title bar, a search engine and the search box get are the very characters of the file after the one
documented normalisation; the elements and attributes are those of the same site with harmless words; no file is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from digest.arabic.typography import normalise, shorten
from tests.pages.constructs import CONSTRUCTS, SECRET, TEXTS
from tests.pages.texts import Texts, read_index, shape, write_site
from tests.site.building import build_strictly
from tests.site.parsed import Parsed, parse_site, squeeze

ARTICLES = 11
STANDING = tuple(text for text in CONSTRUCTS if normalise(text).text)
DESCRIPTION_WORDS, EXTRACT_WORDS = 30, 32
#: Fields that their own page prints word for word.
PRINTED = {
    "articles": ("title", "byline", "dateline", "credit", "kicker", "standfirst", "seen", "says", "rejected", "record",
                 "correction", "body0", "body1", "body2", "subheading", "withdrawn"),
    "events": ("title", "place", "correction", "own", "own_heading"),
    "storylines": ("title", "own"),
    "sources": ("name", "latin", "alias", "alias2", "domain"),
}  # fmt: skip


@dataclass(frozen=True)
class Foreign:
    """A built site of foreign texts with what was given to it."""

    given: dict[str, str]
    pages: dict[str, Parsed]
    index: dict[str, list[dict[str, str]]]
    files: dict[str, str]

    def owners(self, folder: str) -> Iterator[str]:
        return iter(sorted({"/".join(name.split("/")[:2]) for name in self.given if name.startswith(f"{folder}/")}))


def build(drawn: tuple[str, ...], *, plain: bool = False) -> Foreign:
    with TemporaryDirectory() as folder:
        root, site = Path(folder) / "site", Path(folder) / "built"
        texts = Texts(drawn, plain)
        write_site(root, texts, ARTICLES)
        for place in (root, root / "content"):
            (place / "secret.txt").write_text(SECRET, encoding="utf-8")
        build_strictly(root, site, "https://example.org/")
        files = {
            p.relative_to(site).as_posix(): p.read_text("utf-8", "replace") for p in site.rglob("*") if p.is_file()
        }
        return Foreign(texts.given, parse_site(site), read_index(site), files)


@given(st.lists(TEXTS, min_size=150, max_size=150).map(tuple))
@example(STANDING[:130])
@example(STANDING[130:])
@settings(
    max_examples=2,
    phases=(Phase.explicit, Phase.generate),  # a failing text is made small by test_escape.py, which is quick
    suppress_health_check=list(HealthCheck),
)
def test_foreign_texts_reach_the_reader_as_they_stand(drawn: tuple[str, ...]) -> None:
    foreign = build(drawn)
    check_pages(foreign)
    check_titles(foreign)
    check_index(foreign)
    check_shapes(foreign, build(drawn, plain=True))
    assert [name for name, text in foreign.files.items() if SECRET in text] == []


def check_pages(foreign: Foreign) -> None:
    missing = []
    for folder, names in PRINTED.items():
        for owner in foreign.owners(folder):
            told = foreign.pages[f"{owner}/index.html"].text("#matn")
            given = {name: foreign.given[f"{owner}/{name}"] for name in names if f"{owner}/{name}" in foreign.given}
            missing += [f"{owner}/{name}: {text!r}" for name, text in given.items() if text not in told]
    lists = {"events": "events", "storylines": "storylines", "sources": "sources"}
    for folder, listed in lists.items():
        told = foreign.pages[f"{listed}/index.html"].text("#matn")
        title = "name" if folder == "sources" else "title"
        missing += [owner for owner in foreign.owners(folder) if foreign.given[f"{owner}/{title}"] not in told]
    assert missing == []


def check_titles(foreign: Foreign) -> None:
    site = foreign.given["site/title"]
    for folder, name in (("articles", "title"), ("events", "title"), ("storylines", "title"), ("sources", "name")):
        for owner in foreign.owners(folder):
            if f"{owner}/{name}" in foreign.given:
                page = foreign.pages[f"{owner}/index.html"]
                assert page.title == f"{foreign.given[f'{owner}/{name}']} - {site}"
                assert squeeze(page.description) == describe(foreign, owner)
    home = foreign.pages["index.html"]
    assert (home.title, squeeze(home.description)) == (site, foreign.given["site/description"])
    assert home.text("h1") == site
    assert foreign.given["site/description"] in home.text(".mast__tag")


def describe(foreign: Foreign, owner: str) -> str:
    given, site = foreign.given, foreign.given["site/title"]
    folder, name = owner.split("/")
    if folder == "storylines":
        return f"ملف في {site}: حدث واحد، مقال واحد."
    if folder == "sources":
        return f"ما في {site} من {given[f'{owner}/name']}."
    article = f"articles/a{name[1:]}"
    opening = given.get(f"{article}/standfirst") or given[f"{article}/body0"]
    return f"«{shorten(opening, EXTRACT_WORDS)}»" if folder == "events" else shorten(opening, DESCRIPTION_WORDS)


def check_index(foreign: Foreign) -> None:
    """The search box sets titles and texts as HTML: read so, they must be the text, without an element of its own."""
    for owner in foreign.owners("articles"):
        if f"{owner}/title" not in foreign.given:
            continue
        docs = [(Parsed(doc["title"]), Parsed(doc["text"])) for doc in foreign.index[f"{owner}/"]]
        told = squeeze(" ".join(words.text for pair in docs for page in pair for words in page.words))
        lost = [
            n for n in ("title", "body0", "body1", "body2", "subheading") if foreign.given[f"{owner}/{n}"] not in told
        ]
        assert lost == [], owner
        assert [e.tag for title, _ in docs for e in title.elements] == []
        tags = {e.tag for _, text in docs for e in text.elements}
        assert tags <= {
            "p",
            "ul",
            "ol",
            "li",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "h1",
            "h2",
            "h3",
            "blockquote",
        }


def check_shapes(foreign: Foreign, plain: Foreign) -> None:
    assert set(foreign.pages) == set(plain.pages)
    for name, page in foreign.pages.items():
        ours, theirs = shape(plain.pages[name]), shape(page)
        assert theirs - ours == {}, name
        assert ours - theirs == {}, name
        assert page.faults == [], name
        assert page.comments == plain.pages[name].comments, name
