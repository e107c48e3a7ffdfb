"""One page of each kind as Markdown, compared with the file beside this one.

`GOLDEN=write pytest tests/golden` writes the files again; read the difference before you commit it.
"""

import os
from pathlib import Path

import pytest

from digest.build import Site, build
from digest.pages.markdown import write_page
from digest.pages.redirects import write_redirect
from digest.store.loading import Folders

HERE = Path(__file__).parent
PROJECT = HERE.parent / "site"
PAGES = {
    "home": "index.md",
    "days": "days/index.md",
    "year": "days/2021/index.md",
    "month": "days/2021/05/index.md",
    "day": "days/2021/05/02.md",
    "day-of-a-candidate": "days/2021/05/07.md",
    "events": "events/index.md",
    "event": "events/2021-03-01-port-strike.md",
    "event-of-several-days": "events/2021-04-30-water-talks.md",
    "event-withdrawn": "events/2021-03-20-dam-breach.md",
    "event-without-reports": "events/2021-06-15-council-vote.md",
    "article": "articles/2021-03-02-port-strike.md",
    "article-of-policy-link": "articles/2021-03-port-strike-wadi.md",
    "article-undated": "articles/harvest-song.md",
    "article-withdrawn": "articles/2021-03-20-dam-breach.md",
    "storylines": "storylines/index.md",
    "storyline": "storylines/water-2021.md",
    "sources": "sources/index.md",
    "source": "sources/coast-observer.md",
    "source-unknown": "sources/unknown.md",
    "unconfirmed": "unconfirmed.md",
    "search": "search.md",
}


@pytest.fixture(scope="module")
def site() -> Site:
    return build(Folders.below(PROJECT), address="https://example.org/mujaz/")


def compare(name: str, text: str) -> None:
    path = HERE / name
    if os.environ.get("GOLDEN") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8"), f"{name} differs; GOLDEN=write writes it again"


@pytest.mark.parametrize("name", PAGES)
def test_page_is_as_it_was(site: Site, name: str) -> None:
    pages = {page.uri: page for page in site.pages}
    compare(f"{name}.md", write_page(pages[PAGES[name]], rtl=True))


def test_redirect_is_as_it_was(site: Site) -> None:
    compare("redirect.html", write_redirect(site.redirects[0], site.phrases))


def test_every_kind_of_page_has_its_golden_file(site: Site) -> None:
    kinds = {page.kind for page in site.pages}
    assert kinds == {page.kind for page in site.pages if page.uri in PAGES.values()}


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in HERE.glob("*.md")} == set(PAGES)
