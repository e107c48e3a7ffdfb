"""The content security policy in a real browser: what is not ours does not run, and what is ours runs undisturbed.

The harness fails a test for any complaint of the console, and a browser complains of every breach of a policy.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_walk import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.visit import Visit

ARTICLE = "articles/2020-02-18-ankara-moscow-assad-idlib/"
#: What a text could smuggle in if every escaping failed, and what a stranger's page could do with it.
SMUGGLED = """<script>window.ran = "inline"</script>
<script>__md_get("__palette"); window.ran = "looks like ours"</script>
<img src="x.png" onerror="window.ran = 'handler'"><svg onload="window.ran = 'svg'"></svg>
<a id="lure" href="javascript:window.ran='address'">x</a><div id="dressed" style="color: rgb(1, 2, 3)">x</div>
<form id="trap" action="about.html"><button>x</button></form><base href="/elsewhere/">
<script src="data:text/javascript,window.ran='data'"></script><iframe src="about:blank#x"></iframe>"""


@pytest.fixture(scope="session")
def breached(root_folder: Path, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The site with hostile markup in the text of one article, as if every escaping had failed."""
    folder = tmp_path_factory.mktemp("breached") / "site"
    shutil.copytree(root_folder, folder)
    page = folder / ARTICLE / "index.html"
    html = page.read_text("utf-8")
    page.write_text(html.replace('<div class="matn">', f'<div class="matn">{SMUGGLED}', 1), "utf-8")
    return serve(folder)


@pytest.fixture(scope="session")
def plain_site(built_site: Callable[[str], Path], serve: Callable[..., str]) -> str:
    """The site under a sub-path alone: hashes depend on the depth of a page, which a sub-path does not change."""
    return serve(built_site("/repo/"), "/repo/")


def test_nothing_smuggled_in_runs(breached: str, visit_site: Callable[..., Visit]) -> None:
    visit = visit_site(breached)
    visit.expected_missing.add(f"{breached}{ARTICLE}x.png")
    visit.open(ARTICLE)
    visit.page.evaluate("document.querySelector('#lure').click()")
    with visit.page.expect_console_message(lambda message: "form-action" in message.text):
        visit.page.evaluate("document.querySelector('#trap button').click()")
    faults = visit.take_faults()
    assert visit.page.evaluate("window.ran") is None
    assert visit.page.evaluate("getComputedStyle(document.querySelector('#dressed')).color") != "rgb(1, 2, 3)"
    assert visit.page.url.startswith(breached + ARTICLE)
    assert visit.page.evaluate("document.baseURI").startswith(breached + ARTICLE)
    for rule in ("script-src", "style-src", "form-action", "base-uri"):
        assert any(rule in fault for fault in faults), f"nothing was refused by {rule}"


@pytest.mark.parametrize("kind", KINDS)
def test_ours_is_not_disturbed(plain_site: str, visit_site: Callable[..., Visit], kind: str) -> None:
    visit = visit_site(plain_site)
    visit.open(KINDS[kind])
    use(visit)


def test_the_missing_page_is_not_disturbed(plain_site: str, visit_site: Callable[..., Visit]) -> None:
    visit = visit_site(plain_site)
    visit.open_missing("no/such/page/")
    use(visit)


def use(visit: Visit) -> None:
    """Press every switch of a page: the colours in their three states, the search, the folds."""
    page = visit.page
    schemes = []
    for _ in range(3):
        page.locator(".hue").click()
        schemes.append(page.locator(".hue").get_attribute("title"))
    assert len(set(schemes)) == 3
    page.locator(".find-open").click()
    page.locator("dialog.find[open], div.find").locator("input").press_sequentially("موسكو")
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("Escape")
    for fold in page.locator("summary:visible").all():
        fold.click()
    visit.settle()
