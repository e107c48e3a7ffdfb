"""The harness must catch each fault it is there for, or a quiet browser test proves nothing."""

import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.visit import Visit, axe, watch_visits

PAGE = """<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>صفحة</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head>
<body><main><h1>صفحة</h1>{body}</main></body></html>"""

BODIES = {
    "index": "<p>نص</p>",
    "404": "<p>لا صفحة هنا</p>",
    "console": "<script>console.error('broken')</script>",
    "exception": "<script>throw new Error('thrown')</script>",
    "foreign": "<img alt='' src='http://example.invalid/pixel.png'>",
    "missing": "<img alt='' src='no-such.png'>",
    "grave": "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='>",
    "wide": "<p style='width:2000px'>نص</p>",
    "dark": "<style>@media (prefers-color-scheme: dark) { h1 { color: rgb(1, 2, 3) } }</style>",
}


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    for name, body in BODIES.items():
        (folder / f"{name}.html").write_text(PAGE.format(body=body), encoding="utf-8")
    (folder / "folder").mkdir()
    (folder / "folder" / "index.html").write_text(PAGE.format(body="<p>داخل</p>"), encoding="utf-8")
    return folder


@pytest.fixture(scope="session", params=["/", "/repo/"])
def small_home(request: pytest.FixtureRequest, small_site: Path, serve: Callable[..., str]) -> str:
    return serve(small_site, request.param)


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ("console", "console error: broken"),
        ("exception", "page error: thrown"),
        ("foreign", "foreign request: http://example.invalid/pixel.png"),
        ("missing", "status 404"),
    ],
)
def test_fault_is_noted(visit_site: Callable[..., Visit], small_home: str, page: str, fault: str) -> None:
    visit = visit_site(small_home)
    visit.open(f"{page}.html")
    assert any(fault in noted for noted in visit.take_faults())


def test_axe_finds_a_grave_fault(visit_site: Callable[..., Visit], small_home: str) -> None:
    visit = visit_site(small_home)
    visit.open("grave.html")
    assert [line.split(" ")[0] for line in axe(visit.page)] == ["image-alt"]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_clean_page_has_no_fault(visit_site: Callable[..., Visit], small_home: str, width: int, scheme: str) -> None:
    visit = visit_site(small_home, width=width, scheme=scheme)
    visit.open()
    assert axe(visit.page) == []
    assert visit.measure_overflow() == 0
    assert visit.take_faults() == []


def test_sideways_scroll_is_measured(visit_site: Callable[..., Visit], small_home: str) -> None:
    visit = visit_site(small_home, width=390)
    visit.open("wide.html")
    assert visit.measure_overflow() > 1000


def test_colour_scheme_reaches_the_page(visit_site: Callable[..., Visit], small_home: str) -> None:
    visit = visit_site(small_home, scheme="dark")
    visit.open("dark.html")
    assert visit.page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(1, 2, 3)"


def test_404_page_is_shown_for_what_is_missing(visit_site: Callable[..., Visit], small_home: str) -> None:
    visit = visit_site(small_home)
    visit.open_missing("no/such/page/")
    assert "لا صفحة هنا" in visit.page.inner_text("main")


def test_folder_gets_its_slash_and_a_name_its_html(small_home: str) -> None:
    with urllib.request.urlopen(small_home + "folder") as answer:
        assert answer.url == small_home + "folder/"
        assert answer.headers["Cache-Control"] == "no-store"
    with urllib.request.urlopen(small_home + "console") as answer:
        assert answer.url == small_home + "console"


@pytest.mark.parametrize("path", ["..%2f..%2fetc/passwd", "%2e%2e/small", "no"])
def test_nothing_outside_the_site_is_served(small_home: str, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(small_home + path)
    caught.value.close()
    assert caught.value.code == 404


def test_a_noted_fault_fails_the_test(chromium: Browser, small_home: str) -> None:
    with pytest.raises(pytest.fail.Exception, match="console error: broken"), watch_visits(chromium) as visit:
        visit(small_home).open("console.html")
