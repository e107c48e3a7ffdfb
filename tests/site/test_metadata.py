"""What the built pages say of themselves to other programs: robots, cards, linked data, addresses."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.site.building import HERE, build_strictly
from tests.site.conftest import Built
from tests.site.parsed import Parsed, is_redirect, parse_site

FULL, EXCERPT, LINK = "2021-03-02-port-strike", "2021-03-04-port-strike-nahr", "2021-03-port-strike-wadi"


def told(page: Parsed) -> dict[str, Any]:
    """Read the linked data of a page."""
    found = [w.text for w in page.words if w.within[-1:] and w.within[-1].get("type") == "application/ld+json"]
    told: dict[str, Any] = json.loads(found[0])
    return told


@pytest.mark.parametrize(
    ("address", "robots"),
    [
        (f"articles/{FULL}/", "noindex"),  # a full copy without a licence
        ("articles/2021-05-20-museum-opens/", ""),  # a full copy with a licence
        (f"articles/{EXCERPT}/", ""),
        (f"articles/{LINK}/", ""),
        ("articles/harvest-song/", "noindex"),  # an outlet nobody knows gave no licence
        ("articles/2021-04-30-water-talks-sada/", "noindex"),  # nor did one that is not confirmed
        ("articles/2021-03-20-dam-breach/", "noindex"),  # withdrawn
        ("events/2021-06-15-council-vote/", "noindex"),  # without reports
        ("events/2021-03-01-port-strike/", ""),
        ("", ""),
        ("about/", ""),
    ],
)
def test_robots_follow_the_licence_of_the_source(small_site: Built, address: str, robots: str) -> None:
    assert small_site.page(address).named("robots") == robots


def test_every_page_names_itself(either_site: Built) -> None:
    home = f"https://example.org{either_site.prefix}"
    tagline = either_site.page("").description
    for name, page in either_site.pages.items():
        if is_redirect(page) or name == "404.html":
            continue
        address = home + name.removesuffix("index.html")
        canonical = [e.get("href") for e in page.find("link") if e.get("rel") == "canonical"]
        assert canonical == [address] == [page.named("og:url")]
        assert page.named("og:title")
        assert page.named("og:locale") == "ar"
        assert page.named("og:site_name") == "موجز التجربة"
        assert page.named("og:description") == page.description
        assert page.description
        assert page.description != tagline or name == "index.html"


def test_an_article_is_based_on_the_outlets(small_site: Built) -> None:
    data = told(small_site.page(f"articles/{EXCERPT}/"))
    assert data["@type"] == "WebPage"
    assert not {"author", "publisher", "articleBody", "datePublished"} & set(data), "the text is not ours"
    assert data["isBasedOn"] == {
        "@type": "NewsArticle",
        "headline": "الميناء يصمت والسفن تنتظر",
        "url": "https://nahr.example/2021/03/03/port",
        "inLanguage": "ar",
        "datePublished": "2021-03-03T23:30+00:00",
        "publisher": {"@type": "NewsMediaOrganization", "name": "صحيفة النهر"},
    }
    *above, here = data["breadcrumb"]["itemListElement"]
    assert [step["item"].removeprefix("https://example.org/") for step in above] == [
        "",
        "events/",
        "events/2021-03-01-port-strike/",
    ]
    assert here == {"@type": "ListItem", "position": 4, "name": data["name"]}


@pytest.mark.parametrize(
    ("article", "in_data", "in_card"),
    [
        (EXCERPT, "2021-03-03T23:30+00:00", "2021-03-03T23:30+00:00"),
        (FULL, "2021-03-02", "2021-03-02"),
        (LINK, "2021-03", ""),  # Open Graph knows no months
        ("harvest-song", "", ""),
        ("2021-04-30-water-talks-sada", "", ""),  # of low confidence: a machine would take it for certain
    ],
)
def test_a_date_is_as_fine_as_it_is_known(small_site: Built, article: str, in_data: str, in_card: str) -> None:
    page = small_site.page(f"articles/{article}/")
    assert told(page)["isBasedOn"].get("datePublished", "") == in_data
    assert page.named("article:published_time") == in_card


def test_an_outlet_that_nobody_confirmed_is_not_named(small_site: Built) -> None:
    page = small_site.page("articles/2021-04-30-water-talks-sada/")
    assert "publisher" not in told(page)["isBasedOn"]


def test_an_event_is_a_collection_of_its_reports(small_site: Built) -> None:
    data = told(small_site.page("events/2021-04-30-water-talks/"))
    assert data["@type"] == "CollectionPage"
    assert data["temporalCoverage"] == "2021-04-30/2021-05-02"
    items = data["mainEntity"]
    assert items["numberOfItems"] == len(items["itemListElement"]) == 2
    assert [item["url"] for item in items["itemListElement"]] == [
        "https://example.org/articles/2021-04-30-water-talks-sada/",
        "https://example.org/articles/2021-05-02-water-talks-coast/",
    ]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("", "WebSite"),
        ("storylines/water-2021/", "CollectionPage"),
        ("days/2021/03/02/", "CollectionPage"),
        ("days/2021/03/", "CollectionPage"),
        ("sources/nahr-daily/", "CollectionPage"),
    ],
)
def test_every_kind_says_what_it_is(small_site: Built, address: str, kind: str) -> None:
    assert told(small_site.page(address))["@type"] == kind


def test_an_address_of_this_machine_is_no_address(tmp_path: Path) -> None:
    build_strictly(HERE, tmp_path, "http://127.0.0.1:8000/")
    for page in parse_site(tmp_path).values():
        assert not [e for e in page.find("link") if e.get("rel") == "canonical"]
        assert not page.named("og:url")
    data = told(parse_site(tmp_path)["articles/2021-03-02-port-strike/index.html"])
    assert data["url"] == "./"
    assert data["isPartOf"]["url"] == "../../"


@pytest.mark.parametrize(
    ("address", "card"),
    [
        ("events/2021-04-30-water-talks/", "assets/cards/events/2021-04-30-water-talks.png"),
        ("storylines/water-2021/", "assets/cards/storylines/water-2021.png"),
        ("events/2021-05-20-museum-opens/", "assets/cards/site.png"),  # one report
        ("events/2021-06-15-council-vote/", "assets/cards/site.png"),  # none
        ("articles/harvest-song/", "assets/cards/site.png"),
        ("", "assets/cards/site.png"),
    ],
)
def test_every_page_has_a_card_that_is_there(either_site: Built, address: str, card: str) -> None:
    assert either_site.page(address).named("og:image") == f"https://example.org{either_site.prefix}{card}"
    assert (either_site.folder / card).read_bytes().startswith(b"\x89PNG")
