"""Building a site, from top to bottom: load, check, assemble, plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from digest.arabic.phrases import Phrases
from digest.assembling import assemble
from digest.checking import check
from digest.complaints import sort_problems
from digest.pages.composing import compose_redirects, plan_pages
from digest.pages.edition import Edition
from digest.problems import ContentError, Place, Problem
from digest.store.loading import Folders, load, load_names, load_settings, load_text
from digest.store.page_files import check_pages, list_hand_written, pages_folder
from digest.store.strings_file import lay_over, read_strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.model import Content, Settings
    from digest.pages.blocks import Page, Redirect
    from digest.pages.planning import PlannedPage
    from digest.store.strings_file import Entries
    from digest.store.walking import Listing

STRINGS = "strings.ar.yml"


@dataclass(frozen=True, slots=True)
class Site:
    """A built site: what it was built from, its pages as planned, its redirects, its words, the notes to the editor."""

    content: Content
    phrases: Phrases
    edition: Edition
    plan: tuple[PlannedPage, ...]
    redirects: tuple[Redirect, ...]
    hand_written: frozenset[str]
    notes: tuple[Problem, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page, composed now."""
        return tuple(planned.compose() for planned in self.plan)


def build(folders: Folders, *, drafts: bool = False, address: str = "", listing: Listing | None = None) -> Site:
    """Build the site of ``folders`` for an ``address``; raises :class:`ContentError` with every fault of every file."""
    content, phrases, problems = inspect(folders, listing)
    if any(problem.stops for problem in problems):
        raise ContentError(problem for problem in problems if problem.stops)
    hand_written = list_hand_written(folders)
    edition = Edition.of(assemble(content, drafts=drafts), phrases, hand_written, address)
    plan = tuple(plan_pages(edition))
    if clashes := tuple(_find_clashes(folders, plan, hand_written)):
        raise ContentError(clashes)
    problems += tuple(
        Problem(Place(folders.name(pages_folder(folders) / p.uri), 1), "I240", p.uri)
        for p in plan
        if p.uri in hand_written
    )
    return Site(content, phrases, edition, plan, tuple(compose_redirects(edition)), hand_written, problems)


def _find_clashes(folders: Folders, plan: tuple[PlannedPage, ...], hand_written: frozenset[str]) -> Iterator[Problem]:
    """Find hand-written files that take the address of a generated page under another name (E304)."""
    generated = {page.uri for page in plan}
    for name in sorted(hand_written - generated):
        address = re.sub(r"(^|/)(index|README)$", "", name.rpartition(".")[0])
        uris = (f"{address}.md", f"{address}/index.md".removeprefix("/"))
        if name.endswith((".md", ".html")) and (uri := next(filter(generated.__contains__, uris), "")):
            yield Problem(Place(folders.name(pages_folder(folders) / name), 1), "E304", name, (("value", uri),))


def inspect(folders: Folders, listing: Listing | None = None) -> tuple[Content, Phrases, tuple[Problem, ...]]:
    """Read and check everything without composing a page: the content, the words, and all that is wrong."""
    content, problems = load(folders, listing)
    phrases, faults = load_phrases(folders, content.settings)
    _, odd_names = load_names(folders)
    return content, phrases, sort_problems((*problems, *faults, *odd_names, *check_pages(folders), *check(content)))


def inspect_settings(folders: Folders) -> tuple[Settings, Phrases, tuple[Problem, ...]]:
    """Read only the site's settings and words."""
    settings, problems = load_settings(folders)
    phrases, faults = load_phrases(folders, settings)
    return settings, phrases, sort_problems((*problems, *faults))


@cache
def _read_ours() -> tuple[Entries, tuple[Problem, ...]]:
    return read_strings(resources.files("digest").joinpath("theme", STRINGS).read_text(encoding="utf-8"), STRINGS)


def load_phrases(folders: Folders, settings: Settings) -> tuple[Phrases, tuple[Problem, ...]]:
    """Read the package's strings and lay the site's own over them."""
    entries, faults = _read_ours()
    path = folders.config / STRINGS
    if path.is_file():
        text, problems = load_text(folders, path)
        entries, odd = lay_over(entries, text, folders.name(path))
        faults = (*faults, *problems, *odd)
    return Phrases(entries, settings.digits, settings.title), faults
