"""Fixtures of the browser tests: the browser, a static server, the built site, windows that note faults."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.find import find_chromium
from tests.browser.serve import serve_folder
from tests.browser.visit import Visit, launch_chromium, watch_visits
from tests.conftest import Share
from tests.site.building import build_strictly

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder `browser`."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running Chromium; without one the tests skip, but under CI they fail."""
    path = find_chromium()
    if path is None:
        reason = "no Chromium here; tools/get-browser says how to get one"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright, path)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Serve a folder until the session ends: `serve(folder, "/repo/")` gives the address of its home page."""
    with ExitStack() as stack:
        yield lambda folder, prefix="/": stack.enter_context(serve_folder(folder, prefix))


@pytest.fixture(scope="session")
def built_site(share: Share) -> Callable[[str], Path]:
    """The project's own site for a prefix, to be read only: `built_site("/repo/")` is its folder."""

    def build(prefix: str) -> Path:
        name = f"own-site-{prefix.strip('/')}"
        return share(name, lambda folder: build_strictly(PROJECT, folder, f"http://127.0.0.1{prefix}"))

    return build


@pytest.fixture(scope="session", params=["/", "/repo/"])
def site(request: pytest.FixtureRequest, built_site: Callable[[str], Path], serve: Callable[..., str]) -> str:
    """The project's own site, built and served under / and under a sub-path: the address of its home page."""
    return serve(built_site(request.param), request.param)


@pytest.fixture(scope="session")
def root_folder(built_site: Callable[[str], Path]) -> Path:
    """The project's own site, built for /."""
    return built_site("/")


@pytest.fixture(scope="session")
def root_site(root_folder: Path, serve: Callable[..., str]) -> str:
    """The project's own site, built and served under /."""
    return serve(root_folder, "/")


@pytest.fixture
def visit_site(chromium: Browser) -> Iterator[Callable[..., Visit]]:
    """Open windows: `visit_site(home, width=390, scheme="dark")`. A fault they noted fails the test."""
    with watch_visits(chromium) as visit:
        yield visit
