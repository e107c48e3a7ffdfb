"""Every address of the site leads somewhere, under / and under a sub-path, and nothing is asked of another host."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.site.conftest import Built
from tests.site.parsed import Element, Parsed, is_redirect

HOST = "https://example.org"
OUTLETS = {"coast-observer.example", "nahr.example", "wadi.example"}
ADDRESSED = ("href", "src", "action", "poster", "data", "formaction", "srcset")
#: Served for addresses at any depth, so its own address is unlike a page's.
LOST = "no/such/page/"
REDIRECTS = {
    "events/2021-03-port-strike/": "events/2021-03-01-port-strike/",
    "events/ramla-strike/": "events/2021-03-01-port-strike/",
    "storylines/river-2021/": "storylines/water-2021/",
    "storylines/willow-river/": "storylines/water-2021/",
}


def addresses(page: Parsed) -> Iterator[tuple[Element, str]]:
    for element in page.elements:
        for name in ADDRESSED:
            if element.get(name):
                yield element, element.get(name)


def address_of(site: Built, name: str) -> str:
    where = LOST if name == "404.html" else name.removesuffix("index.html")
    return f"{HOST}{site.prefix}{where}"


def find_file(site: Built, path: str) -> Path | None:
    if not path.startswith(site.prefix):
        return None
    inside = unquote(path.removeprefix(site.prefix))
    file = site.folder / inside / "index.html" if inside.endswith("/") or not inside else site.folder / inside
    return file if file.is_file() else None


def test_every_internal_address_and_anchor_leads_somewhere(either_site: Built) -> None:
    broken = []
    for name, page in either_site.pages.items():
        for element, address in addresses(page):
            parts = urlsplit(urljoin(address_of(either_site, name), address))
            if f"{parts.scheme}://{parts.netloc}" != HOST:
                continue
            file = find_file(either_site, parts.path)
            if name == "404.html" and parts.path == f"{either_site.prefix}{LOST}":
                file = either_site.folder / name  # a link to an anchor of the page itself
            if file is None:
                broken.append(f"{name}: <{element.tag}> {address}")
            elif parts.fragment and file.suffix == ".html":
                target = either_site.pages[file.relative_to(either_site.folder).as_posix()]
                if unquote(parts.fragment) not in target.ids:
                    broken.append(f"{name}: no anchor {address}")
    assert broken == []


def test_ids_are_unique_on_every_page(small_site: Built) -> None:
    twice = {name: sorted({i for i in page.ids if page.ids.count(i) > 1}) for name, page in small_site.pages.items()}
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_other_hosts_are_only_linked_and_only_outlets(small_site: Built) -> None:
    for name, page in small_site.pages.items():
        for element, address in addresses(page):
            parts = urlsplit(urljoin(address_of(small_site, name), address))
            if f"{parts.scheme}://{parts.netloc}" == HOST:
                continue
            assert (element.tag, parts.scheme, parts.netloc in OUTLETS) == ("a", "https", True), (name, address)


@pytest.mark.parametrize("pattern", ["*.css", "*.svg"])
def test_styles_and_pictures_ask_no_other_host(small_site: Built, pattern: str) -> None:
    for path in small_site.folder.rglob(pattern):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?:url\(\s*[\"']?|@import\s+[\"']?|href=[\"'])(?:https?:)?//", text), path


def test_outlets_own_address_is_linked_as_it_stands(small_site: Built) -> None:
    hrefs = [e.get("href") for e in small_site.page("articles/2021-03-02-port-strike/").find("a")]
    assert "https://coast-observer.example/news?id=7&page=2" in hrefs


def test_old_addresses_lead_to_the_new_ones(either_site: Built) -> None:
    found = {name.removesuffix("index.html"): page for name, page in either_site.pages.items() if is_redirect(page)}
    assert set(found) == set(REDIRECTS)
    for old, page in found.items():
        refresh = next(e.get("content") for e in page.find("meta") if e.get("http-equiv") == "refresh")
        target = urljoin(f"{HOST}{either_site.prefix}{old}", refresh.partition("url=")[2])
        assert target == f"{HOST}{either_site.prefix}{REDIRECTS[old]}"
        assert [urljoin(f"{HOST}{either_site.prefix}{old}", a) for _, a in addresses(page)] == [target]


def test_canonical_addresses_carry_the_sub_path(sub_path_site: Built) -> None:
    page = sub_path_site.page("events/")
    canonical = [e.get("href") for e in page.find("link") if e.get("rel") == "canonical"]
    assert canonical == ["https://example.org/repo/events/"]
