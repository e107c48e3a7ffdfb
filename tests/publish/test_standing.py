"""A site of which nothing changed at all is not even read; whatever did change is found all the same."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from digest.publish import standing
from tests.publish.builds import publish, publish_clean, stamp_files, start_site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return start_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Believe the times of files that changed just now."""
    monkeypatch.setattr(standing, "_TICK", -(10**18))


def test_nothing_is_read_and_the_notes_are_said_again(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    publish(root)
    before = stamp_files(root / "site")
    with mock.patch("digest.plugin.build", side_effect=AssertionError), caplog.at_level(logging.INFO, "mkdocs"):
        publish(root)
    assert stamp_files(root / "site") == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("content/articles/2021/06/new.md", "---\ntitle: جديد\nsource: coast-observer\n---\n\nنص.\n"),
        ("content/pages/about.md", "# عن\n"),
        ("content/pages/notes.md", "# هوامش\n"),
        ("site_config/site.css", "a {}"),
        ("site/index.html", "spoilt"),
    ],
)
def test_a_change_is_seen(root: Path, name: str, text: str) -> None:
    publish(root)
    (root / name).write_text(text, "utf-8")
    assert publish(root) == publish_clean(root)


def test_files_that_changed_just_now_are_not_believed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "_TICK", 2_000_000_000)
    (root / "site_config/site.css").write_text("b {}", "utf-8")
    publish(root)
    with mock.patch("digest.plugin.build", side_effect=AssertionError), pytest.raises(AssertionError):
        publish(root)
