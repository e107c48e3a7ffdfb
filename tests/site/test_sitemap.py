"""The site map: the pages there are, dated by their content and never by the clock."""

import gzip
import xml.etree.ElementTree as ET

import pytest

from tests.site.conftest import Built
from tests.site.parsed import is_redirect

NAME = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def read_map(site: Built) -> dict[str, str]:
    root = ET.fromstring((site.folder / "sitemap.xml").read_bytes())  # noqa: S314 (we wrote it)
    home = f"https://example.org{site.prefix}"
    return {
        url.findtext(f"{NAME}loc", "").removeprefix(home): url.findtext(f"{NAME}lastmod", "")
        for url in root.iter(f"{NAME}url")
    }


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("articles/2021-05-20-museum-opens/", "2021-05-20"),  # licensed
        ("articles/2021-03-04-port-strike-nahr/", "2021-03-04"),  # an excerpt
        ("articles/2021-03-port-strike-wadi/", ""),  # the day is not known
        ("events/2021-04-30-water-talks/", "2021-05-04"),  # one of its articles was corrected
        ("events/2021-03-01-port-strike/", "2021-03-09"),  # the event itself was corrected
        ("events/2021-05-water-committee/", ""),
        ("storylines/water-2021/", "2021-05-12"),
        ("days/2021/03/", "2021-03-04"),
        ("", "2021-06-08"),
        ("about/", ""),
    ],
)
def test_last_change_comes_from_content(small_site: Built, address: str, day: str) -> None:
    assert read_map(small_site)[address] == day


def test_every_page_is_listed_but_redirects_and_what_no_search_may_list(either_site: Built) -> None:
    pages = {
        name.removesuffix("index.html")
        for name, page in either_site.pages.items()
        if not is_redirect(page) and page.named("robots") != "noindex"
    }
    listed = set(read_map(either_site))
    assert listed == pages
    assert "articles/2021-03-02-port-strike/" not in listed


def test_the_packed_map_is_the_same(small_site: Built) -> None:
    packed = gzip.decompress((small_site.folder / "sitemap.xml.gz").read_bytes())
    assert packed == (small_site.folder / "sitemap.xml").read_bytes()
