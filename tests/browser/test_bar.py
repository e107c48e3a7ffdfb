"""The editor's bar, which a script puts over a page under `mkdocs serve`."""

import json
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest

from digest.desk.bar import SCRIPT, SHOWN, Bar, write_bar
from tests.browser.visit import Visit

PAGE = f'<!doctype html><html lang="ar" dir="rtl"><title>ص</title><body><p>نص</p><script src="{SCRIPT}" defer></script>'
HOSTILE = '<img src=x onerror="document.title=1"> </script> &amp;'


@pytest.fixture
def bar(tmp_path: Path, serve: Callable[..., str], visit_site: Callable[..., Visit]) -> Callable[[str], Visit]:
    """Open a page over which the script puts what a file says."""

    def show(shown: str) -> Visit:
        (tmp_path / "desk").mkdir()
        (tmp_path / "index.html").write_text(PAGE, "utf-8")
        (tmp_path / SCRIPT).write_bytes(resources.files("digest").joinpath("desk", "bar.js").read_bytes())
        (tmp_path / SHOWN).write_text(shown, "utf-8")
        visit = visit_site(serve(tmp_path, "/"))
        visit.open()
        return visit

    return show


def test_it_shows_counts_and_notes_as_text(bar: Callable[[str], Visit]) -> None:
    page = bar(write_bar(Bar("مقالان ينتظران", (HOSTILE, "ب"), "للمراجعة:"))).page
    page.locator(".desk-bar summary").click()
    assert page.locator(".desk-bar summary").text_content() == "مقالان ينتظران"
    assert page.locator(".desk-bar li").all_text_contents() == [HOSTILE, "ب"]
    assert page.locator(".desk-bar p").text_content() == "للمراجعة: digest review"
    assert page.locator("img").count() == 0


def test_there_is_none_where_nothing_waits(bar: Callable[[str], Visit]) -> None:
    assert json.loads(write_bar(None)) is None
    page = bar(write_bar(None)).page
    assert page.locator("p").count() == 1
    assert page.locator(".desk-bar").count() == 0
